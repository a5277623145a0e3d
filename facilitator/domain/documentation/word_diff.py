"""What differs between two wordings, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_TOKEN: Final = re.compile(r"\w+|\s|[^\w\s]")
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_MOST_PAIRS: Final = 2_000_000
"""Of words that are compared one by one: the time grows faster than their number, to minutes."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of two wordings: in both the same, or `before` instead of `after`."""

    before: str
    after: str

    @property
    def is_same(self) -> bool:
        """Whether both say it."""
        return self.before == self.after


def passages(before: str, after: str) -> Iterator[Passage]:
    """Yield both wordings passage by passage; a no-break space counts as a space."""
    left, right = _TOKEN.findall(before), _TOKEN.findall(after)
    start, end = _alike_at_the_ends(_plain(left), _plain(right))
    yield from _all_the_same(left[:start])
    yield from _between(left[start : len(left) - end], right[start : len(right) - end])
    yield from _all_the_same(left[len(left) - end :])


def _all_the_same(words: list[str]) -> Iterator[Passage]:
    if words:
        yield Passage("".join(words), "".join(words))


def _alike_at_the_ends(left: list[str], right: list[str]) -> tuple[int, int]:
    """Return how many words both begin and end with."""
    shorter = min(len(left), len(right))
    start = next((n for n in range(shorter) if left[n] != right[n]), shorter)
    rest = range(shorter - start)
    end = next((n for n in rest if left[-1 - n] != right[-1 - n]), shorter - start)
    return start, end


def _between(left: list[str], right: list[str]) -> Iterator[Passage]:
    if len(left) * len(right) > _MOST_PAIRS:
        yield Passage("".join(left), "".join(right))
        return
    matcher = SequenceMatcher(a=_plain(left), b=_plain(right), autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        old = "".join(left[start:end])
        yield Passage(old, old if kind == "equal" else "".join(right[begin:stop]))


def as_before(before: str, after: str) -> str:
    """Return `after` with spaces that break where they do in `before`, as far as both agree.

    Writers keep labels together; that is no change of theirs who polish.
    """
    return "".join(passage.after for passage in passages(before, after))


def likeness(one: str, other: str) -> float:
    """Return how alike two wordings are: 0 to 1."""
    left, right = one.split(), other.split()
    matcher = SequenceMatcher(a=left, b=right, autojunk=False)
    is_long = len(left) * len(right) > _MOST_PAIRS
    return matcher.quick_ratio() if is_long else matcher.ratio()


def _plain(tokens: list[str]) -> list[str]:
    return [token.replace(_NO_BREAK, " ") for token in tokens]
