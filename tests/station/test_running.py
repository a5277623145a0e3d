"""What the moderator's commands make of the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import minutes
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import Step, current_block, next_step
from facilitator.station import Reason, RefusedError, Station
from tests.clock import Clock
from tests.station.refusing import check_refused


def step_of(station: Station) -> Step:
    step = next_step(station.snapshot.agenda, station.snapshot.run, station.now())
    assert step is not None
    return step


def jump_to(station: Station, block: str) -> Step:
    snapshot = station.snapshot
    running = current_block(snapshot.agenda, snapshot.run)
    return Step(running, snapshot.agenda.block(block))


def states(station: Station) -> list[BlockState]:
    return [
        station.snapshot.run.of(block.id).state for _, block in station.snapshot.agenda.blocks()
    ]


def test_advance_ends_one_block_and_starts_the_next_as_one_change(station: Station) -> None:
    station.run.advance(step_of(station))
    station.run.advance(step_of(station))
    assert states(station) == [BlockState.DONE, BlockState.RUNNING, BlockState.PENDING]

    station.undo("run")

    assert states(station) == [BlockState.RUNNING, BlockState.PENDING, BlockState.PENDING]


def test_advance_asked_twice_advances_once(station: Station) -> None:
    asked = step_of(station)
    station.run.advance(asked)

    with pytest.raises(RefusedError) as refused:
        station.run.advance(asked)

    assert refused.value.reason is Reason.STALE
    assert states(station) == [BlockState.RUNNING, BlockState.PENDING, BlockState.PENDING]


def test_jump_begins_a_block_further_on_and_back_and_again(station: Station) -> None:
    station.run.advance(step_of(station))

    station.run.jump(jump_to(station, "phase"))
    assert states(station) == [BlockState.DONE, BlockState.PENDING, BlockState.RUNNING]

    station.undo("run")
    assert states(station) == [BlockState.RUNNING, BlockState.PENDING, BlockState.PENDING]

    station.redo("run")
    assert states(station) == [BlockState.DONE, BlockState.PENDING, BlockState.RUNNING]


def test_jump_goes_back_to_what_was_passed_over(station: Station) -> None:
    station.run.jump(jump_to(station, "phase"))

    station.run.jump(jump_to(station, "impuls"))

    assert states(station) == [BlockState.PENDING, BlockState.RUNNING, BlockState.DONE]


def test_jump_asked_twice_jumps_once(station: Station) -> None:
    asked = jump_to(station, "phase")
    station.run.jump(asked)

    check_refused(station, Reason.STALE, lambda: station.run.jump(asked))


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("welcome", Reason.NOT_NOW),
        ("impuls", Reason.NOT_NOW),
        ("p1", Reason.GONE),
        (None, Reason.GONE),
    ],
    ids=["over", "skipped", "in a track", "nowhere"],
)
def test_jump_to_what_cannot_begin_is_refused(
    station: Station, block: str | None, reason: Reason
) -> None:
    station.run.advance(step_of(station))
    station.run.skip("impuls")
    station.run.advance(step_of(station))
    asked = replace(step_of(station), starts=None) if block is None else jump_to(station, block)

    check_refused(station, reason, lambda: station.run.jump(asked))


def test_extend_and_cut_add_up(station: Station) -> None:
    station.run.advance(step_of(station))

    for by in (10, 5, -5):
        station.run.extend("welcome", minutes(by))

    assert station.snapshot.run.of("welcome").added_time == minutes(10)


@pytest.mark.parametrize(
    ("ran", "cut", "left"),
    [(0, 5, 25), (0, 29, 1), (0, 99, 1), (12, 25, 12), (12.5, 25, 13)],
    ids=["a little", "to a minute", "too much", "to what it ran", "to a whole minute"],
)
def test_cut_goes_as_far_as_it_can(
    station: Station, clock: Clock, ran: float, cut: int, left: int
) -> None:
    station.run.advance(step_of(station))
    clock.wait(minutes(ran))

    station.run.extend("welcome", minutes(-cut))

    assert minutes(30) + station.snapshot.run.of("welcome").added_time == minutes(left)


def test_cut_stops_at_the_minimum_then_is_refused(station: Station, agenda: Agenda) -> None:
    day = agenda.days[0]
    guarded = replace(day.blocks[0], minimum=minutes(20))
    station.plan.adopt(replace(agenda, days=(replace(day, blocks=(guarded, *day.blocks[1:])),)))
    station.run.extend("welcome", minutes(-15))

    with pytest.raises(RefusedError) as refused:
        station.run.extend("welcome", minutes(-5))

    assert refused.value.reason is Reason.NOT_NOW
    assert station.snapshot.run.of("welcome").added_time == minutes(-10)


def test_answer_that_comes_late_is_still_an_answer(
    station: Station, agenda: Agenda, clock: Clock
) -> None:
    day = agenda.days[0]
    pinned = replace(day.blocks[1], start=time(12, 30))
    station.plan.adopt(replace(agenda, days=(replace(day, blocks=(day.blocks[0], pinned)),)))
    station.run.advance(step_of(station))
    clock.wait(minutes(20))
    asked = step_of(station)
    assert asked.starts is None

    clock.wait(minutes(10))
    station.run.advance(asked)

    assert states(station) == [BlockState.DONE, BlockState.PENDING]


@pytest.mark.parametrize("command", ["skip", "extend"])
def test_command_to_a_block_that_is_not_there_is_refused(station: Station, command: str) -> None:
    more = {"by": minutes(5)} if command == "extend" else {}

    with pytest.raises(RefusedError) as refused:
        getattr(station.run, command)("nie", **more)

    assert refused.value.reason is Reason.GONE
    assert station.snapshot.run.blocks == {}


def test_skip_of_what_runs_is_refused(station: Station) -> None:
    station.run.advance(step_of(station))

    with pytest.raises(RefusedError) as refused:
        station.run.skip("welcome")

    assert (refused.value.reason, refused.value.detail) == (Reason.NOT_NOW, "Begrüßung")


def test_skipped_block_is_passed_over_by_next(station: Station) -> None:
    station.run.advance(step_of(station))
    station.run.skip("impuls")

    station.run.advance(step_of(station))

    assert states(station) == [BlockState.DONE, BlockState.SKIPPED, BlockState.RUNNING]


def test_undo_of_nothing_is_refused(station: Station) -> None:
    with pytest.raises(RefusedError) as refused:
        station.undo("run")

    assert refused.value.reason is Reason.NOTHING_TO_UNDO


def test_undo_never_takes_back_the_first_agenda(station: Station, agenda: Agenda) -> None:
    with pytest.raises(RefusedError):
        station.undo("setup")

    assert station.snapshot.agenda.title == agenda.title


def test_actual_times_are_the_clocks(station: Station, clock: Clock) -> None:
    station.run.advance(step_of(station))
    clock.wait(minutes(20))
    station.run.advance(step_of(station))

    run = station.snapshot.run
    assert run.of("welcome").ended == run.of("impuls").started == clock.moment
