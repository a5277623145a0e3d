"""How what is drawn looks, charts for one: not by styles, so that it has to be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Look:
    """Colour (``RRGGBB``) and font of what is drawn; empty: our own colour, the theme's font."""

    colour: str
    font: str
    widest: float = 1.0
    """How much wider letters may be than those of our own font."""


HOUSE_LETTERS: Final = 1.22
"""`Look.widest` of a house: DejaVu, that stands in for fonts that are missing, is about as wide."""
OWN_LOOK: Final = Look("", "")
