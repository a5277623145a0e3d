"""Looks into a file without touching it: a private copy is opened in its stead.

SQLite itself would fold in a log that was left, or put files of its own beside it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from facilitator.store.errors import MissingError, NotWritableError
from facilitator.store.working_folder import working_folder

_LOCKED_FROM: Final = 0x40000002
_LOCKED_BYTES: Final = 510
"""Where SQLite's readers lock a file, https://www.sqlite.org/src/file/src/os.h (SHARED_FIRST)."""
_TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a file, of what was committed to it, and how the file itself stood."""

    path: Path
    in_use: bool
    """Somebody has the file open: what he does next is not in the copy."""
    has_log: bool
    """A ``-wal`` lies beside it: it is open, or was killed while it was."""


@contextmanager
def copied(path: Path) -> Iterator[Copy]:
    """Yield a copy that may be opened and written to; it is deleted afterwards.

    Not for a file that this process has open: on POSIX its locks would be lost. Raises
    MissingError, or NotWritableError if the copy can't be made.
    """
    if not path.is_file():
        raise MissingError(path)
    with working_folder() as folder:
        target = Path(folder) / "copy.record"
        try:
            in_use = is_in_use(path)
            has_log = _copy_both(path, target)
            in_use = in_use or is_in_use(path)
        except OSError as error:
            raise NotWritableError(path, error.strerror or str(error)) from error
        yield Copy(target, in_use, has_log)


def _copy_both(path: Path, target: Path) -> bool:
    """Copy the file and the log beside it as they stood at one moment; return if there was one."""
    log, beside = Path(f"{path.resolve()}-wal"), Path(f"{target}-wal")
    for _ in range(_TRIES):
        beside.unlink(missing_ok=True)
        # Only a checkpoint writes to the file itself, and a log only ever grows until then.
        before = path.stat()
        shutil.copyfile(path, target)
        with suppress(FileNotFoundError):
            shutil.copyfile(log, beside)
        after = path.stat()
        if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size):
            break
    return beside.exists()


def is_in_use(path: Path) -> bool:
    """Return whether another process has the file open as its owner. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return not _can_lock(descriptor)
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _can_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_FROM, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBRLCK, _LOCKED_BYTES)
        except OSError:
            return False
        os.lseek(descriptor, _LOCKED_FROM, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, _LOCKED_BYTES)
        return True

else:
    import fcntl

    def _can_lock(descriptor: int) -> bool:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB, _LOCKED_BYTES, _LOCKED_FROM)
        except (BlockingIOError, PermissionError):
            return False
        return True
