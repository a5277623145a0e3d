"""Texts that could control a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.tui.plain import visible, without_controls

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=50)


@given(ANY)
def test_what_is_drawn_controls_nothing_and_keeps_its_place(text: str) -> None:
    drawn = visible(text)

    assert len(drawn) == len(text)
    assert drawn.encode().decode() == drawn
    assert all(sign == "\n" or sign >= " " for sign in drawn)
    assert not set(drawn) & {"\x7f", "\x9b", "\u202e", "\u2066", "\u2028"}


@given(ANY)
def test_what_is_pasted_can_be_kept(text: str) -> None:
    kept = without_controls(text)

    assert without_controls(kept) == kept
    assert kept.encode().decode() == kept
    assert not set(kept) & {"\r", "\x00", "\x1b"}


def test_words_lines_and_signs_stay_as_they_are() -> None:
    text = "Ä „ß“ 👩‍👩‍👧 [x]\n\tzweite Zeile"

    assert without_controls(text) == text
    assert visible(text) == text.replace("\t", " ")
