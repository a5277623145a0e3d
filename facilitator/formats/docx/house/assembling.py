"""From a house's file to an empty document in its look that has all our roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join
from typing import Any, Final

from facilitator.formats.docx.hardened import parse
from facilitator.formats.docx.house.colours import house_colour, house_font
from facilitator.formats.docx.house.emptying import (
    OFFICE,
    Emptied,
    take_over,
    type_of,
)
from facilitator.formats.docx.house.footers import complete_footers
from facilitator.formats.docx.house.matching import HouseStyles, id_of, name_of
from facilitator.formats.docx.house.mending import count_tabs, frame_quotes, mend
from facilitator.formats.docx.house.packing import pack_emptied
from facilitator.formats.docx.house.pages import text_width
from facilitator.formats.docx.house.reading import Relation, read_package
from facilitator.formats.docx.house.roles import MissingStyle, find_roles
from facilitator.formats.docx.house.style_map import check_names, map_beside, read_map
from facilitator.formats.docx.house.supplying import own_parts, supply
from facilitator.formats.docx.look import HOUSE_LETTERS, Look
from facilitator.formats.docx.package import SEAL
from facilitator.formats.docx.parts import add, q

_OWN: Final = {"theme": "word/theme/theme1.xml"}
"""Where a part of ours lies if not beside the others."""
_PROPERTIES: Final = {
    "docProps/core.xml": (
        "application/vnd.openxmlformats-package.core-properties+xml",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    ),
    "docProps/app.xml": (
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        f"{OFFICE}/extended-properties",
    ),
    SEAL: (
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        f"{OFFICE}/custom-properties",
    ),
}
"""What a file says of itself: ours, never the house's, which names its authors."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """The parts of an empty document, and what must be known to write into it."""

    parts: dict[str, bytes]
    ids: dict[str, str]
    lacking: tuple[MissingStyle, ...]
    width: int
    footer_tabs: int
    look: Look


def assemble(path: Path, names: Mapping[str, str]) -> Assembled:
    """Return the file at `path` as an empty document. Raises UnreadableError, FileProblemsError."""
    emptied = take_over(read_package(path))
    for kind in ("settings", "fontTable", "theme"):
        _ensure(emptied, kind)
    styles = _ensure(emptied, "styles")
    _name_all(styles)
    house = HouseStyles(styles)
    found = find_roles(house, _chosen(path, names, house))
    width = text_width(emptied.document.find(f".//{q('sectPr')}"))
    by_id = {id_of(style): style for style in styles.iterfind(q("style"))}
    look = Look(house_colour(by_id, found.ids), house_font(by_id, found.ids, styles), HOUSE_LETTERS)
    supply(
        found.to_supply,
        found.ids,
        styles,
        lambda: _ensure(emptied, "numbering"),
        width,
        look.colour,
    )
    mend(styles, _part(emptied, "numbering"), found.ids, width)
    frame_quotes(styles, found.ids, {role.name for role in found.to_supply})
    _say_language(styles)
    complete_footers(emptied, found.ids["footer"])
    others = {name: (own_parts()[name], *kinds) for name, kinds in _PROPERTIES.items()}
    return Assembled(
        pack_emptied(emptied, others),
        found.ids,
        found.lacking,
        width,
        count_tabs(styles, found.ids["footer"]),
        look,
    )


def _chosen(path: Path, names: Mapping[str, str], house: HouseStyles) -> dict[str, str]:
    """Return the names that were chosen: by parameter, else by the file beside the template."""
    check_names(names, house, path)
    beside = map_beside(path)
    return {**(read_map(beside, house) if beside else {}), **names}


def _part(emptied: Emptied, kind: str) -> Any | None:
    for relation in emptied.relations.get(emptied.main, ()):
        if relation.kind == kind:
            return emptied.xml[relation.target]
    return None


def _ensure(emptied: Emptied, kind: str) -> Any:
    """Return a part of the document, our own without its styles and lists if there is none."""
    there = _part(emptied, kind)
    if there is not None:
        return there
    root = parse(own_parts()[_OWN.get(kind, f"word/{kind}.xml")])
    for child in [*root.iterchildren(q("style"), q("num"), q("abstractNum"))]:
        root.remove(child)
    name = join(dirname(emptied.main), f"{kind}-facilitator.xml")
    relations = emptied.relations.setdefault(emptied.main, [])
    relations.append(Relation(f"rIdOwn{len(relations)}", f"{OFFICE}/{kind}", name, external=False))
    emptied.xml[name] = root
    emptied.types[name] = type_of(kind)
    return root


def _name_all(styles: Any) -> None:
    """Let each style have an id and a name: Word's all do, other programs' need not."""
    for style in styles.findall(q("style")):
        if not style.get(q("styleId")):
            styles.remove(style)
        elif not name_of(style):
            for empty in style.findall(q("name")):
                style.remove(empty)
            style.insert(0, style.makeelement(q("name"), {q("val"): id_of(style)}))


def _say_language(styles: Any) -> None:
    """Let the styles say a language at all, so that it can be set."""
    defaults = styles.find(q("docDefaults"))
    if defaults is None:
        defaults = styles.makeelement(q("docDefaults"))
        styles.insert(0, defaults)
    holder = defaults
    for name in ("rPrDefault", "rPr"):
        below = holder.find(q(name))
        if below is None:
            below = holder.makeelement(q(name))
            holder.insert(0, below)
        holder = below
    if holder.find(q("lang")) is None:
        add(holder, "lang", val="de-DE")
