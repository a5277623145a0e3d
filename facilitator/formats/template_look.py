"""What all styles of the template are made of: font, colours, and the form of a style.

Contrast on white: blue 8.6:1, navy 13.3:1, grey 7.0:1, red 7.8:1 (WCAG asks for 4.5:1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FONT: Final = "Calibri"
FALLBACK_FONT: Final = "Carlito"
"""Metric-compatible: lines and pages break alike where Calibri is missing."""

NAVY: Final = "1F2F4A"
BLUE: Final = "1F4E79"
GREY: Final = "595959"
BAND: Final = "F2F6FB"
RED: Final = "A3161A"
LINE: Final = "9DB7D5"
BOLD: Final = "<w:b/><w:bCs/>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style; `paragraph` and `text` are its properties as WordprocessingML."""

    id: str
    name: str
    """English for Word's own styles, which Word shows in the user's language."""
    alias: str = ""
    """What German users of Word see beside the name of one of ours."""
    kind: str = "paragraph"
    based_on: str = ""
    next: str = ""
    paragraph: str = ""
    text: str = ""
    default: bool = False
