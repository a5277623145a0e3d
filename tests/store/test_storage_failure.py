"""Invariants 4, 6 and 13: a disk that fails, in this process and in a real one."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from queue import SimpleQueue

import pytest

from facilitator.store import Health, Store, UnsavedError
from tests.store.numbered import (
    PAGE,
    add,
    fill_disk,
    free_disk,
    numbers_in,
    open_store,
    put,
    read_numbers,
    read_texts,
    run_child,
)

FULL = "database or disk is full"
GONE = "the file is no longer in its place"


def test_invariant_4_failure_is_sticky(store: Store) -> None:
    fill_disk(store)
    large, small = store.submit(add(1, PAGE)), store.submit(add(2))
    durable = store.read(read_numbers)

    assert (durable, large.done(), small.done()) == ([], False, False)
    assert store.health == Health(pending=2, failure=FULL)


def test_invariant_4_recovery_commits_all_in_order(store: Store) -> None:
    fill_disk(store)
    futures = [store.submit(put(1, text)) for text in (PAGE, "short", "shorter")]
    store.read(read_numbers)

    free_disk(store)
    store.retry()

    assert [future.result() for future in futures] == [PAGE, "short", "shorter"]
    assert store.read(read_texts) == {1: "shorter"}
    assert store.health == Health(pending=0, failure="")


def test_invariant_4_thread_tries_again_by_itself(store: Store) -> None:
    fill_disk(store)
    future = store.submit(add(1, PAGE))
    store.read(read_numbers)

    free_disk(store)

    assert future.result(timeout=30) == 1


def test_invariant_4_job_that_wraps_the_failure_is_kept(store: Store) -> None:
    def job(connection: sqlite3.Connection) -> None:
        try:
            add(1, PAGE)(connection)
        except sqlite3.Error as error:
            raise LookupError("said in other words") from error

    fill_disk(store)
    future = store.submit(job)
    store.read(read_numbers)
    done = future.done()
    free_disk(store)
    store.retry()

    assert (done, future.result()) == (False, None)


def test_invariant_4_poison_during_a_failure_still_fails_alone(store: Store) -> None:
    fill_disk(store)
    futures = [store.submit(add(1, PAGE)), store.submit(add(1)), store.submit(add(2))]
    store.read(read_numbers)

    free_disk(store)
    store.retry()

    assert [type(future.exception()) for future in futures] == [
        type(None),
        sqlite3.IntegrityError,
        type(None),
    ]


def test_invariant_4_listener_hears_of_failure_and_recovery(path: Path) -> None:
    heard: SimpleQueue[Health] = SimpleQueue()
    with open_store(path, on_health=heard.put) as store:
        fill_disk(store)
        store.submit(add(1, PAGE))
        failed = heard.get(timeout=30)
        free_disk(store)
        store.retry()
        # The thread may have tried by itself before there was room.
        recovered = next(health for health in iter(heard.get, None) if health != failed)

    assert (failed, recovered) == (Health(pending=1, failure=FULL), Health(pending=0, failure=""))


def test_invariant_4_retry_while_all_is_well_does_nothing(store: Store) -> None:
    store.retry()

    assert store.submit(add(1)).result() == 1


def test_invariant_10_close_while_the_disk_is_full_leaves_the_store_open(store: Store) -> None:
    fill_disk(store)
    futures = [store.submit(add(1, PAGE)), store.submit(add(2))]

    with pytest.raises(UnsavedError) as caught:
        store.close()
    later = store.submit(add(3))
    free_disk(store)
    store.close()

    assert (caught.value.pending, caught.value.reason) == (2, FULL)
    assert [future.result() for future in (*futures, later)] == [1, 2, 3]
    assert numbers_in(store.path) == [1, 2, 3]


def test_invariant_13_file_moved_away_is_a_failure_until_it_is_back(store: Store) -> None:
    elsewhere = store.path.with_suffix(".moved")
    store.submit(add(1)).result()
    store.path.rename(elsewhere)
    future = store.submit(add(2))
    durable = store.read(read_numbers)
    health = store.health

    elsewhere.rename(store.path)
    store.retry()

    assert (durable, health) == ([1], Health(pending=1, failure=GONE))
    assert future.result() == 2


def test_invariant_13_file_deleted_can_still_be_backed_up(path: Path, tmp_path: Path) -> None:
    store = open_store(path)
    store.submit(add(1)).result()
    path.unlink()
    store.submit(add(2))

    store.backup(tmp_path / "rescued")
    with pytest.raises(UnsavedError) as caught:
        store.close()

    assert (caught.value.pending, caught.value.reason) == (1, GONE)
    assert numbers_in(tmp_path / "rescued") == [1]


def test_invariant_13_file_exchanged_is_left_alone(path: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "other") as other:
        other.submit(add(7)).result()
    store = open_store(path)
    store.submit(add(1)).result()
    (tmp_path / "other").replace(path)
    store.submit(add(2))

    with pytest.raises(UnsavedError):
        store.close()

    assert store.health == Health(pending=1, failure=GONE)


def test_invariant_13_log_tidied_away_loses_nothing_even_killed(path: Path) -> None:
    child = run_child("tidied_child", path)

    assert (child.returncode, child.stderr) == (-9, "")
    with open_store(path) as store:
        assert store.read(read_numbers) == [1, 2]


def test_invariant_13_log_tidied_away_while_the_disk_is_full_loses_nothing(path: Path) -> None:
    child = run_child("full_child", "mending", path)

    assert child.stderr == ""
    assert json.loads(child.stdout) == {
        "saved": 40,
        "after the mend failed": [0, "disk I/O error"],
        "after the commit failed": [1, "disk I/O error"],
        "durable": 41,
        "saved at last": 41,
        "log": True,
    }
    assert numbers_in(path) == list(range(42))


def test_invariant_4_disk_full_for_real_is_survived(path: Path) -> None:
    child = run_child("full_child", "running", path)

    assert child.stderr == ""
    told = json.loads(child.stdout)
    saved = told.pop("saved")
    assert 0 < saved < 40
    assert told == {
        "failure": "disk I/O error",
        "resolved_while_full": list(range(saved)),
        "durable_while_full": list(range(saved)),
        "pending_at_close": 40 - saved,
        "resolved_after": list(range(40)),
        "pending_at_next_close": 0,
        "files": [path.name],
    }
    assert numbers_in(path) == list(range(41))


def test_invariant_9_disk_full_while_creating_leaves_a_file_that_opens(path: Path) -> None:
    child = run_child("full_child", "opening", path)

    assert (child.stdout, child.stderr) == ("disk I/O error", "")
    with open_store(path) as store:
        assert store.submit(add(1)).result() == 1
