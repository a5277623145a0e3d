"""What differs between two wordings, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_TOKEN: Final = re.compile(r"\w+|\s|[^\w\s]")
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"


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
    return SequenceMatcher(a=one.split(), b=other.split(), autojunk=False).ratio()


def _plain(tokens: list[str]) -> list[str]:
    return [token.replace(_NO_BREAK, " ") for token in tokens]
