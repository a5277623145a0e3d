"""The footers of a house's file, made ready for what we write there: a short title and the page."""

from __future__ import annotations

from posixpath import dirname, join
from typing import Any, Final

from lxml import etree

from facilitator.formats.docx.house.emptying import OFFICE, Emptied, type_of
from facilitator.formats.docx.house.reading import Relation
from facilitator.formats.docx.parts import add, q

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def complete_footers(emptied: Emptied, style: str) -> None:
    """Let each footer of ordinary pages end in an empty paragraph for us.

    The first page is the house's, if it is another one.
    """
    section = emptied.document.find(f".//{q('sectPr')}")
    types = {one.get(q("type"), "default") for one in section.iter(q("footerReference"))}
    if "default" not in types:
        _add_footer(emptied, section)
    for reference in section.iter(q("footerReference")):
        root = _root(emptied, reference)
        if reference.get(q("type"), "default") != "first":
            _add_paragraph(root, style)


def _root(emptied: Emptied, reference: Any) -> Any:
    wanted = reference.get(f"{{{OFFICE}}}id")
    (target,) = (one.target for one in emptied.relations[emptied.main] if one.id == wanted)
    return emptied.xml[target]


def _add_paragraph(root: Any, style: str) -> None:
    paragraphs = [*root.iterchildren(q("p"))]
    if paragraphs and paragraphs[-1] is root[-1] and _is_empty(paragraphs[-1]):
        root.remove(paragraphs[-1])
    add(add(add(root, "p"), "pPr"), "pStyle", val=style)


def _is_empty(paragraph: Any) -> bool:
    return all(child.tag == q("pPr") for child in paragraph)


def _add_footer(emptied: Emptied, section: Any) -> None:
    name = join(dirname(emptied.main), "footer-facilitator.xml")
    emptied.xml[name] = etree.Element(q("ftr"), nsmap={"w": _WORD, "r": OFFICE})
    emptied.types[name] = type_of("footer")
    emptied.relations.setdefault(emptied.main, []).append(
        Relation("rIdOwnFooter", f"{OFFICE}/footer", name, external=False)
    )
    reference = section.makeelement(q("footerReference"))
    reference.set(q("type"), "default")
    reference.set(f"{{{OFFICE}}}id", "rIdOwnFooter")
    section.insert(0, reference)
