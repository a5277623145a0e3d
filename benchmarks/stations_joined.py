"""What joining costs: with nothing missing, with 10,000 entries missing, and opening that many.

Said is what goes over the wire, upgrade from HTTP and frames, when a device that has all comes
back; how long a new one takes until it has 10,000 entries (ours: on its disk, too); and how long a
record of 10,000 takes to open in a new process, beside reading its rows and parsing their JSON.

    python -m benchmarks.stations_joined [ROUNDS]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from statistics import median
from time import sleep
from typing import Final, Protocol

from benchmarks.devices.contestants import (
    TEXT,
    free_port,
    join_peer,
    peers_here,
    ready,
    serve_peer,
)
from benchmarks.devices.event import Event
from benchmarks.devices.spoken import Spoken

ENTRIES: Final = 10_000
MOST_BYTES: Final = 1024
MOST_SECONDS_TO_OPEN: Final = 0.5
MOST_SECONDS_TO_JOIN: Final = 2.0
QUIET_SECONDS: Final = 1.0
"""After that nothing of joining is under way any more."""

_OPEN: Final = """
import sys, time
from pathlib import Path
from facilitator.cli.clock import wall_clock
from facilitator.station import Station
wall, worked = time.perf_counter(), time.process_time()
station = Station.open(Path(sys.argv[1]), now=wall_clock)
print(time.perf_counter() - wall, time.process_time() - worked)
assert station.snapshot.standing >= 10_000
"""
_READ: Final = """
import json, sqlite3, sys, time
wall, worked = time.perf_counter(), time.process_time()
rows = sqlite3.connect(sys.argv[1]).execute("SELECT * FROM change").fetchall()
read = [json.loads(row[-1]) for row in rows]
print(time.perf_counter() - wall, time.process_time() - worked)
"""


class Join(Protocol):
    """Has a device take part, and returns it once it has all entries."""

    def __call__(self, name: str, /, *, port: int) -> Spoken: ...


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as temporary:
        event = Event.begin(Path(temporary) / "event", ENTRIES)
        opened = measure_opening(event, rounds)
        joined, spoken = measure_joining(event, Path(temporary), rounds)
    sys.exit(opened > MOST_SECONDS_TO_OPEN or joined > MOST_SECONDS_TO_JOIN or spoken > MOST_BYTES)


def measure_opening(event: Event, rounds: int) -> float:
    """Return how many seconds of work opening takes."""
    took: dict[str, list[tuple[float, float]]] = {"rows and JSON": [], "Station.open": []}
    for _ in range(rounds):
        for name, script in zip(took, (_READ, _OPEN), strict=True):
            command = [sys.executable, "-c", script, str(event.record)]
            said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            wall, worked = map(float, said.split())
            took[name].append((wall, worked))
    for name, times in took.items():
        wall, worked = (median(column) for column in zip(*times, strict=True))
        print(f"10,000 entries opened: {name:14} {wall:.3f} s, {worked:.3f} s of work")
    return median(worked for _, worked in took["Station.open"])


def measure_joining(event: Event, folder: Path, rounds: int) -> tuple[float, float]:
    """Return the seconds until a new device of ours has all, and the bytes if it has already."""
    running = [event.serve(), event.lead()]
    ports = {"ours": event.port}
    joins: dict[str, Join] = {"ours": partial(event.join, entries=ENTRIES)}
    for kind in peers_here():
        ports[kind] = free_port()
        running += fill_peer(kind, ports[kind], folder)
        joins[kind] = partial(join_filled, kind)
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in joins}
    said: dict[str, list[tuple[int, int]]] = {name: [] for name in joins}
    for turn in range(rounds):
        for name, join in joins.items():
            device = join(f"new-{turn}", port=ports[name])
            took[name].append((device.took, device.worked))
            device.close()
            said[name].append(come_again(join, f"back-{turn}", ports[name]))
    for process in reversed(running):
        process.close()
    for name in joins:
        wall, worked = (median(column) for column in zip(*took[name], strict=True))
        upgrade, frames = (median(column) for column in zip(*said[name], strict=True))
        print(
            f"10,000 entries joined: {name:11} {wall:.3f} s, {worked:.3f} s of work; back with "
            f"nothing missing: {upgrade:.0f} bytes of upgrade and {frames:.0f} of frames"
        )
    return (
        median(wall for wall, _ in took["ours"]),
        median(frames for _, frames in said["ours"]),
    )


def fill_peer(kind: str, port: int, folder: Path) -> list[Spoken]:
    """Start a server of that kind and a device that has filed all entries, one by one."""
    (folder / kind).mkdir()
    server, writer = serve_peer(kind, port, folder / kind), join_peer(kind, port, 1)
    writer.tell(past=ENTRIES, text=TEXT)
    writer.hear()
    return [server, writer]


def join_filled(kind: str, _name: str, *, port: int) -> Spoken:
    return join_peer(kind, port, 1, entries=ENTRIES)


def come_again(join: Join, name: str, port: int) -> tuple[int, int]:
    """Return how many bytes a device says and hears that goes away and comes back."""
    tapped = free_port()
    tap = ready(Spoken.python("benchmarks.devices.tap", str(tapped), str(port)))
    device = join(name, port=tapped)
    sleep(QUIET_SECONDS)
    tap.tell()
    tap.hear()
    device.tell(again=True)
    sleep(QUIET_SECONDS)
    tap.tell()
    said = tap.hear()
    for process in (device, tap):
        process.close()
    return said["upgrade"], said["frames"]


if __name__ == "__main__":
    main()
