"""What looks like a person, and what only seems to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.documentation.personal import is_organisation, personal_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Frau Müller übernimmt das bis März", ("Frau Müller",)),
        (
            "Das sagte Herr  Yılmaz, und Herrn Özdemir war es recht",
            ("Herr Yılmaz", "Herrn Özdemir"),
        ),
        ("Dr. Klaus Bermig sagt das", ("Dr. Klaus Bermig",)),
        ("Impuls von Prof. Dr. von Stein-Lausnitz", ("Prof. Dr. von Stein-Lausnitz",)),
        ("Frau Müller und noch einmal Frau Müller", ("Frau Müller",)),
        ("Fragen an leistung@jobcenter-kassel.de", ("leistung@jobcenter-kassel.de",)),
        ("Erreichbar unter 0561 20 86-123", ("0561 20 86-123",)),
        ("As Ms Miller and Mr. Smith said", ("Ms Miller", "Mr. Smith")),
    ],
)
def test_personal_is_found(text: str, found: tuple[str, ...]) -> None:
    assert personal_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Frauen und Männer in der Leistung",
        "Jede Frau soll das beantragen können",
        "Die Teamleitung im Jobcenter Kassel",
        "bis zum 01.03.2026, Raum 0.15",
        "Zahlen für 2024/2025: 1 200 von 3 400",
        "ein @ im Text",
        "Msgr. steht nirgends, MSV auch nicht",
    ],
)
def test_what_is_nobody_is_left_alone(text: str) -> None:
    assert personal_in(text) == ()


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for found in personal_in(text):
        assert found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hochschule Fulda", True),
        ("Hochschule der Bundesagentur für Arbeit", True),
        ("Bundesministerium für Arbeit und Soziales", True),
        ("Jobcenter", True),
        ("Tafel Kassel e. V.", True),
        ("Anna Hochschule", False),
        ("Jobcenter-Leiterin Anna Muster", False),
        ("Hochschule Fulda, Anna Muster", False),
        ("Anna Muster (Beispiel GmbH)", False),
        ("Hochschule Fulda Prof. Dr. Muster", False),
        ("Klara Muster", False),
        ("", False),
    ],
)
def test_institution_is_told_from_a_person_where_its_name_says_so(
    name: str, expected: bool
) -> None:
    assert is_organisation(name) is expected
