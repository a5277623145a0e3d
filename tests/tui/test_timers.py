"""Free timers in Regie: started, lengthened, stopped, and seen to run out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from facilitator.domain.instant import Duration, minutes
from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.regie.timers_pane import TimersPane, countdown
from tests.clock import Clock
from tests.tui.conftest import Open
from tests.tui.mitschrift import advance
from tests.tui.screens import everything_saved, shown, write

WIDE = (120, 36)


def timers(app: FacilitatorApp) -> list[tuple[str, Duration]]:
    return [(timer.label, timer.length) for timer in app.context.station.snapshot.timers]


def pane(app: FacilitatorApp) -> TimersPane:
    return app.screen_stack[0].query_one(TimersPane)


def in_pane(app: FacilitatorApp) -> str:
    """Return the line of the timers, or nothing while there is none."""
    region = pane(app).content_region
    return shown(app)[region.y][region.x : region.right].rstrip() if region else ""


async def pass_time(pilot: Pilot[Language], clock: Clock, length: Duration) -> None:
    clock.wait(length)
    await everything_saved(pilot)


@pytest.mark.parametrize(
    ("seconds", "said"), [(180, "3:00"), (179.2, "3:00"), (61, "1:01"), (0.4, "0:01")]
)
def test_countdown_shows_begun_seconds(seconds: float, said: str) -> None:
    assert countdown(Duration(seconds=seconds)) == said


@pytest.mark.parametrize(
    ("digit", "label", "length"),
    [("1", "Bericht", 3), ("2", "Energizer", 5), ("3", "Gruppenbild", 2)],
)
async def test_ready_made_timer_starts_by_its_digit(
    open_app: Open, digit: str, label: str, length: int
) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        assert not pane(app).display
        await pilot.press("u", digit)
        await pilot.pause()

        assert timers(app) == [(label, minutes(length))]
        assert in_pane(app) == f"{label} {length}:00"


async def test_timer_of_ones_own_is_described_in_a_form(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("u", "4")
        await write(pilot, "Murmelrunde")
        await pilot.press("enter")
        await write(pilot, "1:30")
        await pilot.pause()
        assert "Läuft 1 Std. 30 min." in "\n".join(shown(app))
        await pilot.press("enter")
        await pilot.pause()

        assert timers(app) == [("Murmelrunde", minutes(90))]
        assert in_pane(app) == "Murmelrunde 90:00"


async def test_running_timer_is_given_a_minute_and_stopped(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("u", "1", "u", "2")
        await pass_time(pilot, clock, Duration(seconds=47))
        assert in_pane(app) == "Bericht 2:13    Energizer 4:13"

        await pilot.press("u", "5")
        await pilot.pause()
        assert in_pane(app) == "Bericht 3:13    Energizer 4:13"

        await pilot.press("u", "6")
        await pilot.pause()
        assert in_pane(app) == "Energizer 4:13"

        await pilot.press("ctrl+z")
        await pilot.pause()
        assert in_pane(app) == "Bericht 3:13    Energizer 4:13"


async def test_timer_that_has_run_out_says_so_and_can_go_on(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("u", "1")
        await pass_time(pilot, clock, minutes(3))
        assert in_pane(app) == "Bericht ! Zeit ist um"
        assert pane(app).has_class("-over")

        await pass_time(pilot, clock, minutes(60))
        assert in_pane(app) == "Bericht ! Zeit ist um"

        await pilot.press("u", "5")
        await pilot.pause()
        assert in_pane(app) == "Bericht 1:00"
        assert not pane(app).has_class("-over")


async def test_second_of_a_timer_repaints_the_timers_alone(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("u", "1")
        await everything_saved(pilot)
        painted: list[str | None] = []
        for widget in app.screen.walk_children():
            if hasattr(widget, "_paint"):
                widget._paint = lambda name=widget.id: painted.append(name)

        clock.wait(Duration(seconds=1))
        app.screen.refresh_moment()  # type: ignore[attr-defined]

        assert painted == ["timers"]


async def test_many_timers_take_the_lines_that_they_need(open_app: Open) -> None:
    app = open_app()
    for number in range(4):
        app.context.station.run.start_timer(f"Gruppe {number} berichtet dem Plenum", minutes(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await everything_saved(pilot)
        region = pane(app).content_region

        assert [shown(app)[row].strip() for row in range(region.y, region.bottom)] == [
            "Gruppe 0 berichtet dem Plenum 3:00    Gruppe 1 berichtet dem Plenum 3:00",
            "Gruppe 2 berichtet dem Plenum 3:00    Gruppe 3 berichtet dem Plenum 3:00",
        ]


@pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x36"])
def test_picture_of_timers(
    snap_compare: Callable[..., bool], open_app: Open, clock: Clock, size: tuple[int, int]
) -> None:
    app = open_app()
    station = app.context.station
    advance(station, 3)
    station.run.start_timer("Bericht", minutes(3))
    station.run.start_timer("Energizer", minutes(5))

    async def run_before(pilot: Pilot[Language]) -> None:
        await pass_time(pilot, clock, minutes(3))

    assert snap_compare(app, terminal_size=size, run_before=run_before)


@pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x36"])
def test_picture_of_the_choice_of_timers(
    snap_compare: Callable[..., bool], open_app: Open, size: tuple[int, int]
) -> None:
    app = open_app()
    app.context.station.run.start_timer("Bericht", minutes(3))

    async def run_before(pilot: Pilot[Language]) -> None:
        await everything_saved(pilot)
        await pilot.press("u")
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=run_before)
