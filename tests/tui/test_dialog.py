"""A dialog is answered once, however many of its keys come at once."""

from __future__ import annotations

import pytest
from textual import events

from facilitator.domain.capture import Line
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.regie.view import RegieView
from facilitator.tui.view import View
from tests.tui.conftest import Open
from tests.tui.mitschrift import filed, write
from tests.tui.screens import settle
from tests.tui.test_form import Answers, open_form

WIDE = (120, 36)


def press_at_once(app: FacilitatorApp, key: str, times: int = 12) -> None:
    for _ in range(times):
        app.post_message(events.Key(key, key if len(key) == 1 else None))


@pytest.mark.parametrize("key", ["1", "enter"])
async def test_held_key_chooses_once(open_app: Open, key: str) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("u")
        press_at_once(app, key)
        await settle(pilot)

        assert len(app.context.station.snapshot.timers) == 1
        assert app.is_running


@pytest.mark.parametrize("opener", ["enter", "a", "e", "f1", "k", "p", "r", "u"])
async def test_held_escape_closes_the_dialog_and_nothing_else(open_app: Open, opener: str) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(opener)
        await pilot.pause()
        assert not isinstance(app.screen, View)
        press_at_once(app, "escape")
        await settle(pilot)

        assert isinstance(app.screen, RegieView)


async def test_held_letter_answers_once(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    app.context.station.capture.file("ws1", Line("Teams", "h"))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("escape", "k")
        press_at_once(app, "o")
        await settle(pilot)

        assert [kind for _, kind, _ in filed(app)] == ["option"]
        assert app.is_running


async def test_held_enter_fills_in_a_form_once(open_app: Open) -> None:
    app, answers = open_app(), Answers()
    async with app.run_test(size=WIDE) as pilot:
        await open_form(pilot, answers)
        press_at_once(app, "enter")
        await settle(pilot)

        assert answers.applied == [{"people": "", "remark": ""}]
        assert app.is_running


async def test_fast_typing_goes_where_it_was_meant(open_app: Open) -> None:
    app, answers = open_app(), Answers()
    async with app.run_test(size=WIDE) as pilot:
        await open_form(pilot, answers)
        await write(pilot, "87\nZwei Busse\n")
        await settle(pilot)

        assert answers.applied == [{"people": "87", "remark": "Zwei Busse"}]
