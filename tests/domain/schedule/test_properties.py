"""What holds for any agenda, whatever has happened and whenever one looks."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, Block
from facilitator.domain.instant import NONE, Instant, minutes
from facilitator.domain.run import (
    BlockRun,
    BlockState,
    Run,
)
from facilitator.domain.schedule import (
    Forecast,
    forecast,
    offset,
    overtime,
    remaining,
)
from tests.domain.factories import at
from tests.domain.schedule.strategies import (
    Situation,
    agendas,
    nows,
    running_phases,
    situations,
)

pytestmark = pytest.mark.slow

anything = situations() | running_phases()


def _coming(outlook: Forecast, plan: Agenda) -> list[Block]:
    """Return the top-level blocks that are still to come."""
    return [
        block
        for _, block in plan.blocks()
        if outlook.of(block.id).state is BlockState.PENDING and not outlook.of(block.id).passed_over
    ]


@given(anything)
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


@given(anything)
def test_forecast_is_deterministic(situation: Situation) -> None:
    assert forecast(*situation) == forecast(*situation)


@given(anything)
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


@given(anything)
def test_plan_knows_nothing_of_what_happens(situation: Situation) -> None:
    plan, run, now = situation
    outlook, untouched = forecast(plan, run, now), forecast(plan, Run(), at("00:00"))

    for name, timing in outlook.timings.items():
        assert timing.planned_start == untouched.of(name).planned_start
        assert timing.planned_end == untouched.of(name).planned_end


@given(anything)
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


@given(anything, st.integers(0, 600))
def test_expected_times_never_get_earlier_while_one_waits(
    situation: Situation, waited: int
) -> None:
    plan, run, now = situation
    later = now + minutes(waited)
    before, after = forecast(plan, run, now), forecast(plan, run, later)
    assume(before.today.day == after.today.day)

    _assert_nothing_is_earlier(after, before)


def _assert_nothing_is_earlier(after: Forecast, before: Forecast) -> None:
    earlier = {**before.timings, **before.tracks}
    for name, timing in {**after.timings, **after.tracks}.items():
        assert timing.expected_start >= earlier[name].expected_start
        assert timing.expected_end >= earlier[name].expected_end
        assert timing.due >= earlier[name].due


@given(anything, st.integers(0, 120), st.data())
def test_more_time_makes_nothing_earlier(
    situation: Situation, added: int, data: st.DataObject
) -> None:
    plan, run, now = situation
    names = [block.id for block in plan.all_blocks()]
    assume(names)
    longer = data.draw(st.sampled_from(names))
    of_block = run.of(longer)
    more = replace(of_block, added_time=of_block.added_time + minutes(added))
    before = forecast(plan, run, now)
    after = forecast(plan, replace(run, blocks={**run.blocks, longer: more}), now)

    _assert_nothing_is_earlier(after, before)
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


@given(anything)
def test_blocks_still_to_come_follow_one_another(
    situation: Situation,
) -> None:
    plan, run, now = situation
    outlook = forecast(plan, run, now)
    coming = [outlook.of(block.id) for block in _coming(outlook, plan)]

    for one, following in pairwise(coming):
        assert one.expected_end <= following.expected_start


@given(anything)
def test_phase_is_planned_to_end_with_its_longest_track(situation: Situation) -> None:
    plan, run, now = situation
    outlook = forecast(plan, run, now)

    for _, block in plan.blocks():
        ends = [
            outlook.of(track.blocks[-1].id).planned_end for track in block.tracks if track.blocks
        ]
        alone = outlook.of(block.id).planned_start + block.duration
        if ends:
            assert outlook.of(block.id).planned_end == max([alone, *ends])


@given(anything)
def test_phase_is_expected_to_end_with_its_longest_track(situation: Situation) -> None:
    plan, run, now = situation
    outlook = forecast(plan, run, now)

    for _, block in plan.blocks():
        whole = outlook.of(block.id)
        if not block.tracks or whole.state not in (BlockState.PENDING, BlockState.RUNNING):
            continue
        if whole.passed_over or whole.added_time < NONE or _has_own_time(block, outlook):
            continue
        tracks = [outlook.of_track(block.id, one.workshop) for one in block.tracks if one.blocks]
        placed = [one for one in tracks if one.state is not BlockState.SKIPPED]
        now_or_start = now if whole.state is BlockState.RUNNING else whole.expected_start
        if placed:
            last = max(one.expected_end for one in placed)
            assert whole.expected_end == max(last, now_or_start, whole.expected_start)
            assert whole.due == max(whole.expected_start, *(one.due for one in placed))


def _has_own_time(block: Block, outlook: Forecast) -> bool:
    whole = outlook.of(block.id)
    ends = [outlook.of(track.blocks[-1].id).planned_end for track in block.tracks if track.blocks]
    return all(end < whole.planned_end for end in ends)


def _with(plan: Agenda, old: Block, new: Block) -> Agenda:
    """Return `plan` with `new` in the place of `old`."""
    days = (
        replace(day, blocks=tuple(new if block is old else block for block in day.blocks))
        for day in plan.days
    )
    return replace(plan, days=tuple(days))


@given(anything)
def test_cancelled_track_takes_part_in_nothing(situation: Situation) -> None:
    plan, run, now = situation
    phase = next((block for _, block in plan.blocks() if len(block.tracks) > 1), None)
    assume(phase is not None)
    assert phase is not None
    cancelled, *others = phase.tracks
    skipped = dict.fromkeys((one.id for one in cancelled.blocks), BlockRun(BlockState.SKIPPED))
    run = replace(run, blocks={**run.blocks, **skipped})
    without = replace(phase, tracks=tuple(others), duration=NONE)
    assume(not _has_own_time(phase, forecast(plan, run, now)))
    outlook = forecast(plan, run, now)
    gone = forecast(_with(plan, phase, without), run, now)
    # Planned shorter, the evening ends earlier, and by the clock the next day may have begun.
    assume(outlook.today.day.date == gone.today.day.date)

    for one in (block for track in others for block in track.blocks):
        assert replace(outlook.of(one.id), planned_start=now, planned_end=now) == replace(
            gone.of(one.id), planned_start=now, planned_end=now
        )
    if any(one.blocks for one in others):
        assert outlook.of(phase.id).expected_end == gone.of(phase.id).expected_end
        assert outlook.of(phase.id).due == gone.of(phase.id).due


@given(anything)
def test_skipped_and_passed_over_blocks_take_no_time(
    situation: Situation,
) -> None:
    for timing in forecast(*situation).timings.values():
        if timing.passed_over or timing.state is BlockState.SKIPPED:
            assert timing.expected_start == timing.expected_end
            assert offset(timing) == NONE
