"""What looks like a person, and what only seems to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.documentation.personal import personal_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Frau Müller übernimmt das bis März", ("Frau Müller",)),
        (
            "Das sagte Herr  Yılmaz, und Herrn Özdemir war es recht",
            ("Herr Yılmaz", "Herrn Özdemir"),
        ),
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
