"""An entry's way: filed, saved here, at the hub, on another device; beside others' and a floor.

Beside ours run `@hocuspocus/server` with its SQLite extension and `@y/websocket-server` with its
LevelDB, each with its own clients (`npm ci` in benchmarks/peers first; without them only the floor
is compared with). The floor is two bare commits and an echo over the hub's own transport. All are
up at once and take turns.

    python -m benchmarks.stations [ROUNDS [MILLISECONDS]]

With MILLISECONDS every sync of a file takes that much longer, for all of them.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median, quantiles
from time import sleep
from typing import Final

from benchmarks.devices.contestants import Contestant, Filed, peers_here, start_floor, start_peer
from benchmarks.devices.event import start_ours
from benchmarks.devices.slow_disk import slow_down

TARGET: Final = 1.7
SIZES: Final = (2, 10, 100)
PER_ROUND: Final = 10
GAP_SECONDS: Final = 0.01
"""Nobody files the next entry at once."""

Start = Callable[[Path, int], Contestant]


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    slower = float(sys.argv[2]) if len(sys.argv) > 2 else 0.0
    missed = False
    # Beside this file: a temporary folder may lie in memory, where a commit costs nothing.
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        if slower:
            slow_down(Path(folder), slower)
        for devices in SIZES:
            missed |= measure(Path(folder) / str(devices), devices, rounds) > TARGET
    sys.exit(missed)


def starts() -> Mapping[str, Start]:
    others = {kind: start_peer(kind) for kind in peers_here()}
    return {"floor": start_floor, "ours": start_ours, **others}


def measure(folder: Path, devices: int, rounds: int) -> float:
    """Report on that many devices; return what the hub's word takes, in floors."""
    folder.mkdir()
    contestants = [start(folder / name, devices) for name, start in starts().items()]
    filed: dict[str, list[Filed]] = {one.name: [] for one in contestants}
    used: dict[str, float] = dict.fromkeys(filed, 0.0)
    try:
        for turn in range(rounds + 1):
            contestants.append(contestants.pop(0))  # each is the first now and then
            for one in contestants:
                before = one.processor
                entries = [file_slowly(one) for _ in range(PER_ROUND)]
                if turn:  # the first one warms up
                    filed[one.name] += entries
                    used[one.name] += one.processor - before
    finally:
        for one in contestants:
            one.close()
    print(f"{devices} devices; p50 and p99 in ms")
    for name, entries in filed.items():
        report(name, entries, used[name])
    floor, ours = (median(map(way_to_hub, filed[name])) for name in ("floor", "ours"))
    print(f"  two commits and an echo {floor / 1e6:.2f}, ours {ours / floor:.2f} × that", end=" ")
    print(f"(target: at most {TARGET})")
    return ours / floor


def way_to_hub(entry: Filed) -> int:
    return entry.acknowledged - entry.at


def file_slowly(contestant: Contestant) -> Filed:
    sleep(GAP_SECONDS)
    return contestant.file()


def report(name: str, entries: list[Filed], processor: float) -> None:
    parts = {
        "saved here": [one.saved - one.at for one in entries if one.saved],
        "echoed": [one.echoed - one.saved for one in entries if one.echoed],
        "at hub": list(map(way_to_hub, entries)),
        "on another": [one.seen - one.at for one in entries if one.seen],
        "on all": [one.everywhere - one.at for one in entries if one.everywhere],
    }
    said = " | ".join(f"{part} {spread(times)}" for part, times in parts.items() if times)
    print(f"  {name:11} {said} | server {processor / len(entries) * 1000:.1f} s per 1000")


def spread(nanoseconds: list[int]) -> str:
    marks = quantiles(nanoseconds, n=100)
    return f"{marks[49] / 1e6:.1f} {marks[98] / 1e6:.1f}"


if __name__ == "__main__":
    main()
