"""The rules of time: starts, gaps, ends, breaks, tracks. Others are in `clashes` and `games`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from facilitator.domain.agenda import Agenda, Block, Workshop
from facilitator.domain.instant import Duration, Instant, minutes
from facilitator.domain.review.clashes import find_clashes
from facilitator.domain.review.finding import (
    EarlyEnd,
    Finding,
    Gap,
    LateEnd,
    NoBreak,
    Overlap,
    UnevenTracks,
)
from facilitator.domain.review.games import check_games
from facilitator.domain.review.spot import Spot
from facilitator.domain.run_sheet import BREAKS
from facilitator.domain.schedule.plan import PlannedDay, Slot, plan

LONGEST_GAP: Final[Duration] = minutes(5)
"""As long as it takes to walk from one room to the next."""
LONGEST_STRETCH: Final[Duration] = minutes(100)
"""Without a break. Those who plan seminars count on 90 minutes; ten more are let pass."""
LATEST_EARLY_END: Final[Duration] = minutes(30)
UNEVEN: Final[Duration] = minutes(15)


def review(agenda: Agenda) -> tuple[Finding, ...]:
    """Return what is unusual, day by day in the order of the rules. No finding is a mistake."""
    days = plan(agenda)
    return tuple(
        finding
        for number, day in enumerate(days)
        for rule in (
            _check_starts,
            _check_end,
            _check_breaks,
            _check_tracks,
            find_clashes,
            check_games,
        )
        for finding in rule(agenda, days, number)
    )


def _check_starts(agenda: Agenda, days: Sequence[PlannedDay], number: int) -> Iterator[Finding]:
    """Yield overlaps and gaps, and the evening that runs into the next morning."""
    slots = days[number].slots
    evening = days[number - 1].slots[-1:] if number else ()
    for before, slot in pairwise((*evening, *slots)):
        is_morning = before in evening
        yield from _overlap(number, slot, before.block, before.end)
        if not is_morning:
            yield from _gap(number, slot, before.end)
    for phase in slots:
        for track in phase.tracks:
            yield from _check_track(number, phase, track)


def _check_track(number: int, phase: Slot, track: Sequence[Slot]) -> Iterator[Finding]:
    free, before = phase.start, None
    for slot in track:
        yield from _overlap(number, slot, before, free)
        yield from _gap(number, slot, free)
        free, before = slot.end, slot.block


def _overlap(number: int, slot: Slot, before: Block | None, free: Instant) -> Iterator[Finding]:
    if slot.pinned is not None and slot.pinned < free:
        spot = Spot(number, slot.block.id, "start")
        yield Overlap(spot=spot, block=slot.block, pinned=slot.pinned, before=before, free=free)


def _gap(number: int, slot: Slot, free: Instant) -> Iterator[Finding]:
    if slot.start - free > LONGEST_GAP:
        spot = Spot(number, slot.block.id, "start")
        yield Gap(spot=spot, block=slot.block, start=free, end=slot.start)


def _check_end(agenda: Agenda, days: Sequence[PlannedDay], number: int) -> Iterator[Finding]:
    day, spot = days[number], Spot(number, key="end")
    if day.promised_end is None:
        return
    if day.end > day.promised_end:
        yield LateEnd(spot=spot, planned=day.end, promised=day.promised_end)
    if day.promised_end - day.end > LATEST_EARLY_END:
        yield EarlyEnd(spot=spot, planned=day.end, promised=day.promised_end)


def _check_breaks(agenda: Agenda, days: Sequence[PlannedDay], number: int) -> Iterator[Finding]:
    """Yield the stretches without a break, each where it ends or where its track does.

    A gap is a break as well. Behind a phase the stretch of the track goes on whose last break is
    longest ago.
    """
    day = days[number]
    since = reached = day.start
    behind = Spot(number)
    for slot in day.slots:
        if _is_break(slot) or slot.start - reached > LONGEST_GAP:
            yield from _stretch(behind, since, reached)
            since = slot.end if _is_break(slot) else slot.start
        pauses = []
        for track, slots in zip(slot.block.tracks, slot.tracks, strict=True):
            workshop = agenda.workshop(track.workshop)
            pause, findings = _check_breaks_within(number, slot, slots, since, workshop)
            pauses.append(pause)
            yield from findings
        since = min(pauses, default=since)
        reached, behind = slot.end, Spot(number, slot.block.id)
    yield from _stretch(behind, since, reached)


def _check_breaks_within(
    number: int, phase: Slot, slots: Sequence[Slot], since: Instant, workshop: Workshop
) -> tuple[Instant, list[Finding]]:
    """Return since when a track has had no break at the end of `phase`, and its stretches."""
    found: list[Finding] = []
    reached, behind = phase.start, Spot(number, phase.block.id)
    for slot in slots:
        if _is_break(slot) or slot.start - reached > LONGEST_GAP:
            found += _stretch(behind, since, reached, workshop)
            since = slot.end if _is_break(slot) else slot.start
        reached, behind = slot.end, Spot(number, slot.block.id)
    if phase.end - reached > LONGEST_GAP:
        found += _stretch(behind, since, reached, workshop)
        since = phase.end
    return since, found


def _is_break(slot: Slot) -> bool:
    return slot.block.kind in BREAKS


def _stretch(
    spot: Spot, since: Instant, until: Instant, workshop: Workshop | None = None
) -> Iterator[Finding]:
    if until - since > LONGEST_STRETCH:
        yield NoBreak(spot=spot, start=since, end=until, workshop=workshop)


def _check_tracks(agenda: Agenda, days: Sequence[PlannedDay], number: int) -> Iterator[Finding]:
    for phase in days[number].slots:
        ends = [
            (slots[-1].end, track.workshop)
            for track, slots in zip(phase.block.tracks, phase.tracks, strict=True)
            if slots
        ]
        if not ends:
            continue
        (first, shortest), (last, longest) = min(ends), max(ends)
        if last - first > UNEVEN:
            yield UnevenTracks(
                spot=Spot(number, f"{phase.block.id}/{shortest}"),
                phase=phase.block,
                shortest=agenda.workshop(shortest),
                longest=agenda.workshop(longest),
                by=last - first,
            )
