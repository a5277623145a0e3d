"""By when: the words stay, the date is known, and no calendar is asked for what it lacks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plenum.dues import Due, DueError, in_one_form, read_due

TODAY = date(2025, 9, 10)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("31.03.2026", date(2026, 3, 31)),
        ("31.3.", date(2026, 3, 31)),
        ("31.12", date(2025, 12, 31)),
        ("1. 10. 25", date(2025, 10, 1)),
        ("bis 10.9.", TODAY),
        ("9.9.", date(2026, 9, 9)),
        ("29.2.", date(2028, 2, 29)),
        ("2026-01-15", date(2026, 1, 15)),
        ("15. Januar 2026", date(2026, 1, 15)),
        ("3. Okt.", date(2025, 10, 3)),
        ("Ende Q1", date(2026, 3, 31)),
        ("Q4", date(2025, 12, 31)),
        ("Q1 2027", date(2027, 3, 31)),
        ("q3/2026", date(2026, 9, 30)),
        ("2. Quartal 2026", date(2026, 6, 30)),
        ("1. Halbjahr 2026", date(2026, 6, 30)),
        ("März 2026", date(2026, 3, 31)),
        ("bis Ende Februar 2028", date(2028, 2, 29)),
        ("im September", date(2025, 9, 30)),
        ("Mai", date(2026, 5, 31)),
        ("March 2026", date(2026, 3, 31)),
        ("03/2026", date(2026, 3, 31)),
        ("bis 03.2026", date(2026, 3, 31)),
        ("Q1/26", date(2026, 3, 31)),
        ("1. Halbjahr 26", date(2026, 6, 30)),
        ("KW 7/26", date(2026, 2, 13)),
        ("KW 50", date(2025, 12, 12)),
        ("KW 2", date(2026, 1, 9)),
        ("KW 53", date(2027, 1, 1)),
        ("KW 7 2026", date(2026, 2, 13)),
        ("2026", date(2026, 12, 31)),
        ("Ende des Jahres", date(2025, 12, 31)),
        ("sofort", None),
        ("laufend", None),
        ("nach der Sommerpause", None),
        ("am 3. Treffen", None),
        ("offen, spätestens aber Ostern", None),
        ("", None),
    ],
)
def test_words_are_kept_with_the_last_day_that_they_mean(said: str, day: date | None) -> None:
    assert read_due(f" {said} ", TODAY) == Due(said, day)


@pytest.mark.parametrize(
    "said",
    [
        *("31.02.2026", "29.2.2026", "0.1.", "31.13.", "32.1.2026", "2026-02-30", "31. April"),
        *("1.1.3026", "Q5", "Ende Q0 2026", "5. Quartal", "3. Halbjahr", "13/2026"),
        *("13.2026", "KW 0", "KW 54", "KW 53 2025"),
        "31.2.202728.2.2027",
    ],
)
def test_day_that_no_calendar_has_is_refused(said: str) -> None:
    with pytest.raises(DueError, match=said):
        read_due(said, TODAY)


@given(st.text(), st.dates(date(2000, 3, 1), date(2098, 12, 31)))
def test_anything_said_is_kept_or_refused(said: str, today: date) -> None:
    try:
        due = read_due(said, today)
    except DueError:
        return
    assert due.words == " ".join(said.split())


@given(st.dates(date(2000, 3, 1), date(2090, 12, 31)), st.dates(date(2000, 3, 1), date(2090, 1, 1)))
def test_day_without_a_year_is_the_next_one(meant: date, today: date) -> None:
    due = read_due(f"{meant.day}.{meant.month}.", today)

    assert due.day is not None
    assert (due.day.day, due.day.month) == (meant.day, meant.month)
    assert due.day >= today


def test_week_that_began_last_year_is_this_one() -> None:
    assert read_due("KW 53", date(2027, 1, 1)).day == date(2027, 1, 1)
    assert read_due("KW 1", date(2024, 12, 30)).day == date(2025, 1, 3)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("28.2.2027", "28.02.2027"),
        ("2027-02-28", "28.02.2027"),
        ("28. Februar 2027", "28.02.2027"),
        ("spätestens  1.3.27", "spätestens 01.03.2027"),
        ("Ende Q1 2027", "Ende Q1 2027"),
        ("März 2027", "März 2027"),
        ("31.02.2027", "31.02.2027"),
        ("nach der Sommerpause", "nach der Sommerpause"),
        ("", ""),
    ],
)
def test_days_are_shown_in_one_form_and_all_else_as_it_was_said(said: str, shown: str) -> None:
    assert in_one_form(said, TODAY) == shown
