"""Paragraphs that lay something out by hand: empty ones, tabs, spaces, looks outside of styles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from facilitator.formats.docx.checking.contents import in_contents
from facilitator.formats.docx.checking.finding import Finding, Rule
from facilitator.formats.docx.checking.opened import Element, Opened, Paragraph
from facilitator.formats.docx.parts import q

_SPACES: Final = re.compile(r"[ \u00a0]{3,}|^[ \u00a0]{2,}")
_ALLOWED: Final = {
    # `w:rPr` is of the paragraph's own sign, which nobody sees.
    "pPr": {"pStyle", "keepNext", "pageBreakBefore", "sectPr", "rPr"},
    "rPr": {"rStyle", "lang", "noProof", "webHidden", "rtl", "cs"},
    "tblPr": {"tblStyle", "tblW", "tblLayout", "tblLook", "tblCaption", "tblDescription"},
    "trPr": {"cantSplit", "tblHeader"},
    # Merged cells are a rule of their own.
    "tcPr": {"tcW", "gridSpan", "vMerge", "hMerge"},
}
_TAGS: Final = {q(holder): {q(name) for name in names} for holder, names in _ALLOWED.items()}


def check_layout(opened: Opened) -> Iterator[Finding]:
    """Yield paragraphs that are empty or laid out by hand."""
    contents = in_contents(opened)
    for paragraph in opened.paragraphs:
        if paragraph.is_empty:
            if not paragraph.level and not _fills_a_cell(paragraph):
                yield paragraph.finding(Rule.EMPTY_PARAGRAPH)
        elif paragraph.element not in contents:
            yield from _by_hand(paragraph)
    yield from _direct(opened)


def _fills_a_cell(paragraph: Paragraph) -> bool:
    return paragraph.cell is not None and len(paragraph.cell.findall(q("p"))) == 1


def _by_hand(paragraph: Paragraph) -> Iterator[Finding]:
    tabs = paragraph.text.count("\t")
    # Between the number of a heading and its text.
    if tabs > (1 if paragraph.level else 0):
        yield paragraph.finding(Rule.TAB_LAYOUT)
    if any(map(_SPACES.search, paragraph.text.split("\n"))):
        yield paragraph.finding(Rule.SPACE_LAYOUT)


def _direct(opened: Opened) -> Iterator[Finding]:
    """Yield what is formatted directly, the same in one section once: else a file has thousands."""
    found: dict[tuple[str, str], list[Element]] = defaultdict(list)
    for holder in opened.document.iter(*_TAGS):
        if holder.getparent().tag != q("pPr") and (names := _unasked(holder)):
            found[opened.place_of(holder).where, names].append(holder)
    for (_, names), holders in found.items():
        times = f" ({len(holders)} ×)" if len(holders) > 1 else ""
        yield opened.at(holders[0], Rule.DIRECT_FORMATTING, f"{names}{times}")


def _unasked(holder: Element) -> str:
    """Return the properties that an element has and ours have not."""
    others = [part.tag for part in holder if part.tag not in _TAGS[holder.tag]]
    names = [tag.rpartition("}")[2] for tag in others if not tag.endswith("Change")]
    return ", ".join(name for name in names if name not in ("ins", "del"))
