"""Invariants 10 and 12: what is left when a store is closed, and when it is not."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from threading import Thread

import pytest

from facilitator.store import ClosedError, Store
from tests.store.numbered import add, held, numbers_in, open_store, put, read_numbers, run_child


def test_invariant_10_close_commits_everything_into_one_file(path: Path) -> None:
    store = open_store(path)
    with held(store):
        futures = [store.submit(add(number)) for number in range(100)]
    store.close()

    assert [future.result(timeout=0) for future in futures] == list(range(100))
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert numbers_in(path) == list(range(100))


def test_invariant_10_close_waits_for_what_callbacks_submit(path: Path) -> None:
    store = open_store(path)

    def submit_next(future: Future[int]) -> None:
        if future.result() < 10:
            store.submit(add(future.result() + 1)).add_done_callback(submit_next)

    with held(store):
        store.submit(add(1)).add_done_callback(submit_next)
    store.close()

    assert numbers_in(path) == list(range(1, 11))


def test_close_twice_does_nothing(path: Path) -> None:
    store = open_store(path)
    store.close()
    store.close()

    assert numbers_in(path) == []


def test_close_from_several_threads_ends_them_all(path: Path) -> None:
    store = open_store(path)
    threads = [Thread(target=store.close) for _ in range(5)]
    with held(store):
        for thread in threads:
            thread.start()
    for thread in threads:
        thread.join()

    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_closed_store_refuses_work(path: Path) -> None:
    store = open_store(path)
    store.close()

    for ask in (
        lambda: store.submit(add(1)),
        lambda: store.read(read_numbers),
        lambda: store.backup(path.with_suffix(".copy")),
    ):
        with pytest.raises(ClosedError):
            ask()


def test_close_at_an_error_saves_what_was_submitted(path: Path) -> None:
    def fail_while_open() -> None:
        with open_store(path) as store:
            store.submit(add(1))
            raise LookupError

    with pytest.raises(LookupError):
        fail_while_open()

    assert numbers_in(path) == [1]


@pytest.mark.parametrize("case", ["idle", "disk full"])
def test_process_that_ends_without_closing_does_not_hang(path: Path, case: str) -> None:
    child = run_child("leaving_child", case, path)

    assert (child.returncode, child.stderr) == (0, "")
    with open_store(path) as store:
        assert store.read(read_numbers) == [1]


def test_invariant_12_deleted_text_can_not_be_read_from_the_file(path: Path) -> None:
    with open_store(path) as store:
        store.submit(put(1, "was gesagt wurde, aber vertraulich ist")).result()
        store.submit(put(2, "kurz")).result()
        store.submit(put(1, "")).result()

    content = path.read_bytes()
    assert (b"vertraulich" in content, b"kurz" in content) == (False, True)


def test_health_of_a_closed_store_is_good(store: Store) -> None:
    store.submit(add(1))
    store.close()

    assert (store.health.pending, store.health.failure) == (0, "")
