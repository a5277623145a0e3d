"""What is done to one workshop of a phase, logged, refused and taken back."""

from __future__ import annotations

from datetime import time

import pytest

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.instant import minutes
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import TrackStep, forecast, next_step, next_track_step
from facilitator.station import Reason, RefusedError, Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day, make_track, make_workshop
from tests.station.refusing import check_refused

PENDING, RUNNING = BlockState.PENDING, BlockState.RUNNING
DONE, SKIPPED = BlockState.DONE, BlockState.SKIPPED
INNER = ("a1", "a2", "b1", "b2")


@pytest.fixture
def agenda() -> Agenda:
    """A phase from 12:00 to 13:00, two workshops of twice half an hour; then the plenum."""
    return make_agenda(
        make_day(
            make_block(
                "phase",
                kind=BlockKind.PARALLEL,
                start=time(12),
                duration=minutes(60),
                tracks=(
                    make_track("ws1", make_block("a1"), make_block("a2", minimum=minutes(20))),
                    make_track("ws2", make_block("b1"), make_block("b2")),
                ),
            ),
            make_block("plenum"),
        ),
        workshops=(make_workshop(1, "Ausbildung"), make_workshop(2)),
    )


@pytest.fixture
def running(station: Station) -> Station:
    """The station with the phase running since 12:00."""
    press_next(station)
    return station


def press_next(station: Station) -> None:
    step = next_step(station.snapshot.agenda, station.snapshot.run, station.now())
    assert step is not None
    station.run.advance(step)


def step_of(station: Station, workshop: str = "ws1") -> TrackStep:
    snapshot = station.snapshot
    step = next_track_step(snapshot.agenda, snapshot.run, "phase", workshop, station.now())
    assert step is not None
    return step


def states(station: Station) -> list[BlockState]:
    """The states that were logged."""
    return [station.snapshot.run.of(block).state for block in INNER]


# --- advance ---


def test_track_goes_on_as_one_change_and_back_and_again(running: Station, clock: Clock) -> None:
    clock.wait(minutes(20))
    running.run.advance_track(step_of(running))
    advanced = running.snapshot.run
    assert states(running) == [DONE, RUNNING, PENDING, PENDING]
    assert (advanced.of("a1").started, advanced.of("a1").ended) == (at("12:00"), at("12:20"))
    assert advanced.of("a2").started == at("12:20")

    running.undo("run")
    assert states(running) == [PENDING] * 4

    running.redo("run")
    assert running.snapshot.run == advanced


def test_track_is_reported_as_finished(running: Station, clock: Clock) -> None:
    clock.wait(minutes(20))
    running.run.advance_track(step_of(running))
    clock.wait(minutes(10))
    running.run.advance_track(step_of(running))

    snapshot = running.snapshot
    timing = forecast(snapshot.agenda, snapshot.run, clock.moment).of_track("phase", "ws1")
    assert (timing.state, timing.actual_end) == (DONE, at("12:30"))
    assert next_track_step(snapshot.agenda, snapshot.run, "phase", "ws1", clock.moment) is None


def test_step_asked_for_by_two_is_taken_once(running: Station) -> None:
    asked = step_of(running)
    running.run.advance_track(asked)

    check_refused(running, Reason.STALE, lambda: running.run.advance_track(asked))


def test_answer_that_comes_after_the_clock_has_gone_on_is_still_an_answer(
    running: Station, clock: Clock
) -> None:
    clock.wait(minutes(29))
    asked = step_of(running)
    clock.wait(minutes(5))

    running.run.advance_track(asked)

    assert states(running) == [DONE, RUNNING, PENDING, PENDING]
    assert running.snapshot.run.of("a2").started == at("12:34")


def test_step_in_a_phase_that_has_ended_is_stale(running: Station) -> None:
    asked = step_of(running)
    press_next(running)

    check_refused(running, Reason.STALE, lambda: running.run.advance_track(asked))


def test_step_past_what_was_skipped_since_is_stale(running: Station) -> None:
    asked = step_of(running)
    running.run.skip("a2")

    check_refused(running, Reason.STALE, lambda: running.run.advance_track(asked))


def test_tracks_go_on_each_for_itself(running: Station, clock: Clock) -> None:
    first, second = step_of(running, "ws1"), step_of(running, "ws2")
    clock.wait(minutes(10))

    running.run.advance_track(first)
    running.run.advance_track(second)

    assert states(running) == [DONE, RUNNING, DONE, RUNNING]


# --- extend ---


def test_extended_track_gives_its_closing_block_the_time(running: Station) -> None:
    running.run.extend_track("phase", "ws1", minutes(8))

    snapshot = running.snapshot
    assert snapshot.run.of("a2").added_time == minutes(8)
    assert forecast(snapshot.agenda, snapshot.run, running.now()).of("plenum").expected_start == at(
        "13:08"
    )

    running.undo("run")
    assert running.snapshot.run.of("a2").added_time == minutes(0)


def test_cut_track_keeps_the_minimum_of_its_closing_block(running: Station) -> None:
    running.run.extend_track("phase", "ws1", minutes(-30))
    assert running.snapshot.run.of("a2").added_time == minutes(-10)

    check_refused(
        running, Reason.NOT_NOW, lambda: running.run.extend_track("phase", "ws1", minutes(-5))
    )


def test_block_that_the_clock_takes_to_run_is_not_cut_below_what_it_ran(
    running: Station, clock: Clock
) -> None:
    clock.wait(minutes(12))

    running.run.extend("a1", minutes(-30))

    assert running.snapshot.run.of("a1").added_time == minutes(-18)


@pytest.mark.parametrize("command", ["extend_track", "cancel_track"])
@pytest.mark.parametrize("track", [("phase", "ws9"), ("nie", "ws1"), ("plenum", "ws1")])
def test_command_to_a_track_that_is_not_there_is_refused(
    station: Station, command: str, track: tuple[str, str]
) -> None:
    more = (minutes(5),) if command == "extend_track" else ()

    check_refused(station, Reason.GONE, lambda: getattr(station.run, command)(*track, *more))


def test_what_is_over_is_neither_extended_nor_skipped_nor_cancelled(running: Station) -> None:
    press_next(running)

    for command in (
        lambda: running.run.extend("a1", minutes(5)),
        lambda: running.run.extend_track("phase", "ws1", minutes(5)),
        lambda: running.run.skip("a1"),
        lambda: running.run.cancel_track("phase", "ws1"),
    ):
        check_refused(running, Reason.NOT_NOW, command)


# --- cancel ---


@pytest.mark.parametrize("has_begun", [False, True])
def test_workshop_is_cancelled_and_back_and_again(station: Station, has_begun: bool) -> None:
    if has_begun:
        press_next(station)
    station.run.cancel_track("phase", "ws1")
    cancelled = station.snapshot.run
    assert states(station) == [SKIPPED, SKIPPED, PENDING, PENDING]
    timings = forecast(station.snapshot.agenda, cancelled, station.now())
    assert timings.of_track("phase", "ws1").state is SKIPPED

    station.undo("run")
    assert states(station) == [PENDING] * 4

    station.redo("run")
    assert station.snapshot.run == cancelled


def test_workshop_that_breaks_off_ends_what_was_logged_as_running(
    running: Station, clock: Clock
) -> None:
    clock.wait(minutes(10))
    running.run.advance_track(step_of(running))
    clock.wait(minutes(5))

    running.run.cancel_track("phase", "ws1")

    assert states(running) == [DONE, DONE, PENDING, PENDING]
    assert running.snapshot.run.of("a2").ended == at("12:15")


def test_workshop_that_breaks_off_keeps_what_the_clock_took_to_be_over(
    running: Station, clock: Clock
) -> None:
    clock.wait(minutes(40))

    running.run.cancel_track("phase", "ws1")

    assert states(running) == [PENDING, SKIPPED, PENDING, PENDING]
    snapshot = running.snapshot
    timings = forecast(snapshot.agenda, snapshot.run, clock.moment)
    assert timings.of("a1").state is DONE


def test_workshop_is_cancelled_once(running: Station) -> None:
    running.run.cancel_track("phase", "ws1")

    check_refused(running, Reason.NOT_NOW, lambda: running.run.cancel_track("phase", "ws1"))
    with pytest.raises(RefusedError) as refused:
        running.run.extend_track("phase", "ws1", minutes(5))
    assert (refused.value.reason, refused.value.detail) == (Reason.NOT_NOW, "Ausbildung")
