"""Anything over a socket: a real hub lives on, keeps to its memory, and serves the others."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from random import Random
from typing import Final

import psutil
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from facilitator.domain.devices import Role
from facilitator.link.address import LOCAL, Door
from facilitator.link.coding import decode, encode
from facilitator.link.frames import (
    VERSION,
    Call,
    Changes,
    Check,
    Frame,
    Have,
    Hello,
    Presence,
    Refusal,
    Stored,
    Welcome,
)
from facilitator.record.change import Row
from tests.record.hostile_rows import row
from tests.safety.syncing.processes import Process, Processes, texts_in
from tests.safety.syncing.zygote import DOOR

MALLORY: Final = "bad0bad0bad0"
SECRET: Final = "5" * 32
MOST_GROWN: Final = 64 * 2**20
"""Bytes. One who floods may cost something, but not ever more."""
STATION: Final = f"{MALLORY}.00000001"
_LONG: Final = "x" * 90_000

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


class Besieged:
    """A hub in a process of its own, an honest station beside it, and a way in for others."""

    def __init__(self, folder: Path, processes: Processes) -> None:
        self.hub = processes.start("hub", "hub")
        self.honest: Process = processes.start("station", "one")
        known = json.loads((folder / DOOR).read_text())
        self.event, self.token = known["event"], known["token"]
        self.door = Door(LOCAL, known["port"], Role.NOTES, self.token, secure=False)
        self._process = psutil.Process(self.hub.pid)
        self.check_serves()
        self._before = self._process.memory_info().rss

    def check_serves(self) -> None:
        """The hub lives, is not bloated, and takes what an honest station files."""
        self.honest.go_on()
        self.honest.wait_for_acknowledgements(4)
        assert self._process.is_running()

    def check_memory(self) -> None:
        assert self._process.memory_info().rss - self._before < MOST_GROWN

    def hello(self, **said: object) -> Hello:
        known = {"device": MALLORY, "secret": SECRET, "name": "M", "place": "ws1", "machine": "m"}
        return Hello(**{"role": Role.NOTES, "token": self.token, **known, **said})

    @contextlib.asynccontextmanager
    async def connected(self, *, says_hello: bool = True) -> AsyncIterator[ClientConnection]:
        async with connect(
            self.door.socket, proxy=None, max_queue=None, close_timeout=0.1, compression=None
        ) as socket:
            if says_hello:
                await socket.send(encode(self.hello()))
            yield socket


@pytest.fixture(scope="module")
def besieged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Besieged]:
    folder = tmp_path_factory.mktemp("besieged")
    with Processes(folder) as processes:
        besieged = Besieged(folder, processes)
        yield besieged
        besieged.honest.finish()
        besieged.hub.kill()
    # What the honest one filed is all there, whatever the others did.
    assert texts_in(folder / "one.record") <= texts_in(folder / "event.hub")


def own_entry(seq: int, text: str = "x") -> Row:
    """A change that Mallory may make."""
    entry = ["entry", f"{seq:020x}", ["place", "ws1"], ["text", text], ["filed_at", 1]]
    return (STATION, *row([entry], seq)[1:])


FRAMES: Final[tuple[Frame, ...]] = (
    Have({STATION: 2**53}),
    Have({f"{number:012x}.00000000": 1 for number in range(20)}),
    Changes((own_entry(10**6),)),
    Changes((own_entry(1), own_entry(1, "y"))),
    Stored({STATION: 2**53, "z": 1}, {"z": 1}),
    Check("z", 10**9),
    Call(1, "sit", {"place": "nirgends"}),
    Call(2, "renew", {"role": "regie"}),
    Call(3, "throw_out", {"device": MALLORY}),
    Presence(3),
)


async def no_hello(besieged: Besieged, lots: Random) -> None:
    """Anything but a hello, as text and as bytes, short and long."""
    for _ in range(60):
        with contextlib.suppress(ConnectionClosed, InvalidStatus):
            async with besieged.connected(says_hello=False) as socket:
                length = lots.choice((0, 1, 50, 5_000, 3_000_000))
                noise = lots.randbytes(length)
                await socket.send(noise if lots.random() < 0.5 else noise.decode("latin-1"))
                await socket.wait_closed()


async def wrong_hello(besieged: Besieged, lots: Random) -> None:
    """A hello in which something is not so."""
    wrong: list[dict[str, object]] = [
        {"token": "x" * 22},
        {"role": Role.REGIE},
        {"role": Role.STAGE},
        {"secret": "6" * 32},
        {"event": "another"},
        {"version": VERSION + 1},
        {"epoch": 10**6},
        {"device": "../../etc"},
        {"name": "\x1b[2J" * 50, "device": "bad1bad1bad1"},
        {"place": "nirgends", "device": "bad2bad2bad2"},
    ]
    for said in wrong * 3:
        with contextlib.suppress(ConnectionClosed, InvalidStatus):
            async with besieged.connected(says_hello=False) as socket:
                await socket.send(encode(besieged.hello(**said)))
                await asyncio.wait_for(socket.recv(), 5)


async def mutated_frames(besieged: Besieged, lots: Random) -> None:
    """Frames as they may be, but for a few characters."""
    for _ in range(120):
        text = list(encode(lots.choice(FRAMES)))
        for _ in range(lots.choice((0, 1, 1, 3))):
            place = lots.randrange(len(text))
            text[place] = lots.choice(["", "\x00", '"', "{", "]", "9", "é", text[place] * 3, "-"])
        with contextlib.suppress(ConnectionClosed, InvalidStatus):
            async with besieged.connected() as socket:
                await socket.send("".join(text))
                await socket.send(encode(Check("", 0)))
                await socket.recv()


async def huge_frames(besieged: Besieged, lots: Random) -> None:
    """As large as may be, larger, and nested without end."""
    held = {f"{number:012x}.00000000": 1 for number in range(50_000)}
    rows = tuple(own_entry(20 + number, _LONG) for number in range(15))
    nested: str = '{"kind":"have","held":' + "[" * 500_000
    for text in (encode(Have(held)), encode(Changes(rows)), nested, "x" * 5_000_000) * 3:
        with contextlib.suppress(ConnectionClosed, InvalidStatus):
            async with besieged.connected() as socket:
                await socket.send(text)
                await socket.recv()


async def flood_that_takes_nothing(besieged: Besieged, lots: Random) -> None:
    """Asks for everything, again and again, and reads none of it."""
    own = [own_entry(1 + number, _LONG) for number in range(15)]
    rows = tuple((f"{MALLORY}.00000002", *one[1:]) for one in own)
    async with besieged.connected() as socket:
        await socket.send(encode(Changes(rows)))
        while not isinstance(told := decode(await socket.recv()), Stored) or not told.held:
            pass
    for frame in (Have({}), Check("z", 1), Stored({STATION: 1}), Call(1, "name", {"name": "M"})):
        text = encode(frame)
        with contextlib.suppress(ConnectionClosed, InvalidStatus, TimeoutError):
            async with asyncio.timeout(4), besieged.connected() as socket:
                socket.transport.pause_reading()
                for _ in range(20_000):
                    await socket.send(text)


async def half_open(besieged: Besieged, lots: Random) -> None:
    """More connections than there may be, on which nothing is said."""
    async with contextlib.AsyncExitStack() as stack:
        for _ in range(250):
            with contextlib.suppress(ConnectionClosed, InvalidStatus, OSError):
                await stack.enter_async_context(besieged.connected(says_hello=False))
        await asyncio.to_thread(besieged.check_serves)


async def forbidden_changes(besieged: Besieged, _: Random) -> None:
    """Each of them is none that a note-taker may make: the connection ends."""
    others = ("0123456789ab.00000001", *own_entry(1)[1:])
    forbidden = [
        ["run", "1", ["kind", "started"], ["block", "welcome"], ["at", 1]],
        ["event", "", ["title", "Meins"]],
        ["lead", "", ["device", MALLORY], ["epoch", 99]],
        ["device", MALLORY, ["role", "regie"]],
        ["access", "regie", ["proof", "0" * 64]],
        ["seat", f"ws2/{MALLORY}", ["taken", True]],
        ["message", "1", ["text", "Schluss"], ["at", 1]],
        ["summary", "ws2", ["text", "Meins"]],
        ["unbekannt", "1", ["text", "x"]],
    ]
    rows = [others, *((STATION, *row([writes], 1)[1:]) for writes in forbidden)]
    for bad in rows:
        async with besieged.connected() as socket:
            await socket.send(encode(Changes((bad,))))
            assert await refused_with(socket) == Refusal.CHANGE


async def refused_with(socket: ClientConnection) -> int | None:
    """Wait until the connection is ended; return the code that says why."""
    with contextlib.suppress(ConnectionClosed):
        async with asyncio.timeout(20):
            while True:
                await socket.recv()
    return socket.close_code


Attack = Callable[[Besieged, Random], Awaitable[None]]
ATTACKS: Final[tuple[Attack, ...]] = (
    no_hello,
    wrong_hello,
    forbidden_changes,
    mutated_frames,
    huge_frames,
    flood_that_takes_nothing,
    half_open,
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
async def test_hub_withstands(besieged: Besieged, attack: Attack) -> None:
    async with besieged.connected() as socket:
        assert isinstance(decode(await socket.recv()), Welcome)

    await attack(besieged, Random(7))

    await asyncio.to_thread(besieged.check_serves)
    besieged.check_memory()
