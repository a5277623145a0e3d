"""How well letters stand out: relative luminance and contrast as WCAG 2.1 defines them."""

from __future__ import annotations

import re
from typing import Final

ENOUGH: Final = 4.5
"""WCAG 2.1, 1.4.3, for text of any size."""
_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}")


def is_colour(value: str) -> bool:
    """Say whether `value` is ``RRGGBB``; Word also knows ``auto``."""
    return _HEX.fullmatch(value) is not None


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, ``RRGGBB`` each: from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def tint(colour: str, share: float) -> str:
    """Return `colour` mixed with white; `share` of it from 0 to 1."""
    mixed = (round(255 - (255 - value) * share) for value in bytes.fromhex(colour))
    return bytes(mixed).hex().upper()


def _luminance(colour: str) -> float:
    shares = (value / 255 for value in bytes.fromhex(colour))
    red, green, blue = (
        share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
