"""A store of numbered rows; how tests look at it, hold it up and fill its disk."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from typing import Final

from facilitator.store import Health, Job, Migration, Store

APPLICATION_ID: Final = 0x66616331
SCHEMA: Final = "CREATE TABLE numbered (number INTEGER PRIMARY KEY, text TEXT NOT NULL)"
PAGE: Final = "x" * 5000
"""A text that no half-filled page has room for."""


def open_store(
    path: Path,
    *,
    migrations: tuple[Migration, ...] = (SCHEMA,),
    create: bool = True,
    on_health: Callable[[Health], None] | None = None,
) -> Store:
    return Store.open(
        path,
        application_id=APPLICATION_ID,
        migrations=migrations,
        create=create,
        on_health=on_health,
    )


def add(number: int, text: str = "") -> Job[int]:
    """A job that adds a row and returns its number."""

    def job(connection: sqlite3.Connection) -> int:
        connection.execute("INSERT INTO numbered VALUES (?, ?)", (number, text))
        return number

    return job


def put(number: int, text: str) -> Job[str]:
    """A job that overwrites a row and returns its text."""

    def job(connection: sqlite3.Connection) -> str:
        connection.execute("INSERT OR REPLACE INTO numbered VALUES (?, ?)", (number, text))
        return text

    return job


def read_numbers(connection: sqlite3.Connection) -> list[int]:
    return [number for (number,) in connection.execute("SELECT number FROM numbered ORDER BY 1")]


def read_texts(connection: sqlite3.Connection) -> dict[int, str]:
    return dict(connection.execute("SELECT number, text FROM numbered"))


def numbers_in(path: Path) -> list[int]:
    """The numbers in a closed file, as SQLite alone reads them."""
    with closing(sqlite3.connect(path)) as connection:
        return read_numbers(connection)


@contextmanager
def held(store: Store) -> Iterator[None]:
    """Keep the store's thread busy, so that what is submitted meanwhile waits."""
    busy, released = Event(), Event()

    def job(_: sqlite3.Connection) -> None:
        busy.set()
        released.wait()

    store.submit(job)
    busy.wait()
    try:
        yield
    finally:
        released.set()


def fill_disk(store: Store) -> None:
    """Leave the file no room to grow."""
    store.read(_set_page_limit("(SELECT page_count FROM pragma_page_count)"))


def free_disk(store: Store) -> None:
    store.read(_set_page_limit("1000000"))


def _set_page_limit(pages: str) -> Job[None]:
    def query(connection: sqlite3.Connection) -> None:
        (limit,) = connection.execute(f"SELECT {pages}").fetchone()
        connection.execute(f"PRAGMA max_page_count = {limit}")

    return query


def run_child(module: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a module of this folder as a process of its own, to its end."""
    command = [sys.executable, "-m", f"tests.store.{module}", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)
