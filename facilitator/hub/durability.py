"""Waiting until what was just done is on the disk, without ever waiting for the disk itself."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque

from facilitator.station import Station


class Durability:
    """Resolves in the order in which the file grows; all of it in the thread of the loop."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._host = station.host()
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()

    async def reached(self) -> None:
        """Return when all that there is now is on the disk; while storage fails it never is."""
        made = self._host.made
        if len(self._station.kept) < made:
            kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append((made, kept))
            try:
                await kept
            finally:
                with contextlib.suppress(ValueError):  # it has come about
                    self._waiting.remove((made, kept))

    def see(self) -> None:
        """Look how far the disk is."""
        while self._waiting and self._waiting[0][0] <= len(self._station.kept):
            _, kept = self._waiting.popleft()
            if not kept.done():
                kept.set_result(None)
