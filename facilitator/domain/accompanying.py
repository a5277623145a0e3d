"""What accompanies the agenda: what the moderator reports of a block, and free timers."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.instant import NONE, Duration, Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the moderator says of a block or a track, for the table of planned and actual."""

    head_count: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTimer:
    """A countdown beside the schedule, for reports or an energiser. It does not tick in state."""

    id: str
    label: str
    started: Instant
    length: Duration

    @property
    def due(self) -> Instant:
        """When it has run out."""
        return self.started + self.length


def timer_left(timer: FreeTimer, now: Instant) -> Duration:
    """Return how much of it is left; zero once it has run out."""
    return max(NONE, timer.due - now)
