"""Connections that keep nobody waiting; uvicorn alone would wait for them for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, ClassVar, Final, cast

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

from facilitator.link.coding import MAX_BYTES, MAX_HELLO_BYTES

ASK_SECONDS: Final = 5.0
"""How long a connection may take to ask for something; to ask again only while many are open."""
IDLE_SECONDS: Final = 120
"""How long it may take to ask again otherwise: a phone asks every few seconds, a page that is not
looked at now and then."""
ANSWER_SECONDS: Final = 30.0
"""How long an answer may take, with all that is asked for it."""
GROWTH: Final = 600_000
"""Bytes that come in `ANSWER_SECONDS` with which it may take as long again: a photo on its way."""
STALL_SECONDS: Final = 10.0
"""How long a peer may take nothing of what is sent to it."""
TRUST: Final = "facilitator.trust"
"""Under this a socket's state has what to call when its peer is known: it may say more then."""


class PromptProtocol(H11Protocol):
    """Closes a connection that asks for nothing, or for half of it.

    Each takes one of the files that a process may have open: if all were taken by some that ask for
    nothing, they would keep everybody else out.
    """

    MOST_IDLE: ClassVar[int] = 400
    """How many may be open at once for one to be kept that has asked and may ask again."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait."""
        super().connection_made(cast(asyncio.Transport, transport))
        self._asked: RequestResponseCycle | None = None
        self._received = 0
        """Bytes since the last look."""
        self.loop.call_later(ASK_SECONDS, self._look)

    def data_received(self, data: bytes) -> None:
        """Count what comes."""
        self._received += len(data)
        super().data_received(data)

    def _look(self) -> None:
        """End what has asked for nothing since the last look; it has not become a socket."""
        if self not in self.connections:
            return
        cycle: RequestResponseCycle | None = self.cycle
        received, self._received = self._received, 0
        if cycle is not None and cycle is self._asked and self._may_idle(cycle):
            self.loop.call_later(ASK_SECONDS, self._look)
            return
        if cycle is not None and not cycle.response_complete and received >= GROWTH:
            self._asked = cycle
            self.loop.call_later(ANSWER_SECONDS, self._look)
            return
        if cycle is None or cycle is self._asked:
            # Not closed alone: whoever takes nothing would keep what is left for him for ever.
            self.transport.close()
            self.loop.call_later(ASK_SECONDS, self.transport.abort)
            return
        if cycle.response_complete:
            self._asked = cycle
            self.loop.call_later(ASK_SECONDS, self._look)
        else:
            self._asked = cycle
            self.loop.call_later(ANSWER_SECONDS, self._look)

    def _may_idle(self, cycle: RequestResponseCycle) -> bool:
        """Whether this has asked, was answered, has begun nothing since, and is in nobody's way."""
        # As soon as anything comes, be it half of a request, uvicorn waits no more.
        is_waiting = cycle.response_complete and self.timeout_keep_alive_task is not None
        return is_waiting and len(self.connections) <= self.MOST_IDLE


class PatientSocket(WebSocketsSansIOProtocol):
    """Reads little of a stranger, and gives up a peer that takes nothing of what it is sent."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.conn.max_message_size = MAX_HELLO_BYTES
        self._stalling: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Have whatever the peer does not take at once count as waiting."""
        super().connection_made(transport)
        # Not 0: with TLS asyncio takes "nothing waits" for "as much as may wait", and stops.
        self.transport.set_write_buffer_limits(high=1, low=0)

    def handle_connect(self, event: Request) -> None:
        """Give the application the way to say that the peer is known."""
        super().handle_connect(event)
        if hasattr(self, "scope"):
            cast(dict[str, Callable[[], None]], self.scope["state"])[TRUST] = self._trust

    def _trust(self) -> None:
        self.conn.max_message_size = MAX_BYTES

    def pause_writing(self) -> None:
        """Begin to watch whether the peer takes anything."""
        super().pause_writing()
        self._watch(self.transport.get_write_buffer_size())

    def _watch(self, waiting: int) -> None:
        self._unwatch()
        self._stalling = self.loop.call_later(STALL_SECONDS, self._end_stalled, waiting)

    def _unwatch(self) -> None:
        if self._stalling is not None:
            self._stalling.cancel()
            self._stalling = None

    def _end_stalled(self, waiting: int) -> None:
        left = self.transport.get_write_buffer_size()
        if left < waiting:
            self._watch(left)
        else:
            self.transport.abort()

    def resume_writing(self) -> None:
        """All was taken."""
        self._unwatch()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop watching."""
        self._unwatch()
        super().connection_lost(exc)
