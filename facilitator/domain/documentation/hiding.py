"""Words that must not be read, found in any text and replaced, fast however many they are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

_WORD: Final = re.compile(r"\w+")
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Soft hyphens, joiners and other signs within words that no reader sees."""


class Hiding:
    """Hides wordings, in whatever case and with whatever white space they stand there.

    Each is looked for only in texts that have the one of its words that is the rarest among them
    all: a thousand quotes beside ten thousand entries would else take seconds.
    """

    def __init__(self, instead: Mapping[str, str]) -> None:
        """`instead` says for each wording what stands there in its place."""
        seen = {_UNSEEN.sub("", words): other for words, other in instead.items()}
        instead = {words: other for words, other in seen.items() if words.strip()}
        longest_first = sorted(instead, key=lambda words: (-len(words), words))
        self._known = [(_pattern(words), instead[words]) for words in longest_first]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        own = [sorted(set(_WORD.findall(words.lower()))) for words in longest_first]
        counted = Counter(word for words in own for word in words)
        for number, words in enumerate(own):
            rarest = min(words, key=lambda word: (counted[word], -len(word)), default="")
            self._by_word[rarest].append(number)
        self._everywhere = self._by_word.pop("", [])

    def hide(self, text: str) -> str:
        """Return `text` without those words, also where signs stand in them that nobody sees."""
        plain = _UNSEEN.sub("", text)
        hidden = self._hide(plain)
        return text if hidden == plain else hidden

    def _hide(self, text: str) -> str:
        found = set(self._everywhere)
        for word in _WORD.findall(text.lower()):
            found.update(self._by_word.get(word, ()))
        for number in sorted(found):
            pattern, instead = self._known[number]
            text = pattern.sub(instead.replace("\\", r"\\"), text)
        return text


def _pattern(words: str) -> re.Pattern[str]:
    pattern = r"\s+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)
