"""A question is answered by an Enter that was pressed for it, and its keys stay in sight."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.question import Question
from tests.tui.conftest import Open
from tests.tui.screens import shown

ARMED_AFTER = 0.3


@pytest.fixture
def app(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> FacilitatorApp:
    monkeypatch.setattr(Question, "ARMED_AFTER", ARMED_AFTER)
    return open_app()


async def ask(pilot: Pilot[Any], detail: str = "") -> tuple[list[bool | None], float]:
    """Ask; return where the answer comes to stand, and since when the question is open."""
    answers: list[bool | None] = []
    question = Question(pilot.app.context.texts, "Beginnen?", detail)  # type: ignore[attr-defined]
    pilot.app.push_screen(question, answers.append)
    await pilot.pause()
    return answers, question._quiet_since


async def press_enter(pilot: Pilot[Any], at: float) -> None:
    """Press Enter at that time of the terminal's clock."""
    key = events.Key("enter", "\r")
    key.time = at
    pilot.app.post_message(key)
    await pilot.pause()


async def test_held_enter_takes_no_step(app: FacilitatorApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(40):
            app.post_message(events.Key("enter", "\r"))
        await pilot.pause()
        await pilot.pause()

        assert isinstance(app.screen, Question)
        assert app.context.station.snapshot.run.blocks == {}


async def test_bouncing_enter_is_no_answer_and_a_fresh_one_is(app: FacilitatorApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        answers, opened = await ask(pilot)
        await press_enter(pilot, opened - 0.1)
        await press_enter(pilot, opened + 0.1)
        await press_enter(pilot, opened + 0.35)
        assert answers == []

        await press_enter(pilot, opened + 0.8)
        assert answers == [True]


async def test_escape_answers_at_once(app: FacilitatorApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        answers, _ = await ask(pilot)
        await pilot.press("escape")

        assert answers == [False]


@pytest.mark.slow
@pytest.mark.parametrize("height", [24, 12])
async def test_long_detail_scrolls_between_question_and_keys(
    app: FacilitatorApp, height: int
) -> None:
    async with app.run_test(size=(80, height)) as pilot:
        await ask(pilot, "\n".join(f"Zeile {number}" for number in range(1, 27)))
        before = shown(app)
        await pilot.press(*["down"] * 26)
        after = shown(app)
        await pilot.press(*["up"] * 26)

        assert [lines[-1].strip() for lines in (before, after)] == ["⏎ ja   Esc nein"] * 2
        assert all(any("Beginnen?" in line for line in lines) for lines in (before, after))
        assert "Zeile 26" not in "\n".join(before)
        assert after[-2].split("  ")[1] == "Zeile 26"
        assert shown(app) == before


async def test_long_question_leaves_its_keys_in_sight(app: FacilitatorApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(Question(app.context.texts, "sehr lang " * 300, "Zeile\n" * 40))
        await pilot.pause()

        assert shown(app)[-1].strip() == "⏎ ja   Esc nein"
