"""What is noted of the sign-off, and taken back."""

from __future__ import annotations

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.documentation.releasing import subject_of
from facilitator.domain.entries import EntryId, Release
from facilitator.domain.sign_off import SignOffState
from facilitator.station import Reason, RefusedError, Station

RELEASED = SignOffState.RELEASED


def file(station: Station, text: str, kind: str) -> EntryId:
    entry = station.capture.file("ws1", Line(text, kind)).entry
    assert entry is not None
    return entry


def state(station: Station, subject: str) -> SignOffState | None:
    found = subject_of(station.snapshot, subject)
    return found.state if found else None


def test_quote_allowed_when_it_was_said_is_open_again_once_it_is_reworded(
    station: Station,
) -> None:
    quote = file(station, "Endlich redet jemand mit uns", "z")
    station.capture.settle(quote, Release.ANONYMOUS)
    before = state(station, f"quote:{quote}")

    station.capture.edit(quote, "Niemand redet mit uns")
    after = state(station, f"quote:{quote}")
    station.capture.settle(quote, Release.ANONYMOUS)

    assert (before, after) == (RELEASED, SignOffState.CHANGED)
    assert state(station, f"quote:{quote}") is RELEASED


def test_release_of_a_workshop_is_noted_and_taken_back(station: Station) -> None:
    file(station, "Fristen sind lang", "h")

    station.sign_off.note("workshop:ws1", RELEASED, "  Team \n 1 ")
    noted = station.snapshot.sign_offs["workshop:ws1"]
    before = state(station, "workshop:ws1")
    station.undo("document")

    assert (noted.by, noted.at, before) == ("Team 1", station.now(), RELEASED)
    assert state(station, "workshop:ws1") is SignOffState.OPEN
    assert station.snapshot.sign_offs == {}


def test_release_does_not_hold_for_what_is_captured_later(station: Station) -> None:
    file(station, "Fristen sind lang", "h")
    station.sign_off.note("workshop:ws1", RELEASED)

    file(station, "Noch etwas", "h")

    assert state(station, "workshop:ws1") is SignOffState.CHANGED


def test_quote_is_released_along_with_what_may_be_said_of_it(station: Station) -> None:
    quote = file(station, "So geht das -- Teamleitung", "z")
    subject = f"quote:{quote}"

    station.sign_off.note(subject, RELEASED, "Teamleitung", Release.ANONYMOUS)
    given = station.snapshot.entries[quote].release
    station.undo("document")

    assert given is Release.ANONYMOUS
    assert station.snapshot.entries[quote].release is Release.OPEN
    assert state(station, subject) is SignOffState.OPEN


def test_quote_with_another_wording_has_to_be_released_again(station: Station) -> None:
    quote = file(station, "So geht das", "z")
    station.sign_off.note(f"quote:{quote}", RELEASED, release=Release.WITH_FUNCTION)

    station.capture.edit(quote, "So geht das nicht")

    assert state(station, f"quote:{quote}") is SignOffState.CHANGED


def test_quote_of_which_nobody_said_how_is_not_released(station: Station) -> None:
    quote = file(station, "So geht das", "z")

    with pytest.raises(RefusedError) as refused:
        station.sign_off.note(f"quote:{quote}", RELEASED)

    assert refused.value.reason is Reason.EMPTY
    assert station.snapshot.sign_offs == {}


@pytest.mark.parametrize("subject", ["workshop:ws9", "quote:none", "nonsense", "speaker:impuls"])
def test_what_has_nothing_to_sign_off_is_refused(station: Station, subject: str) -> None:
    with pytest.raises(RefusedError) as refused:
        station.sign_off.note(subject, RELEASED)

    assert refused.value.reason is Reason.GONE
