"""A Word package read once: parts, XML, relationships, and the paragraphs in their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from posixpath import dirname, split
from typing import Any, Final

from facilitator.formats.docx.checking.finding import Finding, Rule
from facilitator.formats.docx.checking.stylesheet import StyleSheet
from facilitator.formats.docx.hardened import BrokenXmlError, parse
from facilitator.formats.docx.house.reading import Relation, relations_from, relations_of
from facilitator.formats.docx.parts import q
from facilitator.texts import Language

Element = Any

_TEXT: Final = {q("tab"): "\t", q("br"): "\n", q("cr"): "\n", q("noBreakHyphen"): "-"}
_CONTENT: Final = tuple(map(q, ("drawing", "pict", "object", "sectPr")))
_LONGEST: Final = 80
_BELOW: Final = " › "


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: see `Finding`."""

    where: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of the document's body, with all that the rules ask of it."""

    element: Element
    text: str
    style: str
    """The id of its style, that of the default one if it names none."""
    level: int
    """Of a heading, from 1; 0: it is none."""
    place: Place
    cell: Element | None
    """The table cell that it stands in."""

    @property
    def is_empty(self) -> bool:
        """Whether it shows nothing."""
        return not self.text.strip() and next(self.element.iter(*_CONTENT), None) is None

    def finding(self, rule: Rule, detail: str | None = None) -> Finding:
        """Return that this paragraph breaks `rule`."""
        return found_at(self.place, rule, self.text if detail is None else detail)


@dataclass(frozen=True)
class Opened:
    """A package. Raises `BrokenXmlError` on what can't be read, `KeyError` on what is missing."""

    parts: Mapping[str, bytes]
    language: Language
    xml: Mapping[str, Element] = field(init=False)
    """The root of each part that is XML."""

    def __post_init__(self) -> None:
        roots = {name: _parse(name, part) for name, part in self.parts.items() if _is_xml(name)}
        object.__setattr__(self, "xml", roots)

    @cached_property
    def main(self) -> str:
        """The name of the document's part."""
        for relation in self.relations(""):
            if relation.kind == "officeDocument" and relation.target in self.xml:
                return relation.target
        raise KeyError("officeDocument")

    @property
    def document(self) -> Element:
        """The root of the document's part."""
        return self.xml[self.main]

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Return what a part (``""``: the package) is related to."""
        root = self.xml.get(relations_of(name))
        return () if root is None else tuple(relations_from(root, dirname(name)))

    def related(self, kind: str) -> tuple[Element, ...]:
        """Return the roots of the document's parts of a kind: ``footer``."""
        return tuple(
            self.xml[relation.target]
            for relation in self.relations(self.main)
            if relation.kind == kind and relation.target in self.xml
        )

    @property
    def written(self) -> Iterator[tuple[str, Element]]:
        """Yield the parts that hold text, with their names: document, headers, footnotes …"""
        yield self.main, self.document
        kinds = ("header", "footer", "footnotes", "endnotes")
        for relation in self.relations(self.main):
            if relation.kind in kinds and relation.target in self.xml:
                yield relation.target, self.xml[relation.target]

    @cached_property
    def settings(self) -> Element | None:
        """The root of the settings."""
        return next(iter(self.related("settings")), None)

    @cached_property
    def styles(self) -> StyleSheet:
        """The styles."""
        return StyleSheet(next(iter(self.related("styles")), None))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body, in order."""
        return tuple(self._placed())

    @cached_property
    def _places(self) -> Mapping[Element, Place]:
        return {paragraph.element: paragraph.place for paragraph in self.paragraphs}

    def place_of(self, element: Element) -> Place:
        """Return where an element stands: in its paragraph, or at the first one of its table."""
        for around in (element, *element.iterancestors()):
            if around.tag == q("body"):
                break
            for inner in (around, *around.iterdescendants(q("p"))):
                if inner in self._places:
                    return self._places[inner]
        return Place()

    def at(self, element: Element, rule: Rule, detail: str = "") -> Finding:
        """Return that `element` breaks `rule`."""
        return found_at(self.place_of(element), rule, detail)

    def _placed(self) -> Iterator[Paragraph]:
        anchor = ""
        above: dict[int, str] = {}
        for element in self.document.iter(q("p")):
            text = text_of(element)
            style = self.styles.style_of(element)
            level = self.styles.level(style)
            if level:
                above = {depth: said for depth, said in above.items() if depth < level}
                above[level] = text
            anchor = _bookmark(element) or anchor
            yield Paragraph(
                element=element,
                text=text,
                style=style,
                level=level,
                place=Place(_where(above), anchor),
                cell=_cell(element),
            )


def found_at(place: Place, rule: Rule, detail: str) -> Finding:
    """Return that `rule` is broken at `place`; `detail` on one line, and not too long."""
    flat = " ".join(detail.split())
    short = flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
    return Finding(rule=rule, where=place.where, anchor=place.anchor, detail=short)


def text_of(element: Element) -> str:
    """Return the text of a paragraph or run as one reads it."""
    return "".join(
        part.text or "" if part.tag == q("t") else _TEXT[part.tag]
        for part in element.iter(q("t"), *_TEXT)
        # What a tab is in `w:r`, a tab stop is in `w:tabs`.
        if part.tag != q("tab") or part.getparent().tag == q("r")
    )


def is_on(element: Element | None) -> bool:
    """Say whether a switch such as ``w:b`` is there and isn't turned off."""
    return element is not None and element.get(q("val"), "true") not in ("0", "false", "off")


def _cell(paragraph: Element) -> Element | None:
    """Return the table cell around a paragraph, if it is one of a table."""
    cell = next(paragraph.iterancestors(q("tc")), None)
    is_in_table = cell is not None and next(cell.iterancestors(q("tbl")), None) is not None
    return cell if is_in_table else None


def _where(above: Mapping[int, str]) -> str:
    """Return the headings that something stands under, from the last one that has a number."""
    said = [" ".join(text.split()) for _, text in sorted(above.items())]
    numbered = [place for place, text in enumerate(said) if text[:1].isdecimal()]
    return _BELOW.join(said[numbered[-1] :] if numbered else said[-1:])


def _bookmark(paragraph: Element) -> str:
    before = paragraph.getprevious()
    marks = [*paragraph.iter(q("bookmarkStart"))]
    if not marks and before is not None and before.tag == q("bookmarkStart"):
        marks = [before]
    return str(marks[0].get(q("name"), "")) if marks else ""


def _parse(name: str, part: bytes) -> Element:
    try:
        return parse(part)
    except BrokenXmlError:
        raise BrokenXmlError(name) from None


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def name_in(part: str) -> str:
    """Return the file name of a part."""
    return split(part)[1]
