"""Where the hub listens."""

from __future__ import annotations

import asyncio
import socket

import pytest

from facilitator.hub.listening import listen


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
async def test_answers_never_wait_for_the_one_before(host: str) -> None:
    told: asyncio.Queue[int] = asyncio.Queue()

    async def see(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        taken = writer.get_extra_info("socket")
        told.put_nowait(taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    listening = listen(host, 0, "event.record")
    async with await asyncio.start_server(see, sock=listening):
        _, asking = await asyncio.open_connection(*listening.getsockname()[:2])
        assert await told.get() != 0
        asking.close()
