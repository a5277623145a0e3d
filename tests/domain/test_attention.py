"""What a moderator is told of time that runs out, and of workshops while their phase runs."""

from __future__ import annotations

import pytest

from facilitator.domain.attention import Hint, Urgency, WorkshopState, urgency, workshop_state
from facilitator.domain.entries import Entry, Notes
from facilitator.domain.instant import NONE, minutes
from facilitator.domain.kinds import OPTION
from facilitator.domain.run import Run
from facilitator.domain.schedule import forecast
from tests.domain.factories import Happening, at, block, one_day
from tests.domain.factories import phase as make_phase
from tests.factories import make_agenda, make_block, make_day, make_entry, make_track

RUNS = Happening().start("phase", "12:00")


def state(*entries: Entry, run: Run = RUNS.run, now: str = "12:20") -> WorkshopState:
    """Return how a workshop stands in a phase that is planned from 12:00 to 12:30."""
    phase = make_block("phase", tracks=(make_track("ws1", make_block("p1", capture=OPTION)),))
    outlook = forecast(make_agenda(make_day(phase)), run, at(now))
    timing = outlook.of_track("phase", "ws1")
    return workshop_state(
        phase.tracks[0], Notes("ws1", entries), timing, outlook.of("phase"), at(now)
    )


def hint(*entries: Entry) -> Hint | None:
    return state(*entries).hint


def test_option_of_an_earlier_phase_does_not_count() -> None:
    earlier = make_entry("1", kind=OPTION, filed_at=at("11:00"))
    lately = make_entry("2", filed_at=at("12:18"))

    assert hint(earlier, lately) is Hint.NO_OPTION


def test_option_of_this_phase_counts() -> None:
    option = make_entry("1", kind=OPTION, filed_at=at("12:05"))
    lately = make_entry("2", filed_at=at("12:18"))

    assert hint(option, lately) is None


def test_silence_is_said_before_anything_else() -> None:
    assert hint(make_entry("1", kind=OPTION, filed_at=at("12:10"))) is Hint.SILENT


def test_workshop_that_overruns_is_said_first() -> None:
    found = state(now="12:38")

    assert (found.hint, found.overtime) == (Hint.OVER, minutes(8))


@pytest.mark.parametrize(
    ("now", "hint", "overtime"), [("12:38", Hint.LONGER, 8), ("12:39", Hint.OVER, 9)]
)
def test_workshop_that_was_given_time_needs_it_until_that_is_used_up(
    now: str, hint: Hint, overtime: int
) -> None:
    found = state(run=Happening().start("phase", "12:00").extend("p1", 8).run, now=now)

    assert (found.hint, found.overtime) == (hint, minutes(overtime))


def test_time_that_the_phase_was_given_is_no_fault_of_its_workshops() -> None:
    found = state(run=Happening().start("phase", "12:00").extend("phase", 8).run)

    assert (found.hint, found.overtime) == (Hint.SILENT, NONE)


def test_time_of_the_phase_goes_to_the_workshop_that_is_left_if_the_longest_is_cancelled() -> None:
    plan = one_day(make_phase("phase", [block("p1", 30)], [block("p2", 40)]))
    run = Happening().start("phase", "12:00").skip("p2").extend("phase", 8).run
    outlook = forecast(plan, run, at("12:03"))
    phase = plan.block("phase")

    found = workshop_state(
        phase.tracks[0],
        Notes("ws1"),
        outlook.of_track("phase", "ws1"),
        outlook.of("phase"),
        at("12:03"),
    )

    assert (found.hint, found.overtime) == (None, NONE)


@pytest.mark.parametrize(
    "run",
    [
        Happening().start("phase", "12:00").done("p1", "12:00", "12:15").run,
        Happening().start("phase", "12:00").skip("p1").run,
        Run(),
    ],
    ids=["finished", "cancelled", "to come"],
)
def test_workshop_that_does_not_run_lacks_nothing(run: Run) -> None:
    found = state(run=run)

    assert (found.hint, found.overtime) == (None, NONE)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("12:24:59", Urgency.NONE),
        ("12:25", Urgency.SOON),
        ("12:28:59", Urgency.SOON),
        ("12:29", Urgency.LAST),
        ("12:30", Urgency.LAST),
        ("12:30:01", Urgency.OVER),
    ],
)
def test_end_gets_pressing_in_steps(now: str, expected: Urgency) -> None:
    plan = one_day(make_phase("phase", [block("p1", 30)]))
    outlook = forecast(plan, RUNS.run, at(now))

    assert urgency(outlook.of("phase"), at(now)) is expected
    assert urgency(outlook.of_track("phase", "ws1"), at(now)) is expected


def test_end_of_what_does_not_run_is_never_pressing() -> None:
    plan = one_day(block("a", 3, "12:00"), block("b", 3))
    done = Happening().done("a", "12:00", "12:30").run

    outlook = forecast(plan, done, at("12:31"))

    assert urgency(outlook.of("a"), at("12:31")) is Urgency.NONE
    assert urgency(outlook.of("b"), at("12:31")) is Urgency.NONE
