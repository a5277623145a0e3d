"""A game at the hub: what Regie asks for and is told, and what remains."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import Cell, PlayerLine
from facilitator.domain.devices import Role
from facilitator.hub.bingo import calls
from facilitator.hub.serving import Setup
from facilitator.ledger import ledger_file
from facilitator.link.playing import Closed, Do, Playing, from_lines, printing_from_lines
from tests.clock import Clock
from tests.hub.bingo.gaming import playground, without_privacy
from tests.ledger.playing import BLOCK


async def test_game_is_opened_and_regie_is_told_how_to_join(tmp_path: Path, clock: Clock) -> None:
    async with playground(tmp_path, clock) as play:
        await play.open()
        await play.until_state(GameState.OPEN)
        assert play.overview is not None
        assert play.overview.join_code == play.ledger.join_code
        assert play.overview.title == "Jobcenter-Bingo"
        assert play.playing.access.port == play.hub.address.port
        assert play.playing.access.closed is Closed.LOCAL


async def test_regie_hears_of_those_who_join(tmp_path: Path, clock: Clock) -> None:
    async with playground(tmp_path, clock) as play:
        await play.open()
        for name in ("Anna", "Ben"):
            await play.join(name)
        await play.until_players(2)


async def test_regie_that_comes_later_is_told_at_once(tmp_path: Path, clock: Clock) -> None:
    async with playground(tmp_path, clock) as play:
        await play.open()
        await play.join("Anna")
        await play.until_players(1)
        assistant = play.assistant()
        async with assistant.connected(play.hub):
            await assistant.told.until(lambda: assistant.last(Playing) is not None)
            assert assistant.last(Playing) == play.playing


def test_whatever_regie_can_ask_for_is_done() -> None:
    assert set(calls._DOES) == set(Do)


async def test_note_takers_neither_hear_of_the_game_nor_conduct_it(
    tmp_path: Path, clock: Clock
) -> None:
    async with playground(tmp_path, clock) as play:
        await play.open()
        notes = play.notes(place="")
        async with notes.connected(play.hub):
            answer = await play.ask(Do.START, notes)
            assert (answer.is_done, answer.said) == (False, "role")
            assert notes.last(Playing) is None
        assert play.ledger.state is GameState.OPEN


@pytest.mark.parametrize(
    ("do", "arguments", "word"),
    [
        (Do.OPEN, {"block": "nowhere"}, "gone"),
        (Do.OPEN, {}, "gone"),
        (Do.OPEN, {"block": "welcome"}, "no_game"),
        (Do.START, {}, "no_game"),
        (Do.PRINT, {"count": "2"}, "no_game"),
        (Do.CONFIRM, {"win": "first"}, "no_game"),
        (Do.HOST, {"host": "192.0.2.99"}, "host"),
        ("dance", {}, "unknown"),
    ],
)
async def test_what_cannot_be_done_is_said_in_one_word(
    tmp_path: Path, clock: Clock, do: Do, arguments: dict[str, Any], word: str
) -> None:
    async with playground(tmp_path, clock) as play:
        answer = await play.ask(do, **arguments)
        assert (answer.is_done, answer.said) == (False, word)
        assert not ledger_file(play.record).exists()


@pytest.mark.parametrize("number", ["", "x", "-1", "1.5", "²", "9" * 30])
async def test_number_that_is_none_is_refused(tmp_path: Path, clock: Clock, number: str) -> None:
    async with playground(tmp_path, clock) as play:
        await play.open()
        answer = await play.ask(Do.CARD, number=number)
        assert (answer.is_done, answer.said) == (False, "gone")


async def test_without_privacy_nothing_opens(tmp_path: Path, clock: Clock) -> None:
    async with playground(tmp_path, clock, agenda=without_privacy()) as play:
        answer = await play.ask(Do.OPEN, block=BLOCK)
        assert (answer.is_done, answer.said) == (False, "privacy")
        assert play.hub.game.access().closed is Closed.PRIVACY


async def test_whole_game_is_conducted_from_regie(tmp_path: Path, clock: Clock) -> None:
    async with playground(tmp_path, clock) as play:
        await play.open()
        anna = await play.join("Anna")
        await play.join("Ben")
        for do, state in (
            (Do.START, GameState.RUNNING),
            (Do.PAUSE, GameState.PAUSED),
            (Do.RESUME, GameState.RUNNING),
        ):
            await play.do(do)
            await play.until_state(state)
        await play.do(Do.RENAME, player=str(anna), name="Anna Blume")
        found = await play.do(Do.FIND, text="blume")
        (line,) = from_lines(PlayerLine, found.lines)
        assert (line.name, line.player) == ("Anna Blume", anna)
        card = await play.do(Do.CARD, number=str(line.number))
        assert from_lines(PlayerLine, card.lines[:1]) == (line,)
        assert len(from_lines(Cell, card.lines[1:])) == 9
        assert (await play.do(Do.UNDO)).said == "rename"
        assert len((await play.do(Do.RECOVER, player=str(anna))).said) == 26
        before = play.ledger.join_code
        await play.do(Do.RENEW)
        assert play.ledger.join_code != before
        await play.do(Do.END)
        await play.until_state(GameState.ENDED)


async def test_cards_for_paper_come_with_all_that_a_sheet_needs(
    tmp_path: Path, clock: Clock
) -> None:
    async with playground(tmp_path, clock) as play:
        await play.open()
        answer = await play.do(Do.PRINT, count="4")
        printing = printing_from_lines(answer.lines)
        assert printing.leaflet.join_code == play.ledger.join_code
        assert printing.leaflet.size == 3
        assert len(printing.pool) == 12
        assert [card.number for card in printing.cards] == [1, 2, 3, 4]
        assert (await play.do(Do.PRINT, count="0")).lines == answer.lines
        assert (await play.ask(Do.PRINT, count="501")).said == "gone"
        await play.join("Anna")
        switched = printing_from_lines((await play.do(Do.SWITCH)).lines)
        assert [card.name for card in switched.cards] == ["Anna"]


async def test_totals_are_in_the_record_as_soon_as_the_game_has_ended(
    tmp_path: Path, clock: Clock
) -> None:
    async with playground(tmp_path, clock) as play:
        await play.open()
        await play.join("Anna")
        await play.do(Do.START)
        await play.do(Do.END)
        await play.regie.told.until(lambda: BLOCK in play.kept)
        assert play.kept[BLOCK].players == 1
        assert play.kept[BLOCK].ended is not None


async def test_game_that_nobody_joined_leaves_nothing(tmp_path: Path, clock: Clock) -> None:
    async with playground(tmp_path, clock) as play:
        await play.open()
        await play.do(Do.END)
        await play.do(Do.FORGET)
        assert play.hub.event.station.snapshot.games == {}


async def test_game_goes_on_at_the_next_hub(tmp_path: Path, clock: Clock) -> None:
    async with playground(tmp_path, clock) as play:
        await play.open()
        await play.join("Anna")
        await play.do(Do.START)
        code, port = play.ledger.join_code, play.hub.address.port
        await play.restart_hub()
        async with play.regie.connected(play.hub):
            await play.until_state(GameState.RUNNING)
            await play.until_players(1)
        assert (play.ledger.join_code, play.hub.address.port) == (code, port)


async def test_hub_that_listens_to_all_is_open(tmp_path: Path, clock: Clock) -> None:
    async with playground(tmp_path, clock, Setup(host="0.0.0.0")) as play:
        access = play.hub.game.access()
        assert access.closed is None or not access.hosts
        assert access.host == next(iter(access.hosts), "")


async def test_assistant_conducts_the_game_as_well(tmp_path: Path, clock: Clock) -> None:
    async with playground(tmp_path, clock) as play:
        await play.open()
        assistant = play.assistant()
        assert assistant.guest.role is Role.REGIE
        async with assistant.connected(play.hub):
            assert (await play.ask(Do.START, assistant)).is_done
        await play.until_state(GameState.RUNNING)
