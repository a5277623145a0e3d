"""How long something has been so, whatever is done to the clock meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from facilitator.domain.instant import Duration, Instant
from facilitator.hub.phones.clock import Ticks
from facilitator.hub.phones.memo import Memo


class Countdown:
    """What is left of `length`: by `ticks` while the hub runs, by `wall` while it does not.

    Who sets the clock of a running machine changes nothing. What passed between two runs the clock
    alone knows: set back it counts as nothing.
    """

    def __init__(
        self, length: Duration, wall: Callable[[], Instant], ticks: Ticks, memo: Memo
    ) -> None:
        self._length = length
        self._wall = wall
        self._ticks = ticks
        self._memo = memo
        self._name = ""
        self._ends_at = 0.0

    def left(self, name: str) -> Duration:
        """Return what is left since `name` (without blanks) was heard of first; at least nothing.

        Another name than before begins anew.
        """
        if name != self._name:
            self._name = name
            self._ends_at = self._ticks() + self._left_before().total_seconds()
            self.keep()
        return max(Duration(0), Duration(seconds=self._ends_at - self._ticks()))

    def restart(self) -> None:
        """Begin anew with the next name, also with the same."""
        self._name = self._memo.text = ""

    def keep(self) -> None:
        """Have the disk know how much is left now."""
        left = Duration(seconds=self._ends_at - self._ticks())
        self._memo.text = f"{self._name} {self._wall().ms} {max(0, round(left.total_seconds()))}"

    def _left_before(self) -> Duration:
        kept = _read(self._memo.text)
        if kept is None or kept.name != self._name:
            return self._length
        away = max(Duration(0), self._wall() - kept.at)
        return min(self._length, kept.left - away)


class _Kept(NamedTuple):
    name: str
    at: Instant
    left: Duration


def _read(text: str) -> _Kept | None:
    name, _, rest = text.partition(" ")
    at, _, left = rest.partition(" ")
    if not (at.isdecimal() and left.isdecimal()):
        return None
    return _Kept(name, Instant(int(at)), Duration(seconds=int(left)))
