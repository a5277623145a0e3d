"""Headers and footers of a house's file, without what reviewers and template makers left there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from facilitator.formats.docx.parts import q

_OF_REVIEWERS: Final = (
    "commentRangeStart",
    "commentRangeEnd",
    "commentReference",
    "del",
    "moveFrom",
    "moveFromRangeStart",
    "moveFromRangeEnd",
    "moveToRangeStart",
    "moveToRangeEnd",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "numberingChange",
    "permStart",
    "permEnd",
    "proofErr",
)
_ACCEPTED: Final = ("ins", "moveTo")


def clean_edge(root: Any) -> None:
    """Remove from a header or footer what reviewers left, and texts that wait to be filled in."""
    for element in _all(root, _OF_REVIEWERS):
        _remove(element)
    for element in _all(root, _ACCEPTED):
        _unwrap(element)
    for element in _all(root, ("sdt",)):
        properties = element.find(q("sdtPr"))
        if properties is None:
            continue
        if properties.find(q("showingPlcHdr")) is not None:
            _clear(element)
        for binding in properties.xpath("./*[local-name()='dataBinding']"):
            properties.remove(binding)
    for element in root.iter(q("fldChar"), q("fldSimple")):
        element.attrib.pop(q("dirty"), None)


def _clear(control: Any) -> None:
    """Empty a content control that shows its placeholder: the words of a template to its user."""
    properties = control.find(q("sdtPr"))
    for name in ("showingPlcHdr", "placeholder"):
        for found in properties.findall(q(name)):
            properties.remove(found)
    for text in [*control.iter(q("t"))]:
        text.text = ""


def _all(root: Any, names: Iterable[str]) -> Iterator[Any]:
    yield from list(root.iter(*map(q, names)))


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Any) -> None:
    parent = element.getparent()
    place = parent.index(element)
    for offset, child in enumerate(list(element)):
        parent.insert(place + offset, child)
    parent.remove(element)
