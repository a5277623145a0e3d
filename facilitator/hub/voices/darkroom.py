"""Makes pictures of what phones send: few at once, in processes of their own, within limits."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from facilitator.formats.pictures import Picture
    from facilitator.formats.preparing import Preparing

AT_ONCE: Final = 2
MOST_WAITING: Final = 8
"""How many may wait for their turn: each is in memory as it came."""
MOST_BYTES: Final = 15_000_000
"""Of a photo as it comes from a phone."""
_MEMORY: Final = 1_500_000_000
_PIXELS: Final = 64_000_000
"""What the cameras of phones have; decoded, 200 MB."""
_SECONDS: Final = 12.0


class BusyError(Exception):
    """So many wait that one more would wait too long."""


class Darkroom:
    """Belongs to the thread of the event loop. What came is nowhere once its picture is made."""

    def __init__(self) -> None:
        self._preparing: Preparing | None = None
        self._places = asyncio.Semaphore(AT_ONCE)
        self._there = 0

    async def develop(self, content: bytes) -> Picture:
        """Return the picture in what a phone has sent. Raises PictureError, BusyError."""
        if self._there >= AT_ONCE + MOST_WAITING:
            raise BusyError
        self._there += 1
        try:
            async with self._places:
                return await asyncio.to_thread(self._prepared().prepare, content)
        finally:
            self._there -= 1

    def _prepared(self) -> Preparing:
        if self._preparing is None:
            # Few events need it, and no hub before the first photo.
            from facilitator.formats.preparing import Limits, Preparing

            limits = Limits(memory=_MEMORY, seconds=_SECONDS, pixels=_PIXELS, content=MOST_BYTES)
            self._preparing = Preparing(limits, at_once=AT_ONCE, remembered=0)
        return self._preparing

    def close(self) -> None:
        """End the processes, as soon as each has answered what it is at."""
        if self._preparing is not None:
            self._preparing.close()
            self._preparing = None
