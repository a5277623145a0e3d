"""A package made of what was taken over, with content types and relationships of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from lxml import etree

from facilitator.formats.docx.house.emptying import MAIN, OFFICE, Emptied
from facilitator.formats.docx.house.reading import Relation, relations_of

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"


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
