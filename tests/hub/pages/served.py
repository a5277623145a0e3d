"""The pages over a record, in a process that a test can kill: ``python … RECORD PORT``."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from facilitator.domain.instant import Instant, from_datetime
from facilitator.hub.pages.routes import routes
from facilitator.station import Station
from tests.hub.pages.station_desk import StationDesk


def now() -> Instant:
    from datetime import UTC, datetime

    return from_datetime(datetime.now(UTC))


async def serve(record: Path, port: int) -> None:
    station = Station.open(record, now=now)
    desk = StationDesk(station)
    desk.places = sys.argv[3:]
    config = uvicorn.Config(
        Starlette(routes=routes(desk)),
        host="127.0.0.1",
        port=port,
        log_config=None,
        lifespan="off",
        ws="websockets-sansio",
        timeout_graceful_shutdown=1,
    )
    await uvicorn.Server(config).serve()
    station.close()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))
