"""A hybrid logical clock: close to the wall, never backwards.

After Kulkarni et al., "Logical Physical Clocks" (2014), packed into one integer: milliseconds in
the upper bits, a counter in the lower sixteen.
"""

from __future__ import annotations

from typing import Final

from facilitator.domain.instant import Instant

_COUNTER_BITS: Final = 16
_LAST_MS: Final = 4_102_444_800_000
"""The year 2100, where no wall stands: a time beyond is nobody's."""


def wall_of(time: int) -> Instant:
    """Return what the wall showed at a hybrid time, or would have if it had not been set back."""
    return Instant(time >> _COUNTER_BITS)


class HybridClock:
    """Gives every change a time that is later than all that this clock has given or seen."""

    def __init__(self) -> None:
        self._last = 0

    def tick(self, now: Instant) -> int:
        """Return a new time: the wall's, or just after the last one if the wall is behind it."""
        self._last = max(self._last + 1, now.ms << _COUNTER_BITS)
        return self._last

    def resume(self, time: int) -> None:
        """Go on after a time that this device gave itself, even if its wall clock was set back."""
        self._last = max(self._last, time)

    def see(self, time: int) -> None:
        """Take note of a time from elsewhere; one far in the future never moves this clock.

        Any other does, however wrong a wall may be, here or there: what one does next counts after
        all that one has seen. Laptops are minutes apart, or years with an empty battery.
        """
        if time >> _COUNTER_BITS < _LAST_MS:
            self.resume(time)
