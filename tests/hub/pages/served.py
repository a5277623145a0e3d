"""The pages over a record, in a process that a test can kill: ``… RECORD PORT [OTHER …]``."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from facilitator.domain.instant import Instant, from_datetime
from facilitator.hub.pages.routes import routes
from facilitator.station import Station
from tests.hub.pages.station_desk import StationDesk

READY = "ready"
BEHIND = "SERVED_BEHIND_BY"
"""The variable that says by how many seconds this process is behind."""


def now() -> Instant:
    return from_datetime(datetime.now(UTC) - timedelta(seconds=int(os.environ.get(BEHIND, "0"))))


async def serve(record: Path, port: int, others: list[str]) -> None:
    station = Station.open(record, now=now)
    desk = StationDesk(station)
    desk.places = others
    config = uvicorn.Config(
        Starlette(routes=routes(desk)),
        host="127.0.0.1",
        port=port,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="websockets-sansio",
        timeout_graceful_shutdown=1,
    )
    server = _Server(config)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, server.end)
    await server.serve()
    station.close()


class _Server(uvicorn.Server):
    def end(self) -> None:
        self.should_exit = True

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        sys.stdout.write(f"{READY}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
