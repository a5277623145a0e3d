"""What is taken over of a house's file: its look, and nothing of what was written in it.

Nothing is deleted from the file: what is wanted is taken, so that a part nobody has thought of
stays behind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from facilitator.formats.docx.house import refusals
from facilitator.formats.docx.house.edges import clean_edge
from facilitator.formats.docx.house.pages import section_of
from facilitator.formats.docx.house.reading import ForeignPackage, Relation
from facilitator.formats.docx.parts import q
from facilitator.formats.docx.picture_files import without_hidden

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_FORMAT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN: Final = f"{WORD_FORMAT}.document.main+xml"
_THEME: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
_UNSAID: Final = "application/octet-stream"

LOOKS: Final = ("styles", "numbering", "settings", "theme", "fontTable")
_EDGES: Final = ("header", "footer")
_BELOW: Final = {"image", "hyperlink", "font"}
"""Kinds of relationships: of the document, of its sections, and of the parts below those."""

_SAFE_LINKS: Final = ("https://", "http://", "mailto:")
_LOOK_OF_SETTINGS: Final = """
    zoom embedTrueTypeFonts embedSystemFonts saveSubsetFonts mirrorMargins
    alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop
    defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone
    doNotHyphenateCaps evenAndOddHeaders characterSpacingControl hdrShapeDefaults compat
    themeFontLang clrSchemeMapping shapeDefaults decimalSymbol listSeparator
"""
_SETTINGS: Final = frozenset(_LOOK_OF_SETTINGS.split())
"""What of the settings is look; all else is somebody's work (protection, mail merge, changes)."""


@dataclass(slots=True)
class Emptied:
    """The parts that are taken over, still to be completed and packed."""

    main: str
    document: Any
    parts: dict[str, bytes] = field(default_factory=dict)
    xml: dict[str, Any] = field(default_factory=dict)
    """The roots of parts that are XML and may still change, by name."""
    types: dict[str, str] = field(default_factory=dict)
    relations: dict[str, list[Relation]] = field(default_factory=dict)
    """By the part that has them."""


def take_over(package: ForeignPackage) -> Emptied:
    """Return the look of `package`: styles, page, headers and footers. Raises UnreadableError."""
    document = package.xml(package.main)
    section = section_of(document)
    emptied = Emptied(package.main, _blank(section))
    wanted = {*LOOKS, *_EDGES}
    used = _ids(section)
    for relation in package.relations(package.main):
        if relation.kind in wanted and (relation.kind in LOOKS or relation.id in used):
            _check_inside(package, package.main, relation)
            _keep(emptied, package.main, relation)
            _take_part(emptied, package, relation)
    _drop_lost_edges(section, emptied)
    return emptied


def _blank(section: Any) -> Any:
    document = etree.Element(q("document"), nsmap={"w": _WORD, "r": OFFICE})
    etree.SubElement(document, q("body")).append(section)
    return document


def _take_part(emptied: Emptied, package: ForeignPackage, relation: Relation) -> None:
    name = relation.target
    root = package.xml(name)
    emptied.types[name] = type_of(relation.kind)
    emptied.xml[name] = root
    if relation.kind == "settings":
        _clean_settings(root)
        return
    if relation.kind in _EDGES:
        clean_edge(root)
    used = _ids(root)
    for below in package.relations(name):
        if below.id in used:
            _take_below(emptied, package, name, below)


def _take_below(emptied: Emptied, package: ForeignPackage, name: str, below: Relation) -> None:
    if below.external:
        if below.kind != "hyperlink" or not below.target.lower().startswith(_SAFE_LINKS):
            raise refusals.external(name, below.target)
    elif below.kind not in _BELOW:
        raise refusals.embedded(name, below.kind)
    else:
        _check_inside(package, name, below)
        emptied.parts[below.target] = without_hidden(package.read(below.target))
        emptied.types[below.target] = _type_below(package, below)
    _keep(emptied, name, below)


def type_of(kind: str) -> str:
    """Return the content type of a part by its kind, whatever the package calls it."""
    return _THEME if kind == "theme" else f"{WORD_FORMAT}.{kind}+xml"


def _type_below(package: ForeignPackage, below: Relation) -> str:
    said = package.type_of(below.target)
    if below.kind == "image" and not said.startswith("image/"):
        raise refusals.damaged(below.target)
    return said or _UNSAID


def _check_inside(package: ForeignPackage, name: str, relation: Relation) -> None:
    if relation.external:
        raise refusals.external(name, relation.target)
    if not package.has(relation.target):
        raise refusals.damaged(relation.target)


def _keep(emptied: Emptied, name: str, relation: Relation) -> None:
    emptied.relations.setdefault(name, []).append(relation)


def _ids(root: Any) -> set[str]:
    """Return all relationship ids that are used under `root`."""
    prefix = f"{{{OFFICE}}}"
    return {
        value
        for element in root.iter(etree.Element)
        for key, value in element.attrib.items()
        if key.startswith(prefix)
    }


def _drop_lost_edges(section: Any, emptied: Emptied) -> None:
    """Remove references to headers and footers that the package doesn't have."""
    known = {relation.id for relation in emptied.relations.get(emptied.main, ())}
    for reference in [*section.iter(q("headerReference"), q("footerReference"))]:
        if reference.get(f"{{{OFFICE}}}id") not in known:
            section.remove(reference)


def _clean_settings(root: Any) -> None:
    kept = {q(name) for name in _SETTINGS}
    for setting in list(root):
        if setting.tag not in kept:
            root.remove(setting)
