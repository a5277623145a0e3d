"""What to do about a font that is missing where a document is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from facilitator.texts import Texts

_PACKAGES: Final[Mapping[str, str]] = {
    "calibri": "fonts-crosextra-carlito",
    "cambria": "fonts-crosextra-caladea",
    "arial": "fonts-liberation",
    "times new roman": "fonts-liberation",
    "courier new": "fonts-liberation",
}
"""Where Debian and Ubuntu have a free font as wide."""


def explain_missing_font(font: str, texts: Texts) -> str:
    """Return why the contents have no page numbers, and what to do; `font` may be unknown."""
    if not font:
        return texts(
            "The contents have no page numbers: the document's font is missing here. In Word: "
            "click into the contents, F9."
        )
    said = texts(
        "The contents have no page numbers: the document's font “{font}” is missing here. Install "
        "it and export again; or in Word: click into the contents, F9.",
        font=font,
    )
    package = _PACKAGES.get(font.casefold())
    if package is None:
        return said
    as_wide = texts("On Debian and Ubuntu the package {package} does as well.", package=package)
    return f"{said} {as_wide}"
