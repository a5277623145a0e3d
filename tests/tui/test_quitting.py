"""Closing Regie while people play, or answer what is asked in plenum."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import Overview, Totals
from facilitator.domain.plenum.round import RoundKind
from facilitator.link.playing import Playing
from facilitator.link.voicing import Voices
from facilitator.tui.question import Question
from tests.tui.conftest import Open
from tests.tui.linked import HERE, ToldLink


def playing(state: GameState, players: int) -> ToldLink:
    overview = Overview(
        block="bingo",
        title="Jobcenter-Bingo",
        state=state,
        join_code="ABC234",
        totals=Totals(players=players),
    )
    return ToldLink(replace(HERE, playing=Playing(overview)))


@pytest.mark.parametrize(
    ("state", "players"),
    [(GameState.OPEN, 1), (GameState.RUNNING, 0), (GameState.PAUSED, 2)],
)
async def test_leaving_a_game_asks_first(open_app: Open, state: GameState, players: int) -> None:
    app = open_app(hub=playing(state, players))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, Question)
        assert app.is_running
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, Question)


@pytest.mark.parametrize(
    ("state", "players"), [(GameState.OPEN, 0), (GameState.ENDED, 3)], ids=["nobody", "over"]
)
async def test_leaving_when_nobody_plays_asks_nothing(
    open_app: Open, state: GameState, players: int
) -> None:
    app = open_app(hub=playing(state, players))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert not app.is_running


@pytest.mark.parametrize(("ballots", "asks"), [(2, True), (0, False)])
async def test_leaving_phones_that_answer_asks_first(
    open_app: Open, ballots: int, asks: bool
) -> None:
    app = open_app(hub=ToldLink(replace(HERE, voices=Voices(code="ABC234", ballots=ballots))))
    app.context.station.polls.open_round(RoundKind.STORY, ["Was war?"])
    async with app.run_test() as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, Question) is asks
        assert app.is_running is asks
