"""Kills itself in the middle of a migration."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from pathlib import Path

from tests.store.numbered import SCHEMA, open_store


def migrate_and_die(connection: sqlite3.Connection) -> None:
    # More than the cache holds, so that pages are written before the commit that never comes.
    connection.execute("PRAGMA cache_size = 10")
    connection.execute("DELETE FROM numbered")
    for number in range(1000):
        connection.execute("INSERT INTO numbered VALUES (?, ?)", (number, "x" * 1000))
    os.kill(os.getpid(), signal.SIGKILL)


open_store(Path(sys.argv[1]), migrations=(SCHEMA, migrate_and_die))
