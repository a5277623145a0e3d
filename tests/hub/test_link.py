"""A connection against whatever may be at the other end of it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve

from facilitator.domain.devices import Role
from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import Duration, Instant
from facilitator.link import calls
from facilitator.link.address import LOCAL, Door
from facilitator.link.client import HubLink
from facilitator.link.coding import decode, encode
from facilitator.link.frames import (
    Answer,
    Call,
    Check,
    Frame,
    Hello,
    Others,
    Refusal,
    Stop,
    Welcome,
)
from tests.clock import Clock
from tests.hub.told import Told

EVENT = "5cb5ac21-2d2c-4c4a-a2f4-1c0e3bb8a1f0"
NOW = Instant(1_000_000)
CERTIFICATE = Path(__file__).parent / "tls" / "cert.pem"
Talk = Callable[[ServerConnection], Coroutine[Any, Any, None]]


class Other:
    """A hub that says what a test wants, and notes what it hears."""

    def __init__(self, welcome: Welcome | Refusal, *frames: Frame) -> None:
        self.welcome = welcome
        self.frames = frames
        self.heard: list[Frame] = []
        self.told = Told()
        self.door = Door(LOCAL, 0, Role.NOTES, "t" * 22)
        self.answers = True

    async def talk(self, socket: ServerConnection) -> None:
        self._hear(await socket.recv())
        if isinstance(self.welcome, Refusal):
            await socket.close(self.welcome)
            return
        for frame in (self.welcome, *self.frames):
            await socket.send(encode(frame))
        async for sent in socket:
            frame = self._hear(sent)
            if isinstance(frame, Call) and self.answers:
                await socket.send(encode(Answer(frame.id, True, frame.arguments["place"])))

    def _hear(self, sent: str | bytes) -> Frame:
        self.heard.append(decode(sent))
        self.told()
        return self.heard[-1]

    @property
    def place(self) -> str:
        return f"{self.door.host}:{self.door.port}"


@contextlib.asynccontextmanager
async def serving(*others: Other, tls: SSLContext | None = None) -> AsyncIterator[None]:
    async with contextlib.AsyncExitStack() as stack:
        for other in others:
            server = await stack.enter_async_context(serve(other.talk, LOCAL, 0, ssl=tls))
            port = next(iter(server.sockets)).getsockname()[1]
            other.door = replace(other.door, port=port, secure=tls is not None)
        yield


class Near:
    """Our end."""

    def __init__(
        self,
        door: Door,
        *,
        others: tuple[str, ...] = (),
        epoch: int = 0,
        trusted: Path | None = None,
    ) -> None:
        self.told = Told()
        self.frames: list[Frame] = []
        self.lost = 0
        self.link = HubLink(
            lambda: door,
            Clock(NOW).now,
            self._take,
            on_lost=self._lose,
            hello=lambda door: Hello(door.role, door.token, event=EVENT, epoch=epoch),
            others=others,
            trusted=trusted,
        )
        self.link.listen(self.told)

    def _take(self, frame: Frame) -> None:
        self.frames.append(frame)
        self.told()

    def _lose(self) -> None:
        self.lost += 1

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.link.run())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.wait({task})

    async def until_at(self, other: Other) -> None:
        await self.told.until(lambda: self.is_at(other))

    def is_at(self, other: Other) -> bool:
        return self.link.state.connected and self.link.state.port == other.door.port


async def test_frames_go_both_ways_in_order() -> None:
    hub = Other(Welcome(EVENT), Others(("10.0.0.3:9",)))
    async with serving(hub):
        near = Near(hub.door)
        async with near.running():
            await near.until_at(hub)
            for number in range(20):
                near.link.send(Check("", number))
            await hub.told.until(lambda: len(hub.heard) == 21)

    assert near.frames[0] == Welcome(EVENT)
    assert hub.heard[1:] == [Check("", number) for number in range(20)]
    assert near.link.state.others == ("10.0.0.3:9",)
    assert near.lost == 1


async def test_frame_is_dropped_while_there_is_no_connection() -> None:
    hub = Other(Welcome(EVENT))
    async with serving(hub):
        near = Near(hub.door)
        near.link.send(Check("", 1))
        async with near.running():
            await near.until_at(hub)
            near.link.send(Check("", 2))
            await hub.told.until(lambda: len(hub.heard) == 2)

    assert hub.heard[1] == Check("", 2)


async def test_call_is_answered() -> None:
    hub, answers = Other(Welcome(EVENT)), list[Answer | None]()
    async with serving(hub):
        near = Near(hub.door)
        async with near.running():
            await near.until_at(hub)
            near.link.ask("sit", {"place": "ws3"}, lambda answer: _note(answers, answer, near))
            await near.told.until(lambda: bool(answers))

    assert answers == [Answer(1, True, "ws3")]


def _note(answers: list[Answer | None], answer: Answer | None, near: Near) -> None:
    answers.append(answer)
    near.told()


async def test_call_without_a_connection_has_failed_at_once() -> None:
    near, answers = Near(Door(LOCAL, 1, Role.NOTES, "")), list[Answer | None]()

    near.link.ask("sit", {"place": "ws3"}, answers.append)

    assert answers == [None]


async def test_call_that_nobody_answers_fails_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "ANSWER_SECONDS", 0.05)
    hub, answers = Other(Welcome(EVENT)), list[Answer | None]()
    hub.answers = False
    async with serving(hub):
        near = Near(hub.door)
        async with near.running():
            await near.until_at(hub)
            near.link.ask("sit", {"place": "ws3"}, lambda answer: _note(answers, answer, near))
            await near.told.until(lambda: bool(answers))

    assert answers == [None]


async def test_call_fails_as_soon_as_the_connection_is_gone() -> None:
    hub, answers = Other(Welcome(EVENT)), list[Answer | None]()
    hub.answers = False
    near = Near(hub.door)
    async with serving(hub):
        near = Near(hub.door)
        async with near.running():
            await near.until_at(hub)
            near.link.ask("sit", {"place": "ws3"}, lambda answer: _note(answers, answer, near))
            await hub.told.until(lambda: len(hub.heard) == 2)

    assert answers == [None]


@pytest.mark.parametrize(
    "welcome",
    [Refusal.STEPPED_DOWN, Refusal.EVENT, Welcome("another event"), Welcome(EVENT, epoch=1)],
    ids=["stepped down", "says another event", "is another event", "does not know the takeover"],
)
async def test_hub_that_has_taken_over_is_found_where_the_last_one_named_it(
    welcome: Welcome | Refusal,
) -> None:
    old, new = Other(welcome), Other(Welcome(EVENT, epoch=2))
    async with serving(old, new):
        near = Near(old.door, others=("10.0.0.0:x", old.place, new.place), epoch=2)
        async with near.running():
            await near.until_at(new)
            assert near.link.state.refusal is None

    assert near.frames == [Welcome(EVENT, epoch=2)]


async def test_place_that_a_hub_named_is_tried_when_that_hub_is_gone() -> None:
    new = Other(Welcome(EVENT, epoch=2))
    async with serving(new):
        old = Other(Welcome(EVENT), Others((new.place,)))
        async with serving(old):
            near = Near(old.door)
            task = asyncio.create_task(near.link.run())
            await near.told.until(lambda: near.link.state.others == (new.place,))
        await near.until_at(new)
        task.cancel()
        await asyncio.wait({task})


@pytest.mark.parametrize("place", ["a..b:80", "a:b:80", "a\x00b:80", "\ud800:80", f"{'ä' * 70}:80"])
async def test_place_that_is_none_is_passed_over(place: str) -> None:
    hub = Other(Welcome(EVENT, epoch=2))
    async with serving(hub):
        near = Near(Door(LOCAL, 1, Role.NOTES, "t" * 22), others=(place, hub.place))
        async with near.running():
            await near.until_at(hub)


async def test_stranger_at_another_place_says_nothing_of_our_link() -> None:
    stranger, hub = Other(Refusal.EVENT), Other(Refusal.FULL)
    async with serving(stranger, hub):
        near = Near(hub.door, others=(stranger.place,))
        async with near.running():
            await stranger.told.until(lambda: len(stranger.heard) >= 2)

    assert near.link.state.refusal is Refusal.FULL


async def test_clock_of_the_event_is_tied_to_our_own() -> None:
    there = EventClock(Instant(5_000_000), Instant(7_000_000), 60.0)
    hub = Other(Welcome(EVENT, clock=there))
    async with serving(hub):
        near = Near(hub.door)
        async with near.running():
            await near.until_at(hub)

    (welcome,) = near.frames
    assert isinstance(welcome, Welcome)
    assert welcome.clock is not None
    assert welcome.clock.at(NOW + Duration(seconds=1)) == there.event + Duration(minutes=1)


async def test_only_the_hub_that_was_looked_for_is_told_to_end() -> None:
    own, other = Other(Refusal.STEPPED_DOWN), Other(Welcome(EVENT))
    async with serving(own, other):
        near = Near(own.door, others=(other.place,))
        async with near.running():
            await near.until_at(other)
            near.link.stop_hub()
            near.link.send(Check("", 1))
            await other.told.until(lambda: len(other.heard) == 2)

    assert not any(isinstance(frame, Stop) for frame in (*own.heard, *other.heard))


@pytest.fixture
def tls() -> SSLContext:
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE, CERTIFICATE.with_name("key.pem"))
    return context


async def test_hub_with_a_certificate_that_nobody_vouches_for_is_not_spoken_to(
    tls: SSLContext,
) -> None:
    hub = Other(Welcome(EVENT))
    async with serving(hub, tls=tls):
        near = Near(hub.door)
        async with near.running():
            await near.told.until(lambda: near.link.state.is_untrusted)

    assert hub.heard == []


async def test_hub_with_a_certificate_that_was_named_is_trusted(tls: SSLContext) -> None:
    hub = Other(Welcome(EVENT))
    async with serving(hub, tls=tls):
        near = Near(hub.door, trusted=CERTIFICATE)
        async with near.running():
            await near.until_at(hub)

            assert near.link.state.secure
            assert not near.link.state.is_untrusted
