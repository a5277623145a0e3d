"""Roles and styles brought together: found, played by another, or supplied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from facilitator.formats.docx.house.matching import HouseStyles, id_of, name_of
from facilitator.formats.docx.style_roles import STYLES, StyleRole, german_name
from facilitator.texts import Texts

_OF_NO_INTEREST: Final = ("Sheet ", "Wide ", "Normal Table", "Default ")
"""Beginnings of names: of run sheets, which a house's template isn't for, and what all rests on."""
_DEFAULTS: Final = {
    "Normal": "paragraph",
    "Default Paragraph Font": "character",
    "Normal Table": "table",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingStyle:
    """A style that the template doesn't have."""

    role: str
    """The key by which a map can name one: ``table_header``."""
    wanted: str
    """The name that was looked for, as German Word shows it."""
    nearest: str
    """The name in the file that looks most like it; empty if none does."""
    stand_in: str
    """The style of the file that plays the role; empty: ours was supplied."""

    def explain(self, texts: Texts) -> str:
        """Return a line for whoever looks after the template."""
        line = texts("{role}: no style “{wanted}”", role=self.role, wanted=self.wanted)
        if self.nearest and self.nearest != self.stand_in:
            line += texts(" (“{nearest}” is near)", nearest=self.nearest)
        if self.stand_in:
            return line + texts("; “{name}” is taken.", name=self.stand_in)
        return line + texts("; ours is taken.")


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of roles by name, and what was missing."""

    ids: dict[str, str]
    lacking: tuple[MissingStyle, ...]
    to_supply: tuple[StyleRole, ...]


def find_roles(house: HouseStyles, names: Mapping[str, str]) -> Found:
    """Return which style plays which role; `names` leads from a role's key to a style's name."""
    ids: dict[str, str] = {}
    lacking: list[MissingStyle] = []
    to_supply: list[StyleRole] = []
    for role in STYLES:
        style = _look_up(house, role, names.get(role.key))
        if style is None:
            style = _stand_in(house, role)
            if not role.name.startswith(_OF_NO_INTEREST):
                lacking.append(_missing(house, role, style))
        if style is None:
            to_supply.append(role)
        else:
            ids[role.name] = id_of(style)
    return Found(ids, tuple(lacking), tuple(to_supply))


def _look_up(house: HouseStyles, role: StyleRole, name: str | None) -> Any | None:
    if name is not None:
        return house.find(name, role.kind)
    if role.name in _DEFAULTS and (default := house.default(role.kind)) is not None:
        return default
    found = house.find(role.name, role.kind)
    return found if found is not None else house.find(role.german, role.kind)


def _stand_in(house: HouseStyles, role: StyleRole) -> Any | None:
    found = (house.find(name, role.kind) for name in role.stand_ins)
    return next((style for style in found if style is not None), None)


def _missing(house: HouseStyles, role: StyleRole, style: Any | None) -> MissingStyle:
    return MissingStyle(
        role=role.key,
        wanted=role.german,
        nearest=house.nearest(role),
        stand_in="" if style is None else german_name(name_of(style)),
    )
