"""A hub in this process, and what connects to it over real sockets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from facilitator.domain.instant import Instant
from facilitator.hub.serving import Hub
from facilitator.link.address import LOCAL
from tests.clock import Clock


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Something that stands where a record stands."""
    path = tmp_path / "event.record"
    path.touch()
    return path


@pytest.fixture
def clock() -> Clock:
    """The clock of the machine of the hub."""
    return Clock(Instant(1_000_000))


@pytest.fixture
async def hub(record: Path, clock: Clock) -> AsyncIterator[Hub]:
    """A hub that serves."""
    hub = Hub(record, LOCAL, clock.now)
    serving = asyncio.create_task(hub.serve())
    yield hub
    hub.stop()
    await serving
