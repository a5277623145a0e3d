"""Who is measured: each has a server, a device that writes, one that watches, and silent ones."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.devices.spoken import Spoken, seconds_of_processor

PEERS: Final = Path(__file__).parent.parent / "peers"
TEXT: Final = "Leistungsbeziehende werden bei der Einführung persönlich begleitet."


@dataclass(frozen=True, slots=True)
class Filed:
    """When one entry was where, in nanoseconds of CLOCK_MONOTONIC; 0: it never is there."""

    at: int
    saved: int
    acknowledged: int
    seen: int
    """Another device, the first that connected after the writer, has it."""
    everywhere: int
    echoed: int = 0


class Contestant:
    """A server and devices that are all connected to it."""

    def __init__(
        self, name: str, server: Spoken, writer: Spoken, watchers: Sequence[Spoken]
    ) -> None:
        self.name = name
        self.server = server
        self._writer = writer
        self._watchers = watchers
        self._count = 0

    def file(self) -> Filed:
        """Have one entry filed, and wait until all devices have it."""
        self._count += 1
        key = f"{self.name}-{self._count}"
        self._writer.tell(file=key, text=TEXT)
        said = hear_of(self._writer, "filed", key)
        seen = [hear_of(watcher, "seen", key) for watcher in self._watchers]
        return Filed(
            at=said["at"],
            saved=said.get("saved", 0),
            acknowledged=said["acknowledged"],
            seen=seen[0]["first"] if seen else 0,
            everywhere=max((one["last"] for one in seen), default=0),
            echoed=said.get("echoed", 0),
        )

    @property
    def processor(self) -> float:
        """Seconds that the server has used."""
        return seconds_of_processor(self.server.pid)

    def close(self) -> None:
        for process in (self._writer, *self._watchers, self.server):
            process.close()


def hear_of(process: Spoken, what: str, key: str) -> Mapping[str, Any]:
    """Return what it says about `key`; before that it may have seen what others did."""
    return next(said for said in iter(process.hear, None) if said.get(what) == key)


def start_floor(folder: Path, _devices: int) -> Contestant:
    folder.mkdir()
    port = free_port()
    server = ready(Spoken.python("benchmarks.devices.echo", str(port)))
    writer = ready(Spoken.python("benchmarks.devices.floor", str(port), str(folder)))
    return Contestant("floor", server, writer, [])


def start_peer(kind: str) -> Callable[[Path, int], Contestant]:
    """Return how `kind` is started, as peers/server.mjs calls it."""

    def start(folder: Path, devices: int) -> Contestant:
        folder.mkdir()
        port = free_port()
        server = serve_peer(kind, port, folder)
        join = [join_peer(kind, port, count) for count in (1, 1)]
        join += [join_peer(kind, port, devices - 2, polite=True)] if devices > 2 else []
        return Contestant(kind, server, join[0], join[1:])

    return start


def serve_peer(kind: str, port: int, folder: Path) -> Spoken:
    return ready(Spoken(["node", "server.mjs", kind, str(port), str(folder / "file")], cwd=PEERS))


def join_peer(
    kind: str, port: int, count: int, *, entries: int = 0, polite: bool = False
) -> Spoken:
    command = ["node", "devices.mjs", kind, str(port), str(count), str(entries)]
    return ready(Spoken(command, cwd=PEERS, polite=polite))


def peers_here() -> tuple[str, ...]:
    """Return the others that are installed."""
    return ("hocuspocus", "y-websocket") if (PEERS / "node_modules").is_dir() else ()


def ready(process: Spoken) -> Spoken:
    said = process.hear()
    assert said["ready"], said
    process.took, process.worked = (said.get(what, 0) / 1e9 for what in ("took", "worked"))
    return process


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
