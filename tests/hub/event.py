"""An event with a record, its hub, and whoever joins: real files and sockets in one process."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from facilitator.domain.agenda import Agenda
from facilitator.domain.devices import Role
from facilitator.hub.serving import Hub, Setup
from facilitator.link.coding import encode
from facilitator.link.machine import machine_id
from facilitator.station import Station
from tests.clock import Clock
from tests.factories import make_agenda, make_block, make_day, make_track, make_workshop
from tests.hub.device import Device, Devices
from tests.hub.making import make_hub


def two_workshops() -> Agenda:
    workshops = (make_workshop(1), make_workshop(2))
    phase = make_block("phase", kind="parallel", tracks=(make_track("ws1"), make_track("ws2")))
    return make_agenda(make_day(phase), workshops=workshops)


@dataclass
class Joined:
    """The hub of an event, and its devices."""

    folder: Path
    clock: Clock
    regie: Device
    devices: Devices
    hub: Hub
    serving: asyncio.Task[None]

    @property
    def record(self) -> Path:
        return self.folder / "event.record"

    def notes(self, place: str = "ws1", **guest: Any) -> Device:
        return self.devices.make(self.hub, Role.NOTES, place=place, **guest)

    def assistant(self, **guest: Any) -> Device:
        return self.devices.make(self.hub, Role.REGIE, **guest)

    async def until_agenda(self) -> None:
        """Wait until the hub has heard from Regie what the event is."""
        told = asyncio.Event()
        self.hub.event.listeners.append(told.set)
        while not self.hub.event.station.snapshot.agenda.days:
            told.clear()
            await told.wait()

    async def end_hub(self) -> None:
        self.hub.stop()
        await self.serving

    async def restart_hub(self, setup: Setup | None = None, **beside: Any) -> None:
        await self.end_hub()
        self.start_hub(setup, **beside)

    def start_hub(self, setup: Setup | None = None, **beside: Any) -> None:
        self.hub = _hub_of(self.regie.station, self.clock, setup, **beside)
        self.serving = asyncio.create_task(self.hub.serve())


def _hub_of(owner: Station, clock: Clock, setup: Setup | None, **beside: Any) -> Hub:
    told = {"event": owner.identity.record_id, "device": owner.device, **beside}
    return make_hub(owner.path, clock, setup, **told)


@contextlib.asynccontextmanager
async def joined(
    folder: Path, clock: Clock, setup: Setup | None = None, agenda: Agenda | None = None
) -> AsyncIterator[Joined]:
    """An event whose Regie is on the machine of the hub."""
    planned = agenda or two_workshops()
    owner = Station.open(folder / "event.record", now=clock.now, agenda=planned)
    owner.devices.begin_to_lead()
    hub = _hub_of(owner, clock, setup)
    devices = Devices(folder, clock, owner.identity.record_id)
    regie = devices.own(hub, owner, machine=machine_id())
    serving = asyncio.create_task(hub.serve())
    event = Joined(folder, clock, regie, devices, hub, serving)
    try:
        yield event
    finally:
        await event.end_hub()
        devices.close()


@contextlib.asynccontextmanager
async def talking(event: Joined, role: Role) -> AsyncIterator[ClientConnection]:
    """A device of that role that says whatever it likes."""
    device = event.devices.make(event.hub, role, place="ws1")
    door = event.hub.address.door(role)
    async with connect(door.socket, proxy=None, max_queue=None, close_timeout=0) as socket:
        await socket.send(encode(device.linking.hello(device.guest)))
        await socket.recv()
        yield socket
