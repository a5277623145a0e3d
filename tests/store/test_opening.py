"""Invariants 8, 9 and 11: which files are opened, and what is left of those that are not."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.store import (
    DamagedError,
    InUseError,
    MissingError,
    NotThisKindError,
    NotWritableError,
    Store,
    StoreError,
    TooNewError,
)
from tests.store.numbered import APPLICATION_ID, SCHEMA, add, open_store, read_numbers, run_child


def files_beside(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.parent.iterdir()}


def write_database(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_open_new_file_is_empty(path: Path) -> None:
    with open_store(path) as store:
        assert store.read(read_numbers) == []


def test_open_again_has_what_was_saved(path: Path) -> None:
    with open_store(path) as store:
        store.submit(add(1))
    with open_store(path, create=False) as store:
        assert store.read(read_numbers) == [1]


def test_open_relative_path_keeps_an_absolute_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with open_store(Path("event.record")) as store:
        assert store.path == tmp_path / "event.record"


def test_open_name_with_odd_characters_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "Größe?mode=ro#1%20 'x'.record"

    with open_store(path) as store:
        store.submit(add(1))

    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_open_through_a_link_leaves_one_file(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    link = folder / "link.record"
    link.symlink_to(path)

    with open_store(link) as store:
        store.submit(add(1)).result()

    assert sorted(file.name for file in tmp_path.rglob("*")) == [
        "event.record",
        "folder",
        "link.record",
    ]


def test_invariant_8_second_store_fails_at_once(store: Store) -> None:
    with pytest.raises(InUseError):
        open_store(store.path)

    assert store.submit(add(1)).result() == 1


def test_invariant_8_other_process_fails_at_once_whatever_was_tried_here(store: Store) -> None:
    before = run_child("opening_child", store.path)
    with pytest.raises(InUseError):
        open_store(store.path)
    after = run_child("opening_child", store.path)

    assert (before.stdout, after.stdout) == ("InUseError", "InUseError")
    assert store.submit(add(1)).result() == 1


def test_invariant_8_other_process_opens_once_it_is_closed(path: Path) -> None:
    open_store(path).close()

    assert run_child("opening_child", path).stdout == "opened"


def test_invariant_8_other_process_never_creates_what_is_missing(path: Path) -> None:
    assert run_child("opening_child", path).stdout == "MissingError"
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("content", [b"", None], ids=["zero bytes", "header only"])
def test_invariant_9_file_never_finished_is_created_anew(path: Path, content: bytes | None) -> None:
    if content is None:
        write_database(path, "PRAGMA journal_mode = WAL")
    else:
        path.write_bytes(content)

    with pytest.raises(MissingError):
        open_store(path, create=False)
    with open_store(path) as store:
        assert store.submit(add(1)).result() == 1


@pytest.mark.parametrize(
    "content",
    [b"hello", b"agenda: 1\n" * 5000, bytes(range(256)) * 64, b"SQLite format 3\x00" + b"?" * 8000],
    ids=["short", "text", "bytes", "header of a database"],
)
def test_invariant_11_file_of_another_kind_is_left_as_it_was(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    with pytest.raises(NotThisKindError):
        open_store(path)

    assert files_beside(path) == {path.name: content}


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
@pytest.mark.parametrize("identity", [0, 1, APPLICATION_ID + 1])
def test_invariant_11_database_of_another_program_is_left_as_it_was(
    path: Path, mode: str, identity: int
) -> None:
    write_database(
        path, f"PRAGMA journal_mode = {mode}", SCHEMA, f"PRAGMA application_id = {identity}"
    )
    before = files_beside(path)

    with pytest.raises(NotThisKindError):
        open_store(path)

    assert files_beside(path) == before


def test_invariant_11_file_that_is_too_new_is_left_as_it_was(path: Path) -> None:
    open_store(path, migrations=(SCHEMA, "CREATE TABLE further (x)", "")).close()
    before = files_beside(path)

    with pytest.raises(TooNewError) as caught:
        open_store(path)

    assert (caught.value.found, caught.value.known, caught.value.path) == (3, 1, path)
    assert files_beside(path) == before


def test_open_folder_is_not_this_kind(tmp_path: Path) -> None:
    with pytest.raises(NotThisKindError):
        open_store(tmp_path)


@pytest.mark.parametrize("create", [True, False])
def test_open_in_a_folder_that_is_missing_names_the_folder(path: Path, create: bool) -> None:
    with pytest.raises(MissingError) as caught:
        open_store(path / "deeper", create=create)

    assert caught.value.path == path


@pytest.mark.parametrize("kept", [5000, 30_000])
def test_open_file_cut_off_is_damaged(path: Path, kept: int) -> None:
    with open_store(path) as store:
        for number in range(100):
            store.submit(add(number, "x" * 1000))
    content = path.read_bytes()[:kept]
    path.write_bytes(content)

    with pytest.raises(DamagedError):
        open_store(path)

    assert files_beside(path) == {path.name: content}


def test_open_file_overwritten_inside_is_damaged(path: Path) -> None:
    with open_store(path) as store:
        for number in range(100):
            store.submit(add(number, "x" * 1000))
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(4096))

    with pytest.raises(DamagedError) as caught:
        open_store(path)

    assert isinstance(caught.value, StoreError)


def test_open_what_may_not_be_written_says_what(path: Path) -> None:
    child = run_child("locked_out_child")

    assert child.stderr == ""
    assert json.loads(child.stdout) == {
        "file read-only": [NotWritableError.__name__, "the file is read-only"],
        "file unreadable": [NotWritableError.__name__, "the file may not be read"],
        "folder read-only": [NotWritableError.__name__, "the folder is read-only"],
        "new file in a folder read-only": [NotWritableError.__name__, "the folder is read-only"],
        "after all": ["opened", ""],
        "locked while open": ["saved", ""],
    }
