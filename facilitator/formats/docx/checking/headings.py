"""Headings: real ones, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facilitator.formats.docx.checking.finding import Finding, Rule
from facilitator.formats.docx.checking.opened import Element, Opened, Paragraph, is_on
from facilitator.formats.docx.parts import q

_LONGEST: Final = 80
_WORD: Final = re.compile(r"[^\W\d_]{3}")
"""What a heading has and a number, such as ``Z I.4``, has not."""
_ENDS_A_SENTENCE: Final = (".", ":", ",", ";", "!", "“", ")")


def check_headings(opened: Opened) -> Iterator[Finding]:
    """Yield what is wrong with the headings, and what only looks like one."""
    before = 0
    for paragraph in opened.paragraphs:
        if paragraph.style and paragraph.style not in opened.styles:
            yield paragraph.finding(Rule.STYLE_UNKNOWN, paragraph.style)
        if paragraph.level:
            yield from _heading(paragraph, before)
            before = paragraph.level
        elif _looks_like_one(opened, paragraph):
            yield paragraph.finding(Rule.HEADING_FAKE)
    yield from _unknown_styles(opened)


def _heading(paragraph: Paragraph, before: int) -> Iterator[Finding]:
    if paragraph.is_empty:
        yield paragraph.finding(Rule.HEADING_EMPTY)
    elif not before and paragraph.level != 1:
        yield paragraph.finding(Rule.HEADING_FIRST)
    elif before and paragraph.level > before + 1:
        yield paragraph.finding(Rule.HEADING_JUMP)


def _looks_like_one(opened: Opened, paragraph: Paragraph) -> bool:
    """Say whether a short line is bold as a whole by its letters, not by its style."""
    text = paragraph.text.strip()
    if not _WORD.search(text) or paragraph.cell is not None or len(text) > _LONGEST:
        return False
    if text.endswith(_ENDS_A_SENTENCE) or is_on(opened.styles.find(paragraph.style, "rPr/b")):
        return False
    if next(paragraph.element.iter(q("hyperlink"), q("fldChar")), None) is not None:
        return False
    runs = [run for run in paragraph.element.iter(q("r")) if "".join(run.itertext()).strip()]
    return all(_is_bold(opened, run) for run in runs)


def _is_bold(opened: Opened, run: Element) -> bool:
    if is_on(run.find(f"{q('rPr')}/{q('b')}")):
        return True
    style = run.find(f"{q('rPr')}/{q('rStyle')}")
    return style is not None and is_on(opened.styles.find(style.get(q("val"), ""), "rPr/b"))


def _unknown_styles(opened: Opened) -> Iterator[Finding]:
    for used in opened.document.iter(q("rStyle"), q("tblStyle")):
        if used.get(q("val")) not in opened.styles:
            yield opened.at(used, Rule.STYLE_UNKNOWN, used.get(q("val"), ""))
