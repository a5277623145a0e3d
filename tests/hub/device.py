"""A device in this process: a real file and a real socket."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from facilitator.domain.capture import Line
from facilitator.domain.devices import Role
from facilitator.domain.entries import Entry
from facilitator.hub.serving import Hub
from facilitator.link.coding import decode, encode
from facilitator.link.frames import Answer, Call, Frame, Refusal
from facilitator.record.meta import Identity
from facilitator.station import Station
from facilitator.station.linking import Guest
from tests.clock import Clock
from tests.hub.told import Told


@dataclass
class Device:
    """A station, and what came from the hub over the present connection."""

    station: Station
    guest: Guest
    told: Told = field(default_factory=Told)
    frames: list[Frame] = field(default_factory=list)
    refusal: tuple[int, str] | None = None
    answers: bool = True
    """What is answered when the hub asks for the lead."""
    hello: dict[str, Any] = field(default_factory=dict)
    """What is said otherwise than the station would."""

    def __post_init__(self) -> None:
        self._socket: ClientConnection | None = None
        self._outbox: asyncio.Queue[Frame] = asyncio.Queue()
        self.linking = self.station.link(self._outbox.put_nowait)
        self.linking.on_call = self._answer
        loop = asyncio.get_running_loop()

        def changed() -> None:
            with contextlib.suppress(RuntimeError):  # the loop has just been closed
                loop.call_soon_threadsafe(self._flush)

        self.station.listen(changed)

    def _flush(self) -> None:
        self.linking.flush()
        self.told()

    def _answer(self, call: Call) -> None:
        self.send(Answer(call.id, self.answers, "" if self.answers else "not now"))

    def send(self, frame: Frame) -> None:
        self._outbox.put_nowait(frame)

    @contextlib.asynccontextmanager
    async def connected(self, hub: Hub, at: str = "") -> AsyncIterator[Device]:
        """Be connected, as long as the hub likes."""
        self.refusal, self.frames = None, []
        self._outbox = asyncio.Queue()
        self.linking = self.station.link(self.send)
        self.linking.on_call = self._answer
        door = hub.address.door(self.guest.role, at)
        async with connect(door.socket, proxy=None, compression=None, max_queue=None) as socket:
            hello = replace(self.linking.hello(self.guest), **self.hello)
            await socket.send(encode(hello))
            tasks = [asyncio.create_task(one) for one in (self._hear(socket), self._speak(socket))]
            try:
                await self.told.until(lambda: self.refusal is not None or bool(self.frames))
                yield self
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.wait(tasks)
                self.linking.lost()

    async def _hear(self, socket: ClientConnection) -> None:
        try:
            while True:
                frame = decode(await socket.recv())
                self.frames.append(frame)
                self.linking.hear(frame)
                self.told()
        except ConnectionClosed as closed:
            code = closed.rcvd.code if closed.rcvd else 0
            self.refusal = (code, closed.rcvd.reason if closed.rcvd else "")
            self.told()

    async def _speak(self, socket: ClientConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            while True:
                await socket.send(encode(await self._outbox.get()))

    # --- what a test wants of it ---

    async def call(self, name: str, arguments: Mapping[str, str] | None = None) -> tuple[bool, str]:
        """Have the hub do something; return whether it was done, and what was said."""
        number = 1 + sum(isinstance(frame, Answer) for frame in self.frames)
        self.send(Call(number, name, arguments or {}))
        await self.told.until(lambda: self._answer_to(number) is not None)
        answer = self._answer_to(number)
        assert answer is not None
        return answer.is_done, answer.said

    def _answer_to(self, number: int) -> Answer | None:
        answers = (frame for frame in self.frames if isinstance(frame, Answer))
        return next((answer for answer in answers if answer.id == number), None)

    def file(self, text: str, place: str = "ws1") -> None:
        self.station.capture.file(place, Line(text))

    def entries(self, place: str = "ws1") -> list[Entry]:
        return list(self.station.snapshot.notes_in(place).entries)

    def texts(self, place: str = "ws1") -> list[str]:
        return [entry.text for entry in self.entries(place)]

    def letter(self, place: str = "ws1") -> str | None:
        return self.station.snapshot.seats.get(place, {}).get(self.station.device)

    async def until_lettered(self, place: str = "ws1") -> None:
        await self.told.until(lambda: self.letter(place) is not None)

    async def until_texts(self, *texts: str, place: str = "ws1") -> None:
        await self.told.until(lambda: sorted(self.texts(place)) == sorted(texts))

    async def until_alone(self, count: int) -> None:
        await self.told.until(lambda: self.station.snapshot.saving.alone == count)

    async def until_refused(self, refusal: Refusal) -> None:
        await self.told.until(lambda: self.refusal is not None)
        assert self.refusal is not None
        assert Refusal(self.refusal[0]) is refusal

    def last(self, sort: type[Frame]) -> Any:
        """Return the last frame of a sort, None if there was none."""
        return next((one for one in reversed(self.frames) if isinstance(one, sort)), None)


class Devices:
    """Makes devices with files in one folder, and closes them."""

    def __init__(self, folder: Path, clock: Clock, event: str) -> None:
        self._folder = folder
        self._clock = clock
        self._event = event
        self.all: list[Device] = []

    def make(self, hub: Hub, role: Role = Role.NOTES, **guest: Any) -> Device:
        """Return a device that has never been at a hub."""
        path = self._folder / f"device-{len(self.all)}.record"
        identity = Identity(record_id=self._event)
        station = Station.join(path, now=self._clock.now, identity=identity)
        token = hub.address.tokens[role]
        given = {"name": f"Gerät {len(self.all)}", "machine": f"m{len(self.all)}", **guest}
        return self._keep(Device(station, Guest(role=role, token=token, **given)))

    def own(self, hub: Hub, station: Station, **guest: Any) -> Device:
        """Return the device beside whose record the hub runs."""
        given = {"machine": "", **guest}
        token = hub.address.tokens[Role.REGIE]
        return self._keep(Device(station, Guest(role=Role.REGIE, token=token, **given)))

    def _keep(self, device: Device) -> Device:
        self.all.append(device)
        return device

    def close(self) -> None:
        for device in self.all:
            device.station.close()
