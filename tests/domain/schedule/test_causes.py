"""What makes a phase late, and the end of the day."""

from __future__ import annotations

import pytest

from facilitator.domain.agenda import Agenda
from facilitator.domain.run import Run
from facilitator.domain.schedule import critical_track, forecast, late_because
from tests.domain.factories import Happening, at, block, one_day, phase

PHASE = phase("p", [block("t1", 60)], [block("u1", 60)], [block("v1", 40)])
PLAN = one_day(PHASE, block("z", 30))


def begun(wall: str = "09:00") -> Happening:
    return Happening().start("p", wall)


def critical(run: Run, now: str) -> str | None:
    track = critical_track(PHASE, forecast(PLAN, run, at(now)))
    return None if track is None else track.workshop


def because(run: Run, now: str, plan: Agenda = PLAN) -> tuple[str, str | None] | None:
    """Return the ids of the block and of the workshop."""
    cause = late_because(plan, run, forecast(plan, run, at(now)))
    if cause is None:
        return None
    found, track = cause
    return found.id, None if track is None else track.workshop


@pytest.mark.parametrize(
    ("run", "now", "workshop"),
    [
        (begun(), "09:10", None),
        (begun("09:05"), "09:10", None),
        (begun().extend("p", 8), "09:10", None),
        (begun().extend("t1", 8), "09:10", "ws1"),
        (Happening().extend("t1", 8), "08:00", "ws1"),
        (begun("09:05").extend("t1", 8), "09:10", "ws1"),
        (begun().extend("t1", 8).extend("u1", 5), "09:10", None),
        (begun().extend("t1", 8).extend("u1", 20 / 60), "09:10", "ws1"),
        (begun().extend("v1", 25), "09:10", "ws3"),
        (begun().extend("v1", 15), "09:10", None),
        (begun().extend("t1", 8), "10:03", "ws1"),
        (begun().extend("t1", 8), "10:11", "ws1"),
        (begun(), "10:03", None),
        (begun().done("t1", "09:00", "09:58"), "10:03", "ws2"),
        (begun().done("t1", "09:00", "10:00").done("u1", "09:00", "10:00"), "10:03", None),
        (begun().extend("t1", 8).done("t1", "09:00", "10:02"), "10:05", "ws2"),
        (begun().extend("t1", 8).skip("t1"), "10:05", "ws2"),
    ],
    ids=[
        "on time",
        "phase began late",
        "phase was given time",
        "one was",
        "one is to come with more time",
        "one of a late phase",
        "two",
        "one, and another by seconds that a mend left",
        "a short one that became the longest",
        "a short one that did not",
        "others wait for it",
        "it overruns what it was given",
        "all overrun",
        "one of two has finished",
        "all have finished",
        "it finished before the other",
        "it is cancelled",
    ],
)
def test_one_track_alone_makes_its_phase_late(
    run: Happening, now: str, workshop: str | None
) -> None:
    assert critical(run.run, now) == workshop


def test_day_is_late_because_of_the_workshop_that_needs_longer() -> None:
    assert because(begun().extend("t1", 8).run, "09:10") == ("p", "ws1")


def test_day_is_late_because_of_what_runs() -> None:
    run = Happening().done("p", "09:00", "10:00").start("z", "10:00").run

    assert because(run, "10:34") == ("z", None)


def test_day_on_time_is_late_because_of_nothing() -> None:
    assert because(begun().run, "09:10") is None
    assert because(Happening().start("p", "09:00").run, "10:00:59") is None


def test_what_began_late_but_takes_no_longer_is_not_the_cause() -> None:
    assert because(begun("09:20").run, "09:25") is None


def test_what_adds_less_than_it_began_late_is_not_the_cause() -> None:
    assert because(begun("09:20").extend("t1", 5).run, "09:25") is None
    assert because(begun("09:05").extend("t1", 20).run, "09:25") == ("p", "ws1")


def test_nothing_is_the_cause_while_nothing_runs() -> None:
    assert because(Run(), "09:25") is None


def test_delay_that_a_gap_absorbs_is_not_the_cause() -> None:
    plan = one_day(block("a", 30, "09:00"), block("b", 30, "09:45"), block("c", 30))
    run = Happening().start("a", "09:00").extend("c", 10)

    assert because(run.extend("a", 10).run, "09:10", plan) is None
    assert because(run.extend("a", 10).run, "09:10", plan) == ("a", None)
