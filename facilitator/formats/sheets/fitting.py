"""How large a text may be so that it fits its square, long German words and all.

Which font a machine really has, nobody knows before it prints: widths are those of Calibri and its
twin Carlito, rounded up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from facilitator.texts import Language

SOFT_HYPHEN: Final = "\u00ad"
LEADING: Final = 1.12
"""Line height, as a share of the size."""

_LEAST_SIZE: Final = 5.0
_STEP: Final = 0.5
_BROKEN_BELOW: Final = 0.78
"""A text loses this share of its size before a word of it is broken."""
_LONG_WORD: Final = 13
_WORD: Final = re.compile(r"\w+")
_PART: Final = re.compile(rf"[^\s{SOFT_HYPHEN}-]*(?:{SOFT_HYPHEN}|-|\s+|$)")
"""What stays on one line, with what ends it."""
_PATTERNS: Final = {"de": "de_DE", "en": "en_GB"}
_WIDTHS: Final = {
    **dict.fromkeys("ijlI.,:;'|", 0.27),
    **dict.fromkeys(' ()f-J!trsz/"', 0.39),
    **dict.fromkeys("mwMW@%&", 0.86),
}
_CAPITAL: Final = 0.65
_USUAL: Final = 0.53


@dataclass(frozen=True, slots=True)
class Room:
    """Where a text has to fit, in points."""

    width: float
    height: float
    largest: float
    """The size of a text that is short enough."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text with soft hyphens where it must be broken, and its size in points."""

    text: str
    size: float


@cache
def fit(text: str, room: Room, language: Language) -> Fitted:
    """Return `text` in the largest size in which it fits, broken only where that gains much."""
    broken = hyphenate(text, language)
    for size in _sizes(room.largest):
        if size >= room.largest * _BROKEN_BELOW and _fits(text, room, size):
            return Fitted(text, size)
    for size in _sizes(room.largest):
        if _fits(broken, room, size):
            return Fitted(broken, size)
    return Fitted(broken, _LEAST_SIZE)


@cache
def hyphenate(text: str, language: Language) -> str:
    """Return `text` with soft hyphens in its long words; as it is where nothing knows them."""
    try:
        import pyphen
    except ImportError:
        return text
    patterns = pyphen.Pyphen(lang=_PATTERNS[language], left=3, right=3)
    return _WORD.sub(
        lambda word: (
            str(patterns.inserted(word[0], hyphen=SOFT_HYPHEN))
            if len(word[0]) > _LONG_WORD
            else word[0]
        ),
        text,
    )


def width_of(text: str) -> float:
    """Return how wide `text` is about, as a share of its size."""
    return sum(
        _WIDTHS.get(sign, _CAPITAL if sign.isupper() else _USUAL)
        for sign in text
        if sign != SOFT_HYPHEN
    )


def _sizes(largest: float) -> list[float]:
    count = int((largest - _LEAST_SIZE) / _STEP)
    return [largest - step * _STEP for step in range(count + 1)]


def _fits(text: str, room: Room, size: float) -> bool:
    lines = _count_lines(text, room.width / size)
    return lines is not None and lines * size * LEADING <= room.height


def _count_lines(text: str, width: float) -> int | None:
    """Return how many lines of `width` the text takes; None: some part of a word is wider."""
    lines, used = 1, 0.0
    for part in _PART.findall(text):
        taken = width_of(part.rstrip())
        hyphen = width_of("-") if part.endswith(SOFT_HYPHEN) else 0.0
        if taken + hyphen > width:
            return None
        if used + taken + hyphen > width:
            lines, used = lines + 1, 0.0
        used += width_of(part)
    return lines
