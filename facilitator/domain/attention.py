"""What a moderator should notice: time that runs out, and workshops that lack something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from facilitator.domain.agenda import Track
from facilitator.domain.entries import Notes
from facilitator.domain.instant import NONE, Duration, Instant, minutes
from facilitator.domain.kinds import OPTION, KindId
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import Timing, overtime, remaining

SILENT_AFTER: Final[Duration] = minutes(6)
NEAR_THE_END: Final[Duration] = minutes(15)

ENDS_SOON: Final[Duration] = minutes(5)
LAST_MINUTE: Final[Duration] = minutes(1)


class Urgency(StrEnum):
    """How much is left of the time of what runs."""

    NONE = "none"
    SOON = "soon"
    """Five minutes at most."""
    LAST = "last"
    """One minute at most."""
    OVER = "over"


def urgency(timing: Timing, now: Instant) -> Urgency:
    """Return how pressing the end of a block or a track is; of what does not run, never."""
    if timing.state is not BlockState.RUNNING:
        return Urgency.NONE
    if overtime(timing, now) > NONE:
        return Urgency.OVER
    left = remaining(timing, now)
    if left <= LAST_MINUTE:
        return Urgency.LAST
    return Urgency.SOON if left <= ENDS_SOON else Urgency.NONE


class Hint(StrEnum):
    """What is unusual."""

    SILENT = "silent"
    """No entry for a while: the device may be gone."""
    NO_OPTION = "no option"
    """The phase is to bring options, ends soon, and has brought none yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopState:
    """What one workshop has captured, and what it lacks."""

    count: int
    by_kind: Mapping[KindId | None, int]
    silent_for: Duration
    hint: Hint | None


def workshop_state(track: Track, notes: Notes, phase: Timing, now: Instant) -> WorkshopState:
    """Return how the workshop of `track` stands in a phase that runs since `phase` began."""
    by_kind = Counter(entry.kind for entry in notes.entries)
    since = phase.actual_start or phase.expected_start
    last = max([since, *(entry.filed_at for entry in notes.entries[-1:])])
    silent_for = now - last
    brings_options = any(block.capture == OPTION for block in track.blocks)
    has_option = any(entry.kind == OPTION and entry.filed_at >= since for entry in notes.entries)
    hint = None
    if silent_for >= SILENT_AFTER:
        hint = Hint.SILENT
    elif brings_options and not has_option and remaining(phase, now) <= NEAR_THE_END:
        hint = Hint.NO_OPTION
    return WorkshopState(
        count=len(notes.entries), by_kind=by_kind, silent_for=silent_for, hint=hint
    )
