"""What is begun, ended, extended and skipped inside tracks."""

from __future__ import annotations

from datetime import date

import pytest

from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import NONE, Instant, minutes
from facilitator.domain.run import BlockState, Run
from facilitator.domain.schedule import (
    Timing,
    closing_block,
    forecast,
    offset,
    overtime,
)
from tests.domain.factories import (
    SECOND_DAY,
    Happening,
    agenda,
    at,
    block,
    day,
    one_day,
    phase,
)

DONE, RUNNING = BlockState.DONE, BlockState.RUNNING
PENDING, SKIPPED = BlockState.PENDING, BlockState.SKIPPED
SPRING, AUTUMN = date(2025, 3, 30), date(2025, 10, 26)

PLAN = one_day(
    phase("p", [block("t1", 30), block("t2", 30)], [block("u1", 20), block("u2", 20)]),
    block("z", 10),
)
"""A phase from 09:00 to 10:00 whose second track is planned until 09:40."""


def begun() -> Happening:
    return Happening().start("p", "09:00")


def times(plan: Agenda, run: Run, now: Instant, *names: str) -> list[tuple[str, Instant, Instant]]:
    outlook = forecast(plan, run, now)
    return [_brief(outlook.of(name)) for name in names]


def of_track(run: Run, now: str, workshop: str = "ws1") -> Timing:
    return forecast(PLAN, run, at(now)).of_track("p", workshop)


def _brief(timing: Timing) -> tuple[str, Instant, Instant]:
    return timing.state, timing.expected_start, timing.expected_end


def test_begun_block_ends_what_stands_before_it() -> None:
    run = begun().start("t2", "09:20").run

    assert times(PLAN, run, at("09:25"), "t1", "t2", "p", "z") == [
        (DONE, at("09:00"), at("09:20")),
        (RUNNING, at("09:20"), at("09:50")),
        (RUNNING, at("09:00"), at("09:50")),
        (PENDING, at("09:50"), at("10:00")),
    ]


def test_late_begun_block_makes_the_one_before_it_last_until_then() -> None:
    run = begun().start("t2", "09:38").run

    assert times(PLAN, run, at("09:40"), "t1", "t2", "z") == [
        (DONE, at("09:00"), at("09:38")),
        (RUNNING, at("09:38"), at("10:08")),
        (PENDING, at("10:08"), at("10:18")),
    ]


def test_ended_block_lets_the_next_follow_at_once() -> None:
    run = begun().done("t1", "09:00", "09:12").run

    assert times(PLAN, run, at("09:15"), "t1", "t2") == [
        (DONE, at("09:00"), at("09:12")),
        (RUNNING, at("09:12"), at("09:42")),
    ]


def test_block_that_was_begun_by_hand_holds_up_what_follows() -> None:
    run = begun().start("u1", "09:00").run

    assert times(PLAN, run, at("09:32"), "u1", "u2") == [
        (RUNNING, at("09:00"), at("09:32")),
        (PENDING, at("09:32"), at("09:52")),
    ]


def test_what_was_logged_is_actual() -> None:
    timing = forecast(PLAN, begun().done("t1", "09:01", "09:33").run, at("09:40")).of("t1")

    assert (timing.actual_start, timing.actual_end) == (at("09:01"), at("09:33"))
    assert overtime(timing, at("09:40")) == minutes(2)


def test_what_was_logged_in_a_phase_that_has_not_begun_counts_for_nothing() -> None:
    run = Happening().start("t2", "08:30").run

    assert times(PLAN, run, at("08:40"), "t1", "t2") == [
        (PENDING, at("09:00"), at("09:30")),
        (PENDING, at("09:30"), at("10:00")),
    ]
    assert forecast(PLAN, run, at("08:40")).of("t2").actual_start is None


def test_skipped_block_lets_the_next_follow_at_once() -> None:
    run = begun().skip("t1").run

    assert times(PLAN, run, at("09:10"), "t1", "t2", "p") == [
        (SKIPPED, at("09:00"), at("09:00")),
        (RUNNING, at("09:00"), at("09:30")),
        (RUNNING, at("09:00"), at("09:40")),
    ]


def test_block_that_is_jumped_back_to_holds_up_what_is_still_to_come() -> None:
    plan = one_day(phase("p", [block("t1", 10), block("t2", 10), block("t3", 10)]))
    run = begun().done("t2", "09:00", "09:10").start("t1", "09:10").run

    assert times(plan, run, at("09:15"), "t1", "t2", "t3") == [
        (RUNNING, at("09:10"), at("09:20")),
        (DONE, at("09:00"), at("09:10")),
        (PENDING, at("09:20"), at("09:30")),
    ]


def test_ended_phase_ends_what_runs_in_it() -> None:
    run = begun().start("t2", "09:20").start("u1", "09:00").end("p", "09:35").run

    assert times(PLAN, run, at("09:50"), "t2", "u1", "u2") == [
        (DONE, at("09:20"), at("09:35")),
        (DONE, at("09:00"), at("09:35")),
        (DONE, at("09:35"), at("09:35")),
    ]


def test_pin_inside_a_track_absorbs_its_delay() -> None:
    plan = one_day(phase("p", [block("t1", 20), block("t2", 30, "09:30")], [block("u1", 50)]))
    run = begun().extend("t1", 5).extend("u1", 5).run

    assert times(plan, run, at("09:10"), "t1", "t2", "p") == [
        (RUNNING, at("09:00"), at("09:25")),
        (PENDING, at("09:30"), at("10:00")),
        (RUNNING, at("09:00"), at("10:00")),
    ]


def test_next_block_waits_for_its_pin_when_the_one_before_was_ended() -> None:
    plan = one_day(phase("p", [block("t1", 20), block("t2", 30, "09:30")]))

    assert times(plan, begun().done("t1", "09:00", "09:10").run, at("09:15"), "t2") == [
        (PENDING, at("09:30"), at("10:00"))
    ]


def test_delay_of_a_track_is_absorbed_by_the_gap_behind_the_phase() -> None:
    plan = one_day(phase("p", [block("t1", 60)]), block("z", 10, "10:15"))
    outlook = forecast(plan, begun().extend("t1", 8).run, at("09:10"))

    assert (offset(outlook.of("p")), offset(outlook.of("z"))) == (minutes(8), NONE)


def test_tracks_run_across_midnight() -> None:
    plan = one_day(phase("p", [block("a", 30, "23:30"), block("t1", 30), block("t2", 30)]))
    run = Happening().start("p", "23:30").done("t1", "00:05", "00:50", SECOND_DAY).run

    assert times(plan, run, at("00:55", SECOND_DAY), "t1", "t2") == [
        (DONE, at("00:05", SECOND_DAY), at("00:50", SECOND_DAY)),
        (RUNNING, at("00:50", SECOND_DAY), at("01:20", SECOND_DAY)),
    ]


@pytest.mark.parametrize(("on", "wall"), [(SPRING, "03:30"), (AUTUMN, "02:30")])
def test_tracks_are_as_long_as_they_say_when_the_clocks_change(on: date, wall: str) -> None:
    plan = agenda(day(phase("p", [block("a", 60, "01:30"), block("b", 60)]), on=on))
    run = Happening().start("p", "01:30", on).extend("a", 5).run

    _, start, end = times(plan, run, at("01:45", on), "b")[0]

    assert (start, end - start) == (at(wall, on) + minutes(5), minutes(60))


def test_late_tracks_of_an_evening_do_not_make_the_next_day_late() -> None:
    plan = agenda(
        day(phase("p", [block("t1", 60, "20:00")])), day(block("b", 30, "09:00"), on=SECOND_DAY)
    )
    outlook = forecast(plan, Happening().start("p", "20:00").extend("t1", 90).run, at("20:10"))

    assert [one.offset for one in outlook.days] == [minutes(90), NONE]


def test_track_without_blocks_lasts_as_long_as_its_phase() -> None:
    plan = one_day(phase("p", [block("t1", 30)], []))
    outlook = forecast(plan, begun().run, at("09:10"))

    assert outlook.of_track("p", "ws2") == outlook.of("p")


def test_workshop_that_has_no_track_has_no_times() -> None:
    with pytest.raises(KeyError):
        forecast(PLAN, Run(), at("09:00")).of_track("p", "ws9")


def test_closing_block_is_the_last_that_is_not_skipped() -> None:
    track = PLAN.block("p").tracks[0]

    assert closing_block(track, Run()) is track.blocks[1]
    assert closing_block(track, Happening().skip("t2").run) is track.blocks[0]
    assert closing_block(track, Happening().skip("t1").skip("t2").run) is None
