"""Blocks inside tracks follow their phase and the clock."""

from __future__ import annotations

from facilitator.domain.instant import Instant, minutes
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import Timing, forecast, remaining
from tests.domain.factories import Happening, at, block, one_day, phase

PHASE = one_day(
    block("a", 30, "09:00"),
    phase("p", [block("t1", 30), block("t2", 30)], [block("u1", 40)]),
    block("z", 10),
)


def test_tracks_run_from_the_actual_start_of_their_phase() -> None:
    run = Happening().done("a", "09:00", "09:35").start("p", "09:37").run
    outlook = forecast(PHASE, run, at("10:10"))

    assert {name: _times(outlook.of(name)) for name in ("p", "t1", "t2", "u1", "z")} == {
        "p": (BlockState.RUNNING, at("09:37"), at("10:37")),
        "t1": (BlockState.DONE, at("09:37"), at("10:07")),
        "t2": (BlockState.RUNNING, at("10:07"), at("10:37")),
        "u1": (BlockState.RUNNING, at("09:37"), at("10:17")),
        "z": (BlockState.PENDING, at("10:37"), at("10:47")),
    }
    assert remaining(outlook.of("t2"), at("10:10")) == minutes(27)
    assert outlook.of("t1").actual_start is None


def test_time_added_to_a_phase_is_time_for_the_blocks_that_close_it() -> None:
    run = Happening().start("p", "09:30").extend("p", 10).run
    outlook = forecast(PHASE, run, at("09:40"))

    assert outlook.of("p").expected_end == at("10:40")
    assert outlook.of("t1").expected_end == at("10:00")
    assert outlook.of("t2").expected_end == at("10:40")
    assert _times(outlook.of("t2"))[0] is BlockState.PENDING


def test_cut_phase_ends_its_tracks_with_it() -> None:
    run = Happening().start("p", "09:30").extend("p", -40).run
    outlook = forecast(PHASE, run, at("09:40"))

    assert _times(outlook.of("t1")) == (BlockState.RUNNING, at("09:30"), at("09:50"))
    assert _times(outlook.of("t2")) == (BlockState.PENDING, at("09:50"), at("09:50"))


def test_tracks_end_with_a_phase_that_was_ended_early() -> None:
    run = Happening().done("p", "09:30", "10:05").run
    outlook = forecast(PHASE, run, at("10:10"))

    assert _times(outlook.of("t2")) == (BlockState.DONE, at("10:00"), at("10:05"))
    assert _times(outlook.of("u1")) == (BlockState.DONE, at("09:30"), at("10:05"))


def test_tracks_of_a_cut_phase_went_on_as_long_as_it_did() -> None:
    run = Happening().start("p", "09:30").extend("p", -40).end("p", "10:05").run
    outlook = forecast(PHASE, run, at("10:10"))

    assert _times(outlook.of("t2")) == (BlockState.DONE, at("10:00"), at("10:05"))


def test_blocks_that_close_a_phase_overrun_with_it() -> None:
    run = Happening().start("p", "09:30").run
    outlook = forecast(PHASE, run, at("10:45"))

    assert outlook.of("p").expected_end == at("10:45")
    assert _times(outlook.of("t1")) == (BlockState.DONE, at("09:30"), at("10:00"))
    assert _times(outlook.of("t2")) == (BlockState.RUNNING, at("10:00"), at("10:45"))
    assert outlook.of("t2").due == at("10:30")


def test_tracks_of_a_skipped_phase_take_no_time() -> None:
    outlook = forecast(PHASE, Happening().skip("p").run, at("08:00"))

    assert _times(outlook.of("t2")) == (BlockState.SKIPPED, at("09:30"), at("09:30"))
    assert _times(outlook.of("z"))[1] == at("09:30")


def test_tracks_of_a_phase_that_was_jumped_over_are_passed_over() -> None:
    outlook = forecast(PHASE, Happening().start("z", "09:30").run, at("09:35"))

    assert outlook.of("t1").passed_over
    assert _times(outlook.of("t1")) == (BlockState.PENDING, at("09:00"), at("09:00"))


def _times(timing: Timing) -> tuple[BlockState, Instant, Instant]:
    return timing.state, timing.expected_start, timing.expected_end
