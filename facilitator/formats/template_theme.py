"""The template's theme: what Word offers as colours and fonts when somebody edits."""

from __future__ import annotations

from typing import Final

from facilitator.formats.template_look import BAND, BLUE, FONT, GREY, LINE, NAVY, RED

_COLOURS: Final = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": NAVY,
    "lt2": BAND,
    "accent1": BLUE,
    "accent2": LINE,
    "accent3": GREY,
    "accent4": RED,
    "accent5": NAVY,
    "accent6": "000000",
    "hlink": BLUE,
    "folHlink": BLUE,
}
_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE: Final = f'<a:ln w="9525">{_FILL}</a:ln>'
_EFFECT: Final = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def build_theme() -> str:
    """Return the theme part; DrawingML wants three of each style."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items()
    )
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'name="facilitator"><a:themeElements>'
        f'<a:clrScheme name="facilitator">{colours}</a:clrScheme>'
        f'<a:fontScheme name="facilitator"><a:majorFont>{font}</a:majorFont>'
        f'<a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name="facilitator">'
        f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
