"""How far the event has got: where the blocks begin that are still to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from facilitator.domain.instant import Duration, Instant
from facilitator.domain.run import BlockState, Run
from facilitator.domain.schedule.plan import PlannedDay, Slot

_NIGHT: Final = Duration(hours=12)


@dataclass(frozen=True, slots=True, order=True)
class Front:
    """A position in the plan: pending blocks that stand before it were passed over.

    A block is passed over when one that stands behind it has begun, or when its day is over. It
    stays pending, so that the moderator can still jump back to it, but nothing waits for it.
    """

    day: int
    """The current day."""
    slot: int
    """The last started block of that day, or the first of its blocks."""


def find_front(days: Sequence[PlannedDay], run: Run, now: Instant) -> Front:
    """Return how far the event has got at `now`."""
    today = _current_day(days, run, now)
    begun = (at for at, slot in enumerate(days[today].slots) if _has_begun(slot, run))
    return Front(today, max(begun, default=0))


def still_to_come(days: Sequence[PlannedDay], run: Run, front: Front) -> Iterator[tuple[int, Slot]]:
    """Yield the pending blocks from `front` on, each with the number of its day."""
    for number in range(front.day, len(days)):
        for slot in days[number].slots[front.slot if number == front.day else 0 :]:
            if run.of(slot.block.id).state is BlockState.PENDING:
                yield number, slot


def _current_day(days: Sequence[PlannedDay], run: Run, now: Instant) -> int:
    """Return the number of the last day that has begun, of the first if none has.

    A day begins with its first started block, or by the clock: in the middle between the day
    before's planned end and its own planned start. So late blocks of an evening are still that
    evening's, and what was left over or forgotten does not make the next morning late. Long after
    the last day the clock says nothing: an agenda of last year is tried out from its first day on.
    """
    for number in range(len(days) - 1, 0, -1):
        by_the_clock = _dawn(days, number) <= now < _dawn(days, number + 1)
        if by_the_clock or any(_has_begun(slot, run) for slot in days[number].slots):
            return number
    return 0


def _dawn(days: Sequence[PlannedDay], number: int) -> Instant:
    """Return when the clock opens that day; for the number behind the last, closes the last."""
    evening = days[number - 1].end
    if number == len(days):
        return evening + _NIGHT
    return evening + (days[number].start - evening) / 2


def _has_begun(slot: Slot, run: Run) -> bool:
    return run.of(slot.block.id).started is not None
