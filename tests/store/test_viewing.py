"""Looking into a file leaves it and its folder as they were, whoever has it open."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from facilitator.store import MissingError
from facilitator.store.viewing import copied
from tests.store.numbered import add, numbers_in, open_store

WORKING = """
import os, signal, sys
from pathlib import Path
from facilitator.store.working_folder import working_folder

folder = working_folder(shown=sys.argv[1] == "True")
Path(folder.name, "secret").touch()
os.kill(os.getpid(), signal.SIGKILL)
"""
"""Has a copy for a moment, and is killed in that."""


def folder_of(path: Path) -> dict[str, tuple[bytes, int]]:
    return {
        file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in path.parent.iterdir()
    }


@contextmanager
def open_elsewhere(path: Path, end: str) -> Iterator[None]:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.store.opened_child", path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    with child:
        assert child.stdout.readline() == "open\n"
        yield
        child.stdin.write(f"{end}\n")


def test_copy_of_a_closed_file_holds_all_of_it(path: Path) -> None:
    store = open_store(path)
    store.submit(add(7))
    store.close()
    before = folder_of(path)

    with copied(path) as copy:
        found = numbers_in(copy.path), copy.in_use, copy.has_log
        private = copy.path.parent

    assert found == ([7], False, False)
    assert folder_of(path) == before
    assert not private.exists()


def test_copy_of_a_file_that_is_open_elsewhere_holds_what_was_committed(path: Path) -> None:
    with open_elsewhere(path, "close"):
        before = folder_of(path)
        with copied(path) as copy:
            found = numbers_in(copy.path), copy.in_use, copy.has_log
        after = folder_of(path)

    assert found == ([1], True, True)
    assert after == before


def test_copy_of_a_file_that_was_killed_leaves_its_log_alone(path: Path) -> None:
    with open_elsewhere(path, "kill"):
        pass
    before = folder_of(path)

    with copied(path) as copy:
        found = numbers_in(copy.path), copy.in_use, copy.has_log

    assert found == ([1], False, True)
    assert folder_of(path) == before


def test_copy_of_nothing_is_refused(path: Path) -> None:
    with pytest.raises(MissingError), copied(path):
        pass


def test_copy_of_a_program_that_was_killed_goes_with_the_next_start(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, own = tmp_path / "temporary", tmp_path / "runtime"
    folder.mkdir()
    own.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(own))
    monkeypatch.setattr(tempfile, "tempdir", None)
    open_store(path).close()
    others = [own / "facilitator-working-1-of-mine", folder / "facilitator-2026-09"]
    for other in others:
        other.mkdir()
    for place, shown in ((folder, False), (own, True)):
        killed = subprocess.run([sys.executable, "-c", WORKING, str(shown)], check=False)
        assert killed.returncode == -signal.SIGKILL
        assert len(list(place.glob("*/secret"))) == 1

    with copied(path), copied(path):  # one's own stays
        there = sorted(one.name for one in folder.glob("*/*"))

    assert there == ["copy.record", "copy.record"]
    assert sorted([*own.iterdir(), *folder.iterdir()]) == sorted(others)
