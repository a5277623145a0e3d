"""Whoever begins or ends something ahead of its time is told so."""

from __future__ import annotations

from datetime import time

import pytest

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.instant import minutes
from facilitator.domain.schedule import forecast
from facilitator.texts import load_texts
from facilitator.tui.context import Moment
from facilitator.tui.regie.early import cut_short
from tests.clock import Clock
from tests.domain.factories import SECOND_DAY, Happening, at
from tests.factories import (
    make_agenda,
    make_block,
    make_day,
    make_snapshot,
    make_track,
    make_workshop,
)
from tests.tui.conftest import Open
from tests.tui.screens import settle, shown
from tests.tui.test_regie_mends import question

WIDE = (160, 36)


@pytest.fixture
def agenda() -> Agenda:
    """A talk from 12:30 to 13:00, games promised for 19:00; the next day begins at 9."""
    return make_agenda(
        make_day(
            make_block("talk", "Vortrag", start=time(12, 30), duration=minutes(30)),
            make_block("games", "Spielabend", start=time(19, 0), duration=minutes(60)),
        ),
        make_day(make_block("morning", "Guten Morgen", start=time(9, 0)), on=SECOND_DAY),
    )


async def test_block_of_tomorrow_is_named_as_tomorrows(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", "enter", "enter")
        clock.moment = at("19:00")
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert "Danach morgen, Mi 09:00: Guten Morgen" in "\n".join(shown(app))

        clock.moment = at("20:00")
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert "„Guten Morgen“ (geplant morgen, Mi 09:00)" in "\n".join(shown(app))

        await pilot.press("enter")
        await settle(pilot)
        assert question(app) == [
            "Guten Morgen beginnen?",
            "Geplant: morgen, Mi 09:00",
            "⏎ ja Esc nein",
        ]


@pytest.mark.parametrize(
    ("now", "early"),
    [
        (
            "17:31",
            [
                "Beginnt 1 Std. 29 min vor der zugesagten Zeit (19:00): "
                "Manche kommen vielleicht erst dann."
            ],
        ),
        ("18:59", []),
    ],
)
async def test_jump_says_that_it_is_ahead_of_a_promised_start(
    open_app: Open, clock: Clock, now: str, early: list[str]
) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", "enter", "enter")
        clock.moment = at(now)
        await pilot.press("up", "down", "g")
        await settle(pilot)

        told = [line for line in question(app) if line.startswith("Beginnt")]
        assert question(app)[0] == "Zu Spielabend springen?"
        assert told == early


async def test_next_step_says_how_much_time_is_left_and_what_follows(
    open_app: Open, clock: Clock
) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter")
        clock.moment = at("12:40")
        await pilot.press("enter")
        await settle(pilot)

        assert question(app) == [
            "Vortrag beenden?",
            "Noch 20 min.",
            "Spielabend beginnt um 19:00 Uhr.",
            "⏎ ja Esc nein",
        ]


@pytest.mark.parametrize(
    ("now", "finished", "told"),
    [
        ("12:49", "", "Noch 41 min."),
        ("12:49", "1", "Noch 41 min. WS 2, WS 3 sind noch nicht fertig."),
        ("12:49", "13", "Noch 41 min. WS 2 ist noch nicht fertig."),
        ("12:49", "123", "Noch 41 min."),
        ("13:25", "13", "Noch 5 min. WS 2 ist noch nicht fertig."),
        ("13:26", "13", ""),
        ("13:40", "13", ""),
    ],
)
def test_phase_that_is_cut_short_names_who_still_works(now: str, finished: str, told: str) -> None:
    tracks = tuple(
        make_track(f"ws{number}", make_block(f"p{number}", duration=minutes(60)))
        for number in (1, 2, 3)
    )
    phase = make_block("phase", kind=BlockKind.PARALLEL, start=time(12, 30), tracks=tracks)
    agenda = make_agenda(
        make_day(phase), workshops=tuple(make_workshop(number) for number in (1, 2, 3))
    )
    happening = Happening().start("phase", "12:30")
    for number in finished:
        happening.done(f"p{number}", "12:30", "12:45")
    snapshot = make_snapshot(agenda, events=happening.events)
    moment = Moment(snapshot, forecast(agenda, snapshot.run, at(now)), at(now))

    assert cut_short(phase, moment, load_texts("de")) == told
