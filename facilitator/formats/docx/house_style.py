"""The look of a Dokumentation: our own template, or an organisation's.

Of an organisation's file its look is taken: styles, page, headers and footers, theme, fonts.
Whatever was written in it stays behind. A style that it lacks is played by another one of its own
where one does as well, else supplied from our template, based on its own body text; `missing` says
so for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import docx
from docx.document import Document as Word

from facilitator.formats.docx.hardened import parse
from facilitator.formats.docx.house.assembling import assemble
from facilitator.formats.docx.house.matching import id_of, name_of
from facilitator.formats.docx.house.roles import MissingStyle
from facilitator.formats.docx.house.supplying import own_parts
from facilitator.formats.docx.look import OWN_LOOK, Look
from facilitator.formats.docx.package import TEMPLATE, pack
from facilitator.formats.docx.parts import PORTRAIT_WIDTH, q
from facilitator.formats.docx.style_roles import STYLES, StyleRole
from facilitator.formats.problems import FileProblemsError, UnreadableError

__all__ = ["STYLES", "HouseStyle", "MissingStyle", "StyleRole", "missing", "read_style"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """A template, read and checked, ready to be written into any number of times."""

    path: Path | None
    """None: our own."""
    package: bytes
    """An empty document in this style."""
    styles: Mapping[str, str]
    """The id of each style by its `StyleRole.name`."""
    width: int
    """Between the margins, in twips."""
    footer_tabs: int
    """How many tabs lead from the left of a footer to its right."""
    look: Look = OWN_LOOK
    """Of what is drawn."""
    lacking: tuple[MissingStyle, ...] = ()

    def open(self) -> Word:
        """Return a fresh, empty document."""
        return docx.Document(BytesIO(self.package))


def read_style(path: Path | None, names: Mapping[str, str] | None = None) -> HouseStyle:
    """Return the style of the .docx or .dotx at `path`, None: our own.

    `names` leads from a role (``heading_1``) to a style's name; it goes before the file
    ``NAME.styles.yaml`` beside the template, that before Word's own names. Raises
    FileProblemsError with all that is wrong with template and map.
    """
    if path is None:
        return _own_style()
    try:
        house = assemble(path, names or {})
    except UnreadableError as error:
        raise FileProblemsError(path, error.problems) from None
    return HouseStyle(
        path=path,
        package=pack(house.parts),
        styles=MappingProxyType(house.ids),
        width=house.width,
        footer_tabs=house.footer_tabs,
        look=house.look,
        lacking=house.lacking,
    )


def missing(style: HouseStyle) -> tuple[MissingStyle, ...]:
    """Return what the template doesn't have, and what stands in for it."""
    return style.lacking


@cache
def _own_style() -> HouseStyle:
    styles = parse(own_parts()["word/styles.xml"])
    return HouseStyle(
        path=None,
        package=TEMPLATE.read_bytes(),
        styles=MappingProxyType(
            {name_of(style): id_of(style) for style in styles.iterfind(q("style"))}
        ),
        width=PORTRAIT_WIDTH,
        footer_tabs=1,
    )
