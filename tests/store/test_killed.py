"""Invariant 9: killed at any moment, nothing is missing that was told to be saved."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.store.numbered import numbers_in, open_store, read_numbers

ROUNDS = 50


def save_until_killed(path: Path, lines: int, burst: int) -> list[int]:
    """Let a process save numbers in bursts; kill it after so many lines; return what it told."""
    command = [sys.executable, "-m", "tests.store.killed_child", str(path), str(burst)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        told = [int(child.stdout.readline()) for _ in range(lines)]
        child.kill()
        # What it told between the last line read and its end was told as well.
        told += [int(line) for line in child.stdout.readlines() if line.endswith("\n")]
    assert child.returncode == -signal.SIGKILL
    return told


@pytest.mark.slow
@pytest.mark.parametrize("burst", [1, 7], ids=["one by one", "in groups"])
def test_invariant_9_killed_again_and_again_loses_nothing(path: Path, burst: int) -> None:
    moments = Random(burst)
    saved: list[int] = []
    for _ in range(ROUNDS):
        told = save_until_killed(path, moments.choice((0, 0, 1, 2, moments.randrange(60))), burst)
        with open_store(path) as store:
            found = store.read(read_numbers)

        # Nothing told is missing; what was not told yet may be there, without a gap.
        assert found == list(range(len(found)))
        assert set(told) <= set(found)
        assert saved == found[: len(saved)]
        saved = found

    assert numbers_in(path) == saved
    assert len(saved) > ROUNDS
