"""What a moderator notices: time that runs out, in word, colour and bell; and nothing repainted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from facilitator.domain.instant import minutes
from facilitator.texts import Language
from facilitator.tui.actions import ViewName
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.pane import Pane
from facilitator.tui.themes import DARK, LIGHT
from facilitator.tui.view import View
from tests.clock import Clock
from tests.tui.conftest import Open
from tests.tui.screens import everything_saved, said, settle, shown

WIDE = (120, 36)
SMALL = (80, 24)


def refresh(app: FacilitatorApp) -> None:
    assert isinstance(app.screen, View)
    app.screen.refresh_moment()


@pytest.mark.parametrize(
    ("language", "after", "words"),
    [
        ("de", 9.5, "noch 6 min · bis 12:45"),
        ("de", 10.5, "gleich zu Ende · noch 5 min · bis 12:45"),
        ("de", 14.5, "letzte Minute · noch 30 s · bis 12:45"),
        ("de", 15.5, "! überzieht um 30 s · sollte 12:45 enden"),
        ("en", 10.5, "ends soon · 5 min left · until 12:45"),
        ("en", 14.5, "last minute · 30 s left · until 12:45"),
    ],
)
async def test_end_of_a_block_is_announced_in_words(
    open_app: Open, clock: Clock, language: Language, after: float, words: str
) -> None:
    app = open_app(language=language)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter")
        clock.wait(minutes(after))
        refresh(app)
        await settle(pilot)

        assert shown(app)[2].rstrip("│ ").endswith(f" {words}")


async def test_long_title_leaves_the_countdown_a_line_of_its_own(
    open_app: Open, clock: Clock
) -> None:
    app = open_app()
    app.context.station.plan.insert(
        "welcome", "Warum es sich lohnt, über Leistung zu reden", minutes(15)
    )
    async with app.run_test(size=(100, 28)) as pilot:
        await pilot.press("enter", "enter", "enter", "enter")
        clock.wait(minutes(10.5))
        refresh(app)
        await settle(pilot)

        title, left = (line.split("│")[-2].strip() for line in shown(app)[2:4])
        assert title == "Warum es sich lohnt, über Leistung zu reden"
        assert left == "gleich zu Ende · noch 5 min · bis 12:45"


async def test_colours_of_what_is_late_follow_the_theme(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter")
        clock.wait(minutes(20))
        refresh(app)
        await settle(pilot)
        dark = app.export_screenshot()
        await pilot.press("f9")
        await settle(pilot)
        light = app.export_screenshot()

        assert [str(DARK.error) in svg for svg in (dark, light)] == [True, False]
        assert [str(LIGHT.error) in svg for svg in (dark, light)] == [False, True]
        assert [str(LIGHT.warning) in svg for svg in (dark, light)] == [False, True]


# --- the bell ---


class Rings:
    """Counts how often an application rings."""

    def __init__(self, app: FacilitatorApp) -> None:
        self.count = 0
        app.bell = self._ring  # type: ignore[method-assign]

    def _ring(self) -> None:
        self.count += 1


async def pass_the_levels(app: FacilitatorApp, clock: Clock, rings: Rings) -> list[int]:
    """Let the running block of 15 minutes reach each level; return the rings up to each."""
    heard = []
    for length in (9.0, 1.5, 1.0, 3.0, 1.0, 10.0):
        clock.wait(minutes(length))
        refresh(app)
        refresh(app)
        heard.append(rings.count)
    return heard


async def test_bell_is_off_until_it_is_switched_on(open_app: Open, clock: Clock) -> None:
    app = open_app()
    rings = Rings(app)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter")

        assert await pass_the_levels(app, clock, rings) == [0, 0, 0, 0, 0, 0]


async def test_bell_rings_once_a_level_and_is_remembered(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+p", *"Signalton")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        assert said(app) == [
            "Der Signalton ist an: 5 Minuten und 1 Minute vor dem Ende eines Programmpunkts und "
            "am Ende."
        ]

    again = open_app()
    rings = Rings(again)
    async with again.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter")
        heard = await pass_the_levels(again, clock, rings)
        await pilot.press("plus", "plus", "plus", "plus")
        clock.wait(minutes(8))
        refresh(again)

        assert heard == [0, 1, 1, 2, 3, 3]
        assert rings.count == 4


async def test_bell_rings_in_every_view(open_app: Open, clock: Clock) -> None:
    app = open_app(bell="on", view=ViewName.MITSCHRIFT)
    rings = Rings(app)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f2", "enter", "enter", "f3")
        await settle(pilot)

        assert await pass_the_levels(app, clock, rings) == [0, 1, 1, 2, 3, 3]


async def test_coming_back_late_rings_nothing(open_app: Open, clock: Clock) -> None:
    app = open_app(bell="on")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter")

    clock.wait(minutes(20))
    again = open_app()
    rings = Rings(again)
    async with again.run_test(size=WIDE):
        refresh(again)

        assert rings.count == 0


async def test_bell_rings_once_when_a_timer_runs_out(open_app: Open, clock: Clock) -> None:
    app = open_app(bell="on")
    rings = Rings(app)
    heard = []
    async with app.run_test(size=WIDE):
        app.context.station.run.start_timer("Gruppenbild", minutes(2))
        for length in (0.0, 1.5, 0.5, 1.0):
            clock.wait(minutes(length))
            refresh(app)
            heard.append(rings.count)

    assert heard == [0, 0, 1, 1]


# --- what a tick costs ---


def count_paints(app: FacilitatorApp) -> list[str]:
    """Return a list to which each pane that is painted from now on adds its name."""
    painted: list[str] = []
    for pane in app.screen.query(Pane):

        def update(*args: object, of: Pane = pane) -> None:
            painted.append(of.id or type(of).__name__)
            type(of).update(of, *args)  # type: ignore[arg-type]

        pane.update = update  # type: ignore[method-assign, assignment]
    return painted


async def begin_late_phase(pilot: Pilot[Language], clock: Clock) -> None:
    """Run the phase with a workshop that takes longer, so that every pane has something to say."""
    assert isinstance(pilot.app, FacilitatorApp)
    station = pilot.app.context.station
    for _ in range(3):
        await pilot.press("enter", "enter")
    station.run.extend("phase", minutes(60))
    station.run.start_timer("Bericht", minutes(60))
    clock.wait(minutes(1))
    await settle(pilot)
    refresh(pilot.app)
    await settle(pilot)


async def test_ticks_on_which_nothing_changes_paint_nothing(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await begin_late_phase(pilot, clock)
        app.context.station.run.stop_timer(app.context.station.snapshot.timers[0].id)
        await settle(pilot)
        painted = count_paints(app)

        for _ in range(20):
            clock.wait(minutes(0.001))
            refresh(app)
        await settle(pilot)

        assert painted == []


async def test_tick_of_a_countdown_paints_only_its_pane(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await begin_late_phase(pilot, clock)
        painted = count_paints(app)

        clock.wait(minutes(0.05))
        refresh(app)
        await settle(pilot)

        assert painted == ["timers"]


async def test_last_minute_paints_only_the_countdown(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter")
        clock.wait(minutes(14.25))
        refresh(app)
        await settle(pilot)
        painted = count_paints(app)

        clock.wait(minutes(0.1))
        refresh(app)
        await settle(pilot)

        assert painted == ["now"]


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
@pytest.mark.parametrize("level", ["soon", "over"])
def test_picture_of_an_end_that_nears(
    snap_compare: Callable[..., bool], open_app: Open, clock: Clock, theme: str, level: str
) -> None:
    async def run_before(pilot: Pilot[Language]) -> None:
        await pilot.press("enter", "enter")
        clock.wait(minutes({"soon": 12.0, "over": 17.0}[level]))
        await everything_saved(pilot)

    app = open_app(theme=f"facilitator-{theme}")
    assert snap_compare(app, terminal_size=(100, 24), run_before=run_before)
