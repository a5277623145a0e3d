"""Nicknames: whatever was typed, what is shown is one short visible line."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.bingo.names import (
    LONGEST_NAME,
    clean_name,
    is_blocked,
    key_of,
    spoken_name,
    with_number,
)
from facilitator.texts import load_texts


@given(st.text(max_size=80))
def test_name_cleaned_is_short_visible_and_cleaned_for_good(wished: str) -> None:
    name = clean_name(wished)

    assert len(name) <= LONGEST_NAME
    assert name == " ".join(name.split())
    assert {unicodedata.category(one)[0] for one in name} <= set("LMNPSZ")
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("wished", "shown"),
    [
        ("Anna", "Anna"),
        ("  Anna \n Berta ", "Anna Berta"),
        ("Jürgen 🎲", "Jürgen 🎲"),
        ("a\u202eb\u2066c\u200f", "abc"),
        ("[red]x[/]", "[red]x[/]"),
        ("Z\u0351\u0352\u0350\u0346algo", "Z\u0351\u0352algo"),
        ("\u200b\u2060", ""),
        ("--", ""),
        (" # #4", "4"),
        ("\u3164", ""),
        ("\u2800 \u115f", ""),
        ("Anna\u034f\ufe01\U000e0101", "Anna"),
        ("\u2764\ufe0f", "\u2764\ufe0f"),
        ("x" * 30, "x" * 24),
    ],
)
def test_name_cleaned(wished: str, shown: str) -> None:
    assert clean_name(wished) == shown


@pytest.mark.parametrize("other", ["ANNA", "\uff21nna", "Anna\ufe0f"])
def test_names_that_look_the_same_have_the_same_key(other: str) -> None:
    assert key_of(other) == key_of("Anna")


@pytest.mark.parametrize("name", ["Nazi", "der nazi", "N-A-Z-I", "Hurensohn!", "4rschl0ch"])
def test_name_blocked(name: str) -> None:
    assert is_blocked(name)


@pytest.mark.parametrize("name", ["Anna", "Scheitz", "Nazife", "Fick", "Depp", "1234", "Schwanz"])
def test_name_of_somebody_is_not_blocked(name: str) -> None:
    assert not is_blocked(name)


@given(st.text(max_size=40), st.integers(2, 10_000))
def test_name_with_number_stays_short_and_differs(wished: str, number: int) -> None:
    name = with_number(clean_name(wished), number)

    assert len(name) <= LONGEST_NAME
    assert name.endswith(f" {number}")
    assert key_of(name) != key_of(with_number(clean_name(wished), number + 1))


@pytest.mark.parametrize(
    ("name", "spoken"), [("#4", "Karte 4"), ("#", "#"), ("# 4", "# 4"), ("Anna", "Anna")]
)
def test_name_of_a_card_on_paper_is_spoken_as_a_card(name: str, spoken: str) -> None:
    assert spoken_name(name, load_texts("de")) == spoken
