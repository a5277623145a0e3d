"""What Weiter does in one track."""

from __future__ import annotations

import pytest

from facilitator.domain.agenda import Block, BlockId
from facilitator.domain.run import Run
from facilitator.domain.schedule import next_track_step
from tests.domain.factories import Happening, at, block, one_day, phase

PLAN = one_day(
    phase("p", [block("t1", 20), block("t2", 20), block("t3", 20, "10:00")], [block("u1", 30)]),
    block("z", 10),
)
NOTHING_LEFT = None


def begun() -> Happening:
    return Happening().start("p", "09:00")


def step(run: Run, now: str, workshop: str = "ws1") -> tuple[str | None, str | None] | None:
    """Return the ids of what Weiter ends and starts."""
    found = next_track_step(PLAN, run, "p", workshop, at(now))
    if found is None:
        return None
    assert (found.phase.id, found.track.workshop) == ("p", workshop)
    return _id(found.ends), _id(found.starts)


def _id(found: Block | None) -> BlockId | None:
    return None if found is None else found.id


@pytest.mark.parametrize(
    ("run", "now", "expected"),
    [
        (begun(), "09:10", ("t1", "t2")),
        (begun(), "09:25", ("t2", None)),
        (begun(), "09:45", (None, "t3")),
        (begun(), "10:05", ("t3", None)),
        (begun(), "10:25", ("t3", None)),
        (begun().start("t1", "09:00"), "09:35", ("t1", "t2")),
        (begun().start("t2", "09:15"), "09:20", ("t2", None)),
        (begun().start("t2", "09:15"), "09:59", ("t2", "t3")),
        (begun().done("t2", "09:15", "09:35"), "09:40", (None, "t3")),
        (begun().skip("t2").skip("t3"), "09:10", ("t1", None)),
        (begun().skip("t1"), "09:10", ("t2", None)),
        (begun().done("t3", "10:00", "10:10"), "10:15", NOTHING_LEFT),
        (begun().skip("t1").skip("t2").skip("t3"), "09:10", NOTHING_LEFT),
        (Happening(), "09:10", NOTHING_LEFT),
        (begun().end("p", "10:00"), "10:05", NOTHING_LEFT),
        (Happening().start("t1", "09:00"), "09:10", NOTHING_LEFT),
    ],
    ids=[
        "begins the next",
        "only ends before a pin",
        "begins what is pinned to later",
        "ends the last",
        "ends the last that overruns",
        "ends what was begun by hand",
        "goes on behind what was begun",
        "pin is reached",
        "nothing runs",
        "next ones are skipped",
        "first one is skipped",
        "finished",
        "cancelled",
        "phase has not begun",
        "phase is over",
        "only a block has begun",
    ],
)
def test_step_in_a_track(
    run: Happening, now: str, expected: tuple[str | None, str | None] | None
) -> None:
    assert step(run.run, now) == expected


def test_track_that_the_clock_has_ended_can_still_be_reported() -> None:
    assert step(begun().run, "09:45", "ws2") == ("u1", None)


def test_workshop_that_has_no_track_has_no_step() -> None:
    with pytest.raises(KeyError):
        next_track_step(PLAN, begun().run, "p", "ws9", at("09:10"))
