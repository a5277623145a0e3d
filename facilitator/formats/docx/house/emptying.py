"""What is taken over of a house's file: its look, and nothing of what was written in it.

Nothing is deleted from the file: what is wanted is taken, so that a part nobody has thought of
stays behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from facilitator.formats.docx.house import refusals
from facilitator.formats.docx.house.pages import section_of
from facilitator.formats.docx.house.reading import ForeignPackage, Relation, relations_of
from facilitator.formats.docx.parts import q

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

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


@dataclass(slots=True)
class Emptied:
    """The parts that are taken over, still to be completed and packed."""

    main: str
    document: Any
    parts: dict[str, bytes] = field(default_factory=dict)
    xml: dict[str, Any] = field(default_factory=dict)
    """The same for parts that are still to change, by kind: ``styles``, ``footer1.xml``."""
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
    emptied.types[name] = package.type_of(name)
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
        emptied.parts[below.target] = package.read(below.target)
        emptied.types[below.target] = package.type_of(below.target)
    _keep(emptied, name, below)


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


def pack_emptied(emptied: Emptied, others: dict[str, tuple[bytes, str, str]]) -> dict[str, bytes]:
    """Return all parts of a whole package.

    `others` are the package's own: their content, content type and type of relationship.
    """
    parts = {**emptied.parts, emptied.main: _bytes(emptied.document)}
    parts |= {name: _bytes(root) for name, root in emptied.xml.items()}
    types = {**emptied.types, emptied.main: MAIN}
    roots = [Relation("rId1", f"{OFFICE}/officeDocument", emptied.main, external=False)]
    for number, (name, (content, kind, relation)) in enumerate(others.items(), start=2):
        parts[name] = content
        types[name] = kind
        roots.append(Relation(f"rId{number}", relation, name, external=False))
    for name, relations in {"": roots, **emptied.relations}.items():
        parts[relations_of(name)] = _bytes(_relationships(relations))
    parts["[Content_Types].xml"] = _bytes(_types(types))
    return parts


def _relationships(relations: Iterable[Relation]) -> Any:
    root = etree.Element(
        f"{{{_PACKAGE}/relationships}}Relationships", nsmap={None: f"{_PACKAGE}/relationships"}
    )
    for relation in relations:
        target = relation.target if relation.external else f"/{relation.target}"
        entry = etree.SubElement(root, f"{{{_PACKAGE}/relationships}}Relationship")
        entry.set("Id", relation.id)
        entry.set("Type", relation.type)
        entry.set("Target", target)
        if relation.external:
            entry.set("TargetMode", "External")
    return root


def _types(types: dict[str, str]) -> Any:
    space = f"{_PACKAGE}/content-types"
    root = etree.Element(f"{{{space}}}Types", nsmap={None: space})
    etree.SubElement(
        root,
        f"{{{space}}}Default",
        Extension="rels",
        ContentType="application/vnd.openxmlformats-package.relationships+xml",
    )
    etree.SubElement(root, f"{{{space}}}Default", Extension="xml", ContentType="application/xml")
    for name in sorted(types):
        etree.SubElement(root, f"{{{space}}}Override", PartName=f"/{name}", ContentType=types[name])
    return root


def _bytes(root: Any) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
