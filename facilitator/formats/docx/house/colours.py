"""The colour and font of a house, for what we supply: our blue beside its green would look odd."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from facilitator.formats.docx.contrast import ENOUGH, contrast, is_colour, tint
from facilitator.formats.docx.house.mending import find_property
from facilitator.formats.docx.parts import q
from facilitator.formats.template_look import BAND, BLUE, LINE, NAVY

_HEADINGS: Final = ("heading 1", "heading 2", "Title")
_BAND_SHARE: Final = 0.06
_LINE_SHARE: Final = 0.45
_DARKEST: Final = 16.0
"""With more contrast than this a heading is as good as black, and bars and bands want a colour."""


def house_colour(styles: Mapping[str, Any], ids: Mapping[str, str]) -> str:
    """Return the colour of a house's headings, empty if they have none that can be read on white.

    `styles` are its styles by id, `ids` the ids of roles by name.
    """
    for name in _HEADINGS:
        if name in ids:
            found = find_property(styles[ids[name]], styles, "rPr/color")
            colour = "" if found is None else str(found.get(q("val"), ""))
            if is_colour(colour) and _is_fit(colour):
                return colour.upper()
    return ""


def house_font(styles: Mapping[str, Any], ids: Mapping[str, str], root: Any) -> str:
    """Return the font of a house's body text, empty if that is left to its theme."""
    found = find_property(styles[ids["Normal"]], styles, "rPr/rFonts") if "Normal" in ids else None
    if found is None:
        found = root.find(f"{q('docDefaults')}/{q('rPrDefault')}/{q('rPr')}/{q('rFonts')}")
    if found is None or found.get(q("asciiTheme")):
        return ""
    return str(found.get(q("ascii"), ""))


def recolour(style: Any, colour: str) -> None:
    """Replace our colours in one of our styles by `colour` and its tints."""
    tints = {
        BLUE: colour,
        NAVY: colour,
        BAND: tint(colour, _BAND_SHARE),
        LINE: tint(colour, _LINE_SHARE),
    }
    for element in style.iter():
        for key, value in element.attrib.items():
            if value in tints:
                element.set(key, tints[value])


def _is_fit(colour: str) -> bool:
    on_band = contrast(colour, tint(colour, _BAND_SHARE))
    return on_band >= ENOUGH and contrast(colour, "FFFFFF") <= _DARKEST
