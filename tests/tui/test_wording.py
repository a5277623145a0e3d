"""How times are said."""

import pytest

from facilitator.domain.instant import Duration
from facilitator.station import Reason, RefusedError
from facilitator.texts import load_texts
from facilitator.tui.wording import lateness, length, refusal, time_left, time_over

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
    ("left", "said"),
    [
        (Duration(minutes=90), "1 Std. 30 min"),
        (Duration(minutes=2, seconds=20), "2 min"),
        (Duration(seconds=59.9), "59 s"),
        (Duration(0), "0 s"),
    ],
)
def test_time_left_counts_seconds_at_last(left: Duration, said: str) -> None:
    assert time_left(GERMAN, left) == said


@pytest.mark.parametrize(
    ("over", "said"),
    [
        (Duration(seconds=24), "24 s"),
        (Duration(seconds=60), "1 min"),
        (Duration(minutes=1, seconds=59), "1 min"),
        (Duration(minutes=75, seconds=40), "1 Std. 15 min"),
    ],
)
def test_time_over_counts_seconds_at_first_and_then_as_clocks_do(over: Duration, said: str) -> None:
    assert time_over(GERMAN, over) == said


def test_length_is_never_negative() -> None:
    assert length(GERMAN, Duration(minutes=-7)) == "7 min"


def test_refused_undo_says_what_stands_against_it() -> None:
    refused = RefusedError(Reason.CHANGED_SINCE, "document.measure")

    assert refusal(GERMAN, refused) == (
        "Seitdem geändert (Maßnahme): Das bleibt so. "
        "Dieselbe Taste noch einmal geht einen Schritt weiter zurück."
    )
