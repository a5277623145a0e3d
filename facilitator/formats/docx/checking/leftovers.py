"""What others left in the file: reviewers, and the makers of a template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facilitator.formats.docx.checking.finding import Finding, Rule
from facilitator.formats.docx.checking.opened import Element, Opened
from facilitator.formats.docx.parts import q

_TRACKED: Final = tuple(
    map(
        q,
        ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange"),
    )
)
_HIDDEN: Final = re.compile(r"customXml/item\d+\.xml")
_BASELINE: Final = "{urn:facilitator:baseline}baseline"
"""Our own: what the file held when it was written."""
_PLACEHOLDERS: Final = (
    "lorem ipsum",
    "klicken oder tippen sie hier",
    "klicken sie hier, um",
    "hier klicken und",
    "[text eingeben]",
    "[geben sie",
    "[betreff",
    "click or tap here",
    "click here to enter",
    "[type ",
)


def check_leftovers(opened: Opened) -> Iterator[Finding]:
    """Yield comments, tracked changes, and texts that wait to be filled in."""
    for name in opened.parts:
        if (rule := _rule_of(opened, name)) is not None:
            yield Finding(rule=rule, detail=name)
    for _, root in opened.written:
        yield from _of_reviewers(opened, root)
    for paragraph in opened.paragraphs:
        if paragraph.text.strip().lower().startswith(_PLACEHOLDERS):
            yield paragraph.finding(Rule.PLACEHOLDER)


def _rule_of(opened: Opened, part: str) -> Rule | None:
    """Return what is wrong about a part being there at all."""
    if _HIDDEN.fullmatch(part):
        return None if opened.xml[part].tag == _BASELINE else Rule.CUSTOM_XML
    if part.endswith("/glossary/document.xml"):
        return Rule.PLACEHOLDER
    return Rule.COMMENT if part.endswith("/comments.xml") else None


def _of_reviewers(opened: Opened, root: Element) -> Iterator[Finding]:
    for mark in root.iter(q("commentReference")):
        yield opened.at(mark, Rule.COMMENT)
    for change in root.iter(*_TRACKED):
        yield opened.at(change, Rule.TRACKED_CHANGE, "".join(change.itertext()))
    for sign in root.iter(q("showingPlcHdr")):
        control = next(sign.iterancestors(q("sdt")), sign)
        yield opened.at(control, Rule.PLACEHOLDER, "".join(control.itertext()))
