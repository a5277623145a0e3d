"""Whether a document was laid out in its own font, or in one whose letters are as wide."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

from facilitator.formats.docx.hardened import parse
from facilitator.formats.docx.house_style import HouseStyle
from facilitator.formats.docx.package import unpack
from facilitator.formats.template_look import FONT

if TYPE_CHECKING:
    from pypdf import PdfReader

_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_AS_WIDE: Final = {
    "calibri": ("carlito",),
    "cambria": ("caladea",),
    "arial": ("liberationsans", "arimo", "helvetica"),
    "timesnewroman": ("liberationserif", "tinos"),
    "couriernew": ("liberationmono", "cousine"),
}
"""Fonts in which lines break alike (metric-compatible)."""


def body_font(style: HouseStyle) -> str:
    """Return the font that ordinary text is to be set in, empty if the template doesn't say."""
    if style.path is None:
        return FONT
    return style.look.font or next(_theme_fonts(style), "")


def is_set_in(pdf: PdfReader, font: str) -> bool:
    """Say whether `font`, or one as wide, is among those of the laid out document."""
    wanted = _plain(font)
    accepted = (wanted, *_AS_WIDE.get(wanted, ()))
    return any(name.startswith(accepted) for name in _fonts(pdf))


def _theme_fonts(style: HouseStyle) -> Iterator[str]:
    for name, content in unpack(BytesIO(style.package)).items():
        if "/theme/" in name and name.endswith(".xml"):
            latin = parse(content).find(f".//{_DRAWING}minorFont/{_DRAWING}latin")
            if latin is not None:
                yield str(latin.get("typeface", ""))


def _fonts(pdf: PdfReader) -> Iterator[str]:
    """Yield the names of all fonts, page by page, without what says that only a part is there."""
    for page in pdf.pages:
        resources = page.get("/Resources")
        fonts = resources.get_object().get("/Font") if resources is not None else None
        for font in (fonts.get_object() if fonts is not None else {}).values():
            name = str(font.get_object().get("/BaseFont", ""))
            yield _plain(name.lstrip("/").rpartition("+")[2])


def _plain(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())
