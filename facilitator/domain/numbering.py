"""Numbers that entries keep: ``17``, or ``b4`` from a further device; ``L 3.17`` in full."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import count
from typing import Final

from facilitator.domain.kinds import Kind

OPEN: Final = "?"
"""Stands for a number that is not given yet."""

_NUMBER: Final = re.compile(r"([a-z]*)([0-9]{1,18})")
_LONGEST: Final = 3
"""How many letters of a title a code takes before it goes on with digits."""
_WITHOUT_LETTERS: Final = "X"


def next_number(used: Collection[str], letter: str) -> str:
    """Return the number that follows those of `used` with that device's `letter` (empty: none)."""
    parsed = (_NUMBER.fullmatch(number) for number in used)
    counts = (int(found[2]) for found in parsed if found and found[1] == letter)
    return f"{letter}{max(counts, default=0) + 1}"


def label(code: str, number: str, kind: Kind | None) -> str:
    """Return an entry's number in full: ``L 3.17``, or ``3.17`` if it is unsorted."""
    full = f"{code}.{number or OPEN}"
    return full if kind is None else f"{kind.letter.upper()} {full}"


def code_for(title: str, taken: Collection[str]) -> str:
    """Return a code for the block of that title: ``I``, else ``IM``, ``IMP``, ``I2``, ``I3`` …

    Letters are A to Z, umlauts without their dots, so that no code is ever a plain number. Codes
    that differ only in case count as the same.
    """
    used = {code.upper() for code in taken}
    return next(code for code in _codes(title) if code not in used)


def _codes(title: str) -> Iterator[str]:
    letters = _letters(title) or _WITHOUT_LETTERS
    for length in range(1, min(len(letters), _LONGEST) + 1):
        yield letters[:length]
    for digit in count(2):
        yield f"{letters[0]}{digit}"


def _letters(title: str) -> str:
    decomposed = unicodedata.normalize("NFKD", title).upper()
    return "".join(letter for letter in decomposed if "A" <= letter <= "Z")
