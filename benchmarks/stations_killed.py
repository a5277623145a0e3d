"""What is left of 100 acknowledged entries when the server's plug is pulled.

A device files 100 entries one after the other, each as soon as the one before is acknowledged. Then
the server is killed, at once or 300 ms later, the device with it (it may be the one that breaks),
and the server is started again on what it has on the disk. A new device counts.

    python -m benchmarks.stations_killed [TIMES]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from time import sleep
from typing import Final

from benchmarks.devices.contestants import (
    TEXT,
    free_port,
    hear_of,
    join_peer,
    peers_here,
    serve_peer,
)
from benchmarks.devices.event import Event
from benchmarks.devices.spoken import Spoken

FILED: Final = 100
DELAYS: Final = (0.0, 0.3)


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    lost_by_us = 0
    for delay in DELAYS:
        for kind, lose in losers().items():
            left = []
            for _ in range(times):
                with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
                    left.append(lose(Path(folder), delay))
            print(f"killed {delay * 1000:3.0f} ms after the last: {kind:12} kept {left} of {FILED}")
            lost_by_us += sum(FILED - kept for kept in left) if kind == "ours" else 0
    sys.exit(lost_by_us > 0)


def losers() -> Mapping[str, Callable[[Path, float], int]]:
    return {"ours": lose_ours} | {kind: partial(lose_peer, kind) for kind in peers_here()}


def lose_ours(folder: Path, delay: float) -> int:
    event = Event.begin(folder / "event")
    server = event.serve()
    event.lead().close()  # it has brought the agenda; now its file must not bring anything again
    kill(server, event.join("writer"), delay)
    return count_left(event.serve(), event.join("reader"))


def lose_peer(kind: str, folder: Path, delay: float) -> int:
    port = free_port()
    kill(serve_peer(kind, port, folder), join_peer(kind, port, 1), delay)
    port = free_port()
    return count_left(serve_peer(kind, port, folder), join_peer(kind, port, 1))


def kill(server: Spoken, writer: Spoken, delay: float) -> None:
    for number in range(FILED):
        writer.tell(file=str(number), text=TEXT)
        hear_of(writer, "filed", str(number))
    sleep(delay)
    for process in (server, writer):
        process.kill()


def count_left(server: Spoken, reader: Spoken) -> int:
    sleep(1)  # one of them reads its file only now
    reader.tell(count=True)
    left = next(int(said["entries"]) for said in iter(reader.hear, None) if "entries" in said)
    for process in (reader, server):
        process.close()
    return left


if __name__ == "__main__":
    main()
