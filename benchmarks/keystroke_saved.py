"""From a keystroke to "saved": a job through the store against a bare commit of the same row.

The floor is what nobody can undercut: one `sqlite3` connection with the same guarantees (WAL,
``synchronous=FULL``), on the thread that asks. Pairs are interleaved, first one and then the
other in front, so that whatever else the disk does hits both alike.

    python -m benchmarks.keystroke_saved [PAIRS]
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from time import perf_counter_ns
from typing import Final

from facilitator.store import Store

TARGET: Final = 1.5
SCHEMA: Final = "CREATE TABLE draft (field TEXT PRIMARY KEY, value TEXT)"
WRITE: Final = "INSERT OR REPLACE INTO draft VALUES (?, ?)"
TEXT: Final = "Leistungsbeziehende werden bei der Einführung persönlich begleitet. " * 3


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    # Beside this file: a temporary folder may lie in memory, where a commit costs nothing.
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        floor, stored = measure(Path(folder), pairs)
    report("sqlite3 alone", floor)
    report("the store", stored)
    ratio, tail = (at(stored, percent) / at(floor, percent) for percent in (50, 99))
    print(f"p50 ratio {ratio:.2f} (target: at most {TARGET}), p99 ratio {tail:.2f}")
    sys.exit(ratio > TARGET)


def measure(folder: Path, pairs: int) -> tuple[list[int], list[int]]:
    raw = sqlite3.connect(folder / "raw", isolation_level=None)
    for setting in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL"):
        raw.execute(f"PRAGMA {setting}").fetchone()
    raw.execute(SCHEMA)
    floor: list[int] = []
    stored: list[int] = []
    with Store.open(folder / "store", application_id=1, migrations=[SCHEMA]) as store:
        runs = [(floor, lambda row: commit(raw, row)), (stored, lambda row: submit(store, row))]
        for number in range(pairs):
            row = ("draft", TEXT[: number % len(TEXT)])
            for timings, run in runs if number % 2 else reversed(runs):
                timings.append(timed(run, row))
    raw.close()
    return floor, stored


def commit(raw: sqlite3.Connection, row: tuple[str, str]) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(WRITE, row)
    raw.execute("COMMIT")


def submit(store: Store, row: tuple[str, str]) -> None:
    def write(connection: sqlite3.Connection) -> None:
        connection.execute(WRITE, row)

    store.submit(write).result()


def timed(run: Callable[[tuple[str, str]], None], row: tuple[str, str]) -> int:
    start = perf_counter_ns()
    run(row)
    return perf_counter_ns() - start


def at(timings: list[int], percent: int) -> float:
    return quantiles(timings, n=100)[percent - 1]


def report(name: str, timings: list[int]) -> None:
    print(f"{name:>14}: p50 {at(timings, 50) / 1e6:.3f} ms, p99 {at(timings, 99) / 1e6:.3f} ms")


if __name__ == "__main__":
    main()
