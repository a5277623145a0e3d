"""Regie and a device that has joined, each with its own file, over a real hub process."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from facilitator.cli.clock import wall_clock
from facilitator.domain.agenda import Agenda
from facilitator.domain.capture import Line
from facilitator.domain.devices import Role
from facilitator.link.address import Address
from facilitator.link.follower import HubFollower
from facilitator.link.keeper import HubKeeper
from facilitator.link.process import HubFiles, kill
from facilitator.link.standby import EVERYWHERE, keep_ready
from facilitator.link.thread import LinkThread
from facilitator.record.meta import Identity
from facilitator.station import Station
from facilitator.station.connection import Connection
from facilitator.station.event_time import EventTime
from facilitator.station.hosting import beside
from facilitator.texts import load_texts
from facilitator.tui.context import Context
from facilitator.tui.joined import JoinedApp
from tests.hub.told import LOOK_AGAIN, PATIENCE

SIZE = (100, 30)


class Bell:
    """Tells the loop of a test, from any thread, that something may have changed."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._rung = asyncio.Event()

    def __call__(self) -> None:
        with contextlib.suppress(RuntimeError):  # the last one comes as the test ends
            self._loop.call_soon_threadsafe(self._rung.set)

    async def until(self, condition: Callable[[], bool], pilot: Pilot[Any] | None = None) -> None:
        """Wait until `condition` holds, and until the screen of `pilot` shows it.

        Screens follow in their own time, and ring nothing: so it is looked at again soon anyway.
        """
        async with asyncio.timeout(PATIENCE):
            while not condition():
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._rung.wait(), LOOK_AGAIN)
                self._rung.clear()
                if pilot is not None:
                    await pilot.pause()
        if pilot is not None:
            await pilot.pause()


class Party:
    """A station with its connection, and no screen: it hears what comes at once."""

    def __init__(
        self,
        station: Station,
        hub: LinkThread,
        machine: str,
        bell: Bell,
        *,
        begin: bool = True,
    ) -> None:
        self.station = station
        self.hub = hub
        self.machine = machine
        self.connection = Connection(station, hub, machine=lambda: machine)
        self._bell = bell
        self._loop = asyncio.get_running_loop()
        station.listen(self._soon)
        hub.listen(self._soon)
        hub.receive(self._soon)
        if begin:
            hub.start()

    def _soon(self) -> None:
        with contextlib.suppress(RuntimeError):  # the last one comes as the test ends
            self._loop.call_soon_threadsafe(self._hear)

    def _hear(self) -> None:
        while self.connection.hear_next():
            pass
        self.connection.flush()
        self._bell()

    def file(self, place: str, text: str, prefix: str = "") -> str:
        entry = self.station.capture.file(place, Line(text, prefix)).entry
        assert entry is not None
        return entry


class Event:
    """A running event: Regie, its hub process, and the devices that have joined."""

    def __init__(self, regie: Party, folder: Path, bell: Bell) -> None:
        self.regie = regie
        self.folder = folder
        self.bell = bell

    @property
    def address(self) -> Address:
        address = HubFiles.of(self.regie.station.path).living()
        assert address is not None
        return address

    def kill_hub(self) -> None:
        kill(self.address)

    def context(self, role: Role = Role.NOTES, name: str = "joined") -> Context:
        """Return what the screens of a new device have."""
        time = EventTime(wall_clock)
        identity = Identity(record_id=self.regie.station.identity.record_id)
        station = Station.join(self.folder / f"{name}.record", now=time.now, identity=identity)
        hub = HubFollower(self.address.door(role), wall_clock)
        connection = Connection(station, hub, machine=lambda: name, time=time)
        station.listen(self.bell)
        return Context(
            station=station,
            texts=load_texts("de"),
            export_folder=self.folder / "exports",
            export_name=name,
            hub=hub,
            connection=connection,
            role=role,
            wall=wall_clock,
        )

    def party(self, role: Role, name: str) -> Party:
        """Return a new device without screens, ready to take over if it is Regie's."""
        context = self.context(role, name)
        assert context.hub is not None
        party = Party(context.station, context.hub, name, self.bell, begin=False)
        party.connection.port = keep_ready(context.station.path, self.address.event, {})
        context.hub.start()
        return party

    def with_hub_of_its_own(self, party: Party) -> Party:
        """Return the same device with a hub that it starts."""
        station = party.station
        hub = HubKeeper(station.path, wall_clock, EVERYWHERE, (), beside(station))
        return Party(station, hub, party.machine, self.bell)

    @contextlib.asynccontextmanager
    async def joined(
        self, role: Role = Role.NOTES, *, name: str = "", place: str = ""
    ) -> AsyncIterator[tuple[JoinedApp, Pilot[Any]]]:
        """Show the screens of a device that has the event already, and knows what is given."""
        context = self.context(role)
        hub, station, connection = context.hub, context.station, context.connection
        assert hub is not None
        assert connection is not None
        came = Bell()
        hub.receive(came)
        hub.start()
        async with asyncio.timeout(PATIENCE):
            while station.plan.is_empty:
                await came._rung.wait()
                came._rung.clear()
                while connection.hear_next():
                    pass
        app = JoinedApp(context, name, place)
        try:
            async with app.run_test(size=SIZE) as pilot:

                def changed() -> None:
                    app.record_changed()
                    self.bell()

                hub.listen(changed)
                yield app, pilot
        finally:
            station.close()
            hub.close()


@contextlib.asynccontextmanager
async def running_event(folder: Path, agenda: Agenda) -> AsyncIterator[Event]:
    """Run the event of `agenda` in `folder`."""
    bell = Bell()
    station = Station.open(folder / "event.record", now=wall_clock, agenda=agenda)
    hub = HubKeeper(station.path, wall_clock, beside=beside(station))
    regie = Party(station, hub, "regie", bell)
    try:
        await bell.until(lambda: hub.state.connected)
        yield Event(regie, folder, bell)
    finally:
        station.close()
        await asyncio.to_thread(hub.close)
