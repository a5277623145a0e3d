"""Where in an agenda somebody should look."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.agenda import BlockId, TrackId


@dataclass(frozen=True, slots=True)
class Spot:
    """A day, a block or track of it, or something in that."""

    day: int
    """Counted from 0."""
    subject: BlockId | TrackId = ""
    """Empty for the day itself."""
    key: str = ""
    """What in the subject is to blame, as the agenda file calls it."""
    within: tuple[str | int, ...] = ()
    """Where below `key`: keys of the file, and places in its lists."""
