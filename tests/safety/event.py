"""The event that the tests of safety run, in this process and in others."""

from __future__ import annotations

from datetime import time

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.instant import minutes
from facilitator.domain.schedule import Step, next_step
from facilitator.station import Station
from tests.factories import make_agenda, make_block, make_day, make_track, make_workshop

PLACES = ("ws1", "ws2", "welcome", "plenum")


def make_event() -> Agenda:
    """One day from 12:30: a welcome, two workshops side by side, a break, the plenum."""
    return make_agenda(
        make_day(
            make_block("welcome", "Begrüßung", start=time(12, 30)),
            make_block(
                "phase",
                "Workshop-Phase",
                kind=BlockKind.PARALLEL,
                duration=minutes(60),
                tracks=(
                    make_track("ws1", make_block("p1", "Herausforderungen", capture="challenge")),
                    make_track("ws2", make_block("p2", "Handlungsoptionen", capture="option")),
                ),
            ),
            make_block("break", "Kaffeepause", kind=BlockKind.BREAK, minimum=minutes(10)),
            make_block("plenum", "Plenum", kind=BlockKind.PLENUM),
        ),
        workshops=(make_workshop(1), make_workshop(2)),
    )


def coming_step(station: Station) -> Step | None:
    snapshot = station.snapshot
    return next_step(snapshot.agenda, snapshot.run, station.now())


def press_next(station: Station) -> None:
    step = coming_step(station)
    assert step is not None
    station.run.advance(step)
