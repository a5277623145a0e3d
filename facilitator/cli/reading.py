"""Reading the agenda and the script that a command is given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.cli.failing import SentenceError
from facilitator.texts import Texts

if TYPE_CHECKING:
    from facilitator.domain.agenda import Agenda
    from facilitator.domain.script import Script
    from facilitator.formats.agenda import AgendaFile


def read_plan(agenda: Path, texts: Texts) -> AgendaFile:
    """Return what stands in the file `agenda`; all its mistakes end the command in words."""
    from facilitator.formats.agenda import read_agenda
    from facilitator.formats.problems import FileProblemsError

    try:
        return read_agenda(agenda)
    except FileProblemsError as error:
        raise SentenceError(error.render(texts)) from None


def read_played(script: Path | None, agenda: Agenda, texts: Texts) -> Script:
    """Return what the file `script` plays; None: nothing. Its mistakes end the command in words."""
    from facilitator.domain.script import Script
    from facilitator.formats.problems import FileProblemsError
    from facilitator.formats.script import read_script

    try:
        return Script() if script is None else read_script(script, agenda)
    except FileProblemsError as error:
        raise SentenceError(error.render(texts)) from None
