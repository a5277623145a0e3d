"""Keys that are pressed faster than dialogs come and go."""

from __future__ import annotations

import asyncio

import pytest
from textual import events

from facilitator.domain.instant import minutes
from facilitator.tui import keys_in_order
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.chooser import Chooser
from facilitator.tui.form import Form
from facilitator.tui.question import Question
from facilitator.tui.regie.view import RegieView
from tests.hub.told import PATIENCE
from tests.tui.conftest import Open
from tests.tui.screens import settle

WIDE = (120, 36)


@pytest.fixture(autouse=True)
def _waits_for_whatever_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have keys wait as long as it takes: a third of a second is nothing to a loaded machine."""
    monkeypatch.setattr(keys_in_order, "_LONGEST_WAIT", PATIENCE)


def press_at_once(app: FacilitatorApp, keys: str) -> None:
    """Press a key a sign, without waiting for what it does; a line end is Enter."""
    for sign in keys:
        app.post_message(events.Key("enter" if sign == "\n" else sign, sign))


async def test_digit_right_behind_the_letter_answers_what_that_asks(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        press_at_once(app, "u2")
        await settle(pilot)

        timers = app.context.station.snapshot.timers
        assert [(timer.label, timer.length) for timer in timers] == [("Energizer", minutes(5))]
        assert isinstance(app.screen, RegieView)


async def test_what_is_typed_right_behind_the_letter_stands_in_the_form(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        press_at_once(app, "k87\nviel")
        await settle(pilot)

        assert isinstance(app.screen, Form)
        assert app.screen.values == {"people": "87", "remark": "viel"}


async def test_held_opener_and_what_follows_it_are_told_apart(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Form, "ARMED_AFTER", 0.3)
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        press_at_once(app, "kkkkkk87")
        await settle(pilot)

        assert isinstance(app.screen, Form)
        assert app.screen.values["people"] == "87"


async def test_key_meant_for_a_dialog_goes_with_it(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("u")
        press_at_once(app, "x2")
        await settle(pilot)
        assert isinstance(app.screen, RegieView)

        press_at_once(app, "u")
        await settle(pilot)
        assert isinstance(app.screen, Chooser)


async def test_held_enter_asks_and_answers_nothing(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Question, "ARMED_AFTER", 0.3)
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        press_at_once(app, "\n" * 12)
        await settle(pilot)

        assert isinstance(app.screen, Question)
        assert app.context.station.snapshot.run.blocks == {}


@pytest.mark.parametrize("passes", [1, 2, 3])
@pytest.mark.parametrize("burst", [1, 2, 5, 8])
async def test_text_typed_while_a_form_opens_keeps_its_order(
    open_app: Open, burst: int, passes: int
) -> None:
    app, remark = open_app(), "se nur den letzten Absatz. -- Sachbearbeitung"
    typed = f"k8\n{remark}"
    async with app.run_test(size=WIDE) as pilot:
        for start in range(0, len(typed), burst):
            press_at_once(app, typed[start : start + burst])
            for _ in range(passes):
                await asyncio.sleep(0)
        await settle(pilot)

        assert isinstance(app.screen, Form)
        assert app.screen.values == {"people": "8", "remark": remark}
