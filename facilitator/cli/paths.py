"""Paths that are given to commands, and where the record of an agenda lies."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

ANY_PATH: Final = click.Path(path_type=Path, readable=False)
"""Any path at all: what is wrong with it is said by whoever opens it, in the user's language."""

RECORD: Final = ".record"


def rehearsal_of(agenda: Path) -> Path:
    """Return where the record of a rehearsal by hand lies."""
    return agenda.with_suffix(f".rehearsal{RECORD}") if agenda.name else agenda


def rehearsed_name(agenda: Path) -> str:
    """Return what the document of a rehearsal by hand is called: never what the event's is."""
    return f"{agenda.stem}-generalprobe"


def record_of(agenda: Path) -> Path:
    """Return where the record of an agenda lies; ``.`` and ``/`` have no name to put it beside."""
    return agenda.with_suffix(RECORD) if agenda.name else agenda
