import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from facilitator.domain.documentation.clean import clean_text, one_line

ANYTHING = st.text(st.characters(exclude_categories=()))
"""Lone surrogates and controls too, which `st.text` leaves out unless told."""


@pytest.mark.parametrize(
    ("pasted", "cleaned"),
    [
        ("Anträge prüfen", "Anträge prüfen"),
        ("Antra\u0308ge", "Anträge"),
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("Spalte\tSpalte", "Spalte Spalte"),
        ("a\x00b\x1bc\x7fd\x9fe", "abcde"),
        ("gut\u202etfig", "guttfig"),
        ("\ud83d\ude00", "😀"),
        ("halb\ud83d", "halb"),
        ("\ude00halb", "halb"),
        ("a\ufffeb\uffffc", "abc"),
    ],
)
def test_clean_text_of_what_people_paste(pasted: str, cleaned: str) -> None:
    assert clean_text(pasted) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "مركز العمل",
        "👩‍👩‍👧 🇩🇪",
        "Leistungs\u00adbereich",
        "\u200eABC\u200f \u2067עברית\u2069",
        "H\u00a03.17",
        "𝔘𝔫𝔦",
        "日本語",
    ],
)
def test_clean_text_that_is_only_unusual(text: str) -> None:
    assert clean_text(text) == text


@given(ANYTHING)
@example("\r\x00\n")
@example("\ud83d\x00\ude00")
def test_clean_text_is_a_fixed_point_that_xml_takes(text: str) -> None:
    cleaned = clean_text(text)

    assert clean_text(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    element = etree.Element("t")
    element.text = cleaned
    assert etree.fromstring(etree.tostring(element)).text == (cleaned or None)


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"])))
def test_clean_text_loses_no_visible_sign(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text)


@given(ANYTHING)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
