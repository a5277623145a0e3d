"""Reading the agenda that a command is given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.cli.failing import SentenceError
from facilitator.texts import Texts

if TYPE_CHECKING:
    from facilitator.formats.agenda import AgendaFile


def read_plan(agenda: Path, texts: Texts) -> AgendaFile:
    """Return what stands in the file `agenda`; all its mistakes end the command in words."""
    from facilitator.formats.agenda import read_agenda
    from facilitator.formats.problems import FileProblemsError

    try:
        return read_agenda(agenda)
    except FileProblemsError as error:
        raise SentenceError(error.render(texts)) from None
