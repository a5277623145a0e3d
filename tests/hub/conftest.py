"""A hub in this process, and what connects to it over real sockets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from facilitator.domain.instant import Instant
from facilitator.hub.serving import Hub
from tests.clock import Clock
from tests.hub.making import make_hub


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Something that stands where a record stands."""
    path = tmp_path / "event.record"
    path.touch()
    return path


@pytest.fixture
def clock() -> Clock:
    """The clock of the machine of the hub."""
    return Clock(Instant(1_000_000_000))


@pytest.fixture
async def hub(record: Path, clock: Clock) -> AsyncIterator[Hub]:
    """A hub that serves."""
    hub = make_hub(record, clock)
    serving = asyncio.create_task(hub.serve())
    yield hub
    hub.stop()
    await serving
