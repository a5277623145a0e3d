"""What holds for proposals, whatever the day is like and whatever has happened."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import event, given

from facilitator.domain.instant import NONE, minutes
from facilitator.domain.mends import MendKind, after, events_of, find_mends
from facilitator.domain.run import BlockState, RunEvent, RunEventKind, apply_event
from facilitator.domain.schedule import forecast
from facilitator.domain.schedule.limits import longest_cut
from facilitator.domain.schedule.plan import plan
from tests.domain.mends.measures import cost, is_shift, is_to_come, lateness, worst
from tests.domain.mends.strategies import late_days
from tests.domain.schedule.strategies import Situation

pytestmark = pytest.mark.slow

ANY = late_days()


@given(ANY)
def test_proposal_says_exactly_what_the_forecast_says_then(situation: Situation) -> None:
    agenda, run, now = situation
    for mend in find_mends(agenda, run, now):
        outlook = after(agenda, run, mend, now)
        assert mend.expected_end == outlook.today.expected_end
        assert mend.late == worst(lateness(agenda, outlook, now))
        for one in mend.interventions:
            if one.kind is MendKind.SHORTEN:
                timing = outlook.of(one.block)
                assert one.left == timing.expected_end - timing.expected_start
            elif one.kind is MendKind.CLOSE_TRACK:
                timing = outlook.of_track(one.block, one.workshop or "")
                assert one.left == timing.due - timing.expected_start
            else:
                assert one.left == NONE


@given(ANY)
def test_applying_a_proposal_is_legal_and_gives_up_only_what_may_be(situation: Situation) -> None:
    agenda, run, now = situation
    before = forecast(agenda, run, now)
    for mend in find_mends(agenda, run, now):
        for kind, block_id, added in events_of(agenda, run, mend):
            block = agenda.block(block_id)
            event_ = RunEvent(id="e", kind=kind, block=block_id, at=now, added=added)
            apply_event(run.of(block_id), event_)
            if kind is RunEventKind.SKIPPED:
                assert block.optional
                assert is_to_come(before, block_id)
                assert block.start is None or before.of(block_id).expected_start >= now
            else:
                assert kind is RunEventKind.EXTENDED
                assert NONE < -added <= longest_cut(block, before.of(block_id), now)
                assert added % minutes(1) == NONE


@given(ANY)
def test_no_minimum_is_broken_and_no_pinned_start_moved(situation: Situation) -> None:
    agenda, run, now = situation
    before = forecast(agenda, run, now)
    for mend in find_mends(agenda, run, now):
        outlook = after(agenda, run, mend, now)
        for block in agenda.all_blocks():
            timing, was = outlook.of(block.id), before.of(block.id)
            if timing.state is BlockState.SKIPPED or timing.passed_over:
                continue
            length, lasted = timing.due - timing.expected_start, was.due - was.expected_start
            if block.minimum is not None:
                assert length >= min(block.minimum, lasted)
        for slot in (slot for day in plan(agenda) for slot in day.slots):
            if slot.pinned is not None and is_to_come(outlook, slot.block.id):
                assert outlook.of(slot.block.id).expected_start >= slot.pinned


@given(ANY)
def test_promises_are_kept_and_the_promised_end_is_reached_to_the_minute(
    situation: Situation,
) -> None:
    agenda, run, now = situation
    was = lateness(agenda, forecast(agenda, run, now), now)
    for mend in find_mends(agenda, run, now):
        late = lateness(agenda, after(agenda, run, mend, now), now)
        assert set(late) == set(was)
        assert all(late[promise] <= max(0, was[promise]) for promise in was)
        if mend.late == NONE:
            assert max(late.values()) <= 0
        drops = any(one.kind is MendKind.DROP for one in mend.interventions)
        if len(late) == 1 and not drops:
            assert minutes(late[""]) == mend.late


@given(ANY)
def test_nothing_is_proposed_unless_a_promise_is_missed(situation: Situation) -> None:
    agenda, run, now = situation
    late = lateness(agenda, forecast(agenda, run, now), now)
    mends = find_mends(agenda, run, now)

    event(f"{len(mends)} proposals")
    if max(late.values()) <= 0:
        assert mends == ()
    assert len(mends) <= 5


@given(ANY)
def test_no_intervention_is_superfluous(situation: Situation) -> None:
    agenda, run, now = situation
    for mend in find_mends(agenda, run, now):
        late = lateness(agenda, after(agenda, run, mend, now), now)
        for without in range(len(mend.interventions)):
            rest = mend.interventions[:without] + mend.interventions[without + 1 :]
            less = lateness(agenda, after(agenda, run, replace(mend, interventions=rest), now), now)
            assert any(less[promise] > max(0, late[promise]) for promise in late)


@given(ANY)
def test_no_cut_could_be_a_minute_shorter(situation: Situation) -> None:
    agenda, run, now = situation
    for mend in find_mends(agenda, run, now):
        late = lateness(agenda, after(agenda, run, mend, now), now)
        for number, one in enumerate(mend.interventions):
            if one.kind not in (MendKind.SHORTEN, MendKind.CLOSE_TRACK):
                continue
            gentler = list(mend.interventions)
            gentler[number] = replace(one, by=one.by - minutes(1))
            less = replace(mend, interventions=tuple(gentler))
            then = lateness(agenda, after(agenda, run, less, now), now)
            assert any(then[promise] > max(0, late[promise]) for promise in late)


@given(ANY)
def test_proposals_are_distinct_and_the_end_is_shifted_last(situation: Situation) -> None:
    mends = find_mends(*situation)

    assert len({frozenset(mend.interventions) for mend in mends}) == len(mends)
    assert not any(is_shift(mend) for mend in mends[:-1])
    assert find_mends(*situation) == mends
    assert len({mend.late for mend in mends if not is_shift(mend)}) <= 1


@given(ANY)
def test_order_is_by_fewest_then_gentlest_then_smallest(situation: Situation) -> None:
    agenda, run, now = situation
    costs = [cost(agenda, mend) for mend in find_mends(agenda, run, now) if not is_shift(mend)]

    assert costs == sorted(costs)
