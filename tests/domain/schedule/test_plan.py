"""Planned times: sequence, pins, tracks, midnight and the change of the clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from facilitator.domain.agenda import Agenda, BlockId
from facilitator.domain.instant import Instant, minutes
from facilitator.domain.run import Run
from facilitator.domain.schedule import forecast
from tests.domain.factories import (
    FIRST_DAY,
    SECOND_DAY,
    Happening,
    agenda,
    at,
    block,
    day,
    one_day,
    phase,
)

LONG_BEFORE = at("08:00", FIRST_DAY - timedelta(days=30))
SPRING = date(2025, 3, 30)
AUTUMN = date(2025, 10, 26)


def planned(plan: Agenda, name: BlockId) -> tuple[Instant, Instant]:
    timing = forecast(plan, Run(), LONG_BEFORE).of(name)
    return timing.planned_start, timing.planned_end


def test_blocks_follow_one_another() -> None:
    plan = one_day(block("a", 15, "12:30"), block("b", 30))

    assert planned(plan, "a") == (at("12:30"), at("12:45"))
    assert planned(plan, "b") == (at("12:45"), at("13:15"))


def test_pinned_start_leaves_a_gap() -> None:
    plan = one_day(block("a", 30, "12:30"), block("b", 30, "15:30"))

    assert planned(plan, "b") == (at("15:30"), at("16:00"))


def test_pinned_start_inside_the_block_before_begins_late() -> None:
    plan = one_day(block("a", 60, "15:00"), block("b", 30, "15:30"))

    assert planned(plan, "b") == (at("16:00"), at("16:30"))


def test_day_without_pinned_start_begins_at_nine() -> None:
    assert planned(one_day(block("a", 30)), "a") == (at("09:00"), at("09:30"))


def test_day_can_begin_at_midnight() -> None:
    assert planned(one_day(block("a", 30, "00:00")), "a") == (at("00:00"), at("00:30"))


def test_phase_is_as_long_as_its_longest_track() -> None:
    tracks = [block("a1", 45), block("a2", 20)], [block("b1", 50)]
    plan = one_day(block("welcome", 30, "09:00"), phase("p", *tracks), block("after", 10))

    assert planned(plan, "p") == (at("09:30"), at("10:35"))
    assert planned(plan, "a1") == (at("09:30"), at("10:15"))
    assert planned(plan, "a2") == (at("10:15"), at("10:35"))
    assert planned(plan, "b1") == (at("09:30"), at("10:20"))
    assert planned(plan, "after") == (at("10:35"), at("10:45"))


def test_phase_can_be_longer_than_its_tracks() -> None:
    plan = one_day(phase("p", [block("a1", 45)], [], length=60), block("after", 10))

    assert planned(plan, "after") == (at("10:00"), at("10:10"))


def test_pinned_start_inside_a_track_lengthens_the_phase() -> None:
    plan = one_day(phase("p", [block("a1", 30), block("a2", 30, "10:15")]), block("after", 10))

    assert planned(plan, "a2") == (at("10:15"), at("10:45"))
    assert planned(plan, "after") == (at("10:45"), at("10:55"))


@pytest.mark.parametrize(
    ("length", "pinned", "start"),
    [
        (60, "00:30", at("00:30", SECOND_DAY)),
        (60, "01:00", at("01:00", SECOND_DAY)),
        (60, "00:15", at("00:30", SECOND_DAY)),
        (60, "09:00", at("09:00", SECOND_DAY)),
        (60, "23:00", at("00:30", SECOND_DAY)),
        (15, "23:45", at("23:45")),
    ],
)
def test_pinned_start_belongs_to_the_day_that_the_plan_has_reached(
    length: float, pinned: str, start: Instant
) -> None:
    plan = one_day(block("a", length, "23:30"), block("b", 10, pinned))

    assert planned(plan, "b") == (start, start + minutes(10))


@pytest.mark.parametrize(
    ("end", "moment"),
    [
        ("00:30", at("00:30", SECOND_DAY)),
        ("01:00", at("01:00", SECOND_DAY)),
        ("23:45", at("23:45")),
        (None, None),
    ],
)
def test_promised_end_may_lie_behind_midnight(end: str | None, moment: Instant | None) -> None:
    plan = one_day(block("a", 60, "23:30"), end=end)

    today = forecast(plan, Run(), LONG_BEFORE).today

    assert (today.planned_end, today.promised_end) == (at("00:30", SECOND_DAY), moment)


def test_each_day_is_planned_by_itself() -> None:
    plan = agenda(
        day(block("a", 30, "17:00")),
        day(block("b", 30, "09:00"), block("c", 30), on=SECOND_DAY),
    )

    assert planned(plan, "c") == (at("09:30", SECOND_DAY), at("10:00", SECOND_DAY))


def test_day_without_blocks_ends_where_it_begins() -> None:
    today = forecast(agenda(day()), Run(), LONG_BEFORE).today

    assert (today.planned_end, today.expected_end) == (at("09:00"), at("09:00"))


def test_block_is_as_long_as_it_says_when_the_clocks_go_forward() -> None:
    plan = agenda(day(block("a", 60, "01:30"), block("b", 60), block("c", 10, "04:00"), on=SPRING))

    assert planned(plan, "b") == (at("03:30", SPRING), at("04:30", SPRING))
    assert planned(plan, "c")[0] == at("04:30", SPRING)


def test_block_is_as_long_as_it_says_when_the_clocks_go_back() -> None:
    plan = agenda(day(block("a", 60, "01:30"), block("b", 60), block("c", 10, "04:00"), on=AUTUMN))

    start, end = planned(plan, "b")

    assert (start, end) == (at("02:30", AUTUMN), at("02:30", AUTUMN) + minutes(60))
    assert at("04:00", AUTUMN) - end == minutes(90)
    assert planned(plan, "c")[0] == at("04:00", AUTUMN)


def test_pinned_start_that_the_spring_leaves_out_comes_an_hour_later() -> None:
    plan = agenda(day(block("a", 30, "01:00"), block("b", 30, "02:30"), on=SPRING))

    assert planned(plan, "b")[0] == at("03:30", SPRING)


def test_block_put_in_during_the_event_moves_nothing_that_was_planned() -> None:
    put_in = replace(block("b", 20), unplanned=True)
    plan = agenda(day(block("a", 30, "09:00"), put_in, block("c", 30)))
    run = Happening().done("a", "09:00", "09:30").run

    after = forecast(plan, run, at("09:30"))

    assert planned(plan, "b") == (at("09:30"), at("09:30"))
    assert planned(plan, "c") == (at("09:30"), at("10:00"))
    assert after.of("c").expected_start == at("09:50")
    assert after.today.offset == minutes(20)
