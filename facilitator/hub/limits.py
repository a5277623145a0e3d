"""How much a peer may ask of the hub: generous for whoever catches up, bounded for whoever floods.

Amounts are bytes, or pieces; times are seconds of a clock that is never set back.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Final

from facilitator.domain.devices import Role

MOST_SOCKETS: Final = 200
"""How many are served at once."""
MOST_STRANGERS: Final = 100
"""How many may be about to say hello; the first of them goes when there are more."""
MOST_DEVICES: Final = 1_000
"""How many an event has in all: far more than any has rooms."""
STARTS: Final = 300
"""How often the program of one device is started in an event and writes something, at the most."""
MANY_STARTS: Final = 5_000
"""Of all devices; from then on each has but `FEW_STARTS`. What peers tell each other names every
start, and must stay short enough to be read: see `strict.MAX_MANY`."""
FEW_STARTS: Final = 2
MOST_FILES: Final = 16_384
"""How many files a hub wants to have open at the most: each phone that is connected is one."""
PIECE: Final = 250
"""What a frame costs, and each change in one, besides its length in bytes."""
ASKING: Final = 25_000
"""What it costs to have everything compared and sent that one lacks."""
LONGEST_WAIT: Final = 3.0
"""A peer is never left alone for longer: it would seem to be gone."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At once `burst`, and from then on so much `a_second`."""

    burst: float
    a_second: float


CHANGES: Final = {
    # Regie brings whole events, and may do anything anyway.
    Role.REGIE: Rate(2**30, 2**24),
    # 10,000 entries are 4 MB; nobody types more than some hundred bytes a second.
    Role.NOTES: Rate(2**26, 2**17),
    Role.STAGE: Rate(2**16, 2**10),
}
JOINING: Final = Rate(200, 1)
"""New devices: a hundred come at once when an event begins."""
CALLING: Final = {
    # Who looks for a player asks with each letter.
    Role.REGIE: Rate(200, 10),
    Role.NOTES: Rate(20, 2),
    Role.STAGE: Rate(20, 2),
}


def allow_many_files() -> int:
    """Have this process open as many files as it wants, or may; return how many, 0: unknown.

    Systems begin with few: 256 (macOS) or 1,024 (Linux).
    """
    if sys.platform == "win32":
        return 0
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    for allowed in (wanted, wanted // 2):  # macOS knows a further limit, and does not name it
        if allowed > soft:
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
                return allowed
    return soft


class Allowance:
    """What is left of a rate; `ticks` counts seconds."""

    def __init__(self, rate: Rate, ticks: Callable[[], float] = monotonic) -> None:
        self._rate = rate
        self._ticks = ticks
        self._left = rate.burst
        self._at = ticks()

    def _refill(self) -> None:
        now = self._ticks()
        grown = self._left + (now - self._at) * self._rate.a_second
        self._left, self._at = min(grown, self._rate.burst), now

    def spend(self, amount: float = 1) -> float:
        """Take `amount`, on credit if need be; return how long to wait until it is paid."""
        self._refill()
        self._left -= amount
        return max(0.0, -self._left / self._rate.a_second)

    def try_spend(self, amount: float = 1) -> bool:
        """Take `amount` if that much is left; return whether it was."""
        self._refill()
        if self._left < amount:
            return False
        self._left -= amount
        return True
