"""How wide the columns of a table are: as the document wants them, but no word of a header breaks.

On the narrower pages of a house a column's share may be less than its header's longest word, or
than a time of day, which nobody could read on two lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Final

from facilitator.formats.sheets.fitting import width_of

BOLDER: Final = 1.08
"""How wide bold letters are beside ordinary ones."""
_SERIFED: Final = 0.5
"""In em: how wide a letter is at the least, in the mean of a word."""
_LONGEST: Final = 8.0
"""In em: what is longer is no time or number, and may break."""


def widest_word(title: str, said: Iterable[str]) -> float:
    """Return how wide a column must be, in em: for its header's words, and its cells' figures.

    Words of cells may be hyphenated; ``12:30–13:00`` may not.
    """
    words = {word for text in said for word in text.split(" ") if _has_digit(word)}
    figures = [width for width in map(width_of, words) if width <= _LONGEST]
    return max([*map(_bold_width, title.split()), *figures], default=0.0)


def _bold_width(word: str) -> float:
    """Return the width of a bold word; with serifs, narrow letters are not that narrow."""
    return max(width_of(word) * BOLDER, len(word) * _SERIFED)


def _has_digit(word: str) -> bool:
    return any("0" <= sign <= "9" for sign in word)


def share_width(width: int, wanted: Sequence[int], least: Sequence[int]) -> list[int]:
    """Return the widths of columns, in the unit of `width`, which they are together exactly.

    `wanted` are their shares; one that would be below its `least` gets that, and the others have
    the rest in their proportion. Where there isn't room for all, shares alone count.
    """
    if sum(least) > width:
        return _shared(width, wanted)
    fixed: dict[int, int] = {}
    while True:
        rest = width - sum(fixed.values())
        total = sum(share for at, share in enumerate(wanted) if at not in fixed)
        short = {
            at: least[at]
            for at, share in enumerate(wanted)
            if at not in fixed and rest * share < least[at] * total
        }
        if not short:
            break
        fixed |= short
    free = _shared(rest, [share for at, share in enumerate(wanted) if at not in fixed])
    found = iter(free)
    return [fixed[at] if at in fixed else next(found) for at in range(len(wanted))]


def _shared(width: int, wanted: Sequence[int]) -> list[int]:
    edges = [width * edge // sum(wanted) for edge in accumulate(wanted, initial=0)]
    return [right - left for left, right in pairwise(edges)]
