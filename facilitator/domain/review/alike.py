"""Squares that say the same, or almost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_WORD: Final = re.compile(r"\w+")
_STEM: Final = 6
"""Signs of a word that count: ``arbeitet`` and ``arbeitete`` are one."""
_MOST_DIFFERING: Final = 0.75
"""Of the words of both, so many are in both: then they are almost the same."""
_WORTH_A_LOOK: Final = 0.5
_SAME_LETTERS: Final = 0.9


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FILLERS: Final = _words(
    """hat habe haben ist sind war bin kann schon einmal mal noch auch gern gerne und oder der die
    das den dem des ein eine einen einem einer eines im in am an auf zu zum zur mit von vom für sich
    sie er has have is are was can a an the to of on at and or ever once already with for"""
)
_NUMERALS: Final = _words(
    """zwei drei vier fünf sechs sieben acht neun zehn elf zwölf fünfzehn zwanzig dreißig vierzig
    fünfzig hundert tausend two three four five six seven eight nine ten eleven twelve fifteen
    twenty thirty forty fifty hundred thousand"""
)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a square says, without what does not matter."""

    text: str
    stems: frozenset[str]
    numbers: frozenset[str]


def find_alike(squares: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield each square that says what an earlier one says: its place, that one's, whether exactly.

    Numbers tell squares apart: more than ten years is not more than twenty.
    """
    said = [_read(square) for square in squares]
    first: dict[str, int] = {}
    for place, one in enumerate(said):
        if first.setdefault(one.text, place) < place:
            yield place, first[one.text], True
            continue
        almost = (earlier for earlier in range(place) if _is_almost(one, said[earlier]))
        if (earlier := next(almost, None)) is not None:
            yield place, earlier, False


def _read(square: str) -> _Said:
    words = _WORD.findall(unicodedata.normalize("NFC", square).casefold())
    numbers = {word for word in words if word.isdecimal() or word in _NUMERALS}
    content = [word for word in words if word not in _FILLERS and word not in numbers]
    return _Said(" ".join(words), frozenset(map(_stem, content)), frozenset(numbers))


def _stem(word: str) -> str:
    participle = word.startswith("ge") and len(word) > _STEM
    return (word[2:] if participle else word)[:_STEM]


def _is_almost(one: _Said, other: _Said) -> bool:
    if one.numbers != other.numbers or not one.stems or not other.stems:
        return False
    shared = len(one.stems & other.stems) / len(one.stems | other.stems)
    if shared >= _MOST_DIFFERING:
        return True
    if shared < _WORTH_A_LOOK:
        return False
    return SequenceMatcher(None, one.text, other.text, autojunk=False).ratio() >= _SAME_LETTERS
