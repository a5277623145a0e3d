"""A copy of a record without what proves its device: whoever finds the stick is not that device."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from facilitator.store.copying import write_copy
from facilitator.store.working_folder import working_folder


def write_without_secret(backup: Callable[[Path], None], target: Path) -> None:
    """Write what `backup` writes to `target`, but for the device's secret.

    Raises StoreError.
    """
    with working_folder() as folder:
        copy = Path(folder) / "copy.record"
        backup(copy)
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            connection.execute("UPDATE meta SET value = '' WHERE key = 'secret'")
            connection.execute("VACUUM")
        write_copy(copy.read_bytes(), target)
