"""Where a text is broken into lines, whatever its letters measure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

Measure: TypeAlias = Callable[[str], float]
"""Returns how wide a piece of text is."""

_ADDRESS_PARTS: Final = re.compile(
    r"\w+://"
    r"|\d+\.\d+\.(?=\d+\.\d+\b)|\d+\.\d+(?::\d+)?(?:/|$)"  # the halves of an IPv4 address
    r"|:\d+/?|:|[^/?&=.\-_:]*[/?&=.\-_]?"
)
_AFTER_HYPHEN: Final = re.compile(r"(?<=\w{2}-)(?=\w{2})")


def words_of(paragraph: str) -> list[str]:
    """Return the pieces of `paragraph` between which a line may end, blanks before them.

    Words may be parted where they have a hyphen: ``Workshop-`` and ``Phase``.
    """
    spaced = (f" {word}" if number else word for number, word in enumerate(paragraph.split()))
    return [part for word in spaced for part in _AFTER_HYPHEN.split(word)]


def parts_of(address: str) -> list[str]:
    """Return the pieces of `address` between which a line may end."""
    return [part for part in _ADDRESS_PARTS.findall(address) if part]


def wrap(pieces: Sequence[str], limit: float, measure: Measure) -> list[str] | None:
    """Return `pieces` in lines no wider than `limit`; None if one piece alone is wider."""
    lines: list[str] = []
    line, used = "", 0.0
    for piece in pieces:
        width = measure(piece)
        if line and used + width <= limit:
            line, used = line + piece, used + width
            continue
        if line:
            lines.append(line)
        line = piece.lstrip()
        used = measure(line)
        if used > limit:
            return None
    return [*lines, line] if line else lines


def break_long(pieces: Sequence[str], limit: int, measure: Measure) -> Iterator[str]:
    """Yield `pieces`, those wider than `limit` in several parts."""
    for piece in pieces:
        rest = piece
        while measure(rest.lstrip()) > limit:
            cut = len(rest) - len(rest.lstrip()) + 1
            while measure(rest[: cut + 1].lstrip()) <= limit:
                cut += 1
            yield rest[:cut]
            rest = rest[cut:]
        if rest:
            yield rest
