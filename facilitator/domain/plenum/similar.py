"""Which entries say something similar: a suggestion for whoever gathers them, never more.

Two statements are as similar as the rare letter sequences that their words share. German builds
words out of words and bends them: „Fortbildungsplätze“ has to do with „Fortbildung“ and „Plätze“.
So words that say nothing are left out, umlauts folded, endings cut, and what is left is taken apart
into sequences of four letters, which are weighed as BM25 weighs words (Robertson and Zaragoza,
2009): the rarer a sequence, the more it says. Words for one thing that share no letters are not
found: nothing here knows what words mean. So little is suggested unasked: a wrong suggestion costs
more trust than a missing one. Who asks sees more. What it comes to: ``benchmarks/similarity.py``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from heapq import nsmallest
from math import log
from typing import Final

from facilitator.domain.entries import Entry, EntryId
from facilitator.domain.plenum.gathering import heir_of
from facilitator.domain.plenum.stop_words import STOP_WORDS

MOST: Final = 3
MOST_ASKED: Final = 5
_WORD: Final = re.compile(r"[^\W_]+")
_FOLDED: Final = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_ENDINGS: Final = (
    *("ungen", "heiten", "keiten", "innen", "ung", "heit", "keit", "isch", "lich", "ern", "est"),
    *("in", "em", "en", "er", "es", "st", "e", "n", "s", "t"),
)
_SHORTEST_STEM: Final = 4
_SEQUENCE: Final = 4
_SATURATION: Final = 1.2
"""How soon a sequence that comes again says no more (k1 of BM25)."""
_LENGTH: Final = 0.75
"""How far long statements are held to their length (b of BM25)."""
LEAST: Final = 0.25
"""Which part of what either of two entries has in common with itself they must share."""
LEAST_ASKED: Final = 0.1
"""The same for who asks for more, and knows that not all of it will fit."""
_CANDIDATES: Final = 20
"""So many are looked at for each that is wanted: of several under one wording one is enough."""


def sequences(text: str) -> Iterator[str]:
    """Yield what `text` is compared by."""
    for word in _WORD.findall(text.casefold()):
        if word not in STOP_WORDS:
            stem = _stem(word.translate(_FOLDED))
            for start in range(max(1, len(stem) - _SEQUENCE + 1)):
                yield stem[start : start + _SEQUENCE]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


class SimilarEntries:
    """An index over entries that follows them as they change.

    Invariants:
      1. An answer depends on the entries that were followed last, not on how they came about.
      2. Only what changed is read anew.
    """

    def __init__(self) -> None:
        self._entries: Mapping[EntryId, Entry] = {}
        self._read: dict[EntryId, Counter[str]] = {}
        self._lengths: dict[EntryId, int] = {}
        self._all: int = 0
        """The length of all statements together."""
        self._found_in: dict[str, dict[EntryId, int]] = defaultdict(dict)
        """For each sequence how often it is in which statement."""

    def follow(self, entries: Mapping[EntryId, Entry]) -> None:
        """Take `entries` for what there is from now on."""
        before, self._entries = self._entries, entries
        if entries is before:
            return
        for key in before.keys() - entries.keys():
            self._forget(key)
        for key, entry in entries.items():
            if before.get(key) is not entry:
                self._forget(key)
                if not entry.removed and not entry.redacted:
                    self._note(key, entry.text)

    def to(self, entry: EntryId, most: int = MOST, *, least: float = LEAST) -> tuple[Entry, ...]:
        """Return entries of other places that are similar to `entry`, the most similar first.

        Of what was merged the wording is meant; what stands under the same wording is no news.
        `least` is which part of either must be in common, 0: any.
        """
        known = self._entries.get(entry)
        if known is None or entry not in self._read:
            return ()
        scores = self._scores(entry)
        enough = least * scores.pop(entry)
        # Not after ranking: in its own workshop there may be any number that are closer.
        close = {
            one: score
            for one, score in scores.items()
            if score >= enough and self._entries[one].place != known.place
        }
        ranked = nsmallest(most * _CANDIDATES, close, key=lambda one: (-close[one], one))
        own = heir_of(known, self._entries).id
        found: dict[EntryId, Entry] = {}
        for other in map(self._entries.__getitem__, ranked):
            heir = heir_of(other, self._entries)
            if heir.id != own and close[other.id] >= least * self._own_score(other.id):
                found.setdefault(heir.id, heir)
        return tuple(found.values())[:most]

    def _own_score(self, entry: EntryId) -> float:
        """Return how much a statement has in common with itself."""
        base = self._base(self._lengths[entry])
        return sum(
            self._weight(sequence) * times / (times + base)
            for sequence, times in self._read[entry].items()
        )

    def _scores(self, entry: EntryId) -> dict[EntryId, float]:
        """Return how much each statement has in common with that of `entry`, itself among them."""
        base = {one: self._base(length) for one, length in self._lengths.items()}
        scores: dict[EntryId, float] = defaultdict(float)
        for sequence in self._read[entry]:
            weight = self._weight(sequence)
            for one, times in self._found_in[sequence].items():
                scores[one] += weight * times / (times + base[one])
        return scores

    def _base(self, length: int) -> float:
        average = self._all / len(self._read)
        return _SATURATION * (1 - _LENGTH + _LENGTH * length / average)

    def _weight(self, sequence: str) -> float:
        count, found = len(self._read), len(self._found_in[sequence])
        return log(1 + (count - found + 0.5) / (found + 0.5)) * (_SATURATION + 1)

    def _note(self, entry: EntryId, text: str) -> None:
        read = Counter(sequences(text))
        if not read:
            return
        self._read[entry] = read
        self._lengths[entry] = read.total()
        self._all += read.total()
        for sequence, times in read.items():
            self._found_in[sequence][entry] = times

    def _forget(self, entry: EntryId) -> None:
        read = self._read.pop(entry, None)
        if read is None:
            return
        self._all -= self._lengths.pop(entry)
        for sequence in read:
            del self._found_in[sequence][entry]
            if not self._found_in[sequence]:
                del self._found_in[sequence]
