"""An event of ours to take part in: its record, its hub, and devices that join."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.devices.contestants import TEXT, Contestant, ready
from benchmarks.devices.spoken import PATIENCE, Spoken
from facilitator.cli.clock import wall_clock
from facilitator.domain.capture import Line
from facilitator.domain.devices import Role
from facilitator.domain.schedule import Step
from facilitator.formats.agenda import read_agenda
from facilitator.link.process import Beside, HubFiles
from facilitator.station import Station

AGENDA: Final = Path("agendas/xfeld-leistung-kassel.yaml")
PHASE: Final = "phase1"
DEVICES: Final = "benchmarks.devices.ours"


@dataclass(frozen=True, slots=True)
class Event:
    """A record in a folder of its own, in the middle of the first phase of workshops."""

    record: Path
    beside: Beside

    @classmethod
    def begin(cls, folder: Path, entries: int = 0) -> Event:
        """Make one that has so many entries already."""
        folder.mkdir()
        record = folder / "event.record"
        station = Station.open(record, now=wall_clock, agenda=read_agenda(AGENDA).agenda)
        station.devices.begin_to_lead()
        phase = next(b for _, b in station.snapshot.agenda.blocks() if b.id == PHASE)
        station.run.jump(Step(ends=None, starts=phase))
        for number in range(entries):
            line = Line(f"{number} {TEXT}", "hlo"[number % 3])
            station.capture.file(f"ws{number % 4 + 1}", line)
        beside = Beside(event=station.identity.record_id, device=station.device, epoch=1)
        station.close()
        return cls(record, beside)

    def serve(self) -> Spoken:
        """Start its hub, as `facilitator run` does, and wait until it is there."""
        os.environ["XDG_STATE_HOME"] = str(self.record.parent)
        command = (sys.executable, "-m", "facilitator", "hub", str(self.record))
        hub = Spoken([*command, "--host", "127.0.0.1", *self.beside.arguments])
        until = time.monotonic() + PATIENCE
        while HubFiles.of(self.record).living() is None:
            assert not hub.has_ended
            assert time.monotonic() < until
            time.sleep(0.01)
        return hub

    @property
    def port(self) -> int:
        """Where its hub listens."""
        address = HubFiles.of(self.record).living()
        assert address
        return address.port

    def link(self, role: Role, port: int = 0) -> str:
        """Return what lets a device in, through another `port` if one is given."""
        address = HubFiles.of(self.record).living()
        assert address
        door = address.door(role)
        return door.link.replace(f":{door.port}/", f":{port}/") if port else door.link

    def lead(self) -> Spoken:
        """Have the device whose record this is take part, and wait until hub and record agree."""
        return ready(Spoken.python(DEVICES, "regie", self.link(Role.REGIE), str(self.record)))

    def join(
        self, name: str, count: int = 1, *, polite: bool = False, entries: int = 0, port: int = 0
    ) -> Spoken:
        """Have note-takers join, whose files are kept under `name`."""
        folder = str(self.record.parent / name)
        link = self.link(Role.NOTES, port)
        said = ("notes", link, folder, str(count), self.beside.event, str(entries))
        return ready(Spoken.python(DEVICES, *said, polite=polite))


def start_ours(folder: Path, devices: int) -> Contestant:
    event = Event.begin(folder)
    hub = event.serve()
    regie = event.lead()
    writer = event.join("writer")
    silent = [event.join("silent", devices - 2, polite=True)] if devices > 2 else []
    return Contestant("ours", hub, writer, [regie, *silent])
