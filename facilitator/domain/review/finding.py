"""What a review finds: facts about the plan that are allowed, and probably not meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from facilitator.domain.agenda import Block, Workshop
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.review.game_finding import GameFinding
from facilitator.domain.review.spot import Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """A pinned start before what stands before it is planned to end."""

    spot: Spot
    block: Block
    pinned: Instant
    before: Block | None
    """None: it stands first in its track, and the phase is planned to begin later."""
    free: Instant
    """When it can begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Time before a pinned start for which nothing is planned."""

    spot: Spot
    block: Block
    start: Instant
    end: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomTwice:
    """Two workshops in one room at the same time."""

    spot: Spot
    room: str
    workshops: tuple[Workshop, Workshop]
    start: Instant
    end: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTwice:
    """Somebody in two workshops at the same time."""

    spot: Spot
    name: str
    workshops: tuple[Workshop, Workshop]
    start: Instant
    end: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class NoBreak:
    """A stretch without a break that is too long; `workshop` if it ends within a track."""

    spot: Spot
    start: Instant
    end: Instant
    workshop: Workshop | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LateEnd:
    """A day that is planned to end after its promised end."""

    spot: Spot
    planned: Instant
    promised: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyEnd:
    """A day that is planned to end long before its promised end."""

    spot: Spot
    planned: Instant
    promised: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class UnevenTracks:
    """A phase in which one workshop is done long before another."""

    spot: Spot
    phase: Block
    shortest: Workshop
    longest: Workshop
    by: Duration


TimeFinding: TypeAlias = (
    Overlap | Gap | RoomTwice | PersonTwice | NoBreak | LateEnd | EarlyEnd | UnevenTracks
)
Finding: TypeAlias = TimeFinding | GameFinding
