"""Brings a file's schema to the version that this program knows."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from facilitator.store.errors import MigrationError
from facilitator.store.failures import find_storage_failure

Migration: TypeAlias = str | Callable[[sqlite3.Connection], None]
"""A script of SQL statements, or a function that runs them; neither begins nor commits."""


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    *,
    application_id: int,
    migrations: Sequence[Migration],
) -> None:
    """Run the migrations that the file lacks, all of them in one transaction.

    ``PRAGMA user_version`` counts the migrations that a file has had. Foreign keys are not
    enforced meanwhile, so that tables can be rebuilt; all of them are checked before the commit.
    Raises MigrationError, or what SQLite says if the disk fails; the file is then as it was.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == len(migrations):
        return
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        for migration in migrations[version:]:
            version += 1
            _run(connection, migration)
        connection.execute(f"PRAGMA application_id = {application_id:d}")
        connection.execute(f"PRAGMA user_version = {version:d}")
        _check_foreign_keys(connection)
        connection.execute("COMMIT")
    except Exception as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if find_storage_failure(error):
            raise
        raise MigrationError(path, version) from error
    connection.execute("PRAGMA foreign_keys = ON")


def _run(connection: sqlite3.Connection, migration: Migration) -> None:
    if not isinstance(migration, str):
        migration(connection)
        return
    # Not executescript(): it commits the open transaction first.
    for statement in _statements(migration):
        connection.execute(statement)


def _statements(script: str) -> Iterator[str]:
    start = 0
    for semicolon in re.finditer(";", script):
        if sqlite3.complete_statement(script[start : semicolon.end()]):
            yield script[start : semicolon.end()]
            start = semicolon.end()
    yield script[start:]


def _check_foreign_keys(connection: sqlite3.Connection) -> None:
    dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
    if dangling is not None:
        raise sqlite3.IntegrityError(f"row {dangling[1]} of {dangling[0]} points nowhere")
