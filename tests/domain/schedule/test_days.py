"""Each day is closed by itself: promises, nights, and what was forgotten."""

from __future__ import annotations

from facilitator.domain.instant import NONE, minutes
from facilitator.domain.run import Run
from facilitator.domain.schedule import forecast, overtime
from tests.domain.factories import (
    FIRST_DAY,
    SECOND_DAY,
    Happening,
    agenda,
    at,
    block,
    day,
    one_day,
)

TWO_DAYS = agenda(
    day(block("a", 60, "21:00"), block("late", 60)),
    day(block("b", 30, "09:00"), block("c", 30), on=SECOND_DAY, end="10:00"),
)


def test_day_is_measured_against_its_promise() -> None:
    plan = one_day(block("a", 90, "09:00"), block("b", 30), end="10:45")
    run = Happening().start("a", "09:05").run

    today = forecast(plan, run, at("10:00")).today

    assert (today.planned_end, today.promised_end) == (at("11:00"), at("10:45"))
    assert (today.expected_end, today.offset) == (at("11:05"), minutes(20))


def test_day_without_promise_is_measured_against_its_plan() -> None:
    run = Happening().start("a", "21:00").run

    assert forecast(TWO_DAYS, run, at("22:10")).days[0].offset == minutes(10)


def test_second_day_does_not_know_of_a_late_first_one() -> None:
    run = Happening().done("a", "21:00", "22:30").start("late", "22:30").run

    outlook = forecast(TWO_DAYS, run, at("23:50"))

    assert [one.offset for one in outlook.days] == [minutes(50), NONE]
    assert outlook.today is outlook.days[0]


def test_second_day_waits_for_a_first_one_that_runs_into_it() -> None:
    run = Happening().start("late", "22:00").run

    outlook = forecast(TWO_DAYS, run, at("09:10", SECOND_DAY))

    assert outlook.of("b").expected_start == at("09:10", SECOND_DAY)
    assert outlook.days[1].offset == minutes(10)


def test_nobody_is_eleven_hours_late_on_the_second_morning() -> None:
    forgotten = Happening().done("a", "21:00", "22:00").run

    outlook = forecast(TWO_DAYS, forgotten, at("08:30", SECOND_DAY))

    assert [one.offset for one in outlook.days] == [minutes(-60), NONE]
    assert outlook.of("late").passed_over
    assert outlook.today is outlook.days[1]


def test_late_block_of_an_evening_is_still_that_evenings_after_midnight() -> None:
    run = Happening().done("a", "21:00", "23:50").run

    outlook = forecast(TWO_DAYS, run, at("00:10", SECOND_DAY))

    assert outlook.today is outlook.days[0]
    assert outlook.of("late").expected_start == at("00:10", SECOND_DAY)


def test_overrun_across_midnight_counts_in_minutes() -> None:
    run = Happening().done("a", "21:00", "22:30").start("late", "22:30").run

    timing = forecast(TWO_DAYS, run, at("00:15", SECOND_DAY)).of("late")

    assert overtime(timing, at("00:15", SECOND_DAY)) == minutes(45)


def test_block_still_to_come_is_never_expected_in_the_past() -> None:
    next_year = FIRST_DAY.replace(year=2026)
    run = Happening().done("late", "09:00", "09:30", next_year).run

    outlook = forecast(TWO_DAYS, run, at("09:40", next_year))

    assert outlook.of("b").expected_start == at("09:40", next_year)


def test_agenda_of_last_year_is_tried_out_from_its_first_day_on() -> None:
    now = at("14:00", FIRST_DAY.replace(year=2026))

    outlook = forecast(TWO_DAYS, Run(), now)

    assert outlook.today is outlook.days[0]
    assert outlook.of("a").expected_start == now
    assert not any(timing.passed_over for timing in outlook.timings.values())
