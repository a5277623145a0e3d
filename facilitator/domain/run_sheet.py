"""The agenda as a run sheet (Regieplan): row by row with times, rooms and people, and its sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from facilitator.domain.agenda import Agenda, Block, BlockKind, Day, Workshop
from facilitator.domain.instant import NONE, Duration, Instant
from facilitator.domain.schedule.plan import PlannedDay, Slot, plan

BREAKS: Final = frozenset((BlockKind.BREAK, BlockKind.NETWORKING))
"""The kinds of block in which nobody has to listen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One block with its planned times; `workshop` is whose track it stands in, None outside.

    What was put in during the event has the time that it is to take, from where it stands in the
    plan; what comes behind it is planned as if it were not there.
    """

    block: Block
    start: Instant
    end: Instant
    room: str
    """The name of its own room or else of its track's; empty if it has none."""
    workshop: Workshop | None = None

    @property
    def length(self) -> Duration:
        """How long it is planned to take."""
        return self.end - self.start

    @property
    def who(self) -> str:
        """Who speaks and who looks after it, nobody twice."""
        names = [person.name for person in self.block.speakers]
        others = [] if self.block.responsible in names else [self.block.responsible]
        return ", ".join(filter(None, (*names, *others)))


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDay:
    """The rows of one day, those of tracks right after their phase."""

    day: Day
    start: Instant
    end: Instant
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What a day amounts to. What is neither work nor break is a gap."""

    length: Duration
    work: Duration
    breaks: Duration
    """Breaks and networking."""
    slack: Duration
    """By how much the day can be cut: down to each `min`, and all that is optional."""


def run_sheet(agenda: Agenda) -> tuple[SheetDay, ...]:
    """Return the days of an agenda as planned."""
    return tuple(
        SheetDay(
            day=planned.day,
            start=planned.start,
            end=planned.end,
            rows=tuple(_rows(agenda, planned)),
        )
        for planned in plan(agenda)
    )


def sum_up(day: SheetDay) -> Sums:
    """Return what `day` amounts to; blocks within tracks count with their phase."""
    rows = [row for row in day.rows if row.workshop is None]
    breaks = [row.length for row in rows if row.block.kind in BREAKS]
    work = [row.length for row in rows if row.block.kind not in BREAKS]
    return Sums(
        length=day.end - day.start,
        work=sum(work, NONE),
        breaks=sum(breaks, NONE),
        slack=sum(map(_slack, rows), NONE),
    )


def _slack(row: SheetRow) -> Duration:
    if row.block.optional:
        return row.length
    return NONE if row.block.minimum is None else max(NONE, row.length - row.block.minimum)


def _rows(agenda: Agenda, planned: PlannedDay) -> Iterator[SheetRow]:
    for slot in planned.slots:
        yield _row(slot, agenda.room_name(slot.block.room))
        for track, slots in zip(slot.block.tracks, slot.tracks, strict=True):
            workshop = agenda.workshop(track.workshop)
            for inner in slots:
                yield _row(inner, agenda.room_name(inner.block.room or track.room), workshop)


def _row(slot: Slot, room: str, workshop: Workshop | None = None) -> SheetRow:
    block, start = slot.block, slot.start
    end = start + block.duration if block.unplanned else slot.end
    return SheetRow(block=block, start=start, end=end, room=room, workshop=workshop)
