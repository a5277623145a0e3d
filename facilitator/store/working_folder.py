"""Folders for copies that are needed for a moment: gone with it, killed or not.

What lies in them is in no record: redacting, destroying and closing never reach it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Final

_BEGINNING: Final = "facilitator-working-"
"""What they are called by; the id of the process that works there follows, and what makes it one
of its own."""
_NAME: Final = re.compile(rf"{_BEGINNING}([0-9]{{1,9}})-[0-9a-z_]{{8}}")
"""Nothing else is ever removed."""


def working_folder(*, shown: bool = False) -> TemporaryDirectory[str]:
    """Return a new one that only this user may read; those of killed programs are removed.

    What is `shown` by another program lies where the desktop keeps its own, if it has such a place.
    """
    delete_left_by_killed()
    # On Windows a file may be held a moment longer than its program lives.
    return TemporaryDirectory(
        prefix=f"{_BEGINNING}{os.getpid()}-",
        dir=_runtime_folder() if shown else None,
        ignore_cleanup_errors=True,
    )


def delete_left_by_killed() -> None:
    """Remove the folders of programs that live no more: they hold whole documents and photos."""
    for folder, process in list(_folders()):
        import psutil  # seldom needed, and heavy at every start

        if not psutil.pid_exists(process):
            shutil.rmtree(folder, ignore_errors=True)


def _folders() -> Iterator[tuple[Path, int]]:
    """Yield the folders of other processes, and whose they are."""
    for place in {gettempdir(), _runtime_folder() or gettempdir()}:
        for folder in Path(place).glob(f"{_BEGINNING}*"):
            named = _NAME.fullmatch(folder.name)
            if named and int(named[1]) != os.getpid():
                yield folder, int(named[1])


def _runtime_folder() -> str | None:
    place = os.environ.get("XDG_RUNTIME_DIR", "")
    return place if place and Path(place).is_dir() else None
