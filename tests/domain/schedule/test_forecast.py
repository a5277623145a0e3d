"""Expected times: what has happened, gaps and pins."""

from __future__ import annotations

import pytest

from facilitator.domain.agenda import Agenda, BlockId
from facilitator.domain.instant import NONE, Instant, minutes
from facilitator.domain.run import BlockState, Run
from facilitator.domain.schedule import Timing, forecast, offset, overtime, remaining
from tests.domain.factories import (
    Happening,
    at,
    block,
    one_day,
)

MORNING = one_day(block("a", 30, "09:00"), block("b", 30), block("c", 15, "10:15"), block("d", 45))


def expected(plan: Agenda, run: Run, now: Instant, name: BlockId) -> tuple[Instant, Instant]:
    timing = forecast(plan, run, now).of(name)
    return timing.expected_start, timing.expected_end


def test_before_the_event_everything_is_expected_as_planned() -> None:
    outlook = forecast(MORNING, Run(), at("07:00"))

    assert all(
        (timing.expected_start, timing.expected_end) == (timing.planned_start, timing.planned_end)
        for timing in outlook.timings.values()
    )
    assert outlook.today.offset == NONE


def test_done_block_stands_as_it_was() -> None:
    run = Happening().done("a", "09:04", "09:41").run

    assert forecast(MORNING, run, at("09:50")).of("a") == Timing(
        state=BlockState.DONE,
        planned_start=at("09:00"),
        planned_end=at("09:30"),
        actual_start=at("09:04"),
        actual_end=at("09:41"),
        expected_start=at("09:04"),
        expected_end=at("09:41"),
        due=at("09:34"),
    )


def test_running_block_is_expected_to_take_its_time() -> None:
    run = Happening().start("a", "09:04").extend("a", 5).run

    timing = forecast(MORNING, run, at("09:20")).of("a")

    assert (timing.expected_end, timing.due) == (at("09:39"), at("09:39"))
    assert (remaining(timing, at("09:20")), overtime(timing, at("09:20"))) == (minutes(19), NONE)
    assert (offset(timing), timing.added_time) == (minutes(9), minutes(5))


def test_overrunning_block_is_expected_to_end_now() -> None:
    run = Happening().start("a", "09:00").run

    timing = forecast(MORNING, run, at("09:38")).of("a")

    assert (timing.expected_end, timing.due) == (at("09:38"), at("09:30"))
    assert (remaining(timing, at("09:38")), overtime(timing, at("09:38"))) == (NONE, minutes(8))


def test_block_that_was_cut_to_less_than_nothing_takes_no_time() -> None:
    run = Happening().extend("b", -45).run

    assert expected(MORNING, run, at("07:00"), "b") == (at("09:30"), at("09:30"))


def test_pending_blocks_follow_what_runs() -> None:
    run = Happening().done("a", "09:00", "09:40").start("b", "09:40").run

    assert expected(MORNING, run, at("09:50"), "c") == (at("10:15"), at("10:30"))
    assert expected(MORNING, run, at("10:20"), "c") == (at("10:20"), at("10:35"))
    assert expected(MORNING, run, at("10:20"), "d") == (at("10:35"), at("11:20"))


def test_gap_before_a_pinned_start_absorbs_delay() -> None:
    run = Happening().done("a", "09:00", "09:40").start("b", "09:40").run
    outlook = forecast(MORNING, run, at("09:50"))

    assert offset(outlook.of("b")) == minutes(10)
    assert offset(outlook.of("c")) == NONE
    assert outlook.today.offset == NONE


def test_blocks_without_pinned_start_move_forward() -> None:
    run = Happening().done("a", "09:00", "09:20").start("b", "09:20").run

    assert expected(MORNING, run, at("09:25"), "b") == (at("09:20"), at("09:50"))
    assert offset(forecast(MORNING, run, at("09:25")).of("b")) == minutes(-10)
    assert expected(MORNING, run, at("09:25"), "c") == (at("10:15"), at("10:30"))


def test_pending_block_waits_for_now_while_nothing_runs() -> None:
    run = Happening().done("a", "09:00", "09:30").run

    timing = forecast(MORNING, run, at("09:37")).of("b")

    assert (timing.expected_start, timing.expected_end) == (at("09:37"), at("10:07"))
    assert (remaining(timing, at("09:37")), overtime(timing, at("09:37"))) == (minutes(30), NONE)


def test_event_that_does_not_begin_is_late() -> None:
    assert expected(MORNING, Run(), at("09:10"), "a") == (at("09:10"), at("09:40"))


def test_extended_pending_block_is_expected_longer() -> None:
    run = Happening().extend("b", 10).run

    assert expected(MORNING, run, at("07:00"), "b") == (at("09:30"), at("10:10"))


def test_skipped_block_takes_no_time_and_keeps_no_promise() -> None:
    run = Happening().done("a", "09:00", "09:30").start("b", "09:30").skip("c").run
    outlook = forecast(MORNING, run, at("09:40"))

    timing = outlook.of("c")

    assert (timing.state, timing.expected_start) == (BlockState.SKIPPED, at("10:00"))
    assert (timing.expected_end, offset(timing)) == (at("10:00"), NONE)
    assert (remaining(timing, at("09:40")), overtime(timing, at("09:40"))) == (NONE, NONE)
    assert outlook.of("d").expected_start == at("10:00")
    assert outlook.today.offset == minutes(-30)


def test_jumped_over_block_takes_no_time() -> None:
    run = Happening().done("a", "09:00", "09:30").start("c", "09:35").run
    outlook = forecast(MORNING, run, at("09:40"))

    timing = outlook.of("b")

    assert (timing.state, timing.passed_over, offset(timing)) == (BlockState.PENDING, True, NONE)
    assert (timing.expected_start, timing.expected_end) == (at("09:30"), at("09:30"))
    assert outlook.of("c").expected_start == at("09:35")
    assert outlook.of("d").passed_over is False


def test_jump_back_delays_what_is_still_to_come() -> None:
    run = (
        Happening().done("a", "09:00", "09:30").done("c", "09:30", "09:45").start("b", "09:45").run
    )

    assert expected(MORNING, run, at("09:50"), "d") == (at("10:15"), at("11:00"))


def test_overtime_of_a_done_block_is_kept() -> None:
    run = Happening().done("a", "09:00", "09:38").run

    timing = forecast(MORNING, run, at("10:00")).of("a")

    assert (remaining(timing, at("10:00")), overtime(timing, at("10:00"))) == (NONE, minutes(8))


def test_block_that_is_nowhere_has_no_times() -> None:
    with pytest.raises(KeyError):
        forecast(MORNING, Run(), at("09:00")).of("nowhere")
