"""How times are said."""

import pytest

from facilitator.domain.instant import Duration
from facilitator.station import Reason, RefusedError
from facilitator.texts import load_texts
from facilitator.tui.wording import lateness, length, refusal, time_between
from tests.domain.factories import at

GERMAN = load_texts("de")


@pytest.mark.parametrize(
    ("offset", "said"),
    [
        (Duration(minutes=4, seconds=59), "4 min später als geplant"),
        (Duration(seconds=59), "pünktlich"),
        (Duration(seconds=-1), "1 min früher als geplant"),
        (Duration(minutes=75), "1 Std. 15 min später als geplant"),
        (Duration(days=439), "pünktlich"),
    ],
)
def test_lateness_agrees_with_the_clocks_shown(offset: Duration, said: str) -> None:
    assert lateness(GERMAN, offset) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("09:00", "10:30", "1 Std. 30 min"),
        ("13:54:10", "14:07:50", "13 min"),
        ("13:54:50", "14:07:10", "13 min"),
        ("13:50:30", "13:52:10", "2 min"),
        ("13:50:30", "13:51:30", "1 min"),
        ("13:50:30", "13:51:29", "59 s"),
        ("13:50:30", "13:50:30", "0 s"),
    ],
)
def test_length_agrees_with_the_clocks_shown_and_counts_seconds_of_the_last_minute(
    start: str, end: str, said: str
) -> None:
    assert time_between(GERMAN, at(start), at(end)) == said


def test_length_is_never_negative() -> None:
    assert length(GERMAN, Duration(minutes=-7)) == "7 min"


def test_refused_undo_says_what_stands_against_it() -> None:
    refused = RefusedError(Reason.CHANGED_SINCE, "document.measure")

    assert refusal(GERMAN, refused) == (
        "Seitdem geändert (Maßnahme): Das bleibt so. "
        "Dieselbe Taste noch einmal geht einen Schritt weiter zurück."
    )
