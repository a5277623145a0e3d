"""A joined device's side of the hub, which runs on another machine."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.instant import Instant
from facilitator.link.thread import LinkThread, Running

if TYPE_CHECKING:
    from facilitator.link.address import Door
    from facilitator.link.client import HubLink


class HubFollower(LinkThread):
    """Connects to the hub at `door`, or to that at one of `others` which has taken over.

    `wall` is the clock of this machine; `trusted` a file of certificates that vouch for the hub's,
    None: the system knows whom to trust.
    """

    def __init__(
        self,
        door: Door,
        wall: Callable[[], Instant],
        others: tuple[str, ...] = (),
        trusted: Path | None = None,
    ) -> None:
        super().__init__(wall, others, trusted)
        self._door = door

    def _make(self) -> Running:
        link = self._link(lambda: self._door)
        link.listen(lambda: self._listener())
        return Following(link)


class Following:
    """Keeps `link` until it is closed."""

    def __init__(self, link: HubLink) -> None:
        self.link = link
        self._closing = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = asyncio.Event()

    def run(self) -> None:
        """Keep the link until `close` is called."""
        if not self._closing:
            asyncio.run(self._follow())

    def close(self) -> None:
        """Have `run` end; may be called from any thread."""
        self._closing = True
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has just been closed
                self._loop.call_soon_threadsafe(self._closed.set)

    async def _follow(self) -> None:
        self._loop = asyncio.get_running_loop()
        linking = asyncio.create_task(self.link.run())
        try:
            while not self._closing:
                await self._closed.wait()
        finally:
            linking.cancel()
            await asyncio.wait({linking})
