"""Invariant 6: what a read sees."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from facilitator.store import DamagedError, Store
from tests.store.numbered import (
    PAGE,
    add,
    fill_disk,
    free_disk,
    open_store,
    read_numbers,
)


def test_invariant_6_read_sees_what_was_submitted_before(store: Store) -> None:
    for number in range(100):
        store.submit(add(number))

    assert store.read(read_numbers) == list(range(100))


def test_invariant_6_read_while_storage_fails_sees_what_is_durable(store: Store) -> None:
    store.submit(add(1)).result()
    fill_disk(store)
    store.submit(add(2, PAGE))

    durable = store.read(read_numbers)
    free_disk(store)
    store.retry()

    assert (durable, store.read(read_numbers)) == ([1], [1, 2])


def test_invariant_6_query_that_writes_is_refused(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store.read(add(1))

    assert store.submit(add(1)).result() == 1


def test_read_whose_query_raises_raises_the_same(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        store.read(lambda _: 1 / 0)

    assert store.read(read_numbers) == []


def test_read_on_the_stores_own_thread_is_refused(store: Store) -> None:
    future = store.submit(lambda _: store.read(read_numbers))

    assert isinstance(future.exception(), RuntimeError)


def test_read_that_fails_half_way_does_not_bar_closing(path: Path) -> None:
    def query(connection: sqlite3.Connection) -> None:
        rows = connection.execute("SELECT number FROM numbered")
        rows.fetchone()
        raise LookupError

    store = open_store(path)
    for number in range(3):
        store.submit(add(number))
    with pytest.raises(LookupError) as kept:
        store.read(query)
    store.close()

    assert kept.value.__traceback__ is not None
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_read_of_a_page_damaged_since_opening_says_so(path: Path) -> None:
    with open_store(path) as store:
        for number in range(3000):
            store.submit(add(number, "x" * 500))
    with open_store(path) as store:
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * 400_000)
        store.read(lambda connection: connection.execute("PRAGMA shrink_memory").fetchone())

        with pytest.raises(DamagedError, match="malformed"):
            store.read(lambda connection: connection.execute("SELECT * FROM numbered").fetchall())
