"""What tells whose a paragraph is: content controls and bookmarks."""

from __future__ import annotations

from collections.abc import Set
from typing import Any, Final

from facilitator.domain.documentation.text_ids import read_tag
from facilitator.formats.docx.parts import q

Name = tuple[str, str]
"""Of a text: its name and the digest of what stood there."""

NOBODY: Final[Name] = ("", "")

COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MARK_LENGTH: Final = 34
"""Of our bookmarks around texts: ``t``, 24 digits of the name, ``_``, 8 of the digest."""


def open_mark(marks: dict[str, Name], number: str, name: Name) -> None:
    """Note that a bookmark begins, or goes on: LibreOffice begins one anew where a control ends."""
    for other in [one for one, known in marks.items() if known == name]:
        del marks[other]
    marks[number] = name


def lasting(body: Any) -> Set[str]:
    """Return the numbers of the bookmarks that somewhere end or go on; others hold a paragraph."""
    ends = {mark.get(q("id"), "") for mark in body.iter(q("bookmarkEnd"))}
    numbers: dict[str, str] = {}
    for mark in body.iter(q("bookmarkStart")):
        number, name = mark.get(q("id"), ""), mark.get(q("name"), "")
        ends |= {numbers[name]} if name in numbers else set()
        numbers[name] = number
    return ends


def name_of_control(element: Any) -> Name | None:
    """Return which text of ours a content control says."""
    tag = element.find(f"{q('sdtPr')}/{q('tag')}")
    return None if tag is None else read_tag(tag.get(q("val"), ""))


def name_of_mark(name: str) -> Name | None:
    """Return which text of ours stands in the bookmark of that name."""
    is_ours = len(name) == _MARK_LENGTH and name.startswith("t")
    return read_tag(name) if is_ours else None


def boxes_in(element: Any) -> list[Any]:
    """Return the text boxes in a drawing; the copy for older programs is passed over."""
    found = element.iter(q("txbxContent"))
    older = f"{COMPATIBILITY}Fallback"
    return [one for one in found if not any(up.tag == older for up in one.iterancestors())]


def is_placeholder(control: Any) -> bool:
    """Say whether a control is empty and only shows that something may be typed."""
    return control.find(f"{q('sdtPr')}/{q('showingPlcHdr')}") is not None


def is_numbered(paragraph: Any) -> bool:
    """Say whether a paragraph is a list item by itself, whatever its style."""
    number = paragraph.find(f"{q('pPr')}/{q('numPr')}/{q('numId')}")
    return number is not None and number.get(q("val")) != "0"


def is_base(text: Any) -> bool:
    """Say whether letters are read, and not said how to be read."""
    return any(up.tag == q("rubyBase") for up in text.iterancestors())
