"""Regie is closed: the game goes on without it, and nothing else does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.cli.clock import wall_clock
from facilitator.domain.bingo.game import GameState
from facilitator.domain.devices import Role
from facilitator.domain.instant import minutes
from facilitator.ledger import Ledger, ledger_file
from facilitator.link.address import Address
from facilitator.link.asking_http import ask_bingo
from facilitator.link.keeper import HubKeeper
from facilitator.link.playing import Do
from facilitator.link.process import Beside, HubFiles
from facilitator.link.status import ask_status
from tests.hub.making import BESIDE
from tests.hub.told import ToldByThread
from tests.ledger.playing import BLOCK, join, small_game


class Regie:
    """What a terminal has of the hub."""

    def __init__(self, record: Path, beside: Beside = BESIDE) -> None:
        self.files = HubFiles.of(record)
        self.told = ToldByThread()
        self.keeper = HubKeeper(record, wall_clock, beside=beside)
        self.keeper.listen(self.told)

    def begin(self) -> Address:
        self.keeper.start()
        self.told.until(lambda: self.keeper.state.playing is not None)
        address = self.files.living()
        assert address is not None
        return address

    def until_played(self, *, played: bool = True) -> None:
        self.told.until(lambda: self.keeper.state.is_played is played)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "event.record"
    path.touch()
    return path


@pytest.fixture
def ledger(record: Path) -> Iterator[Ledger]:
    """The file of a game as an earlier hub has left it."""
    ledger = Ledger.open(ledger_file(record), wall_clock)
    ledger.open_game(BLOCK, "Bingo", small_game(), minutes(40)).result()
    yield ledger
    ledger.close()


@pytest.fixture
def played(record: Path, ledger: Ledger) -> Iterator[Address]:
    """A hub whose terminal was killed, and whose game somebody has joined."""
    join(ledger, "Anna")
    ledger.close()
    command = [sys.executable, "-m", "facilitator", "hub", str(record), *BESIDE.arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as hub:
        assert hub.stdout is not None
        hub.stdout.readline()
        address = HubFiles.of(record).living()
        assert address is not None
        yield address
        hub.kill()


def test_hub_lives_on_while_people_play_and_the_next_regie_finds_it(
    record: Path, played: Address
) -> None:
    regie = Regie(record)
    assert regie.begin() == played
    regie.until_played()

    regie.keeper.close()

    assert regie.keeper.lives_on
    assert regie.files.living() == played
    status = ask_status(played.door(Role.REGIE))
    assert status is not None
    assert (status.is_played, status.regie) == (True, False)
    again = Regie(record)
    assert again.begin() == played
    again.until_played()
    ask_bingo(played.door(Role.REGIE), Do.FORGET)
    again.until_played(played=False)
    again.keeper.close()
    assert not again.keeper.lives_on
    assert not again.files.is_running()


def test_hub_of_a_game_that_nobody_joined_ends_with_regie(record: Path, ledger: Ledger) -> None:
    ledger.close()
    regie = Regie(record)
    regie.begin()
    regie.keeper.close()
    assert not regie.keeper.lives_on
    assert not regie.files.is_running()


def test_hub_of_a_rehearsal_ends_with_it(record: Path, ledger: Ledger) -> None:
    join(ledger, "Anna")
    ledger.close()
    regie = Regie(record, Beside(event=BESIDE.event, device=BESIDE.device, rehearsal=True))
    regie.begin()
    regie.until_played()
    regie.keeper.close()
    assert not regie.files.is_running()
    left = Ledger.open(ledger_file(record), wall_clock)
    assert left.state is GameState.OPEN
    left.close()
