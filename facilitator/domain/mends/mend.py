"""What is proposed so that a day gets back on time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.agenda import BlockId, PlaceId
from facilitator.domain.instant import NONE, Duration, Instant


class MendKind(StrEnum):
    """What is done to the agenda."""

    CLOSE_TRACK = "close track"
    """A workshop gives back time that was added to it."""
    SHORTEN = "shorten"
    DROP = "drop"
    """An optional block is left out."""
    SHIFT_END = "shift end"
    """The day promises no end, so it may end when it is expected to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """One thing that is done."""

    kind: MendKind
    block: BlockId = ""
    """For CLOSE_TRACK the phase; empty for SHIFT_END."""
    workshop: PlaceId | None = None
    """For CLOSE_TRACK."""
    by: Duration
    """What it takes away, in whole minutes; for SHIFT_END how much later the end is; positive."""
    left: Duration = NONE
    """How long the block, or the track, lasts then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """A proposal (Zeitvorschlag): all of its interventions are needed."""

    interventions: tuple[Intervention, ...]
    expected_end: Instant
    """When the day is expected to end then."""
    late: Duration
    """What stays late at the worst promise of the day, in minutes as clocks show them."""
