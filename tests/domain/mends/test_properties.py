"""What holds for proposals, whatever the day is like and whatever has happened."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import event, given

from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import NONE, clock_minutes, minutes
from facilitator.domain.mends import MendKind, after, events_of, find_mends
from facilitator.domain.run import BlockState, RunEvent, RunEventKind, apply_event
from facilitator.domain.schedule import Forecast, forecast
from facilitator.domain.schedule.limits import longest_cut
from facilitator.domain.schedule.plan import Slot, plan
from tests.domain.mends.measures import cost, is_shift, is_to_come, lateness, worst
from tests.domain.mends.strategies import late_days
from tests.domain.schedule.strategies import Situation

ANY = late_days()


@given(ANY)
def test_proposal_says_exactly_what_the_forecast_says_then(situation: Situation) -> None:
    agenda, run, now = situation
    for mend in find_mends(agenda, run, now):
        outlook = after(agenda, run, mend, now)
        assert mend.expected_end == outlook.today.expected_end
        assert mend.late == worst(lateness(agenda, outlook, now))


@given(ANY)
def test_applying_a_proposal_is_legal_and_gives_up_only_what_may_be(situation: Situation) -> None:
    agenda, run, now = situation
    before = forecast(agenda, run, now)
    for mend in find_mends(agenda, run, now):
        for kind, block_id, added in events_of(agenda, run, mend, now):
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
            pins = [one.pinned for one in plan_of(agenda, outlook) if one.block.id == block.id]
            if was.state is BlockState.PENDING and pins and pins[0] is not None:
                assert timing.expected_start >= pins[0]


def plan_of(agenda: Agenda, outlook: Forecast) -> list[Slot]:
    """Return the slots of all days, without those inside tracks."""
    return [slot for day in plan(agenda) for slot in day.slots]


@given(ANY)
def test_what_is_not_late_stays_is_kept_and_is_reached_exactly(situation: Situation) -> None:
    agenda, run, now = situation
    was = forecast(agenda, run, now).today
    for mend in find_mends(agenda, run, now):
        outlook = after(agenda, run, mend, now)
        late = lateness(agenda, outlook, now)
        if mend.late == NONE:
            assert all(minutes_ <= 0 for minutes_ in late.values())
        if any(one.kind is MendKind.DROP for one in mend.interventions):
            continue
        if clock_minutes(was.offset) > 0 and not any(
            slot.pinned and slot.pinned > now for slot in plan_of(agenda, outlook)
        ):
            assert late[""] >= 0  # never earlier than promised


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
