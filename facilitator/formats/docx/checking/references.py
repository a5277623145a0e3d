"""Whatever leads somewhere: bookmarks, fields, links, relationships."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, split
from typing import Final

from lxml import etree

from facilitator.formats.docx.checking.fields import Field, fields_of
from facilitator.formats.docx.checking.finding import Finding, Rule
from facilitator.formats.docx.checking.opened import Element, Opened, text_of
from facilitator.formats.docx.parts import q

_TO_BOOKMARKS: Final = frozenset({"REF", "PAGEREF", "NOTEREF"})
_PREFIX: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SAFE: Final = ("https://", "http://", "mailto:")
_ADDRESS: Final = ("http://", "https://", "www.", "mailto:")
_VAGUE: Final = frozenset(
    {
        "hier",
        "link",
        "mehr",
        "weiter",
        "weiterlesen",
        "mehr erfahren",
        "hier klicken",
        "klicken sie hier",
        "here",
        "click here",
        "more",
        "read more",
    }
)


def check_bookmarks(opened: Opened) -> Iterator[Finding]:
    """Yield bookmarks of the same name, and what leads to none."""
    names: set[str] = set()
    for mark in opened.document.iter(q("bookmarkStart")):
        name = mark.get(q("name"), "")
        if name.lower() in names:
            yield opened.at(mark, Rule.BOOKMARK_TWICE, name)
        names.add(name.lower())
    for _, root in opened.written:
        for element, target in _targets(root):
            if target.lower() not in names:
                yield opened.at(element, Rule.REFERENCE, target)


def _targets(root: Element) -> Iterator[tuple[Element, str]]:
    for link in root.iter(q("hyperlink")):
        if link.get(q("anchor")) is not None:
            yield link, link.get(q("anchor"))
    for field in fields_of(root):
        if (target := _target(field)) is not None:
            yield field.begin, target


def _target(field: Field) -> str | None:
    if field.kind in _TO_BOOKMARKS:
        return field.argument
    if field.kind == "HYPERLINK" and "\\l" in field.words:
        return field.words[-1]
    return None


def check_links(opened: Opened) -> Iterator[Finding]:
    """Yield links whose text doesn't say where they lead."""
    for link in opened.document.iter(q("hyperlink")):
        text = " ".join(text_of(link).split())
        if not text:
            yield opened.at(link, Rule.LINK_EMPTY)
        elif text.lower().startswith(_ADDRESS):
            yield opened.at(link, Rule.LINK_ADDRESS, text)
        elif text.lower().rstrip(" .:…>»") in _VAGUE:
            yield opened.at(link, Rule.LINK_VAGUE, text)


def check_relations(opened: Opened) -> Iterator[Finding]:
    """Yield relationships that lead to nothing, out of the file, or are not there."""
    for rels in sorted(name for name in opened.xml if name.endswith(".rels")):
        folder, file = split(rels)
        part = join(dirname(folder), file.removesuffix(".rels"))
        for relation in opened.relations(part):
            if relation.external:
                if relation.kind != "hyperlink" or not relation.target.startswith(_SAFE):
                    yield Finding(rule=Rule.EXTERNAL, detail=relation.target)
            elif relation.target not in opened.parts:
                yield Finding(rule=Rule.RELATION, detail=relation.target)
    for name, root in opened.xml.items():
        if not name.endswith(".rels"):
            known = {relation.id for relation in opened.relations(name)}
            yield from _unknown_ids(opened, root, known)


def _unknown_ids(opened: Opened, root: Element, known: set[str]) -> Iterator[Finding]:
    for element in root.iter(etree.Element):
        for key, value in element.attrib.items():
            if key.startswith(_PREFIX) and value and value not in known:
                yield opened.at(element, Rule.RELATION, value)
