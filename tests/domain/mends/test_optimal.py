"""The first proposal against every other one that could have been made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import event, given

from facilitator.domain.agenda import Agenda, Block, Track
from facilitator.domain.instant import NONE, Duration, Instant, clock_minutes, minutes
from facilitator.domain.mends import Intervention, Mend, MendKind, after, find_mends
from facilitator.domain.run import Run
from facilitator.domain.schedule import Forecast, closing_block, current_block, forecast
from facilitator.domain.schedule.limits import longest_cut
from facilitator.domain.schedule.plan import plan
from tests.domain.mends.measures import cost, is_shift, is_to_come, lateness
from tests.domain.mends.strategies import late_days
from tests.domain.schedule.strategies import Situation

pytestmark = pytest.mark.slow

FEW = 7


@given(late_days(phases_give=False, most=6))
def test_first_proposal_is_the_best_of_all_sets_of_interventions(situation: Situation) -> None:
    agenda, run, now = situation
    possible = list(everything(agenda, run, now))
    if not 0 < len(possible) <= FEW or max(late_after(agenda, run, (), now)) == 0:
        return
    sets = [each for count in range(len(possible) + 1) for each in subsets(possible, count)]
    late = {each: late_after(agenda, run, each, now) for each in sets}
    aim = tuple(min(each) for each in zip(*late.values(), strict=True))
    best = min(cost(agenda, mend_of(each))[:2] for each in sets if late[each] == aim)
    equal = [each for each in sets if late[each] == aim and cost(agenda, mend_of(each))[:2] == best]
    pared = [pare(agenda, run, each, now, aim) for each in equal]
    mends = [mend for mend in find_mends(agenda, run, now) if not is_shift(mend)]

    event(f"{best[0]} interventions")
    if best[0] == 0:
        assert mends == []
    else:
        assert late_after(agenda, run, mends[0].interventions, now) == aim
        assert cost(agenda, mends[0]) == min(cost(agenda, mend_of(each)) for each in pared)


def subsets(possible: list[Intervention], count: int) -> Iterator[tuple[Intervention, ...]]:
    """Yield the sets of that size in which nothing is cut or closed that is dropped."""
    for each in combinations(possible, count):
        dropped = {one.block for one in each if one.kind is MendKind.DROP}
        if not any(one.block in dropped for one in each if one.kind is not MendKind.DROP):
            yield each


def everything(agenda: Agenda, run: Run, now: Instant) -> Iterator[Intervention]:
    """Yield all that may be done to today's blocks, each as far as it goes."""
    outlook = forecast(agenda, run, now)
    current = current_block(agenda, run)
    for slot in next(day.slots for day in plan(agenda) if day.day is outlook.today.day):
        block, timing = slot.block, outlook.of(slot.block.id)
        to_come = is_to_come(outlook, block.id)
        if not to_come and (current is None or block.id != current.id):
            continue
        if to_come and block.optional and (slot.pinned is None or slot.pinned <= now):
            length = timing.due - timing.expected_start
            yield from some(MendKind.DROP, block, length)
        if block.minimum is not None:
            yield from some(MendKind.SHORTEN, block, longest_cut(block, timing, now))
        for track in block.tracks:
            yield from some(
                MendKind.CLOSE_TRACK, block, added(run, outlook, block, track, now), track
            )


def added(run: Run, outlook: Forecast, phase: Block, track: Track, now: Instant) -> Duration:
    """Return how much may be taken back of what a track was given."""
    closing, whole = closing_block(track, run), outlook.of_track(phase.id, track.workshop)
    if closing is None:
        return NONE
    planned = whole.planned_end - whole.planned_start
    longer = whole.due - outlook.of(phase.id).expected_start - planned
    return min(whole.added_time, longer, longest_cut(closing, outlook.of(closing.id), now))


def some(
    kind: MendKind, block: Block, most: Duration, track: Track | None = None
) -> Iterator[Intervention]:
    whole = minutes(clock_minutes(most))
    if whole > NONE:
        workshop = None if track is None else track.workshop
        yield Intervention(kind=kind, block=block.id, workshop=workshop, by=whole)


def mend_of(interventions: tuple[Intervention, ...]) -> Mend:
    return Mend(interventions=interventions, expected_end=Instant(0), late=NONE)


def late_after(
    agenda: Agenda, run: Run, interventions: tuple[Intervention, ...], now: Instant
) -> tuple[int, ...]:
    outlook = after(agenda, run, mend_of(interventions), now)
    return tuple(max(0, late) for late in lateness(agenda, outlook, now).values())


def pare(
    agenda: Agenda,
    run: Run,
    interventions: tuple[Intervention, ...],
    now: Instant,
    aim: tuple[int, ...],
) -> tuple[Intervention, ...]:
    """Return the same with every cut as short as can be."""
    each = list(interventions)
    for number, one in enumerate(interventions):
        while one.kind is not MendKind.DROP and one.by > NONE:
            shorter = [*each[:number], replace(one, by=one.by - minutes(1)), *each[number + 1 :]]
            if late_after(agenda, run, tuple(shorter), now) != aim:
                break
            each, one = shorter, shorter[number]
    return tuple(each)
