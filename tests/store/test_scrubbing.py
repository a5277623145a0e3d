"""Invariant 12: what was deleted can't be read from the open file either, once it is scrubbed."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.store import ClosedError, Store
from tests.store.numbered import add, fill_disk, free_disk, held, open_store, put, read_texts

SECRET = "Das darf niemand mehr lesen. " * 300


def raw(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_invariant_12_scrub_leaves_nothing_in_the_open_file(store: Store) -> None:
    store.submit(add(1, SECRET)).result()
    in_the_log = b"niemand mehr" in raw(store.path)
    store.submit(put(1, ""))
    store.scrub().result()

    assert in_the_log
    assert b"niemand mehr" not in raw(store.path)
    assert store.read(read_texts) == {1: ""}


def test_scrub_waits_for_all_that_was_submitted_before_it(store: Store) -> None:
    store.submit(add(1, SECRET))
    with held(store):
        wiped = store.submit(put(1, ""))
        scrubbed = store.scrub()
        early = scrubbed.done()
    scrubbed.result()

    assert (early, wiped.done()) == (False, True)
    assert b"niemand mehr" not in raw(store.path)


def test_scrub_is_done_as_soon_as_storage_works_again(store: Store) -> None:
    store.submit(add(1, SECRET)).result()
    fill_disk(store)
    store.submit(add(2, SECRET))
    store.submit(put(1, ""))
    scrubbed = store.scrub()
    store.read(read_texts)
    early = scrubbed.done()
    store.submit(put(2, ""))
    free_disk(store)
    store.retry()
    scrubbed.result()
    store.scrub().result()

    assert not early
    assert b"niemand mehr" not in raw(store.path)


def test_close_scrubs_what_is_due(path: Path) -> None:
    store = open_store(path)
    with held(store):
        store.submit(add(1, SECRET))
        store.submit(put(1, ""))
        scrubbed = store.scrub()
    store.close()

    assert scrubbed.done()
    with pytest.raises(ClosedError):
        store.scrub()
