"""What participants entered is deleted in time, at once if asked to, and nothing but that."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest

from facilitator.domain.bingo.game import KEPT, GameState
from facilitator.domain.instant import NONE, Duration
from facilitator.hub.bingo.host import ABANDONED, Clocks, GameHost
from facilitator.hub.phones.addresses import Listening
from facilitator.ledger import Ledger, ledger_file
from facilitator.link.address import state_folder
from facilitator.link.playing import Do
from tests.clock import Clock
from tests.hub.bingo.gaming import Playground, playground
from tests.hub.phones.ticking import Ticks
from tests.ledger.playing import BLOCK

NAME: Final = "Zwetschgendatschi"
HOUR: Final = Duration(hours=1)


def files_with(text: str, *folders: Path) -> list[Path]:
    """Return the files in `folders` that hold `text`, in any of the ways of writing it."""
    written = [text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return [path for path in files if any(one in path.read_bytes() for one in written)]


async def test_after_forgetting_no_byte_of_a_nickname_is_anywhere(
    tmp_path: Path, clock: Clock
) -> None:
    async with playground(tmp_path, clock) as play:
        await play.open()
        anna = await play.join(NAME)
        for number in range(50):
            await play.join(f"{NAME} {number}")
        await play.do(Do.RENAME, player=str(anna), name=f"{NAME}-Neu")
        await play.do(Do.START)
        assert files_with(NAME, tmp_path)

        answer = await play.do(Do.FORGET)

        assert answer.lines == ("51",)
        assert files_with(NAME, tmp_path, state_folder()) == []
        assert not any(path.suffix.startswith(".bingo") for path in files_with("", tmp_path))
        await play.until_state(None)
        await play.regie.told.until(lambda: BLOCK in play.kept)
        assert play.kept[BLOCK].players == 51
    assert files_with(NAME, tmp_path, state_folder()) == []


async def test_game_can_be_opened_again_after_forgetting(tmp_path: Path, clock: Clock) -> None:
    async with playground(tmp_path, clock) as play:
        await play.open()
        await play.join("Anna")
        await play.do(Do.FORGET)
        assert (await play.ask(Do.START)).said == "no_game"
        await play.open()
        await play.until_state(GameState.OPEN)
        await play.until_players(0)


async def test_forgetting_nothing_is_done_already(tmp_path: Path, clock: Clock) -> None:
    async with playground(tmp_path, clock) as play:
        assert (await play.do(Do.FORGET)).lines == ("0",)


async def test_game_that_is_damaged_is_said_and_can_be_forgotten(
    tmp_path: Path, clock: Clock
) -> None:
    path = ledger_file(tmp_path / "event.record")
    path.write_bytes(b"no database" * 1_000)
    async with playground(tmp_path, clock) as play:
        assert (await play.ask(Do.OPEN, block=BLOCK)).said == "unsaved"
        assert path.exists()
        await play.do(Do.FORGET)
        assert not path.exists()
        await play.open()


class Bench:
    """A game whose seconds a test lets pass, beside a hub that serves."""

    def __init__(self, play: Playground) -> None:
        self.play = play
        self.ticks = Ticks()
        self.path = ledger_file(play.folder / "other.record")
        self.game = self.make()

    def make(self) -> GameHost:
        clocks = Clocks(wall=self.play.clock.now, event=self.play.clock.now, ticks=self.ticks)
        listening = Listening(host="0.0.0.0", port=1)
        return GameHost(self.play.hub.event, self.path.with_suffix(".record"), listening, clocks)

    @property
    def ledger(self) -> Ledger:
        assert self.game.ledger is not None
        return self.game.ledger

    async def open(self, *names: str) -> None:
        block = self.play.regie.station.snapshot.agenda.block(BLOCK)
        assert block.game is not None
        opening = self.game.file.open().open_game(BLOCK, "Bingo", block.game, 40 * HOUR)
        await asyncio.wrap_future(opening)
        for name in names:
            joining = self.ledger.join(self.ledger.join_code, name, name.ljust(30, "."))
            await asyncio.wrap_future(joining)
        await self.game.tick()

    async def play_to_its_end(self) -> None:
        await self.open("Anna")
        await asyncio.wrap_future(self.ledger.start())
        await asyncio.wrap_future(self.ledger.end())
        await self.game.tick()

    async def pass_by(self, length: Duration) -> None:
        """Let time pass, on all clocks."""
        self.play.clock.wait(length)
        self.ticks.pass_by(length)
        await self.game.tick()

    @property
    def ended(self) -> asyncio.Event:
        """Is set as soon as the game has ended."""
        ended = asyncio.Event()
        loop = asyncio.get_running_loop()

        def look() -> None:
            if self.ledger.state is GameState.ENDED:
                loop.call_soon_threadsafe(ended.set)

        self.ledger.listen(look)
        look()
        return ended

    async def restart(self, after: Duration = NONE) -> None:
        await self.game.file.close()
        self.play.hub.event.listeners.pop()
        self.play.clock.wait(after)
        self.ticks = Ticks()
        self.game = self.make()
        await self.game.tick()


@pytest.fixture
async def bench(tmp_path: Path, clock: Clock) -> AsyncIterator[Bench]:
    async with playground(tmp_path, clock) as play:
        bench = Bench(play)
        yield bench
        await bench.game.file.close()


async def test_all_is_deleted_a_day_after_the_end(bench: Bench) -> None:
    await bench.play_to_its_end()
    await bench.pass_by(KEPT - Duration(seconds=1))
    assert bench.game.is_kept
    assert bench.path.exists()
    await bench.pass_by(Duration(seconds=1))
    assert not bench.game.is_kept
    assert not bench.path.exists()
    assert bench.play.hub.event.station.snapshot.games[BLOCK].players == 1


@pytest.mark.parametrize("jump", [Duration(days=20_000), -Duration(days=20)])
async def test_clock_that_is_set_deletes_nothing_early_and_nothing_late(
    bench: Bench, jump: Duration
) -> None:
    await bench.play_to_its_end()
    bench.play.clock.wait(jump)
    await bench.pass_by(KEPT - HOUR)
    assert bench.path.exists()
    await bench.pass_by(HOUR)
    assert not bench.path.exists()


async def test_clock_that_is_set_does_not_end_a_game(bench: Bench) -> None:
    await bench.open("Anna")
    await asyncio.wrap_future(bench.ledger.start())
    bench.play.clock.wait(Duration(days=3))
    await bench.game.tick()
    assert bench.ledger.state is GameState.RUNNING
    overview = (await bench.game.playing()).overview
    assert overview is not None
    # By the clock that Regie has.
    assert overview.ends_at == bench.play.clock.now() + 40 * HOUR


async def test_what_is_overdue_is_deleted_at_the_next_start(bench: Bench) -> None:
    await bench.play_to_its_end()
    await bench.pass_by(HOUR)
    await bench.restart(after=KEPT)
    assert not bench.path.exists()


async def test_what_is_not_due_yet_is_kept_over_a_restart(bench: Bench) -> None:
    await bench.play_to_its_end()
    await bench.restart(after=KEPT - HOUR)
    assert bench.path.exists()
    overview = (await bench.game.playing()).overview
    assert overview is not None
    assert overview.forget_at == bench.play.clock.now() + HOUR
    await bench.pass_by(HOUR)
    assert not bench.path.exists()


async def test_end_that_was_taken_back_counts_no_more(bench: Bench) -> None:
    await bench.play_to_its_end()
    await bench.pass_by(KEPT - HOUR)
    await asyncio.wrap_future(bench.ledger.undo())
    await bench.pass_by(2 * HOUR)
    assert bench.ledger.state is GameState.RUNNING
    await asyncio.wrap_future(bench.ledger.end())
    await bench.game.tick()
    await bench.pass_by(KEPT - HOUR)
    assert bench.path.exists()


async def test_game_that_nobody_ends_is_over_after_a_day_without_anything(bench: Bench) -> None:
    await bench.open("Anna")
    await bench.pass_by(ABANDONED - HOUR)
    await asyncio.wrap_future(bench.ledger.renew_code())
    await bench.game.tick()
    await bench.pass_by(ABANDONED - HOUR)
    assert bench.ledger.state is GameState.OPEN
    await bench.pass_by(HOUR)
    await bench.ended.wait()


async def test_game_with_nobody_in_it_may_wait_for_its_day(bench: Bench) -> None:
    await bench.open()
    await asyncio.wrap_future(bench.ledger.print_cards(3))
    for _ in range(3):
        await bench.pass_by(ABANDONED)
    assert bench.ledger.state is GameState.OPEN
    assert (bench.game.is_on, bench.game.is_played, bench.game.is_kept) == (True, False, False)


async def test_hub_has_to_live_on_while_people_play(bench: Bench) -> None:
    assert not bench.game.is_played
    await bench.open("Anna")
    assert bench.game.is_played
    await asyncio.wrap_future(bench.ledger.start())
    await asyncio.wrap_future(bench.ledger.end())
    await bench.game.tick()
    assert (bench.game.is_played, bench.game.is_kept) == (False, True)
