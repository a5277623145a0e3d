"""The page of a house's file: its last section, with the headers and footers of those before."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Final

from lxml import etree

from facilitator.formats.docx.house import refusals
from facilitator.formats.docx.parts import add, q

_A4: Final = {"w": "11906", "h": "16838"}
_MARGINS: Final = {
    "top": "1304",
    "right": "1361",
    "bottom": "1247",
    "left": "1361",
    "header": "709",
    "footer": "624",
    "gutter": "0",
}
"""In twips, as in our own template."""
_NARROWEST: Final = 4536
"""8 cm in twips: narrower, no table of ours can be read."""
_KEPT: Final = ("pgSz", "pgMar", "pgBorders", "pgNumType", "titlePg", "rtlGutter", "docGrid")
_ORDER: Final = _KEPT
"""As the schema wants them, behind the references."""


def section_of(document: Any) -> Any:
    """Return the section that all pages get; what it doesn't say itself it has from those before.

    Taken are the size, the margins, headers and footers; not columns, line numbers or protection.
    Raises UnreadableError if the margins leave no room.
    """
    found = [*document.iter(q("sectPr"))]
    last = found[-1] if found else etree.Element(q("sectPr"))
    section = etree.Element(q("sectPr"))
    for reference in _references(found):
        section.append(deepcopy(reference))
    kept = {name: last.find(q(name)) for name in _KEPT}
    for name in _ORDER:
        if kept[name] is not None:
            section.append(deepcopy(kept[name]))
        elif name == "pgSz":
            add(section, "pgSz", **_A4)
        elif name == "pgMar":
            add(section, "pgMar", **_MARGINS)
    if (width := text_width(section)) < _NARROWEST:
        raise refusals.no_room(width)
    return section


def text_width(section: Any) -> int:
    """Return the width between the margins in twips."""
    size, margins = section.find(q("pgSz")), section.find(q("pgMar"))
    return _number(size, "w") - sum(_number(margins, name) for name in ("left", "right", "gutter"))


def _number(element: Any, name: str) -> int:
    try:
        return int(float(element.get(q(name), "0")))
    except (ValueError, OverflowError):
        return 0


def _references(sections: list[Any]) -> list[Any]:
    """Return for headers and footers of each type the last that is given: it goes on until then."""
    standing: dict[tuple[str, str], Any] = {}
    for section in sections:
        for reference in section.iterchildren(q("headerReference"), q("footerReference")):
            standing[reference.tag, reference.get(q("type"), "default")] = reference
    return [standing[key] for key in sorted(standing)]
