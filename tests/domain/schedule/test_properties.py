"""What holds for any agenda, whatever has happened and whenever one looks."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, Block
from facilitator.domain.instant import NONE, Instant, minutes
from facilitator.domain.run import BlockState, Run, RunEvent, RunEventKind, apply_event
from facilitator.domain.schedule import (
    Forecast,
    current_block,
    forecast,
    next_block,
    next_step,
    offset,
    overtime,
    remaining,
)
from tests.domain.factories import at
from tests.domain.schedule.strategies import Situation, agendas, nows, situations


def _coming(outlook: Forecast, plan: Agenda) -> list[Block]:
    """Return the top-level blocks that are still to come."""
    return [
        block
        for _, block in plan.blocks()
        if outlook.of(block.id).state is BlockState.PENDING and not outlook.of(block.id).passed_over
    ]


@given(situations())
def test_every_block_has_times_that_are_in_order(
    situation: Situation,
) -> None:
    plan, run, now = situation
    outlook = forecast(plan, run, now)

    inner = [one for _, block in plan.blocks() for track in block.tracks for one in track.blocks]
    assert set(outlook.timings) == {block.id for _, block in plan.blocks()} | {
        one.id for one in inner
    }
    for timing in outlook.timings.values():
        assert timing.planned_start <= timing.planned_end
        assert timing.expected_start <= timing.expected_end
        assert timing.expected_start <= timing.due
        assert remaining(timing, now) >= NONE
        assert overtime(timing, now) >= NONE
        assert not (remaining(timing, now) and overtime(timing, now))


@given(situations())
def test_forecast_is_deterministic(situation: Situation) -> None:
    assert forecast(*situation) == forecast(*situation)


@given(situations())
def test_actual_times_are_never_altered(situation: Situation) -> None:
    plan, run, now = situation
    outlook = forecast(plan, run, now)

    for _, block in plan.blocks():
        timing, of_block = outlook.of(block.id), run.of(block.id)
        assert (timing.actual_start, timing.actual_end) == (of_block.started, of_block.ended)
        assert timing.state is of_block.state
        assert timing.added_time == of_block.added_time
        if of_block.started is not None:
            assert timing.expected_start == of_block.started
        if of_block.ended is not None:
            assert timing.expected_end == of_block.ended


@given(situations())
def test_plan_knows_nothing_of_what_happens(situation: Situation) -> None:
    plan, run, now = situation
    outlook, untouched = forecast(plan, run, now), forecast(plan, Run(), at("00:00"))

    for name, timing in outlook.timings.items():
        assert timing.planned_start == untouched.of(name).planned_start
        assert timing.planned_end == untouched.of(name).planned_end


@given(situations())
def test_pinned_blocks_keep_their_promise(situation: Situation) -> None:
    plan, run, now = situation
    outlook = forecast(plan, run, now)

    for block in _coming(outlook, plan):
        if block.start is not None:
            timing = outlook.of(block.id)
            day = next(day for day, one in plan.blocks() if one is block)
            on_its_day = at(block.start.isoformat(), day.date)
            assert timing.planned_start >= on_its_day
            assert timing.expected_start >= on_its_day


@given(situations(), st.integers(0, 600))
def test_expected_times_never_get_earlier_while_one_waits(
    situation: Situation, waited: int
) -> None:
    plan, run, now = situation
    later = now + minutes(waited)
    before, after = forecast(plan, run, now), forecast(plan, run, later)
    assume(before.today.day == after.today.day)

    for name, timing in after.timings.items():
        assert timing.expected_start >= before.of(name).expected_start
        assert timing.expected_end >= before.of(name).expected_end


@given(situations(), st.integers(0, 120))
def test_more_time_for_what_runs_makes_nothing_earlier(situation: Situation, added: int) -> None:
    plan, run, now = situation
    running = current_block(plan, run)
    assume(running is not None)
    assert running is not None
    of_block = run.of(running.id)
    longer = replace(of_block, added_time=of_block.added_time + minutes(added))
    before = forecast(plan, run, now)
    after = forecast(plan, Run({**run.blocks, running.id: longer}), now)

    for name, timing in after.timings.items():
        assert timing.expected_start >= before.of(name).expected_start
        assert timing.expected_end >= before.of(name).expected_end
    assert sum((day.offset for day in after.days), NONE) <= sum(
        (day.offset for day in before.days), NONE
    ) + len(plan.days) * minutes(added)


@given(agendas(pinned=False, tracks=False), nows)
def test_unpinned_day_ends_after_the_sum_of_its_blocks(plan: Agenda, now: Instant) -> None:
    outlook = forecast(plan, Run(), now)

    for day in outlook.days:
        lengths = [block.duration for block in day.day.blocks]
        if day is outlook.today and lengths:
            start = max(at("09:00", day.day.date), now)
            assert day.expected_end == start + sum(lengths, NONE)


@given(situations())
def test_blocks_still_to_come_follow_one_another(
    situation: Situation,
) -> None:
    plan, run, now = situation
    outlook = forecast(plan, run, now)
    coming = [outlook.of(block.id) for block in _coming(outlook, plan)]

    for one, following in pairwise(coming):
        assert one.expected_end <= following.expected_start


@given(situations())
def test_phase_ends_with_its_longest_track(situation: Situation) -> None:
    plan, run, now = situation
    outlook = forecast(plan, run, now)

    for _, block in plan.blocks():
        phase_times = outlook.of(block.id)
        ends = [outlook.of(track.blocks[-1].id) for track in block.tracks if track.blocks]
        if ends:
            last = max(timing.planned_end for timing in ends)
            alone = phase_times.planned_start + block.duration
            assert phase_times.planned_end == max(last, alone)
            assert all(timing.expected_end <= phase_times.expected_end for timing in ends)


@given(situations())
def test_skipped_and_passed_over_blocks_take_no_time(
    situation: Situation,
) -> None:
    for timing in forecast(*situation).timings.values():
        if timing.passed_over or timing.state is BlockState.SKIPPED:
            assert timing.expected_start == timing.expected_end
            assert offset(timing) == NONE


@given(situations())
def test_every_step_is_legal_and_leads_to_the_end(
    situation: Situation,
) -> None:
    plan, run, now = situation
    steps = 0
    while (step := next_step(plan, run, now)) is not None:
        run = _take(run, RunEventKind.ENDED, step.ends, now)
        run = _take(run, RunEventKind.STARTED, step.starts, now)
        steps += 1

    assert steps <= 2 * len(list(plan.blocks()))
    assert current_block(plan, run) is None
    assert next_block(plan, run, now) is None


def _take(run: Run, kind: RunEventKind, block: Block | None, now: Instant) -> Run:
    if block is None:
        return run
    event = RunEvent(id=block.id, kind=kind, block=block.id, at=now)
    return Run({**run.blocks, block.id: apply_event(run.of(block.id), event)})
