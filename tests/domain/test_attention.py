"""What a moderator is told of a workshop while its phase runs."""

from __future__ import annotations

from facilitator.domain.attention import Hint, workshop_state
from facilitator.domain.entries import Entry, Notes
from facilitator.domain.kinds import OPTION
from facilitator.domain.schedule import forecast
from tests.domain.factories import Happening, at
from tests.factories import make_agenda, make_block, make_day, make_entry, make_track


def hint(*entries: Entry) -> Hint | None:
    """Return what is told at 12:20 of a phase that runs from 12:00 to 12:30."""
    phase = make_block("phase", tracks=(make_track("ws1", make_block("p1", capture=OPTION)),))
    run = Happening().start("phase", "12:00").run
    timing = forecast(make_agenda(make_day(phase)), run, at("12:20")).of("phase")
    return workshop_state(phase.tracks[0], Notes("ws1", entries), timing, at("12:20")).hint


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
