"""Connections that ask for something at once; uvicorn alone would wait for ever."""

from __future__ import annotations

import asyncio
from typing import Final, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

ASK_SECONDS: Final = 5.0
"""How long a connection may take to become a socket; whatever else is asked is answered by then."""


class PromptProtocol(H11Protocol):
    """Closes a connection that has become no socket in time.

    Each takes one of the few files that a process may have open: some hundreds that ask for
    nothing, or for half of it, would keep everybody else out.
    """

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait."""
        super().connection_made(cast(asyncio.Transport, transport))
        self.loop.call_later(ASK_SECONDS, self._end_unless_upgraded)

    def _end_unless_upgraded(self) -> None:
        if self in self.connections:
            self.transport.close()
