"""The German beside the English: complete, in step, and set as German is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from string import Formatter

import pytest

from tools.texts import MO, PO, as_mo, as_po, extract, problems, read_german

WRONG_SIGNS = {
    "a straight apostrophe instead of ’": r"(?<=\w)'(?=\w)",
    "English quotation marks instead of „ and “": r"“[^„“”]*”",
    "three dots instead of …": r"\.\.\.",
    "a hyphen instead of –": r"(?<=\s)-(?=\s)",
    "a space before a full stop or a comma": r"\w [.,;:!?](\s|$)",
    "ae, oe, ue or ss instead of ä, ö, ü or ß": r"(?i)\bfuer|ueber|koenn|muess|groess|schliess",
    "the reader as du": r"(?i)\b(du|dich|dir|dein|deine[mnrs]?|euch|euer|eure[mnrs]?)\b",
}
"""What is wrong, and a pattern that finds it."""


def test_german_is_complete_and_nothing_is_left_over() -> None:
    assert problems(extract(), read_german()) == []


def test_po_is_written_as_make_texts_writes_it() -> None:
    assert PO.read_bytes() == as_po(read_german())


def test_mo_is_compiled_from_the_po() -> None:
    assert MO.read_bytes() == as_mo(read_german())


def test_placeholders_agree() -> None:
    assert _where(lambda english, german: _placeholders(english) != _placeholders(german)) == []


def test_quotation_marks_come_in_pairs_where_they_do_in_english() -> None:
    def open_marks(text: str, opening: str, closing: str) -> int:
        return text.count(opening) - text.count(closing)

    assert (
        _where(
            lambda english, german: open_marks(german, "„", "“") != open_marks(english, "“", "”")
        )
        == []
    )


def test_straight_quotation_marks_stand_only_in_code() -> None:
    """English has curly ones too, so that straight ones show what to type: ``title: "…"``."""
    assert _where(lambda english, german: german.count('"') != english.count('"')) == []


def test_lines_and_outer_spaces_agree() -> None:
    assert _where(lambda english, german: _shape(english) != _shape(german)) == []


@pytest.mark.parametrize("pattern", WRONG_SIGNS.values(), ids=WRONG_SIGNS.keys())
def test_german_is_free_of(pattern: str) -> None:
    assert _where(lambda _, german: bool(re.search(pattern, german))) == []


def _where(wrong: Callable[[str, str], bool]) -> list[tuple[str, str]]:
    """Return the pairs of English and German that are `wrong`; a plural makes two pairs."""
    return [
        (english, german)
        for message in read_german()
        if message.id
        for english, german in zip(_forms(message.id), _forms(message.string), strict=True)
        if wrong(english, german)
    ]


def _forms(text: str | Sequence[str] | None) -> Sequence[str]:
    return (text or "",) if isinstance(text, str | None) else text


def _placeholders(text: str) -> list[tuple[str, str | None]]:
    return sorted(
        (name, layout) for _, name, layout, _ in Formatter().parse(text) if name is not None
    )


def _shape(text: str) -> tuple[int, bool, bool]:
    return text.count("\n"), text.startswith(" "), text.endswith(" ")
