"""Deleting files that hold what somebody said, and what a killed program left beside one."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

BESIDE: Final = ("-wal", "-shm", "-journal")
"""What else lies beside a file that is open, or whose program was killed."""
_CLOSING: Final = ".closing"


def delete_file(path: Path) -> tuple[str, ...]:
    """Delete a closed file and all that lies beside it; return the names of what is gone.

    Its bytes are overwritten before, which a magnetic disk honours; a solid-state one may keep them
    in cells that no program reads. Raises OSError if something is left.
    """
    gone: list[str] = []
    for file in (path, *(Path(f"{path}{end}") for end in BESIDE)):
        if file.exists():
            _overwrite(file)
            file.unlink()
            gone.append(file.name)
    return tuple(gone)


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, 1 << 20)))
        file.flush()
        os.fsync(file.fileno())


def half_closed(record: Path) -> Path:
    """Return where the fresh record lies while an event is closed."""
    return record.with_name(f"{record.name}{_CLOSING}")


def delete_half_closed(record: Path) -> None:
    """Delete what a close has left that was killed or failed: no redaction would ever reach it.

    A file that can't be deleted stays.
    """
    with contextlib.suppress(OSError):
        delete_file(half_closed(record))
