"""Reading an agenda file.

Pydantic and YAML are imported when a file is read: the first picture of the screen must not
wait for them where the record already holds the agenda.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from facilitator.domain.agenda import Agenda, BlockId


@dataclass(frozen=True, slots=True)
class AgendaFile:
    """An agenda with what only its file knows."""

    path: Path
    agenda: Agenda
    notes: Mapping[BlockId, str]
    """Private to the moderator: never recorded, shown on the stage or exported."""
    digest: str = ""
    """Differs when the file's text does; empty: not known."""


def read_agenda(path: Path) -> AgendaFile:
    """Return the agenda in `path`; raise FileProblemsError with everything that is wrong."""
    from facilitator.formats.agenda_checks import check_agenda
    from facilitator.formats.agenda_conversion import private_notes, to_agenda
    from facilitator.formats.agenda_model import AgendaModel
    from facilitator.formats.strict import load

    # Before it is read: a file that is edited at this very moment counts as edited afterwards.
    digest = _digest(path)
    file = load(path, AgendaModel, check_agenda)
    return AgendaFile(path, to_agenda(file), MappingProxyType(private_notes(file)), digest)


def _digest(path: Path) -> str:
    from hashlib import sha256

    from facilitator.formats.problems import UnreadableError
    from facilitator.formats.source import read_text

    try:
        return sha256(read_text(path).encode()).hexdigest()
    except UnreadableError:
        return ""
