"""Whoever begins something ahead of its time is told so: on an evening, before a promised start."""

from __future__ import annotations

from datetime import time

import pytest

from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import minutes
from tests.clock import Clock
from tests.domain.factories import SECOND_DAY, at
from tests.factories import make_agenda, make_block, make_day
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
