"""Bringing people in: codes, the stage, addresses, the network; and the forecast before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.agenda import Agenda
from facilitator.domain.bingo.game import Game, GameState, Rules, Square
from facilitator.domain.stage import Choice, Scene
from facilitator.link.playing import Closed, PhoneAccess
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.bingo.said_pane import SaidPane
from facilitator.tui.code_screen import CodeScreen
from facilitator.tui.regie.stage_chooser import StageChooser
from tests.tui.bingo.games import (
    DONE,
    OPEN_TO_PHONES,
    GameLink,
    agenda_with_game,
    overview,
    playing,
    words_on,
)
from tests.tui.screens import said, settle, write

pytestmark = pytest.mark.slow  # each opens the whole program

WIDE = (120, 36)
OPEN = overview(GameState.OPEN)


async def test_code_to_join_by_fills_the_screen(app: FacilitatorApp, hub: GameLink) -> None:
    hub.tell_of(playing(OPEN))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()

        assert isinstance(app.screen, CodeScreen)
        assert app.screen._address == "HTTP://192.168.178.20:41234/J/K7Q4M2"


async def test_there_is_no_code_where_nobody_gets_in(app: FacilitatorApp, hub: GameLink) -> None:
    hub.tell_of(playing(OPEN, PhoneAccess(closed=Closed.NO_NETWORK)))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()

        assert said(app) == ["Im Moment gibt es keinen Code: Niemand käme damit hinein."]


@pytest.mark.parametrize(
    ("digit", "scene"), [("1", Scene.BINGO_CODE), ("2", Scene.BINGO_BOARD), ("3", Scene.COUNTDOWN)]
)
async def test_stage_is_previewed_and_sent_by_enter(
    app: FacilitatorApp, hub: GameLink, digit: str, scene: Scene
) -> None:
    hub.tell_of(playing(overview()))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        chooser = app.screen
        await pilot.press(digit, "enter")
        await pilot.pause()

        assert isinstance(chooser, StageChooser)
        assert app.sending.choice == Choice(scene=scene)


async def test_other_address_is_chosen(app: FacilitatorApp, hub: GameLink) -> None:
    hub.tell_of(playing(OPEN))
    hub.plays["host"] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()

        assert hub.played == [{"do": "host", "host": "10.8.0.3"}]
        assert said(app) == [
            "Die Codes führen jetzt zu 10.8.0.3; früher Gedrucktes führt zur alten Adresse."
        ]


async def test_address_that_is_used_already_is_not_set_again(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(OPEN))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()

        assert hub.played == []


async def test_machine_without_addresses_says_so(app: FacilitatorApp, hub: GameLink) -> None:
    hub.tell_of(playing(OPEN, PhoneAccess(closed=Closed.NO_NETWORK)))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()

        assert said(app) == ["Dieser Rechner hat keine Adresse, die ein Handy erreichen könnte."]


async def test_address_of_windows_is_typed(app: FacilitatorApp, hub: GameLink) -> None:
    hub.tell_of(playing(OPEN, replace(OPEN_TO_PHONES, closed=Closed.WINDOWS)))
    hub.plays["host"] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        await write(pilot, "192.168.0.9")
        await pilot.press("enter")
        await pilot.pause()

        assert hub.played == [{"do": "host", "host": "192.168.0.9"}]


async def test_event_is_opened_to_the_network_after_a_question(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(OPEN, PhoneAccess(closed=Closed.LOCAL)))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("o")
        await pilot.pause()
        question = words_on(app)
        assert hub.listens_on == []

        await pilot.press("enter")
        await pilot.pause()

        assert "Die Veranstaltung für das Netz öffnen?" in question
        assert hub.listens_on == ["0.0.0.0"]
        assert app.context.station.recall()["hub_host"] == "0.0.0.0"


# --- forecast ---


def forecast_on(app: FacilitatorApp) -> list[str]:
    pane = app.screen.query_one("#bingo-forecast", SaidPane)
    return [line.strip() for line in str(pane.content).splitlines()] if pane.display else []


async def test_forecast_stands_there_before_the_game(app: FacilitatorApp, hub: GameLink) -> None:
    hub.tell_of(playing(None))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)

        assert forecast_on(app)[0].startswith("zu leicht · Das Spiel ist schon nach")
        assert forecast_on(app)[1].startswith("→ ")
        assert "Prognose für 40 Personen" in words_on(app)


async def test_forecast_comes_by_its_key_while_the_game_runs_and_goes_again(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(overview()))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        before = forecast_on(app)
        await pilot.press("w")
        await settle(pilot)
        wanted = forecast_on(app)
        title = words_on(app)
        await pilot.press("w")
        await settle(pilot)

        assert before == []
        assert len(wanted) > 1
        assert "Prognose für 42 Personen" in title
        assert forecast_on(app) == []


class TestHardGame:
    @pytest.fixture
    def agenda(self) -> Agenda:
        rare = tuple(Square(text=f"Feld {number}", share=0.02) for number in range(30))
        return agenda_with_game(Game(squares=rare, rules=Rules(lines=2)))

    async def test_game_that_is_too_hard_is_said_with_what_mends_it(
        self, app: FacilitatorApp, hub: GameLink
    ) -> None:
        hub.tell_of(playing(None))
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)

            assert forecast_on(app)[0].startswith("zu schwer · ")
            assert forecast_on(app)[1].startswith("→ ")
