"""A backup is one whole file, or there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.store import MissingError, NotWritableError, Store
from tests.store.numbered import (
    PAGE,
    add,
    fill_disk,
    numbers_in,
    open_store,
    put,
    read_numbers,
    read_texts,
)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder / "copy.record"


def test_backup_while_open_holds_all_that_was_submitted(store: Store, target: Path) -> None:
    for number in range(50):
        store.submit(add(number))
    store.backup(target)
    store.submit(add(50)).result()

    assert [file.name for file in target.parent.iterdir()] == [target.name]
    assert numbers_in(target) == list(range(50))


def test_backup_opens_as_a_store_of_its_own(store: Store, target: Path) -> None:
    store.submit(add(1))
    store.backup(target)

    with open_store(target, create=False) as copy:
        copy.submit(add(2))
        assert copy.read(read_numbers) == [1, 2]
    assert store.read(read_numbers) == [1]


def test_backup_again_replaces_the_older_one(store: Store, target: Path) -> None:
    for text in ("older", "newer"):
        store.submit(put(1, text))
        store.backup(target)

    with open_store(target) as copy:
        assert copy.read(read_texts) == {1: "newer"}


def test_backup_while_storage_fails_holds_what_is_durable(store: Store, target: Path) -> None:
    store.submit(add(1)).result()
    fill_disk(store)
    store.submit(add(2, PAGE))

    store.backup(target)

    assert numbers_in(target) == [1]


def test_backup_onto_the_open_file_is_refused(store: Store, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(store.path)

    for target in (store.path, link):
        with pytest.raises(NotWritableError):
            store.backup(target)

    assert store.submit(add(1)).result() == 1


def test_backup_onto_a_file_open_elsewhere_is_refused(store: Store, target: Path) -> None:
    with open_store(target) as other:
        other.submit(add(7)).result()
        with pytest.raises(NotWritableError):
            store.backup(target)

    assert numbers_in(target) == [7]


def test_backup_into_a_folder_that_is_missing_names_it(store: Store, tmp_path: Path) -> None:
    with pytest.raises(MissingError) as caught:
        store.backup(tmp_path / "stick" / "copy.record")

    assert caught.value.path == tmp_path / "stick"


def test_backup_onto_a_folder_leaves_nothing_behind(store: Store, target: Path) -> None:
    target.mkdir()

    with pytest.raises(NotWritableError, match="directory"):
        store.backup(target)

    assert [file.name for file in target.parent.iterdir()] == [target.name]
