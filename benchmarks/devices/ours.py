"""Some devices of ours, each with its own file and socket, spoken to as those of peers/devices.mjs.

    python -m benchmarks.devices.ours regie LINK RECORD
    python -m benchmarks.devices.ours notes LINK FOLDER COUNT EVENT [ENTRIES]

They are of the classes that a terminal is made of, without its screen. `machine` is not the hub's:
nobody measures how two processes share a disk.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic_ns, process_time_ns
from typing import Any, Final

from facilitator.cli.clock import wall_clock
from facilitator.domain.capture import Line
from facilitator.domain.devices import Role
from facilitator.link.address import parse_link
from facilitator.link.client import HubLink
from facilitator.link.frames import Changes, Frame, Have, Stored
from facilitator.record.meta import Identity
from facilitator.station import Station
from facilitator.station.linking import Guest

PLACES: Final = ("ws1", "ws2", "ws3", "ws4")


def say(**said: object) -> None:
    print(json.dumps(said), flush=True)


class Device:
    """One of them; `on_change` hears when others' changes have been folded."""

    def __init__(
        self, station: Station, link: str, guest: Guest, on_change: Callable[[Device], None]
    ) -> None:
        self.station = station
        self._guest = guest
        self._on_change = on_change
        self._loop = asyncio.get_running_loop()
        self._flush_waits = False
        self._filed: dict[str, Any] | None = None
        self._at_hub: dict[str, int] = {}
        self._linking = station.link(lambda frame: self._link.send(frame))
        door = parse_link(link)
        self._link = HubLink(
            lambda: door,
            wall_clock,
            self._hear,
            on_lost=self._linking.lost,
            hello=lambda _: self._linking.hello(guest),
        )
        station.listen(self._changed)
        self._running = asyncio.create_task(self._link.run())

    @property
    def is_in(self) -> bool:
        """Whether the hub has all that is here, and this device may write where it wants to."""
        seated = self.station.snapshot.seats.get(self._guest.place, {})
        may_write = self._guest.role is Role.REGIE or self.station.device in seated
        held = self.station.held.items()
        return may_write and all(self._at_hub.get(one, 0) >= seq for one, seq in held)

    @property
    def entries(self) -> int:
        return self.station.snapshot.standing

    def has_saved(self, entries: int) -> bool:
        return self.entries >= entries and not self.station.snapshot.saving.pending

    def file(self, key: str, text: str) -> None:
        self._filed = {"filed": key, "at": monotonic_ns(), "kept": len(self.station.kept)}
        self.station.capture.file(self._guest.place, Line(f"{key} {text}", "h"))

    async def come_again(self) -> None:
        self._running.cancel()
        await asyncio.wait({self._running})
        self._running = asyncio.create_task(self._link.run())

    def _changed(self) -> None:
        """Called from the store's thread, too."""
        filed = self._filed
        if filed and "saved" not in filed and len(self.station.kept) > filed["kept"]:
            filed["saved"] = monotonic_ns()
        if not self._flush_waits:
            self._flush_waits = True
            self._loop.call_soon_threadsafe(self._flush)

    def _flush(self) -> None:
        self._flush_waits = False
        self._linking.flush()

    def _hear(self, frame: Frame) -> None:
        self._linking.hear(frame)
        match frame:
            case Have(held) | Stored(held):
                self._at_hub.update(held)
            case Changes(rows):
                self._at_hub.update((row[0], row[1]) for row in rows)
        if isinstance(frame, Changes | Have):
            self._on_change(self)
        if isinstance(frame, Stored) and self._filed and not self._is_waiting():
            say(**self._filed, acknowledged=monotonic_ns())
            self._filed = None

    def _is_waiting(self) -> bool:
        return self.station.snapshot.saving.alone > 0


class Watch:
    """Tells when the first and the last of some devices had the newest entry of the first place."""

    def __init__(self) -> None:
        self.devices: list[Device] = []
        self._newest: dict[Device, str] = {}
        self._first = 0
        self._count = 0

    def look(self, device: Device) -> None:
        entries = device.station.snapshot.notes_in(PLACES[0]).entries
        key = entries[-1].text.partition(" ")[0] if entries else ""
        if not self.devices or key in ("", self._newest.get(device)):
            return
        at = monotonic_ns()
        self._newest[device] = key
        self._count += 1
        if device is self.devices[0]:
            self._first = at
        if self._count == len(self.devices):
            self._count = 0
            say(seen=key, first=self._first, last=at)


def stations(arguments: list[str]) -> Iterator[tuple[Station, Guest]]:
    """Open what the command line asks for."""
    role, link, where = arguments[:3]
    token = parse_link(link).token
    if role == Role.REGIE:
        guest = Guest(role=Role.REGIE, token=token, name="Regie", machine="regie")
        yield Station.open(Path(where), now=wall_clock), guest
        return
    for number in range(int(arguments[3])):
        path = Path(where) / f"{number}.record"
        path.parent.mkdir(exist_ok=True)
        place = PLACES[number % len(PLACES)]
        machine = f"{path.parent.name}-{number}"
        station = Station.join(path, now=wall_clock, identity=Identity(record_id=arguments[4]))
        yield (
            station,
            Guest(role=Role.NOTES, token=token, name=machine, place=place, machine=machine),
        )


async def serve(arguments: list[str]) -> None:
    watch = Watch()
    expected = int(arguments[5]) if len(arguments) > 5 else 0
    started, worked = monotonic_ns(), process_time_ns()
    devices = [
        Device(station, arguments[1], guest, watch.look) for station, guest in stations(arguments)
    ]
    # What is waited for happens in several places.
    while not all(device.is_in for device in devices) or not devices[0].has_saved(expected):  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    say(ready=True, took=monotonic_ns() - started, worked=process_time_ns() - worked)
    watch.devices = devices
    while line := await asyncio.to_thread(sys.stdin.readline):
        told = json.loads(line)
        if "file" in told:
            devices[0].file(told["file"], told["text"])
        if "count" in told:
            say(entries=devices[0].entries)
        if "again" in told:
            await devices[0].come_again()
    for device in devices:
        device.station.close()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1:]))
