"""Invariants 1, 2, 3 and 5: what a future says, and what jobs of one group do to each other."""

from __future__ import annotations

import asyncio
import sqlite3
from concurrent.futures import Future
from pathlib import Path

import pytest

from facilitator.store import Health, Job, Store
from tests.store.numbered import add, held, numbers_in, open_store, put, read_numbers, read_texts

LINKED = """
    CREATE TABLE numbered (
        number INTEGER PRIMARY KEY,
        text TEXT REFERENCES numbered DEFERRABLE INITIALLY DEFERRED
    )
"""


class Poison(BaseException):
    """What some libraries raise: not even an Exception."""


def poison(number: int) -> Job[None]:
    def job(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO numbered VALUES (?, '')", (number,))
        raise Poison

    return job


def test_invariant_1_future_resolves_after_commit(store: Store) -> None:
    connections: list[sqlite3.Connection] = []
    resolved_inside: list[bool] = []

    with held(store):
        future = store.submit(connections.append)
        future.add_done_callback(lambda _: resolved_inside.append(connections[0].in_transaction))
    store.read(read_numbers)

    assert resolved_inside == [False]


def test_invariant_1_future_cancelled_is_saved_all_the_same(store: Store) -> None:
    with held(store):
        cancelled = store.submit(add(1)).cancel()

    assert not cancelled
    assert store.read(read_numbers) == [1]


async def test_invariant_1_task_cancelled_is_saved_all_the_same(store: Store) -> None:
    with held(store):
        waiting = asyncio.wrap_future(store.submit(add(1)))
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    assert store.submit(add(2)).result() == 2
    assert store.read(read_numbers) == [1, 2]


def test_invariant_2_jobs_waiting_share_one_transaction(store: Store) -> None:
    statements: list[str] = []

    with held(store):
        store.submit(lambda connection: connection.set_trace_callback(statements.append))
        futures = [store.submit(add(number)) for number in range(100)]
    results = [future.result() for future in futures]

    assert results == list(range(100))
    assert [line for line in statements if line.startswith(("BEGIN", "COMMIT"))] == [
        "COMMIT -- group"
    ]


def test_invariant_2_jobs_take_effect_in_order(store: Store) -> None:
    with held(store):
        for text in ("first", "second", "third"):
            store.submit(put(1, text))

    assert store.read(read_texts) == {1: "third"}


def test_invariant_2_futures_resolve_in_order(store: Store) -> None:
    resolved: list[int] = []

    def note(future: Future[int]) -> None:
        resolved.append(future.result())

    with held(store):
        for number in range(20):
            store.submit(add(number)).add_done_callback(note)
    store.read(read_numbers)

    assert resolved == list(range(20))


def test_invariant_3_job_that_raises_fails_alone(store: Store) -> None:
    with held(store):
        before, poisoned, after = (
            store.submit(add(1)),
            store.submit(poison(2)),
            store.submit(add(3)),
        )

    assert (before.result(), type(poisoned.exception()), after.result()) == (1, Poison, 3)
    assert store.read(read_numbers) == [1, 3]
    assert store.health == Health(pending=0, failure="")


def test_invariant_3_job_that_breaks_a_constraint_fails_alone(store: Store) -> None:
    with held(store):
        first, second, third = (store.submit(add(number)) for number in (1, 1, 2))

    assert (first.result(), type(second.exception()), third.result()) == (
        1,
        sqlite3.IntegrityError,
        2,
    )


def test_invariant_3_job_that_breaks_a_deferred_constraint_fails_alone(path: Path) -> None:
    with open_store(path, migrations=(LINKED,)) as store:
        with held(store):
            futures = [store.submit(add(1, "2")), store.submit(add(2, "2"))]
            dangling = store.submit(add(3, "4"))
            futures.append(store.submit(add(5, "5")))

        # In one group 2 would have rescued 1; alone, each has to stand by itself.
        errors = [type(future.exception()) for future in (*futures, dangling)]

    assert errors == [sqlite3.IntegrityError, type(None), type(None), sqlite3.IntegrityError]
    assert numbers_in(path) == [2, 5]


@pytest.mark.parametrize(
    "end",
    [
        lambda connection: connection.commit(),
        lambda connection: connection.rollback(),
        lambda connection: connection.execute("COMMIT"),
        lambda connection: connection.executescript("SELECT 1;"),
    ],
)
def test_invariant_3_job_that_ends_the_transaction_fails_alone(
    store: Store, end: Job[object]
) -> None:
    with held(store):
        before, ending, after = store.submit(add(1)), store.submit(end), store.submit(add(2))

    assert str(ending.exception()) == "not authorized"
    assert (before.result(), after.result()) == (1, 2)


def test_invariant_5_submit_while_the_thread_is_busy_returns(store: Store) -> None:
    with held(store):
        futures = [store.submit(add(number)) for number in range(1000)]
        health = store.health
        done = [future for future in futures if future.done()]

    assert (health, done) == (Health(pending=1001, failure=""), [])
    assert store.read(read_numbers) == list(range(1000))


def test_invariant_5_submit_from_the_stores_own_thread_returns(store: Store) -> None:
    inner: list[Future[int]] = []

    store.submit(lambda _: inner.append(store.submit(add(1)))).result()

    assert inner[0].result() == 1


def test_health_listener_that_raises_is_survived(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def listen(_: Health) -> None:
        raise LookupError("of the listener")

    with open_store(path, on_health=listen) as store:
        results = [store.submit(add(number)).result() for number in (1, 2)]

    assert results == [1, 2]
    assert {record.levelname for record in caplog.records} == {"ERROR"}


def test_health_listener_hears_when_all_is_durable(path: Path) -> None:
    heard: list[Health] = []

    with open_store(path, on_health=heard.append) as store:
        store.submit(add(1)).result()

    assert heard == [Health(pending=0, failure="")]
