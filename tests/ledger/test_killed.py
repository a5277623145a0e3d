"""Killed in the middle of a game: what was acknowledged is there, and the game goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import Mark
from facilitator.ledger import Ledger
from tests.clock import Clock
from tests.ledger.playing import START


def play_until_killed(path: Path, start: int, lines: int) -> list[list[str]]:
    """Return what was acknowledged before the process was killed."""
    command = [sys.executable, "-m", "tests.ledger.playing_child", str(path), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        told = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        told += [line for line in child.stdout.readlines() if line.endswith("\n")]
    assert child.returncode == -signal.SIGKILL
    return [line.split() for line in told]


def check_all_is_there(path: Path, told: list[list[str]]) -> None:
    ledger = Ledger.open(path, Clock(START).now)
    try:
        assert ledger.state is GameState.RUNNING
        for what, player, found in told:
            view = ledger.view(int(player)).result()
            if what == "joined":
                assert view.name == found
            else:
                assert (what, view.cells[int(found)].mark) == ("filled", Mark.FILLED)
    finally:
        ledger.close()


def test_game_killed_once_has_all_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "event.bingo"

    told = play_until_killed(path, 0, 30)

    assert len(told) >= 30
    check_all_is_there(path, told)


@pytest.mark.slow
def test_game_killed_again_and_again_has_all_that_was_acknowledged(tmp_path: Path) -> None:
    path, moments = tmp_path / "event.bingo", Random(5)
    told: list[list[str]] = []
    for number in range(30):
        told += play_until_killed(path, number * 10_000, moments.choice((0, 1, 2, 9, 40)))
        check_all_is_there(path, told)

    assert len(told) > 300
