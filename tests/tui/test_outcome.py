"""Planned beside actual as a table in Regie."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from facilitator.domain.instant import minutes
from facilitator.domain.schedule import next_step
from facilitator.station import Station
from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.regie.outcome import OutcomeScreen
from facilitator.tui.regie.view import RegieView
from tests.clock import Clock
from tests.tui.conftest import Open
from tests.tui.screens import everything_saved, shown

WIDE = (120, 36)


def run_event(station: Station, clock: Clock) -> None:
    """Run the whole event, every block 19 minutes long, with reports and an unplanned block."""
    station.run.report("welcome", 87, "Zwei Busse kamen zu spät; die Suppe reichte trotzdem.")
    station.run.report("phase/ws2", 21, "Der Beamer fiel aus.")
    while (
        step := next_step(station.snapshot.agenda, station.snapshot.run, clock.now())
    ) is not None:
        station.run.advance(step)
        if step.starts is not None and step.starts.id == "impuls":
            station.plan.insert("impuls", "Ansage zum Brandschutz", minutes(5))
        clock.wait(minutes(19))


def table(app: FacilitatorApp) -> list[list[str]]:
    """Return the rows of the table, each split where columns stand apart."""
    lines = [line.strip("│ ▂▃▄▅▆▇█▁").strip() for line in shown(app)[1:-2]]
    return [[part for part in line.split("  ") if part] for line in lines if line]


async def open_table(pilot: Pilot[Language]) -> None:
    await everything_saved(pilot)
    await pilot.press("a")
    await pilot.pause()


async def test_event_that_has_not_begun_says_so_and_shows_the_plan(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await open_table(pilot)
        lines = "\n".join(shown(app))

        assert "Es hat noch nichts begonnen. Bis dahin sehen Sie hier, was geplant ist." in lines
        assert "12:30–12:45" in lines
        assert "voraus. 16:00" in lines


async def test_table_sets_actual_beside_planned_with_counts_and_remarks(
    open_app: Open, clock: Clock
) -> None:
    app = open_app()
    run_event(app.context.station, clock)
    async with app.run_test(size=WIDE) as pilot:
        await open_table(pilot)

        lines = [" ".join(line.strip("│ ").split()) for line in shown(app)]
        assert lines[1:14] == [
            "Tag 1 · Di, 9. September geplant tatsächlich Dauer ± min Pers.",
            "Begrüßung 12:30–12:45 12:30–12:49 19 min +4 87",
            "Zwei Busse kamen zu spät; die Suppe reichte trotzdem.",
            "Impuls 12:45–13:15 12:49–13:08 19 min −11",
            "Ansage zum Brandschutz ungeplant 13:08–13:27 19 min",
            "Workshop-Phase 13:15–14:15 13:27–13:46 19 min −41",
            "WS 1 · Raum A 13:15–13:45 13:27–13:46 19 min −11",
            "WS 2 · Raum B 13:15–13:45 13:27–13:46 19 min −11 21",
            "Der Beamer fiel aus.",
            "Kaffeepause 14:30–15:00 14:05–14:24 19 min −11",
            "Plenum 15:00–16:00 14:24–14:43 19 min −41",
            "Ende (zugesagt) 16:00 14:43 133 min −77",
            "",
        ]


async def test_running_block_and_skipped_one_are_named(open_app: Open, clock: Clock) -> None:
    app = open_app()
    station = app.context.station
    station.run.skip("impuls")
    step = next_step(station.snapshot.agenda, station.snapshot.run, clock.now())
    assert step is not None
    station.run.advance(step)
    async with app.run_test(size=WIDE) as pilot:
        await open_table(pilot)
        lines = [" ".join(line.strip("│ ").split()) for line in shown(app)]

        assert lines[2:4] == [
            "Begrüßung 12:30–12:45 seit 12:30",
            "Impuls 12:45–13:15 entfällt",
        ]


async def test_table_follows_what_happens(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await open_table(pilot)
        app.context.station.run.report("welcome", 40, "")
        assert isinstance(app.screen, OutcomeScreen)
        app.screen.show_now()
        await pilot.pause()

        assert any(line.strip("│ ").endswith("40") for line in shown(app))


async def test_long_table_scrolls_and_escape_leads_back(open_app: Open, clock: Clock) -> None:
    app = open_app()
    run_event(app.context.station, clock)
    async with app.run_test(size=(80, 12)) as pilot:
        await open_table(pilot)
        assert "Ende (zugesagt)" not in "\n".join(shown(app))

        await pilot.press("end")
        await pilot.pause()
        assert "Ende (zugesagt)" in "\n".join(shown(app))
        assert shown(app)[-2].startswith("│ ↑↓ ␣ blättern   Esc zurück")

        await pilot.press("home", "down", "space", "up")
        await pilot.press("escape")
        assert isinstance(app.screen, RegieView)


async def test_table_speaks_english(open_app: Open) -> None:
    app = open_app(language="en")
    async with app.run_test(size=WIDE) as pilot:
        await open_table(pilot)
        lines = "\n".join(shown(app))

        assert "Outcome: planned and actual" in lines
        assert "Nothing has begun yet. Until then you see what is planned." in lines


@pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x36"])
def test_picture_of_the_table(
    snap_compare: Callable[..., bool], open_app: Open, clock: Clock, size: tuple[int, int]
) -> None:
    app = open_app()
    run_event(app.context.station, clock)
    assert snap_compare(app, terminal_size=size, run_before=open_table)
