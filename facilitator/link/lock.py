"""The lock that the hub of a record holds as long as it lives, however it ends.

SQLite's own, because it works alike on every system: nothing is ever written to the file.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

_WAIT_SECONDS: Final = 0.5
"""Whoever only looks whether the lock is held holds it for a moment."""


class HeldError(Exception):
    """Another process holds the lock."""


def hold(path: Path, wait: float = _WAIT_SECONDS) -> sqlite3.Connection:
    """Return what holds the lock at `path` until it is closed or the process ends.

    Raises HeldError, or OSError if no lock can be kept there.
    """
    try:
        lock = sqlite3.connect(path, timeout=wait, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        lock.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise HeldError(path) from None
        raise OSError(str(error)) from error
    return lock


def is_held(path: Path) -> bool:
    """Return whether a living process holds the lock at `path`.

    Raises OSError.
    """
    try:
        hold(path, wait=0).close()
    except HeldError:
        return True
    return False
