"""Proposals taken, refused and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.instant import minutes
from facilitator.domain.mends import Mend, MendKind, find_mends
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import DayForecast, forecast, next_step
from facilitator.station import Reason, Station
from tests.clock import Clock
from tests.factories import make_agenda, make_block, make_day, make_track, make_workshop
from tests.station.refusing import check_refused


@pytest.fixture
def agenda() -> Agenda:
    """From 12:00 to 15:30: everything that may be cut, left out, or closed."""
    return make_agenda(
        make_day(
            make_block("welcome", start=time(12)),
            make_block(
                "phase",
                kind=BlockKind.PARALLEL,
                duration=minutes(60),
                tracks=(
                    make_track("ws1", make_block("a", duration=minutes(60))),
                    make_track("ws2", make_block("b", duration=minutes(60))),
                ),
            ),
            make_block("pause", kind=BlockKind.BREAK, minimum=minutes(10)),
            make_block("fishbowl", optional=True),
            make_block("plenum", duration=minutes(60), minimum=minutes(45)),
            end=time(15, 30),
        ),
        workshops=(make_workshop(1), make_workshop(2)),
    )


def press_next(station: Station) -> None:
    step = next_step(station.snapshot.agenda, station.snapshot.run, station.now())
    assert step is not None
    station.run.advance(step)


def mends(station: Station) -> tuple[Mend, ...]:
    return find_mends(station.snapshot.agenda, station.snapshot.run, station.now())


def today(station: Station) -> DayForecast:
    return forecast(station.snapshot.agenda, station.snapshot.run, station.now()).today


def mend_with(station: Station, kind: MendKind) -> Mend:
    return next(
        mend for mend in mends(station) if any(one.kind is kind for one in mend.interventions)
    )


def check_stale(station: Station, mend: Mend) -> None:
    check_refused(station, Reason.STALE, lambda: station.run.mend(mend))


@pytest.fixture
def late(station: Station, clock: Clock) -> Station:
    """The welcome takes 15 minutes longer; after that a workshop was promised 8 more."""
    press_next(station)
    clock.wait(minutes(45))
    press_next(station)
    station.run.extend_track("phase", "ws2", minutes(8))
    return station


@pytest.mark.parametrize("number", range(3))
def test_mend_does_what_was_shown_and_is_taken_back_and_done_again(
    late: Station, number: int
) -> None:
    asked, before = mends(late)[number], late.snapshot

    late.run.mend(asked)
    mended = late.snapshot
    assert today(late).expected_end == asked.expected_end

    late.undo("run")
    assert (late.snapshot.run, late.snapshot.agenda) == (before.run, before.agenda)

    late.redo("run")
    assert late.snapshot.run == mended.run


def test_every_sort_of_mend_is_taken_once(late: Station) -> None:
    for kind in (MendKind.CLOSE_TRACK, MendKind.SHORTEN, MendKind.DROP):
        asked = mend_with(late, kind)
        late.run.mend(asked)

        check_stale(late, asked)
        late.undo("run")


def test_mend_that_is_answered_late_is_still_done(late: Station, clock: Clock) -> None:
    asked = mend_with(late, MendKind.SHORTEN)
    clock.wait(minutes(3))

    late.run.mend(asked)

    assert today(late).expected_end == asked.expected_end


def extend_all(station: Station) -> None:
    for block in ("pause", "plenum", "b"):
        station.run.extend(block, minutes(5))
    station.run.skip("fishbowl")


def skip_all(station: Station) -> None:
    for block in ("pause", "fishbowl", "plenum", "a", "b"):
        station.run.skip(block)


def go_on(station: Station) -> None:
    for _ in range(4):
        press_next(station)


@pytest.mark.parametrize("change", [extend_all, skip_all, go_on], ids=lambda one: one.__name__)
@pytest.mark.parametrize("number", range(3))
def test_mend_that_no_longer_fits_is_stale(
    late: Station, change: Callable[[Station], None], number: int
) -> None:
    asked = mends(late)[number]
    change(late)

    check_stale(late, asked)


def test_mend_of_blocks_that_went_is_stale(late: Station, agenda: Agenda) -> None:
    asked = mend_with(late, MendKind.DROP)
    day = agenda.days[0]
    kept = tuple(block for block in day.blocks if block.id not in ("pause", "fishbowl"))
    late.plan.adopt(replace(agenda, days=(replace(day, blocks=kept),)))

    check_stale(late, asked)


def test_end_is_promised_later_once(station: Station, agenda: Agenda, clock: Clock) -> None:
    day = agenda.days[0]
    station.plan.adopt(replace(agenda, days=(replace(day, end=None),)))
    press_next(station)
    clock.wait(minutes(45))
    press_next(station)
    asked = mend_with(station, MendKind.SHIFT_END)

    station.run.mend(asked)
    assert station.snapshot.agenda.days[0].end == time(15, 45)
    check_stale(station, asked)

    station.undo("run")
    assert station.snapshot.agenda.days[0].end is None

    clock.wait(minutes(24 * 60))
    check_stale(station, asked)
    assert station.snapshot.run.of("phase").state is BlockState.RUNNING
