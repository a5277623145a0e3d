"""What is said of a font that is missing."""

from __future__ import annotations

import pytest

from facilitator.formats.font_words import explain_missing_font
from facilitator.texts import load_texts


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        ("", ["Die Schrift des Dokuments fehlt", "F9"]),
        ("Hausschrift Sans", ["„Hausschrift Sans“", "F9"]),
        ("Calibri", ["„Calibri“", "F9", "fonts-crosextra-carlito"]),
    ],
)
def test_missing_font_is_named_with_what_to_do(font: str, expected: list[str]) -> None:
    said = explain_missing_font(font, load_texts("de"))

    assert [one for one in expected if one not in said] == []
    assert ("Paket" in said) == (font == "Calibri")
