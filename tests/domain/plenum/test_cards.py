"""Cards: what strangers send is cleaned before anybody is shown it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.documentation.clean import clean_text
from facilitator.domain.plenum.cards import (
    LONGEST_FUNCTION,
    CardError,
    CardReason,
    clean_card,
    longest_part,
    read_function,
    read_parts,
)
from facilitator.domain.plenum.round import RoundKind
from tests.domain.plenum.asked import make_round

HOSTILE = [
    ("\x1b[2J\x1b]0;hacked\x07Hallo", "[2J]0;hackedHallo"),
    ("Bitte \u202eetsil\u202c lesen", "Bitte etsil lesen"),
    ("a\u2066b\u2069c\u200ed\u061ce", "abcde"),
    ("un\u200bsicht\ufeffbar\u2060", "unsichtbar"),
    ("eins\r\nzwei\rdrei\u2028vier\x0bfünf", "eins\nzwei\ndrei\nvier\nfünf"),
    ("\n\n\n  oben\n\n\n\n\nunten  \n ", "oben\n\nunten"),
    ("viel \t  \u00a0 Platz", "viel Platz"),
    ("Z\u0335\u0336\u0337\u0338\u0339\u0340algo", "Z\u0335\u0336algo"),
    ("\U000e0041\U000e0042Tags", "Tags"),
    ("\ue000\U000f1234privat", "privat"),
    ("halb\ud83d und ganz \ud83d\ude00", "halb und ganz 😀"),
    ("Größe, naïve, Łódź, 北京, שלום", "Größe, naïve, Łódź, 北京, שלום"),
    ("👩‍🚀 ❤️ 1️⃣", "👩‍🚀 ❤️ 1️⃣"),
]


@pytest.mark.parametrize(("typed", "shown"), HOSTILE)
def test_card_keeps_what_can_be_read_and_nothing_else(typed: str, shown: str) -> None:
    assert clean_card(typed) == shown


@given(st.text(max_size=60))
def test_cleaned_card_is_a_fixed_point_without_signs_that_hide_or_turn(typed: str) -> None:
    cleaned = clean_card(typed)

    assert clean_card(cleaned) == cleaned == clean_text(cleaned)
    assert "\n\n\n" not in cleaned
    assert not any(
        unicodedata.category(one) in ("Cc", "Cs", "Co") for one in cleaned if one != "\n"
    )
    assert not any(unicodedata.bidirectional(one) in _TURNS for one in cleaned)


_TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def refusal(parts: list[str], **changes: object) -> tuple[CardReason, int]:
    with pytest.raises(CardError) as refused:
        read_parts(make_round(**changes), parts)
    return refused.value.reason, refused.value.longest


@pytest.mark.parametrize("nothing", ["", " \n ", "\u200b\u202e", "...!?", "\u3164", "\ufe0f"])
def test_card_that_says_nothing_is_refused(nothing: str) -> None:
    assert refusal([nothing]) == (CardReason.EMPTY, 0)


def test_card_that_is_too_long_is_refused_not_cut() -> None:
    assert refusal(["x" * 401]) == (CardReason.TOO_LONG, 400)
    assert refusal(["x" * 10_000_000]) == (CardReason.TOO_LONG, 400)
    assert read_parts(make_round(), ["x" * 400]) == ("x" * 400,)
    assert longest_part(RoundKind.STORY) > longest_part(RoundKind.VOICE) > 400


def test_card_answers_each_question_of_its_round() -> None:
    feedback = make_round("r", "gut?", "fehlt?", "anders?", kind=RoundKind.FEEDBACK)

    assert read_parts(feedback, ["", " viel ", "\u202e"]) == ("", "viel", "")
    assert refusal(["eins", "zwei"]) == (CardReason.PARTS, 0)
    with pytest.raises(CardError):
        read_parts(feedback, ["", "", ""])


def test_function_is_one_short_line() -> None:
    assert read_function(" Team\n\n leitung\u202e ") == "Team leitung"
    assert read_function(" – ") == ""
    with pytest.raises(CardError) as refused:
        read_function("x" * (LONGEST_FUNCTION + 1))
    assert refused.value.reason is CardReason.TOO_LONG
