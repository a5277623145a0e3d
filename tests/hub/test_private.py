"""Who is served without a certificate, and TLS with one."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send
from websockets.asyncio.client import connect

from facilitator.domain.devices import Role
from facilitator.hub import serving
from facilitator.hub.private import PrivateOnly
from facilitator.hub.serving import Setup
from facilitator.link.address import LOCAL
from facilitator.link.coding import decode, encode
from facilitator.link.frames import Hello, Refusal, Welcome
from tests.clock import Clock
from tests.hub.event import Joined, joined
from tests.hub.told import PATIENCE

TLS = Path(__file__).parent / "tls"
COMMAND = (sys.executable, "-m", "facilitator", "hub", "--language", "en")
CERTIFIED = Setup(host=LOCAL, certificate=TLS / "cert.pem", key=TLS / "key.pem")


async def _app(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "served"})


async def sent_to(kind: str, host: str) -> list[Message]:
    """What somebody is sent who asks from the address `host`."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect" if kind == "websocket" else "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    client = (host, 50_000) if host else None
    scope: Scope = {"type": kind, "client": client, "headers": [], "path": "/", "method": "GET"}
    await PrivateOnly(_app)(scope, receive, send)
    return sent


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize("host", ["127.0.0.1", "192.168.178.20", "fd00::1", "fe80::1%eth0"])
async def test_private_networks_are_served(kind: str, host: str) -> None:
    assert await sent_to(kind, host) == [{"type": "served"}]


@pytest.mark.parametrize("host", ["", "8.8.8.8", "2001:db8::1", "unknown"])
async def test_public_networks_are_turned_away_in_words(host: str) -> None:
    start, body = await sent_to("http", host)
    assert start["status"] == 403
    words = body["body"].decode()
    assert "kein Zertifikat" in words
    assert "has no certificate" in words


async def test_program_of_a_public_network_is_told_why_by_its_socket() -> None:
    sent = await sent_to("websocket", "8.8.8.8")
    assert [message["type"] for message in sent] == ["websocket.accept", "websocket.close"]
    assert sent[-1]["code"] == Refusal.PRIVATE


@pytest.fixture
async def event(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Joined]:
    # A ping would have everything sent that had stayed where it was.
    monkeypatch.setattr(serving, "_PING_SECONDS", 3_600)
    async with joined(tmp_path, clock, CERTIFIED) as event:
        yield event


async def test_hub_with_a_certificate_speaks_tls(event: Joined) -> None:
    door = event.hub.address.door(Role.STAGE)
    assert door.link.startswith("https://")
    trusting = ssl.create_default_context(cafile=str(TLS / "cert.pem"))
    async with connect(door.socket, ssl=trusting, proxy=None, ping_interval=None) as socket:
        await socket.send(encode(Hello(Role.STAGE, door.token)))
        async with asyncio.timeout(PATIENCE):
            assert isinstance(decode(await socket.recv()), Welcome)


def hub(tmp_path: Path, *options: object) -> subprocess.CompletedProcess[str]:
    (tmp_path / "x.record").touch()
    return subprocess.run(
        [*COMMAND, str(tmp_path / "x.yaml"), *map(str, options)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_certificate_needs_its_key(tmp_path: Path) -> None:
    refused = hub(tmp_path, "--cert", TLS / "cert.pem")
    assert refused.stderr == "A certificate needs its key, and a key its certificate.\n"


@pytest.mark.parametrize("key", ["locked.pem", "cert.pem", "missing.pem"])
def test_what_is_no_key_is_refused_in_a_sentence(tmp_path: Path, key: str) -> None:
    refused = hub(tmp_path, "--cert", TLS / "cert.pem", "--key", TLS / key)
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"{TLS / 'cert.pem'} can't be used as a certificate: ")
    assert "Traceback" not in refused.stderr
