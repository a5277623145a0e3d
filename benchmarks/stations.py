"""An entry's way: filed, saved here, at the hub, on another device; beside others' and a floor.

Beside ours run `@hocuspocus/server` with its SQLite extension and `@y/websocket-server` with its
LevelDB, each with its own clients (`npm ci` in benchmarks/peers first; without them only the floor
is compared with). The floor is two bare commits and an echo over the hub's own transport. All are
up at once and take turns.

    python -m benchmarks.stations [ROUNDS]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import quantiles
from time import sleep
from typing import Final

from benchmarks.devices.contestants import Contestant, Filed, peers_here, start_floor, start_peer
from benchmarks.devices.event import start_ours

SIZES: Final = (2, 10, 100)
PER_ROUND: Final = 10
GAP_SECONDS: Final = 0.01
"""Nobody files the next entry at once."""

Start = Callable[[Path, int], Contestant]


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    for devices in SIZES:
        # Beside this file: a temporary folder may lie in memory, where a commit costs nothing.
        with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
            measure(Path(folder), devices, rounds)


def starts() -> Mapping[str, Start]:
    others = {kind: start_peer(kind) for kind in peers_here()}
    return {"floor": start_floor, "ours": start_ours, **others}


def measure(folder: Path, devices: int, rounds: int) -> None:
    contestants = [start(folder / name, devices) for name, start in starts().items()]
    filed: dict[str, list[Filed]] = {one.name: [] for one in contestants}
    used: dict[str, float] = dict.fromkeys(filed, 0.0)
    try:
        for turn in range(rounds + 1):
            for one in (
                contestants[turn % len(contestants) :] + contestants[: turn % len(contestants)]
            ):
                before = one.processor
                entries = [file_slowly(one) for _ in range(PER_ROUND)]
                if turn:  # the first one warms up
                    filed[one.name] += entries
                    used[one.name] += one.processor - before
    finally:
        for one in contestants:
            one.close()
    for name, entries in filed.items():
        report(f"{devices:3} devices, {name}", entries, used[name])


def file_slowly(contestant: Contestant) -> Filed:
    sleep(GAP_SECONDS)
    return contestant.file()


def report(name: str, entries: list[Filed], processor: float) -> None:
    parts = [
        spread("saved", [one.saved - one.at for one in entries if one.saved]),
        spread("at hub", [one.acknowledged - one.at for one in entries]),
        spread("seen", [one.seen - one.at for one in entries if one.seen]),
        spread("by all", [one.everywhere - one.at for one in entries if one.everywhere]),
    ]
    cost = processor / len(entries) * 1000
    print(f"{name:26} {' '.join(filter(None, parts))} hub {cost:.2f} s per 1000")


def spread(name: str, nanoseconds: list[int]) -> str:
    if not nanoseconds:
        return ""
    marks = quantiles(nanoseconds, n=100)
    return f"{name} {marks[49] / 1e6:.2f}/{marks[98] / 1e6:.2f} ms"


if __name__ == "__main__":
    main()
