"""What runs, what comes next, and what Weiter does."""

from __future__ import annotations

from datetime import date

import pytest

from facilitator.domain.agenda import Agenda, Block, BlockId, Day
from facilitator.domain.instant import Instant
from facilitator.domain.run import Run
from facilitator.domain.schedule import (
    current_block,
    forecast,
    next_block,
    next_step,
)
from tests.domain.factories import (
    FIRST_DAY,
    SECOND_DAY,
    Happening,
    agenda,
    at,
    block,
    day,
    phase,
)

EVENT = agenda(
    day(
        block("a", 30, "14:00"),
        phase("p", [block("t", 30)]),
        block("break", 30, "15:30"),
        block("d", 30),
    ),
    day(block("e", 30, "09:00"), block("f", 30), on=SECOND_DAY),
)


def step(run: Run, now: Instant, plan: Agenda = EVENT) -> tuple[str | None, str | None] | None:
    """Return the ids of what Weiter ends and starts."""
    found = next_step(plan, run, now)
    return None if found is None else (_id(found.ends), _id(found.starts))


def following(run: Run, now: Instant) -> str | None:
    return _id(next_block(EVENT, run, now))


def today_of(plan: Agenda, run: Run, now: Instant) -> Day:
    return forecast(plan, run, now).today.day


def running(run: Run) -> str | None:
    return _id(current_block(EVENT, run))


def _id(found: Block | None) -> BlockId | None:
    return None if found is None else found.id


def test_first_step_starts_the_first_block() -> None:
    assert step(Run(), at("13:58")) == (None, "a")


def test_step_ends_what_runs_and_starts_the_next() -> None:
    run = Happening().start("a", "14:00").run

    assert step(run, at("14:28")) == ("a", "p")


def test_step_takes_the_next_block_even_if_it_was_extended_or_cut() -> None:
    run = Happening().start("a", "14:00").extend("p", -10).run

    assert step(run, at("14:28")) == ("a", "p")


def test_step_goes_past_skipped_blocks() -> None:
    run = Happening().start("a", "14:00").skip("p").skip("break").run

    assert step(run, at("14:28")) == ("a", "d")


@pytest.mark.parametrize(
    ("now", "starts"),
    [("15:10", None), ("15:28", None), ("15:29", "break"), ("15:30", "break"), ("15:36", "break")],
)
def test_step_does_not_start_what_is_pinned_to_later(now: str, starts: str | None) -> None:
    run = Happening().done("a", "14:00", "14:30").start("p", "14:30").run

    assert step(run, at(now)) == ("p", starts)
    assert following(run, at(now)) == "break"


def test_second_step_starts_it_whenever_it_is_pinned() -> None:
    run = Happening().done("a", "14:00", "14:30").done("p", "14:30", "15:10").run

    assert step(run, at("15:11")) == (None, "break")


def test_last_step_of_a_day_only_ends() -> None:
    run = Happening().start("d", "16:00").run

    assert step(run, at("16:30")) == ("d", None)
    assert following(run, at("16:30")) == "e"


def test_last_step_of_a_day_only_ends_even_if_the_next_is_not_pinned() -> None:
    plan = agenda(day(block("a", 30, "14:00")), day(block("b", 30), on=SECOND_DAY))

    assert step(Happening().start("a", "14:00").run, at("14:30"), plan) == ("a", None)


def test_step_in_the_evening_starts_the_next_day() -> None:
    run = Happening().done("d", "16:00", "16:30").run

    assert step(run, at("16:31")) == (None, "e")


def test_last_step_of_the_event_only_ends() -> None:
    run = Happening().start("f", "09:30", SECOND_DAY).run

    assert step(run, at("10:00", SECOND_DAY)) == ("f", None)
    assert following(run, at("10:00", SECOND_DAY)) is None


def test_event_is_over_when_its_last_block_has_ended() -> None:
    run = Happening().done("f", "09:30", "10:00", SECOND_DAY).run

    assert step(run, at("10:01", SECOND_DAY)) is None


def test_event_is_over_when_the_rest_is_skipped() -> None:
    run = Happening().done("e", "09:00", "09:30", SECOND_DAY).skip("f").run

    assert step(run, at("09:31", SECOND_DAY)) is None


def test_block_that_was_jumped_over_is_no_longer_next() -> None:
    run = Happening().done("a", "14:00", "14:30").start("break", "14:30").run

    assert step(run, at("14:40")) == ("break", "d")


def test_block_that_was_jumped_back_to_leads_on_to_what_never_began() -> None:
    run = Happening().done("break", "14:30", "15:00").start("a", "15:00").run

    assert running(run) == "a"
    assert step(run, at("15:20")) == ("a", "d")


def test_agenda_goes_on_behind_the_last_begun_block_after_a_jump_back() -> None:
    jumped = Happening().done("a", "14:00", "14:30").done("break", "14:30", "15:00")
    back = jumped.done("p", "15:00", "15:30").run

    assert step(back, at("15:31")) == (None, "d")
    assert following(back, at("15:31")) == "d"


def test_what_was_passed_over_on_the_way_stays_passed_over_after_a_jump_back() -> None:
    run = Happening().done("d", "14:00", "14:30").start("a", "14:30").run
    outlook = forecast(EVENT, run, at("14:40"))

    assert step(run, at("14:40")) == ("a", None)
    assert [outlook.of(name).passed_over for name in ("p", "break")] == [True, True]
    assert outlook.today.expected_end == at("15:00")


def test_block_can_be_jumped_back_to_on_the_next_day() -> None:
    run = Happening().done("d", "16:00", "16:30").done("e", "09:00", "09:30", SECOND_DAY)
    back = run.start("break", "09:30", SECOND_DAY).run
    outlook = forecast(EVENT, back, at("09:40", SECOND_DAY))

    assert running(back) == "break"
    assert step(back, at("09:40", SECOND_DAY)) == ("break", "f")
    assert outlook.of("f").expected_start == at("10:00", SECOND_DAY)
    assert outlook.today.day.date == SECOND_DAY


def test_of_two_running_blocks_the_one_that_started_last_is_current() -> None:
    run = Happening().start("p", "14:35").start("a", "14:30").run

    assert running(run) == "p"


def test_of_two_that_started_at_once_the_later_one_is_current() -> None:
    run = Happening().start("p", "14:30").start("a", "14:30").run

    assert running(run) == "p"


def test_nothing_is_current_between_two_blocks() -> None:
    assert running(Happening().done("a", "14:00", "14:30").run) is None


def test_block_inside_a_track_is_never_current() -> None:
    assert running(Happening().start("t", "14:30").run) is None


@pytest.mark.parametrize(
    ("now", "today"),
    [
        (at("12:00", FIRST_DAY.replace(year=2024)), FIRST_DAY),
        (at("14:00"), FIRST_DAY),
        (at("00:30", SECOND_DAY), FIRST_DAY),
        (at("00:45", SECOND_DAY), SECOND_DAY),
        (at("08:00", SECOND_DAY), SECOND_DAY),
        (at("21:59", SECOND_DAY), SECOND_DAY),
        (at("22:00", SECOND_DAY), FIRST_DAY),
    ],
)
def test_clock_turns_the_days_at_night(now: Instant, today: date) -> None:
    assert today_of(EVENT, Run(), now).date == today


def test_started_block_turns_the_day_whatever_the_clock_says() -> None:
    run = Happening().start("e", "18:00").run

    assert today_of(EVENT, run, at("18:01")).date == SECOND_DAY
    assert step(run, at("18:01")) == ("e", "f")


def test_day_stays_the_last_one_long_after_the_event() -> None:
    run = Happening().done("f", "09:30", "10:00", SECOND_DAY).run

    assert today_of(EVENT, run, at("12:00", FIRST_DAY.replace(year=2026))).date == SECOND_DAY


def test_forgotten_block_is_ended_on_the_next_morning() -> None:
    run = Happening().start("break", "15:30").run

    assert following(run, at("08:30", SECOND_DAY)) == "e"
    assert step(run, at("08:30", SECOND_DAY)) == ("break", None)
    assert step(run, at("09:00", SECOND_DAY)) == ("break", "e")


def test_last_days_agenda_is_tried_out_from_the_first_block_on() -> None:
    now = at("12:00", FIRST_DAY.replace(year=2026))
    run = Happening().start("a", "12:00", FIRST_DAY.replace(year=2026)).run

    assert step(Run(), now) == (None, "a")
    assert step(run, now) == ("a", "p")
