"""Connections of phones and pages: kept while they may ask again, and nobody is kept out."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from facilitator.hub import prompt, serving
from facilitator.hub.limits import allow_many_files
from facilitator.hub.prompt import PromptProtocol
from facilitator.hub.serving import Hub
from facilitator.link.address import LOCAL
from tests.clock import Clock
from tests.hub.making import make_hub
from tests.hub.told import PATIENCE

ASKED = b"GET /epoch HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompt, "ASK_SECONDS", 0.1)
    monkeypatch.setattr(prompt, "ANSWER_SECONDS", 5.0)


class Connection:
    """One of a browser."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, hub: Hub, said: bytes = b"") -> Connection:
        """Open one over which something comes at once, however long this loop stands still."""
        opened = socket.create_connection((LOCAL, hub.address.port))
        opened.sendall(said)
        return cls(*await asyncio.open_connection(sock=opened))

    @classmethod
    async def ask_first(cls, hub: Hub) -> Connection:
        connection = await cls.open(hub, ASKED)
        await connection.until_answered()
        return connection

    async def ask(self) -> None:
        self.say(ASKED)
        await self.until_answered()

    async def until_answered(self) -> None:
        async with asyncio.timeout(PATIENCE):
            assert b"404" in await self._reader.readuntil(b"\r\n\r\n")

    def say(self, sent: bytes) -> None:
        self._writer.write(sent)

    async def until_closed(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while await self._reader.read(1_000):
                pass
        self.leave()

    def leave(self) -> None:
        self._writer.close()


async def test_connection_that_has_asked_may_ask_again_later(hub: Hub) -> None:
    phone = await Connection.ask_first(hub)
    for _ in range(3):  # meanwhile others come, ask for nothing, and are closed
        await (await Connection.open(hub)).until_closed()
    await phone.ask()
    phone.leave()


async def test_connection_that_stops_in_the_middle_of_asking_again_is_closed(hub: Hub) -> None:
    phone = await Connection.ask_first(hub)
    phone.say(ASKED[:20])
    await phone.until_closed()


async def test_connection_that_idles_is_closed_while_too_many_are_open(
    record: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PromptProtocol, "MOST_IDLE", 0)
    monkeypatch.setattr(serving, "allow_many_files", lambda: 0)
    hub = make_hub(record, clock)
    serving_it = asyncio.create_task(hub.serve())
    phone = await Connection.ask_first(hub)
    await phone.until_closed()
    hub.stop()
    await serving_it


def test_hub_may_open_more_files_than_a_process_begins_with() -> None:
    assert allow_many_files() == allow_many_files() > 1_000
