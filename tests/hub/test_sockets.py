"""Two real ends over a real socket."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin

from facilitator.domain.devices import Role
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.stage import Picture, Scene
from facilitator.hub.limits import MOST_STRANGERS
from facilitator.hub.serving import Hub
from facilitator.link.address import LOCAL, Door, state_folder
from facilitator.link.client import HubLink
from facilitator.link.coding import MAX_BYTES, decode, encode
from facilitator.link.frames import VERSION, Frame, Hello, Presence, Refusal, Show, Stop, Welcome
from tests.clock import Clock
from tests.hub.making import make_hub
from tests.hub.told import PATIENCE, Told
from tests.link.shortened import shortened

PLENUM = Picture(scene=Scene.MESSAGE, text="In 5 Minuten geht es weiter – „Plenum“")
PAUSE = Picture(scene=Scene.NOW_NEXT, title="Pause", until=Instant(5_000_000))


class End:
    """One end of a link, with what came over it."""

    def __init__(self, door: Door, clock: Clock) -> None:
        self.told = Told()
        self.frames: list[Frame] = []
        self.door: Door | None = door
        self.link = HubLink(lambda: self.door, clock.now, self._take)
        self.link.listen(self.told)

    def _take(self, frame: Frame) -> None:
        self.frames.append(frame)
        self.told()

    @property
    def pictures(self) -> list[Picture]:
        """The pictures in their order; that one comes again changes nothing on a stage."""
        came = (frame.picture for frame in self.frames if isinstance(frame, Show))
        return [picture for picture, _ in groupby(came)]


@contextlib.asynccontextmanager
async def connected(hub: Hub, role: Role, clock: Clock) -> AsyncIterator[End]:
    end = End(hub.address.door(role), clock)
    running = asyncio.create_task(end.link.run())
    try:
        await end.told.until(lambda: end.link.state.connected)
        yield end
    finally:
        running.cancel()
        await asyncio.wait({running})


@contextlib.asynccontextmanager
async def stranger(hub: Hub) -> AsyncIterator[ClientConnection]:
    """Somebody who sends what he likes."""
    door = hub.address.door(Role.STAGE)
    async with connect(door.socket, proxy=None, max_queue=None) as socket:
        yield socket


async def refusal_of(socket: ClientConnection) -> tuple[int, str]:
    """Code and reason with which the hub closes the connection."""
    async with asyncio.timeout(PATIENCE):
        await socket.wait_closed()
    assert socket.close_code is not None
    return socket.close_code, socket.close_reason or ""


async def test_stage_shows_what_regie_sends(hub: Hub, clock: Clock) -> None:
    async with (
        connected(hub, Role.REGIE, clock) as regie,
        connected(hub, Role.STAGE, clock) as stage,
    ):
        regie.link.show(PLENUM, clock.now())
        await stage.told.until(lambda: stage.pictures == [PLENUM])
        regie.link.show(PAUSE, clock.now())
        await stage.told.until(lambda: stage.pictures == [PLENUM, PAUSE])


async def test_late_stage_gets_the_picture_with_the_clock_as_it_is_then(
    hub: Hub, clock: Clock
) -> None:
    async with connected(hub, Role.REGIE, clock) as regie:
        async with connected(hub, Role.STAGE, clock) as stage:
            regie.link.show(PLENUM, Instant(70_000), rate=3.0)
            await stage.told.until(lambda: stage.pictures == [PLENUM])
        clock.wait(Duration(seconds=100))

        elsewhere = Clock(Instant(9))
        async with connected(hub, Role.STAGE, elsewhere) as late:
            await late.told.until(lambda: late.pictures == [PLENUM])

        (show,) = (frame for frame in late.frames if isinstance(frame, Show))
        assert show.clock.at(elsewhere.now()) == Instant(70_000) + Duration(seconds=300)


async def test_regie_knows_whether_there_is_a_stage(hub: Hub, clock: Clock) -> None:
    async with connected(hub, Role.REGIE, clock) as regie:
        assert (regie.link.state.stages, regie.link.state.stage_left) == (0, False)
        async with connected(hub, Role.STAGE, clock):
            await regie.told.until(lambda: regie.link.state.stages == 1)
            assert not regie.link.state.stage_left
        await regie.told.until(lambda: regie.link.state.stages == 0)
        assert regie.link.state.stage_left


async def test_new_regie_takes_over_and_the_stage_goes_on(hub: Hub, clock: Clock) -> None:
    async with connected(hub, Role.STAGE, clock) as stage:
        async with connected(hub, Role.REGIE, clock) as first:
            first.link.show(PLENUM, clock.now())
            await stage.told.until(lambda: stage.pictures == [PLENUM])
        async with connected(hub, Role.REGIE, clock) as second:
            second.link.show(PAUSE, clock.now())
            await stage.told.until(lambda: stage.pictures == [PLENUM, PAUSE])
        assert stage.link.state.connected


async def test_link_finds_the_hub_that_was_gone_and_shows_its_picture_again(
    hub: Hub, clock: Clock
) -> None:
    async with (
        connected(hub, Role.REGIE, clock) as regie,
        connected(hub, Role.STAGE, clock) as stage,
    ):
        regie.link.show(PLENUM, clock.now())
        await stage.told.until(lambda: stage.pictures == [PLENUM])

        hub.stop()
        await regie.told.until(lambda: not regie.link.state.connected)
        await stage.told.until(lambda: not stage.link.state.connected)
        again = await asyncio.to_thread(make_hub, Path(hub.address.record), clock)
        before = _count_shows(stage)
        serving = asyncio.create_task(again.serve())

        await stage.told.until(lambda: stage.link.state.connected)
        await stage.told.until(lambda: _count_shows(stage) > before)
        assert stage.pictures == [PLENUM]
        assert again.address == hub.address
        again.stop()
        await serving


def _count_shows(end: End) -> int:
    return sum(isinstance(frame, Show) for frame in end.frames)


async def test_stop_ends_the_hub_and_says_so(hub: Hub, clock: Clock) -> None:
    async with (
        connected(hub, Role.STAGE, clock) as stage,
        connected(hub, Role.REGIE, clock) as regie,
    ):
        regie.link.stop_hub()
        await stage.told.until(lambda: stage.link.state.refusal is Refusal.STOPPED)
        await regie.told.until(lambda: regie.link.state.refusal is Refusal.STOPPED)


@pytest.mark.parametrize("role", Role)
async def test_wrong_token_is_refused_and_said(hub: Hub, clock: Clock, role: Role) -> None:
    # Those of the other roles open nothing either.
    other = next(other for other in Role if other is not role)
    wrong = replace(hub.address.door(role), token=hub.address.door(other).token)
    end = End(wrong, clock)
    running = asyncio.create_task(end.link.run())

    await end.told.until(lambda: end.link.state.refusal is Refusal.TOKEN)

    assert not end.link.state.connected
    assert end.frames == []
    end.door = hub.address.door(role)
    await end.told.until(lambda: end.link.state.connected)
    assert end.link.state.refusal is None
    running.cancel()


HELLO = json.loads(encode(Hello(Role.STAGE, "x")))


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("", Refusal.FRAME),
        ("{", Refusal.FRAME),
        (b"\x00\xff", Refusal.FRAME),
        (encode(Stop()), Refusal.FRAME),
        (encode(Presence(7)), Refusal.FRAME),
        (json.dumps({**HELLO, "version": VERSION + 1}), Refusal.VERSION),
        (json.dumps({**HELLO, "role": "king"}), Refusal.FRAME),
        (json.dumps({**HELLO, "token": "ü"}), Refusal.TOKEN),
        ("x" * (MAX_BYTES + 1), Refusal.TOO_LARGE),
        ("x" * 20_000_000, Refusal.TOO_LARGE),
    ],
    ids=shortened,
)
async def test_hostile_hello_is_refused_and_the_hub_serves_on(
    hub: Hub, clock: Clock, sent: str | bytes, code: Refusal
) -> None:
    async with connected(hub, Role.STAGE, clock) as stage, stranger(hub) as socket:
        with contextlib.suppress(ConnectionClosed):
            await socket.send(sent)
        assert (await refusal_of(socket))[0] == code
        async with connected(hub, Role.REGIE, clock) as regie:
            regie.link.show(PLENUM, clock.now())
            await stage.told.until(lambda: stage.pictures == [PLENUM])


async def test_refusal_gives_a_reason_in_words(hub: Hub) -> None:
    async with stranger(hub) as socket:
        await socket.send(encode(Hello(Role.REGIE, "guessed")))
        assert await refusal_of(socket) == (Refusal.TOKEN, "wrong token")


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (encode(Stop()), Refusal.ROLE),
        (encode(Hello(Role.STAGE, "x")), Refusal.ROLE),
        ("nonsense", Refusal.FRAME),
        (b"bytes", Refusal.FRAME),
    ],
    ids=shortened,
)
async def test_stage_that_sends_anything_is_thrown_out(
    hub: Hub, sent: str | bytes, code: Refusal
) -> None:
    async with stranger(hub) as socket:
        await socket.send(encode(Hello(Role.STAGE, hub.address.stage)))
        assert isinstance(decode(await socket.recv()), Welcome)
        await socket.send(sent)
        assert (await refusal_of(socket))[0] == code


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00" * 1_000,
        b"\xff" * 100_000,
        b"GET /link HTTP/1.1\r\nUpgrade: websocket\r\n\r\n",
        b"GET /" + b"x" * 100_000,
        b"POST /link HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
    ],
    ids=shortened,
)
async def test_hub_survives_hostile_bytes(hub: Hub, clock: Clock, sent: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", hub.address.port)
    with contextlib.suppress(ConnectionError):
        writer.write(sent)
        await writer.drain()
        writer.write_eof()
    async with connected(hub, Role.STAGE, clock):
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()
    del reader


async def test_stage_that_never_reads_keeps_nobody_waiting(hub: Hub, clock: Clock) -> None:
    async with (
        connected(hub, Role.REGIE, clock) as regie,
        connected(hub, Role.STAGE, clock) as stage,
        connect(
            hub.address.door(Role.STAGE).socket, proxy=None, max_queue=1, close_timeout=0
        ) as deaf,
    ):
        await deaf.send(encode(Hello(Role.STAGE, hub.address.stage)))
        await regie.told.until(lambda: regie.link.state.stages == 2)
        for number in range(500):
            picture = Picture(text=f"{number} " + "x" * 900)
            regie.link.show(picture, clock.now())
            await stage.told.until(partial(_shows, stage, picture))


def _shows(end: End, picture: Picture) -> bool:
    return end.pictures[-1:] == [picture]


async def test_of_too_many_who_say_nothing_the_first_is_turned_away(hub: Hub, clock: Clock) -> None:
    async with contextlib.AsyncExitStack() as stack:
        strangers = [await stack.enter_async_context(stranger(hub)) for _ in range(MOST_STRANGERS)]
        async with connected(hub, Role.STAGE, clock) as stage:
            assert await refusal_of(strangers[0]) == (Refusal.FULL, "too many at once")
            assert stage.link.state.connected


async def test_page_in_a_browser_is_turned_away(hub: Hub) -> None:
    door = hub.address.door(Role.STAGE)
    with pytest.raises(InvalidStatus):
        await connect(door.socket, proxy=None, origin=Origin("http://elsewhere.example"))


@pytest.mark.slow
@pytest.mark.parametrize("sent", [b"", b"GET /link HTTP/1.1\r\n", b"GET / HTTP/1.1\r\n\r\n"])
async def test_connection_that_becomes_no_socket_is_closed(hub: Hub, sent: bytes) -> None:
    reader, writer = await asyncio.open_connection(LOCAL, hub.address.port)
    writer.write(sent)
    async with asyncio.timeout(PATIENCE):
        await reader.read()
    writer.close()


@pytest.mark.slow
async def test_socket_that_said_hello_stays(hub: Hub, clock: Clock) -> None:
    async with connected(hub, Role.STAGE, clock) as stage, stranger(hub) as socket:
        # Connected later than the stage: its time is up last.
        await refusal_of(socket)
        assert stage.link.state.connected


@pytest.mark.slow
async def test_stranger_who_never_says_hello_is_closed(hub: Hub) -> None:
    async with stranger(hub) as socket:
        assert (await refusal_of(socket))[0] == Refusal.SILENT


async def test_nothing_of_what_is_passed_on_is_written_anywhere(hub: Hub, clock: Clock) -> None:
    async with (
        connected(hub, Role.REGIE, clock) as regie,
        connected(hub, Role.STAGE, clock) as stage,
    ):
        regie.link.show(Picture(text="streng vertraulich"), clock.now())
        await stage.told.until(lambda: bool(stage.pictures))

    written = b"".join(path.read_bytes() for path in state_folder().iterdir())
    assert b"vertraulich" not in written
