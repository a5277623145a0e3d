"""What is left of today: the blocks between its promises, and what each may give up."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.agenda import Agenda, Block, BlockId
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.mends.parts import MINUTE, Part, Taken
from facilitator.domain.mends.search import end_of
from facilitator.domain.mends.survey import Survey
from facilitator.domain.run import Run
from facilitator.domain.schedule import Forecast, current_block
from facilitator.domain.schedule.plan import PlannedDay, plan


@dataclass(frozen=True, slots=True)
class Leg:
    """The blocks up to a promise."""

    parts: tuple[Part, ...]
    promise: int
    """A pinned start or the day's end, in milliseconds."""

    def late(self, end: int) -> int:
        """Return by how many minutes clocks show the promise missed if the last part ends then."""
        return (end - self.promise) // MINUTE


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of today."""

    begins: int
    """When the first part begins unless something stands in the way, in milliseconds."""
    legs: tuple[Leg, ...]
    """The last one leads to the day's end."""
    end_is_promised: bool

    def follow(self, taken: Taken) -> tuple[int, list[int]]:
        """Return when the day ends if that much is `taken`, and how late each promise is then."""
        at = self.begins
        late: list[int] = []
        end = at
        for leg in self.legs:
            end = end_of(leg.parts, at, taken)
            late.append(leg.late(end))
            at = max(leg.promise, end)
        return end, late

    def lengths(self, taken: Taken) -> dict[BlockId, Duration]:
        """Return how long each block lasts if that much is `taken`."""
        lengths: dict[BlockId, Duration] = {}
        at = self.begins
        for leg in self.legs:
            for part in leg.parts:
                end = part.end(at, taken)
                start = max(at, part.not_before) if part.started is None else part.started
                lengths[part.block.id] = Duration(milliseconds=max(0, end - start))
                at = end
            at = max(leg.promise, at)
        return lengths


def rest_of_today(agenda: Agenda, run: Run, now: Instant, outlook: Forecast) -> Rest:
    """Return what is left of today at `now`, of which `outlook` is the forecast."""
    number = next(at for at, day in enumerate(outlook.days) if day is outlook.today)
    day = plan(agenda)[number]
    survey = Survey(run, now, outlook)
    current = current_block(agenda, run)
    parts: list[Part] = []
    legs: list[Leg] = []
    for slot in day.slots:
        if current is not None and slot.block.id == current.id:
            parts.append(survey.part(slot))
        elif survey.is_to_come(slot):
            if slot.pinned is not None and survey.is_promised(slot):
                legs.append(Leg(tuple(parts), slot.pinned.ms))
                parts = []
            parts.append(survey.part(slot))
    promise = outlook.today.promised_end or outlook.today.planned_end
    legs.append(Leg(tuple(parts), promise.ms))
    begins = _begins(day, number, current, run, outlook)
    return Rest(begins, tuple(legs), outlook.today.promised_end is not None)


def _begins(
    day: PlannedDay, number: int, current: Block | None, run: Run, outlook: Forecast
) -> int:
    """Return when everything is over that began before what is left, except for what runs."""
    earlier = [one.expected_end for one in outlook.days[:number] if one.day.blocks]
    begun = [
        outlook.of(slot.block.id).expected_end
        for slot in day.slots
        if run.of(slot.block.id).started is not None
        and not (current and slot.block.id == current.id)
    ]
    return max([day.start, *earlier, *begun]).ms
