from datetime import date

import pytest

from facilitator.domain.documentation.model import Paragraph, Role, Span, Weight
from facilitator.domain.documentation.wording import (
    enumerate_words,
    name_dates,
    name_weekday,
    name_when,
    paragraphs,
    sentence,
)
from facilitator.texts import load_texts

GERMAN = load_texts("de")
ENGLISH = load_texts("en")


@pytest.mark.parametrize(
    ("days", "german", "english"),
    [
        (["2025-09-09"], "am 9. September 2025", "on 9 September 2025"),
        (
            ["2025-09-09", "2025-09-10"],
            "am 9. und 10. September 2025",
            "on 9 and 10 September 2025",
        ),
        (
            ["2025-09-30", "2025-10-01"],
            "am 30. September und 1. Oktober 2025",
            "on 30 September and 1 October 2025",
        ),
        (
            ["2025-12-31", "2026-01-01"],
            "am 31. Dezember 2025 und 1. Januar 2026",
            "on 31 December 2025 and 1 January 2026",
        ),
        (
            ["2025-03-03", "2025-03-04", "2025-03-05"],
            "vom 3. bis 5. März 2025",
            "from 3 to 5 March 2025",
        ),
        (
            ["2025-05-30", "2025-05-31", "2025-06-01"],
            "vom 30. Mai bis 1. Juni 2025",
            "from 30 May to 1 June 2025",
        ),
        (
            ["2025-03-03", "2025-03-10", "2025-03-17"],
            "am 3., 10. und 17. März 2025",
            "on 3, 10 and 17 March 2025",
        ),
    ],
)
def test_name_when(days: list[str], german: str, english: str) -> None:
    dates = [date.fromisoformat(day) for day in days]

    assert (name_when(GERMAN, dates), name_when(ENGLISH, dates)) == (german, english)


def test_name_dates_in_any_order_and_each_once() -> None:
    days = [date(2025, 9, 10), date(2025, 9, 9), date(2025, 9, 10)]

    assert name_dates(GERMAN, days) == "9. und 10. September 2025"


def test_name_weekday() -> None:
    assert name_weekday(GERMAN, date(2025, 9, 9)) == "Dienstag, 9. September 2025"


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a und b"), (["a", "b", "c"], "a, b und c")],
)
def test_enumerate_words(words: list[str], said: str) -> None:
    assert enumerate_words(GERMAN, words) == said


def test_sentence_with_emphasis_and_a_reference() -> None:
    assert sentence("**{count} Punkte** ({table}).", count="3", table=Span("", target="t")) == (
        Span("3", Weight.STRONG),
        Span(" Punkte", Weight.STRONG),
        Span(" ("),
        Span("", target="t"),
        Span(")."),
    )


def test_sentence_takes_signs_in_values_as_text() -> None:
    assert sentence("In {place}.", place="**{Halle}**") == (
        Span("In "),
        Span("**{Halle}**"),
        Span("."),
    )


def test_paragraphs_of_lines_and_bullets() -> None:
    assert paragraphs(" Ziele:\r\n\r\n- offen sein\n• zuhören\x00\n ") == (
        Paragraph((Span("Ziele:"),)),
        Paragraph((Span("offen sein"),), Role.BULLET),
        Paragraph((Span("zuhören"),), Role.BULLET),
    )
