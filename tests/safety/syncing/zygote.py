"""Starts hubs and stations as processes of their own, many a second: it has imported all they need.

On each line of its input stands what to run, in which folder and by which name; it answers with
the process id. What a process tells goes line by line into the pipe ``NAME.told``.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from facilitator.cli.clock import wall_clock
from facilitator.domain.capture import Line
from facilitator.domain.devices import Role
from facilitator.hub.opening import open_alone
from facilitator.hub.serving import Hub, Setup
from facilitator.link.address import LOCAL, Door
from facilitator.link.client import HubLink
from facilitator.link.frames import Frame
from facilitator.record.meta import Identity
from facilitator.station import RefusedError, Station
from facilitator.station.linking import Guest
from tests.safety.event import make_event

DOOR: Final = "door.json"
MOST_AHEAD: Final = 8
"""How many entries a station files before the hub has stored the first of them."""

AT_A_TIME: Final = 8
"""How many entries it files until it is told to go on: or the files grow too long."""
TICK_SECONDS: Final = 0.2
"""How often it lets the hub know how it stands; in earnest that is every few seconds."""


def told(folder: Path, name: str) -> Path:
    return folder / f"{name}.told"


def run_hub(folder: Path, tell: Callable[[str], None]) -> None:
    """Serve until killed."""
    hub = Hub(
        folder / "event.record",
        Setup(host=LOCAL),
        wall_clock,
        partial(open_alone, folder / "event.record", make_event),
    )
    door = hub.address.door(Role.NOTES)
    known = {"port": door.port, "token": door.token, "event": hub.event.station.identity.record_id}
    (folder / DOOR).write_text(json.dumps(known))
    tell("ready")
    asyncio.run(hub.serve())


class Writer:
    """A station that files as fast as it is told that what it filed is safe."""

    def __init__(self, folder: Path, name: str, tell: Callable[[str], None]) -> None:
        self._name = name
        self._tell = tell
        known = json.loads((folder / DOOR).read_text())
        self._door = Door(LOCAL, known["port"], Role.NOTES, known["token"], secure=False)
        identity = Identity(record_id=known["event"], joined=True)
        self._station = Station.join(folder / f"{name}.record", now=wall_clock, identity=identity)
        self._place = "ws1" if name == "one" else "ws2"
        self._link = HubLink(
            lambda: self._door,
            wall_clock,
            self._hear,
            on_lost=lambda: self._linking.lost(),
            hello=lambda _: self._linking.hello(self._guest),
        )
        self._linking = self._station.link(self._link.send)
        self._guest = Guest(
            role=Role.NOTES, token=known["token"], name=name, place=self._place, machine=name
        )
        self._own = ""
        self._filed = 0
        self._here = 0
        self._stored = 0
        self._left = 0
        self._is_stopping = False

    async def work(self) -> None:
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGUSR1, self._stop)
        loop.add_signal_handler(signal.SIGUSR2, self._begin)

        def changed() -> None:
            loop.call_soon_threadsafe(self._go_on)

        self._station.listen(changed)
        self._tell("ready")
        self._tick()
        await self._link.run()

    def _tick(self) -> None:
        self._linking.tick(self._station.snapshot.saving.alone)
        asyncio.get_running_loop().call_later(TICK_SECONDS, self._tick)

    def _begin(self) -> None:
        """There is a hub: connect at once, and write some more."""
        self._left = AT_A_TIME
        self._link.hurry()
        self._go_on()

    def _stop(self) -> None:
        self._is_stopping = True
        self._go_on()

    def _hear(self, frame: Frame) -> None:
        self._linking.hear(frame)
        assert not self._linking.alarm, self._linking.alarm
        exchange = self._linking._exchange
        stored = exchange.peer.get(self._own, 0) if exchange is not None else 0
        if stored > self._stored:
            self._stored = stored
            self._tell(f"stored {self._own} {stored}")
        self._go_on()

    def _go_on(self) -> None:
        """Tell what is safe here by now, have it sent, and file some more."""
        self._linking.flush()
        here = self._station.held.get(self._own, 0)
        if here > self._here:
            self._here = here
            self._tell(f"here {self._own} {here}")
        if self._is_stopping:
            if self._station.snapshot.saving.alone == 0 and self._here == self._stored:
                self._tell("done")
            return
        while self._left and self._filed - self._stored < MOST_AHEAD and self._file():
            self._left -= 1
            if not self._left:
                self._tell("tired")

    def _file(self) -> bool:
        with contextlib.suppress(RefusedError):
            self._station.capture.file(self._place, Line(f"{self._name} {os.urandom(6).hex()}"))
            self._own = self._station._log._station
            self._filed = self._station._log._reached[self._own]
            return True
        return False


def run_station(folder: Path, name: str, tell: Callable[[str], None]) -> None:
    """Write until killed."""
    asyncio.run(Writer(folder, name, tell).work())


def _become(kind: str, folder: Path, name: str) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    pipe = os.open(told(folder, name), os.O_WRONLY)

    def tell(line: str) -> None:
        os.write(pipe, f"{line}\n".encode())

    if kind == "hub":
        run_hub(folder, tell)
    else:
        run_station(folder, name, tell)


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        kind, folder, name = json.loads(line)
        pid = os.fork()
        if pid == 0:
            os.close(0)
            _become(kind, Path(folder), name)
            os._exit(0)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
