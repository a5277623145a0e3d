"""A station on a real file, with a clock that a test sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path

import pytest

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.station import Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day, make_track, make_workshop


@pytest.fixture
def clock() -> Clock:
    return Clock(at("12:00"))


@pytest.fixture
def agenda() -> Agenda:
    return make_agenda(
        make_day(
            make_block("welcome", "Begrüßung", start=time(12)),
            make_block("impuls", "Impuls", kind=BlockKind.TALK, capture="insight"),
            make_block(
                "phase",
                "Workshop-Phase",
                kind=BlockKind.PARALLEL,
                tracks=(
                    make_track("ws1", make_block("p1", "Herausforderungen", capture="challenge")),
                    make_track("ws2", make_block("p2", "Lösungsansätze", capture="approach")),
                ),
            ),
        ),
        workshops=(make_workshop(1), make_workshop(2)),
    )


@pytest.fixture
def open_station(tmp_path: Path, clock: Clock, agenda: Agenda) -> Iterator[Callable[[], Station]]:
    """Open the same record again and again; what is open at the end is closed."""
    opened: list[Station] = []

    def open_it() -> Station:
        for station in opened:
            station.close()
        station = Station.open(tmp_path / "event.record", now=clock.now, agenda=agenda)
        opened.append(station)
        return station

    yield open_it
    for station in opened:
        station.close()


@pytest.fixture
def station(open_station: Callable[[], Station]) -> Station:
    return open_station()
