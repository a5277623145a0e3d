"""What a moderator should notice: time that runs out, and workshops that lack something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from facilitator.domain.agenda import Track
from facilitator.domain.entries import Notes
from facilitator.domain.instant import NONE, Duration, Instant, clock_minutes, minutes
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

    OVER = "over"
    """Its time is used up: it takes longer than planned, and longer than its phase was given."""
    LONGER = "longer"
    """It has time left, but was given more than planned and more than its phase."""
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
    overtime: Duration
    """By how much longer it will take; zero if it does not, or does not run."""
    hint: Hint | None


def workshop_state(
    track: Track, notes: Notes, timing: Timing, phase: Timing, now: Instant
) -> WorkshopState:
    """Return how the workshop of `track` stands, whose times in that phase are `timing`.

    A workshop that is finished, cancelled or still to begin lacks nothing.
    """
    since = timing.actual_start or timing.expected_start
    silent_for = now - max([since, *(entry.filed_at for entry in notes.entries[-1:])])
    over = _overtime(timing, phase)
    takes_longer = clock_minutes(over) >= 1
    lacks_option = _lacks_option(track, notes, since) and remaining(timing, now) <= NEAR_THE_END
    hints = {
        Hint.OVER: takes_longer and overtime(timing, now) > NONE,
        Hint.LONGER: takes_longer,
        Hint.SILENT: silent_for >= SILENT_AFTER,
        Hint.NO_OPTION: lacks_option,
    }
    runs = timing.state is BlockState.RUNNING
    return WorkshopState(
        count=len(notes.entries),
        by_kind=Counter(entry.kind for entry in notes.entries),
        silent_for=silent_for,
        overtime=over,
        hint=next((hint for hint, applies in hints.items() if runs and applies), None),
    )


def _overtime(timing: Timing, phase: Timing) -> Duration:
    """Return by how much longer a track takes than planned and than its phase was given."""
    if timing.state is not BlockState.RUNNING:
        return NONE
    planned = timing.planned_end - timing.planned_start
    given = max(NONE, phase.added_time)
    if timing.planned_end != phase.planned_end:
        # A shorter track has a share in it only where the longest is cancelled: its due tells.
        more = timing.due - timing.expected_start - planned - timing.added_time
        given = max(NONE, min(more, given))
    return max(NONE, timing.expected_end - timing.expected_start - planned - given)


def _lacks_option(track: Track, notes: Notes, since: Instant) -> bool:
    brings = any(block.capture == OPTION for block in track.blocks)
    brought = any(entry.kind == OPTION and entry.filed_at >= since for entry in notes.entries)
    return brings and not brought
