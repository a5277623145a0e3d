"""Jumping to a block and swapping two: asked with what comes of it, done, taken back."""

from __future__ import annotations

import pytest

from facilitator.domain.instant import minutes
from facilitator.domain.run import BlockState
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.regie.view import RegieView
from tests.tui.conftest import Open
from tests.tui.screens import said, settle, shown
from tests.tui.test_regie_mends import question

WIDE = (120, 36)


def order(app: FacilitatorApp) -> list[str]:
    return [block.id for _, block in app.context.station.snapshot.agenda.blocks()]


def state(app: FacilitatorApp, block: str) -> BlockState:
    return app.context.station.snapshot.run.of(block).state


async def test_jump_names_what_is_jumped_over_and_when_the_day_then_ends(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", "down", "down", "g")
        await settle(pilot)

        assert question(app) == [
            "Springen: Begrüßung beenden → Workshop-Phase?",
            "Ende 16:00 unverändert zugesagt 16:00",
            "Übersprungen: Impuls",
            "⏎ ja Esc nein",
        ]

        await pilot.press("enter")
        await settle(pilot)

        assert (state(app, "welcome"), state(app, "impuls"), state(app, "phase")) == (
            BlockState.DONE,
            BlockState.PENDING,
            BlockState.RUNNING,
        )
        row = next(line for line in shown(app) if " Impuls " in line)
        assert row.split("│")[1].split() == ["–", "Impuls", "·", "übersprungen", "12:45"]


async def test_jump_leads_back_to_what_was_jumped_over(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", "down", "down", "g", "enter")
        await pilot.press("up", "g", "enter")

        assert (state(app, "phase"), state(app, "impuls")) == (
            BlockState.DONE,
            BlockState.RUNNING,
        )
        await pilot.press("ctrl+z", "ctrl+z")
        assert state(app, "welcome") is BlockState.RUNNING


async def test_jump_needs_a_mark_on_what_has_not_begun(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", "g", "down", "up", "g")

        assert said(app) == [
            "Markieren Sie zuerst mit ↑ ↓ den Programmpunkt, zu dem Sie springen wollen.",
            "Begrüßung hat schon begonnen oder entfällt.",
        ]
        assert not any("beenden" in line for line in shown(app)[-4:])


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("g", "Springen lässt sich zu einem Programmpunkt, nicht in einen Workshop."),
        ("t", "Tauschen lassen sich Programmpunkte, nicht Workshops."),
    ],
)
async def test_workshop_can_be_neither_jumped_to_nor_swapped(
    open_app: Open, key: str, why: str
) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("down", "down", "down", key)

        assert said(app) == [why]


async def test_swap_asks_with_every_time_that_changes_and_is_taken_back(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", "down", "t")
        await settle(pilot)

        assert question(app) == [
            "Tauschen: Workshop-Phase vor Impuls?",
            "Ende 16:00 unverändert zugesagt 16:00",
            "Workshop-Phase 13:15–14:15 → 12:45–13:45",
            "WS 1 13:45 → 13:15",
            "WS 2 13:45 → 13:15",
            "Impuls 12:45–13:15 → 13:45–14:15",
            "Kaffeepause 14:30–15:00 unverändert zugesagt 14:30",
            "⏎ ja Esc nein",
        ]

        await pilot.press("enter")
        await settle(pilot)
        assert order(app) == ["welcome", "phase", "impuls", "break", "plenum"]
        assert isinstance(app.screen, RegieView)
        assert app.screen.marked == "impuls"

        await pilot.press("ctrl+z")
        assert order(app) == ["welcome", "impuls", "phase", "break", "plenum"]


async def test_swapped_times_are_those_that_were_asked_about(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("down", "down", "down", "down", "down")
        await pilot.press("t")
        await settle(pilot)
        asked = [line for line in question(app) if line.startswith(("Plenum", "Kaffeepause"))]
        await pilot.press("enter")
        await settle(pilot)

        times = {
            title: next(line for line in shown(app) if f" {title} " in line).split("│")[1].split()
            for title in ("Plenum", "Kaffeepause")
        }
        assert [line.split(" → ")[1][:5] for line in asked] == [
            times["Plenum"][3],
            times["Kaffeepause"][3],
        ]


async def test_swap_is_refused_in_words_for_what_runs_or_comes_last(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", "t", *["down"] * 9, "t")

        assert said(app) == [
            "Markieren Sie zuerst mit ↑ ↓ den Programmpunkt, der hinter den nächsten soll.",
            "Plenum lässt sich mit keinem späteren Programmpunkt tauschen.",
        ]


@pytest.mark.parametrize(
    ("width", "title"),
    [
        (100, "Vorste… · eingefügt"),
        (120, "Vorstellung… · eingefügt · ✎"),
        (170, "Vorstell… · eingefügt · 43 Pers. · ✎"),
    ],
)
async def test_title_gives_way_to_what_was_inserted_or_reported(
    open_app: Open, width: int, title: str
) -> None:
    app = open_app()
    station = app.context.station
    length = minutes(10)
    inserted = station.plan.insert("welcome", "Vorstellungsrunde mit Bällen", length)
    station.run.report(inserted, 43, "Uhr fehlte")
    async with app.run_test(size=(width, 28)) as pilot:
        await settle(pilot)

        row = next(line for line in shown(app) if "Vorst" in line).split("│")[1]
        assert row.split("  ")[0] == f" · {title}"
