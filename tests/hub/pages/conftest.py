"""Pages over a record: served in a process that a test can end, and looked at in Chromium."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Final

import pytest

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.capture import Line
from facilitator.domain.schedule import next_step
from facilitator.station import Station
from tests.factories import make_agenda, make_block, make_day, make_track, make_workshop
from tests.hub.pages.served import BEHIND, READY, now
from tests.hub.told import PATIENCE

ROOT: Final = Path(__file__).parents[3]


class Served:
    """A hub of pages, in a process of its own; `record` may be looked at while it is down."""

    def __init__(self, record: Path, *others: str, begin: bool = True) -> None:
        self.record = record
        self.others = others
        # Held as long as the test lasts: nobody else is given it while no hub is there.
        self._place = socket.socket()
        self._place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._place.bind(("127.0.0.1", 0))
        self.port: int = self._place.getsockname()[1]
        self._process: subprocess.Popen[str] | None = None
        if begin:
            self.start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    def start(self, behind: int = 0) -> None:
        """Start it; its clock is `behind` by so many seconds."""
        command = [sys.executable, "-m", "tests.hub.pages.served", str(self.record), str(self.port)]
        self._process = subprocess.Popen(
            [*command, *self.others],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), BEHIND: str(behind)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline().strip() == READY

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(PATIENCE)
            assert self._process.stdout is not None
            self._process.stdout.close()
            self._process = None

    def close(self) -> None:
        """End it for good."""
        self.end()
        self._place.close()

    def kill(self) -> None:
        self.end(signal.SIGKILL)

    def texts(self, place: str = "ws1") -> list[str]:
        """End it, and return what the record holds of a place."""
        self.end()
        station = Station.open(self.record, now=now)
        try:
            return [entry.text for entry in station.snapshot.notes_in(place).entries]
        finally:
            station.close()


@pytest.fixture(scope="session")
def agenda() -> Agenda:
    return make_agenda(
        make_day(
            make_block("welcome", "Begrüßung", start=time(12)),
            make_block(
                "phase",
                "Workshop-Phase",
                kind=BlockKind.PARALLEL,
                tracks=(
                    make_track("ws1", make_block("p1", "Herausforderungen", capture="challenge")),
                    make_track("ws2", make_block("p2", "Lösungsansätze", capture="approach")),
                ),
            ),
        ),
        workshops=(make_workshop(1, question="Was hilft?"), make_workshop(2)),
    )


def begin(station: Station) -> None:
    """Let the event go on to its workshops."""
    for _ in range(2):
        step = next_step(station.snapshot.agenda, station.snapshot.run, station.now())
        assert step is not None
        station.run.advance(step)


@pytest.fixture
def record(tmp_path: Path, agenda: Agenda) -> Path:
    """A record in which something was captured."""
    path = tmp_path / "event.record"
    station = Station.open(path, now=now, agenda=agenda)
    begin(station)
    station.capture.file("ws1", Line("Teams sind müde"))
    station.capture.file("ws1", Line("Endlich fragt jemand -- Teamleitung", "z"))
    station.capture.file("ws1", Line("Und wer ..", "f"))
    station.devices.tell("Das Plenum beginnt um 11:15.")
    station.close()
    return path


@pytest.fixture
def hubs() -> Iterator[list[Served]]:
    """What a test puts in here is ended, however the test ends."""
    found: list[Served] = []
    yield found
    for hub in found:
        hub.close()


@pytest.fixture
def served(record: Path, hubs: list[Served]) -> Served:
    hubs.append(Served(record))
    return hubs[0]
