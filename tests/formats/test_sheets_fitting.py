"""Texts of any length fit their squares."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.formats.sheets.cards import Measures
from facilitator.formats.sheets.fitting import LEADING, SOFT_HYPHEN, Room, fit, hyphenate, width_of

LONG = "hat eine Fachkräftegewinnungskampagne mitgestaltet"
SQUARE = Measures(5).room

_WORDS = st.sampled_from(
    ["hat", "in der", "Eingliederungsvereinbarung", "Bewilligungsbescheide", "ALLEGRO-Einführung"]
)


@given(st.lists(_WORDS, min_size=1, max_size=12).map(" ".join), st.sampled_from([3, 4, 5]))
def test_no_text_is_lost_and_each_is_small_enough(text: str, size: int) -> None:
    room = Measures(size).room

    fitted = fit(text[:90].strip(), room, "de")

    assert fitted.text.replace(SOFT_HYPHEN, "") == text[:90].strip()
    area = width_of(fitted.text) * fitted.size * fitted.size * LEADING
    assert fitted.size <= room.largest
    assert area <= room.width * room.height


def test_short_text_is_large() -> None:
    assert fit("trinkt nur Tee", SQUARE, "de").size == SQUARE.largest


def test_long_word_is_broken_where_german_breaks_it() -> None:
    fitted = fit(LONG, SQUARE, "de")

    assert fitted.text.startswith("hat eine Fach\u00adkräf\u00adte\u00adge\u00adwin\u00adnungs")
    assert fitted.size >= 8


def test_long_word_is_small_but_whole_where_nothing_can_break_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyphen", None)
    for cached in (fit, hyphenate):
        monkeypatch.setattr(
            f"facilitator.formats.sheets.fitting.{cached.__name__}", cached.__wrapped__
        )

    fitted = fit.__wrapped__(LONG, SQUARE, "de")

    assert fitted.text == LONG
    assert 5 <= fitted.size < 8


def test_word_is_not_broken_where_a_little_smaller_does() -> None:
    fitted = fit("arbeitet im Leistungsbereich", SQUARE, "de")

    assert SOFT_HYPHEN not in fitted.text


def test_each_language_has_breaks_of_its_own() -> None:
    assert hyphenate("misunderstanding", "en") == "mis\u00adun\u00adder\u00adstand\u00ading"
    assert hyphenate("Teamleitung", "de") == "Teamleitung"


def test_what_nobody_can_break_is_as_small_as_can_be() -> None:
    assert fit("x" * 90, Room(50, 30, 9.5), "de").size == 5
