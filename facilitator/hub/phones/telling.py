"""Telling Regie how something stands: soon after each change, and never as often as phones act."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Final, Generic, TypeVar

from facilitator.hub.gathering import Gathering

SHORTEST_PAUSE: Final = 0.5
PAUSES_PER_WORK: Final = 20
"""A pause is so many times as long as finding out took: that is taken from phones."""
LONGEST_PAUSE: Final = 10.0
"""Meetings a minute, and who is alone, change although nothing happens. Nor is Regie left without
news for longer because a machine stood still for a while."""

T = TypeVar("T")


def pause_after(worked: float) -> float:
    """Return how long to pause after so much work; both in seconds."""
    return min(max(SHORTEST_PAUSE, PAUSES_PER_WORK * worked), LONGEST_PAUSE)


class Telling(Generic[T]):
    """Tells what is found, while there is a Regie; with nobody there None is told."""

    def __init__(
        self,
        gathering: Gathering,
        find: Callable[[], Awaitable[T]],
        tell: Callable[[T | None], None],
    ) -> None:
        self._gathering = gathering
        self._find = find
        self._tell = tell
        self._due = asyncio.Event()
        self._told: T | None = None
        gathering.on_regie.append(self._due.set)

    def see(self) -> None:
        """Note that there may be something new to tell."""
        self._due.set()

    async def live(self) -> None:
        """Tell until cancelled."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LONGEST_PAUSE):
                    await self._due.wait()
            self._due.clear()
            begun = monotonic()
            await self._tell_news()
            await asyncio.sleep(pause_after(monotonic() - begun))

    async def _tell_news(self) -> None:
        found = await self._find() if self._gathering.has_regie else None
        if found != self._told:
            self._told = found
            self._tell(found)
