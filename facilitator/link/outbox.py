"""What is to be sent over the connection that there is now."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from facilitator.domain.instant import Instant
from facilitator.link.coding import encode
from facilitator.link.frames import Frame, Show

if TYPE_CHECKING:
    from websockets.asyncio.client import ClientConnection

RESEND_SECONDS: Final = 10.0
"""How often Regie sends its picture again though nothing changed: so that clocks stay together."""


class Outbox:
    """Sends in order what is put in, and the last picture; all of it belongs to one loop.

    Without a connection nothing is kept but the picture. `wall` is the clock of this machine.
    """

    def __init__(self, wall: Callable[[], Instant]) -> None:
        self._wall = wall
        self._shown: Show | None = None
        self._waiting: deque[Frame] | None = None
        self._due = asyncio.Event()

    def put(self, frame: Frame) -> bool:
        """Have `frame` sent; False: there is no connection."""
        if self._waiting is None:
            return False
        self._waiting.append(frame)
        self._due.set()
        return True

    def show(self, shown: Show) -> None:
        """Have this picture sent, now and over each connection to come."""
        self._shown = shown
        if self._waiting is not None:
            self._waiting = deque(one for one in self._waiting if not isinstance(one, Show))
            self.put(shown)

    def open(self) -> None:
        """Begin anew, for a connection that has just come about."""
        self._waiting, self._due = deque(), asyncio.Event()
        if self._shown is not None:
            self.put(self._shown)

    def close(self) -> None:
        """Drop what was not sent: the connection is gone."""
        self._waiting = None

    async def empty_into(self, socket: ClientConnection) -> None:
        """Send until the connection is gone or this is cancelled."""
        from websockets.exceptions import ConnectionClosed

        with contextlib.suppress(ConnectionClosed):
            while True:
                self._due.clear()
                while self._waiting:
                    await socket.send(encode(self._as_it_is_now(self._waiting.popleft())))
                try:
                    async with asyncio.timeout(RESEND_SECONDS):
                        await self._due.wait()
                except TimeoutError:
                    if self._shown is not None:
                        self.put(self._shown)

    def _as_it_is_now(self, frame: Frame) -> Frame:
        return frame.sent_at(self._wall()) if isinstance(frame, Show) else frame
