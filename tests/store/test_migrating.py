"""Invariants 9 and 11: a file's schema is brought up to date, or the file is as it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from facilitator.store import MigrationError
from tests.store.numbered import SCHEMA, add, open_store, read_numbers, read_texts, run_child

MARK_OLD = "UPDATE numbered SET text = 'old'"
SCRIPT = """
    -- a comment; with a semicolon
    CREATE TABLE numbered (number INTEGER PRIMARY KEY, text TEXT NOT NULL DEFAULT 'a;b');
    CREATE TABLE noted (number INTEGER);
    CREATE TRIGGER note AFTER INSERT ON numbered BEGIN
        INSERT INTO noted VALUES (new.number);
        INSERT INTO noted VALUES (-new.number);
    END;
    /* and one; at the end */
"""


def mark_new(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE numbered SET text = text || ', new'")


def test_migration_of_an_older_file_runs_what_is_missing_in_order(path: Path) -> None:
    with open_store(path) as store:
        store.submit(add(1))

    for migrations in ((SCHEMA, MARK_OLD), (SCHEMA, MARK_OLD, mark_new, mark_new)):
        with open_store(path, migrations=migrations) as store:
            texts = store.read(read_texts)

    assert texts == {1: "old, new, new"}


def test_migration_script_of_many_statements_runs_each(path: Path) -> None:
    with open_store(path, migrations=(SCRIPT,)) as store:
        store.submit(add(1))
        noted = store.read(
            lambda connection: connection.execute("SELECT number FROM noted").fetchall()
        )

    assert noted == [(1,), (-1,)]


def test_migration_may_rebuild_a_table_that_others_point_to(path: Path) -> None:
    linked = SCHEMA + "; CREATE TABLE mark (number INTEGER REFERENCES numbered ON DELETE CASCADE)"
    rebuild = """
        CREATE TABLE rebuilt (number INTEGER PRIMARY KEY, text TEXT NOT NULL, more TEXT);
        INSERT INTO rebuilt SELECT number, text, 'x' FROM numbered;
        DROP TABLE numbered;
        ALTER TABLE rebuilt RENAME TO numbered;
    """
    with open_store(path, migrations=(linked,)) as store:
        store.submit(add(1))
        store.submit(lambda connection: connection.execute("INSERT INTO mark VALUES (1)").rowcount)

    with open_store(path, migrations=(linked, rebuild)) as store:
        marks = store.read(lambda connection: connection.execute("SELECT * FROM mark").fetchall())
        dangling = store.submit(
            lambda connection: connection.execute("INSERT INTO mark VALUES (2)").rowcount
        ).exception()

    assert marks == [(1,)]
    assert isinstance(dangling, sqlite3.IntegrityError)


@pytest.mark.parametrize(
    "failing",
    [
        "DELETE FROM numbered; this is no SQL",
        "INSERT INTO numbered VALUES (1, 'again')",
        lambda connection: 1 / 0,
        "CREATE TABLE mark (number INTEGER REFERENCES numbered); INSERT INTO mark VALUES (7)",
    ],
    ids=["syntax", "constraint", "function", "dangling reference"],
)
def test_invariant_11_migration_that_fails_leaves_the_file_as_it_was(
    path: Path, failing: str
) -> None:
    with open_store(path) as store:
        store.submit(add(1))
    before = path.read_bytes()

    with pytest.raises(MigrationError) as caught:
        open_store(path, migrations=(SCHEMA, MARK_OLD, failing))

    assert caught.value.version == 3
    assert path.read_bytes() == before
    with open_store(path) as store:
        assert store.read(read_texts) == {1: ""}


@pytest.mark.parametrize("saved", [[], [1]], ids=["while creating", "while migrating"])
def test_invariant_9_killed_in_a_migration_opens_again(path: Path, saved: list[int]) -> None:
    if saved:
        with open_store(path) as store:
            store.submit(add(1))

    child = run_child("migrating_child", path)

    assert (child.returncode, child.stderr) == (-9, "")
    with open_store(path) as store:
        assert store.read(read_numbers) == saved
