"""A folder for what another program lays out: gone with the export, killed or not."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Final

_BEGINNING: Final = "facilitator-export-"
"""What they are called by; the id of the process follows that works there."""


def working_folder() -> TemporaryDirectory[str]:
    """Return a new one; those of killed exports, which hold whole documents, are removed."""
    _clear_after_killed()
    # On Windows a file may be held a moment longer than its program lives.
    return TemporaryDirectory(prefix=f"{_BEGINNING}{os.getpid()}-", ignore_cleanup_errors=True)


def _clear_after_killed() -> None:
    import psutil

    for folder in Path(gettempdir()).glob(f"{_BEGINNING}*-*"):
        number = folder.name.removeprefix(_BEGINNING).partition("-")[0]
        if number.isdecimal() and not psutil.pid_exists(int(number)):
            shutil.rmtree(folder, ignore_errors=True)
