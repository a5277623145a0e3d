"""How long a phase lasts, given what happens in its tracks."""

from __future__ import annotations

from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import NONE, Instant, minutes
from facilitator.domain.run import BlockState, Run
from facilitator.domain.schedule import (
    Timing,
    forecast,
    offset,
    overtime,
    remaining,
)
from tests.domain.factories import (
    Happening,
    at,
    block,
    one_day,
    phase,
)

DONE, RUNNING = BlockState.DONE, BlockState.RUNNING
PENDING, SKIPPED = BlockState.PENDING, BlockState.SKIPPED

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


def test_extended_block_moves_what_is_behind_it_and_the_phase() -> None:
    run = begun().extend("t1", 8).run

    assert times(PLAN, run, at("09:10"), "t1", "t2", "u2", "p", "z") == [
        (RUNNING, at("09:00"), at("09:38")),
        (PENDING, at("09:38"), at("10:08")),
        (PENDING, at("09:20"), at("09:40")),
        (RUNNING, at("09:00"), at("10:08")),
        (PENDING, at("10:08"), at("10:18")),
    ]


def test_shorter_track_can_be_extended_without_making_the_phase_longer() -> None:
    run = begun().extend("u2", 15).run

    assert of_track(run, "09:10", "ws2").due == at("09:55")
    assert forecast(PLAN, run, at("09:10")).of("p").due == at("10:00")


def test_shorter_track_can_become_the_longest() -> None:
    run = begun().extend("u2", 25).run

    assert forecast(PLAN, run, at("09:10")).of("p").due == at("10:05")
    assert of_track(run, "10:07", "ws2").state is RUNNING
    assert overtime(of_track(run, "10:07", "ws2"), at("10:07")) == minutes(2)


def test_time_added_to_the_phase_is_not_for_tracks_that_end_before_it() -> None:
    run = begun().extend("p", 10).run

    assert of_track(run, "09:10").due == at("10:10")
    assert of_track(run, "09:10", "ws2").due == at("09:40")


def test_time_taken_off_the_phase_ends_every_track() -> None:
    run = begun().extend("u2", 25).extend("p", -15).run

    assert forecast(PLAN, run, at("09:10")).of("p").due == at("09:50")
    assert [of_track(run, "09:10", name).due for name in ("ws1", "ws2")] == [at("09:50")] * 2


def test_track_is_finished_once_its_last_block_is_ended() -> None:
    run = begun().start("t1", "09:00").start("t2", "09:25").end("t2", "09:50").run

    timing = of_track(run, "09:52")

    assert timing == Timing(
        state=DONE,
        planned_start=at("09:00"),
        planned_end=at("10:00"),
        actual_start=at("09:00"),
        actual_end=at("09:50"),
        expected_start=at("09:00"),
        expected_end=at("09:50"),
        due=at("09:55"),
    )
    assert (remaining(timing, at("09:52")), offset(timing)) == (NONE, minutes(-10))


def test_phase_ends_with_the_last_track_that_is_not_finished() -> None:
    run = begun().done("t2", "09:20", "09:30").run
    outlook = forecast(PLAN, run, at("09:33"))

    assert (outlook.of("p").expected_end, outlook.of("p").due) == (at("09:40"), at("09:50"))


def test_phase_whose_tracks_are_all_finished_is_expected_to_end_now() -> None:
    run = begun().done("t2", "09:20", "09:35").done("u2", "09:20", "09:30").run

    phase_times = forecast(PLAN, run, at("09:37")).of("p")

    assert (phase_times.expected_end, phase_times.due) == (at("09:37"), at("09:50"))
    assert overtime(phase_times, at("09:37")) == NONE


def test_phase_with_time_of_its_own_waits_for_that() -> None:
    plan = one_day(phase("p", [block("t1", 30)], length=45), block("z", 10))
    run = begun().done("t1", "09:00", "09:20").run

    assert times(plan, run, at("09:25"), "t1", "p", "z") == [
        (DONE, at("09:00"), at("09:20")),
        (RUNNING, at("09:00"), at("09:45")),
        (PENDING, at("09:45"), at("09:55")),
    ]


def test_track_that_nobody_reports_as_finished_holds_the_phase() -> None:
    run = begun().done("u2", "09:20", "09:40").run
    outlook = forecast(PLAN, run, at("10:06"))

    assert outlook.of("p").expected_end == at("10:06")
    assert _brief(outlook.of_track("p", "ws1")) == (RUNNING, at("09:00"), at("10:06"))
    assert overtime(outlook.of_track("p", "ws1"), at("10:06")) == minutes(6)


def test_shorter_track_is_taken_to_end_by_the_clock() -> None:
    assert _brief(of_track(begun().run, "09:45", "ws2")) == (DONE, at("09:00"), at("09:40"))
    assert of_track(begun().run, "09:45", "ws2").actual_end is None


def test_cancelled_track_shortens_the_phase() -> None:
    run = Happening().skip("t1").skip("t2").run
    outlook = forecast(PLAN, run, at("08:00"))

    assert outlook.of("p").expected_end == at("09:40")
    assert outlook.of_track("p", "ws1").state is SKIPPED
    assert offset(outlook.of_track("p", "ws1")) == NONE


def test_cancelled_track_shortens_a_phase_that_is_as_long_as_it() -> None:
    tracks = [block("t1", 60)], [block("u1", 40)]
    run = Happening().skip("t1").run

    plans = [one_day(phase("p", *tracks, length=length)) for length in (40, 60, 61)]

    assert [forecast(plan, run, at("08:00")).of("p").expected_end for plan in plans] == [
        at("09:40"),
        at("09:40"),
        at("10:01"),
    ]


def test_longest_track_that_is_left_has_the_time_that_the_phase_is_given() -> None:
    run = Happening().start("p", "09:00").skip("t1").skip("t2").extend("p", 10).run

    assert of_track(run, "09:45", "ws2").due == at("09:50")
    assert of_track(run, "09:55", "ws2").expected_end == at("09:55")


def test_phase_without_any_track_left_is_expected_to_end_now() -> None:
    run = begun().skip("t1").skip("t2").skip("u1").skip("u2").run

    assert forecast(PLAN, run, at("09:05")).of("p").expected_end == at("09:05")
    assert forecast(PLAN, run, at("09:05")).of("p").due == at("09:00")
