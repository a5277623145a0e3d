"""Invariant 7: drafts do not pile up."""

from __future__ import annotations

from pathlib import Path

from facilitator.store import Health, Store
from facilitator.store.line import Line
from tests.store.numbered import (
    PAGE,
    add,
    fill_disk,
    free_disk,
    held,
    put,
    read_numbers,
    read_texts,
)


def test_invariant_7_job_waiting_under_the_same_key_is_dropped(store: Store) -> None:
    with held(store):
        older = store.submit(put(1, "Lei"), replaces="draft")
        newer = store.submit(put(1, "Leis"), replaces="draft")
        pending = store.health.pending

    assert (older.result(), newer.result(), pending) == ("Leis", "Leis", 2)


def test_invariant_7_job_under_another_key_stays(store: Store) -> None:
    with held(store):
        one = store.submit(put(1, "a"), replaces="draft 1")
        two = store.submit(put(2, "b"), replaces="draft 2")
        plain = store.submit(put(3, "c"))

    assert (one.result(), two.result(), plain.result()) == ("a", "b", "c")


def test_invariant_7_job_that_replaces_is_queued_at_the_end(store: Store) -> None:
    with held(store):
        store.submit(put(1, "draft"), replaces="draft")
        store.submit(lambda connection: connection.execute("DELETE FROM numbered").rowcount)
        store.submit(put(1, "next draft"), replaces="draft")

    assert store.read(read_texts) == {1: "next draft"}


def test_invariant_7_job_already_durable_is_not_replaced(store: Store) -> None:
    older = store.submit(put(1, "Lei"), replaces="draft")
    first = older.result()
    newer = store.submit(put(1, "Leis"), replaces="draft")

    assert (first, older.result(), newer.result()) == ("Lei", "Lei", "Leis")


def test_invariant_7_job_dropped_for_one_that_raises_fails_with_it(store: Store) -> None:
    store.submit(add(1)).result()

    with held(store):
        older = store.submit(add(2), replaces="draft")
        newer = store.submit(add(1), replaces="draft")

    assert older.exception() is newer.exception() is not None
    assert store.read(read_numbers) == [1]


def test_invariant_7_drafts_while_the_disk_is_full_do_not_pile_up(store: Store) -> None:
    fill_disk(store)
    futures = [store.submit(put(1, f"{count} {PAGE}"), replaces="draft") for count in range(1000)]
    store.read(read_numbers)
    health = store.health

    free_disk(store)
    store.retry()

    assert health.pending < 3  # one waits, one more if it was typed during a try
    assert futures[-1].result() == futures[0].result() == f"999 {PAGE}"


def test_invariant_7_job_replaced_during_a_failing_try_is_dropped(path: Path) -> None:
    line = Line(path)
    older = line.join(put(1, "Lei"), "draft")
    entry = line.join(add(2), None)
    tickets = line.take_jobs()

    newer = line.join(put(1, "Leis"), "draft")
    line.put_back(tickets)
    waiting = line.take_jobs()

    assert [ticket.futures for ticket in waiting] == [[entry], [newer, older]]


def test_invariant_7_job_put_back_is_replaced_by_the_next(path: Path) -> None:
    line = Line(path)
    older = line.join(put(1, "Lei"), "draft")
    line.put_back(line.take_jobs())

    newer = line.join(put(1, "Leis"), "draft")

    assert newer is older
    assert line.count_pending() == 1


def test_health_while_jobs_are_in_hand_counts_them(store: Store) -> None:
    with held(store):
        health = store.health

    assert health == Health(pending=1, failure="")
