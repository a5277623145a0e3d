"""Which of a house's styles plays which role: by name, because German templates have odd ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from facilitator.formats.docx.parts import q
from facilitator.formats.docx.style_roles import ENGLISH, StyleRole, german_name


@dataclass(frozen=True, slots=True)
class HouseStyles:
    """The styles of a file, to be found by any name that a person may know them by."""

    root: Any

    def of_kind(self, kind: str) -> Iterator[Any]:
        """Yield the styles that are ``paragraph``, ``character`` or ``table`` styles."""
        for style in self.root.iterfind(q("style")):
            if style.get(q("type"), "paragraph") == kind and style.get(q("styleId")):
                yield style

    def default(self, kind: str) -> Any | None:
        """Return the style that everything has which names none."""
        return next(
            (one for one in self.of_kind(kind) if one.get(q("default")) in ("1", "true", "on")),
            None,
        )

    def find(self, name: str, kind: str) -> Any | None:
        """Return the style of that name, alias, or name in German Word; None if there is none."""
        wanted = name.strip().casefold()
        english = ENGLISH.get(wanted, wanted).casefold()
        german = german_name(english).casefold()
        styles = list(self.of_kind(kind))
        for names in (_own_name, _aliases):
            for spelling in dict.fromkeys((wanted, english, german)):
                for style in styles:
                    if spelling in names(style):
                        return style
        return None

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the names of a kind as German Word lists them."""
        return tuple(sorted({german_name(name_of(style)) for style in self.of_kind(kind)}))

    def nearest(self, role: StyleRole) -> str:
        """Return the name that looks most like the wanted one, empty if none does."""
        names = {name.casefold(): name for name in self.names(role.kind)}
        for wanted in (role.german, role.name):
            close = get_close_matches(wanted.casefold(), names, n=1)
            if close:
                return names[close[0]]
        return ""


def name_of(style: Any) -> str:
    """Return the name of a style as the file has it."""
    name = style.find(q("name"))
    return "" if name is None else str(name.get(q("val"), ""))


def id_of(style: Any) -> str:
    """Return the id of a style."""
    return str(style.get(q("styleId")))


def _own_name(style: Any) -> tuple[str, ...]:
    return (name_of(style).strip().casefold(),)


def _aliases(style: Any) -> tuple[str, ...]:
    aliases = style.find(q("aliases"))
    listed = "" if aliases is None else aliases.get(q("val"), "")
    return tuple(alias.strip().casefold() for alias in listed.split(","))
