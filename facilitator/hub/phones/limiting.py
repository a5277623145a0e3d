"""How often somebody may guess, or ask: bounded for each, and bounded in memory."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from ipaddress import IPv6Address, ip_address
from time import monotonic
from typing import Final

from facilitator.hub.limits import Allowance, Rate

GUESSING: Final = Rate(60, 0.5)
"""Wrong codes, tokens and PINs of one address: it may be that of everybody in the room."""
PLAYING: Final = Rate(120, 4)
"""What one player may ask for that costs more than to say that nothing is new."""
_MOST_KNOWN: Final = 10_000
"""Of how many is remembered what they have left; the one not seen for longest goes first."""
_NETWORK_BITS: Final = 64
"""Of the 128 of an IPv6 address: every device may have as many of the others as it likes."""


class Allowances:
    """What is left of a rate to each of many; `ticks` counts seconds."""

    def __init__(
        self, rate: Rate, ticks: Callable[[], float] = monotonic, most: int = _MOST_KNOWN
    ) -> None:
        self._rate = rate
        self._ticks = ticks
        self._most = most
        self._known: dict[Hashable, Allowance] = {}

    def has_left(self, who: Hashable) -> bool:
        """Whether `who` has not used up all."""
        return who not in self._known or self._of(who).try_spend(0)

    def spend(self, who: Hashable) -> None:
        """Take one from what `who` has left, on credit if need be."""
        self._of(who).spend()

    def try_spend(self, who: Hashable) -> bool:
        """Take one if `who` has that left; return whether it was."""
        return self._of(who).try_spend()

    def _of(self, who: Hashable) -> Allowance:
        found = self._known.pop(who, None) or Allowance(self._rate, self._ticks)
        self._known[who] = found  # the last one seen stands last
        if len(self._known) > self._most:
            del self._known[next(iter(self._known))]
        return found


def network_of(address: str) -> str:
    """Return whose guesses count together: an address, or the network of one of IPv6."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return f"{int(found) >> _NETWORK_BITS:x}"
