"""A hub in this process, and what connects to it over real sockets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import facilitator.hub.calls as hub_calls
import facilitator.link.calls as link_calls
import facilitator.link.status as link_status
from facilitator.domain.instant import Instant
from facilitator.hub.serving import Hub
from facilitator.link import tending
from tests.clock import Clock
from tests.hub.making import make_hub
from tests.hub.told import PATIENCE


@pytest.fixture(autouse=True)
def _answers_take_their_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no call fail, and no hub killed, because this machine stands still for two seconds."""
    monkeypatch.setattr(tending, "END_SECONDS", PATIENCE)
    monkeypatch.setattr(hub_calls, "FORWARD_SECONDS", PATIENCE / 2)
    for asking in (hub_calls, link_calls, link_status):
        monkeypatch.setattr(asking, "ANSWER_SECONDS", PATIENCE)


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
