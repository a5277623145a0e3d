"""The agenda as planned: every block with the moments at which it is to begin and to end.

Blocks follow one another within a day, and each day stands by itself. A pinned start is a promise:
the block waits for it, and where the one before is planned too long, it begins late.
What was put in during the event has no time in the plan: nothing that was planned moves for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache, partial
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from facilitator.domain.agenda import Agenda, Block, Day
from facilitator.domain.instant import Duration, Instant, at_wall_time

DEFAULT_START: Final = time(9)
"""When a day begins whose first block has no pinned start."""

_HALF_A_DAY: Final = Duration(hours=12)


@dataclass(frozen=True, slots=True)
class Slot:
    """One block in the plan."""

    block: Block
    pinned: Instant | None
    """The moment of the pinned start."""
    start: Instant
    end: Instant
    tracks: tuple[tuple[Slot, ...], ...] = ()
    """The blocks of each track, one after another from the start on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDay:
    """One day of the plan."""

    day: Day
    slots: tuple[Slot, ...]
    start: Instant
    end: Instant
    """When the last block ends, or the start of a day without blocks."""
    promised_end: Instant | None


_MomentOf: TypeAlias = Callable[[time, Instant], Instant]
"""Finds the moment that a wall time means where the plan has got to another moment."""


def plan(agenda: Agenda) -> tuple[PlannedDay, ...]:
    """Return the plan of every day, in order; of the same agenda, the same one as before."""
    return _plan_of(_Same(agenda))


class _Same:
    """An agenda as a key: the very object, since comparing all that it holds takes too long."""

    __slots__ = ("agenda",)

    def __init__(self, agenda: Agenda) -> None:
        self.agenda = agenda

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.agenda is other.agenda

    def __hash__(self) -> int:
        return id(self.agenda)


@lru_cache(maxsize=8)
def _plan_of(key: _Same) -> tuple[PlannedDay, ...]:
    zone = key.agenda.zone
    return tuple(_plan_day(day, zone) for day in key.agenda.days)


def _plan_day(day: Day, zone: ZoneInfo) -> PlannedDay:
    moment_of = partial(_moment_of, day.date, zone)
    first = day.blocks[0].start if day.blocks else None
    start = at_wall_time(day.date, first or DEFAULT_START, zone)
    slots = tuple(_follow(day.blocks, start, moment_of))
    end = slots[-1].end if slots else start
    return PlannedDay(
        day=day,
        slots=slots,
        start=start,
        end=end,
        promised_end=None if day.end is None else moment_of(day.end, end),
    )


def _moment_of(day: date, zone: ZoneInfo, wall: time, after: Instant) -> Instant:
    """Return the moment of `wall` in the run of `day`, where the plan has got to `after`.

    That is on the calendar day itself, unless it would lie more than half a day back: a block at
    00:30 that follows one at 23:30 is meant for the next morning, while one at 15:00 that follows
    one until 15:45 overlaps it.
    """
    moment = at_wall_time(day, wall, zone)
    while after - moment > _HALF_A_DAY:
        day += Duration(days=1)
        moment = at_wall_time(day, wall, zone)
    return moment


def _follow(blocks: Iterable[Block], start: Instant, moment_of: _MomentOf) -> Iterable[Slot]:
    """Yield `blocks` one after another, the first not before `start`."""
    at = start
    for block in blocks:
        pinned = None if block.start is None else moment_of(block.start, at)
        begins = at if pinned is None else max(at, pinned)
        tracks = tuple(tuple(_follow(track.blocks, begins, moment_of)) for track in block.tracks)
        ends = (slots[-1].end for slots in tracks if slots)
        at = begins if block.unplanned else max((begins + block.duration, *ends))
        yield Slot(block, pinned, begins, at, tracks)
