"""Clocks, and a file in which the hub remembers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.domain.instant import Instant
from facilitator.station import Station
from tests.clock import Clock
from tests.factories import make_agenda, make_block, make_day

START = Instant(1_788_000_000_000)


@pytest.fixture
def clock() -> Clock:
    return Clock(START)


@pytest.fixture
def station(tmp_path: Path, clock: Clock) -> Iterator[Station]:
    agenda = make_agenda(make_day(make_block("welcome")))
    opened = Station.open(tmp_path / "event.record", now=clock.now, agenda=agenda)
    yield opened
    opened.close()
