"""Whether what is suggested as similar is, and how soon it is there among 2,000 entries.

Statements of two events lie in ``statements/``, each with what else means the same. One set was
used to choose between ways of comparing; by the other one nothing was chosen. Precision at 3: of
the first three suggested from other workshops, how many mean the same; asked of each statement that
has a partner. Beside it plain word overlap, which is the floor of the time, too.

    python -m benchmarks.similarity
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import nsmallest
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any, Final, NamedTuple

from facilitator.domain.entries import Entry, EntryId
from facilitator.domain.instant import Instant
from facilitator.domain.plenum.similar import LEAST, LEAST_ASKED, MOST, MOST_ASKED, SimilarEntries

TARGET_MS: Final = 16.0
"""One frame."""
ENTRIES: Final = 2_000
QUESTIONS: Final = 500
_STATEMENTS: Final = Path(__file__).parent / "statements"
_WORD: Final = re.compile(r"\w+")

Suggest = Callable[[EntryId], Sequence[EntryId]]


class Statement(NamedTuple):
    """One labelled line."""

    entry: Entry
    meaning: str
    """What others mean, too; empty: nobody else means that."""


def read(name: str) -> list[Statement]:
    """Return the statements of one of the two sets."""
    lines = (_STATEMENTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    found = []
    for number, line in enumerate(line for line in lines if not line.startswith("#")):
        workshop, meaning, text = (part.strip() for part in line.split("|", 2))
        found.append(Statement(make_entry(number, f"ws{workshop}", text), meaning))
    return found


def make_entry(number: int, place: str, text: str) -> Entry:
    """Return an entry that says `text`."""
    key = f"{number:06}"
    return Entry(id=key, place=place, number=key, text=text, filed_at=Instant(0))


def follow(entries: Iterable[Entry]) -> SimilarEntries:
    """Return an index over `entries`."""
    index = SimilarEntries()
    index.follow({entry.id: entry for entry in entries})
    return index


class Overlap:
    """The floor: which part of all words of two statements both have."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._words = {key: _words(entry.text) for key, entry in self._entries.items()}

    def to(self, entry: EntryId) -> list[EntryId]:
        """Return the three entries of other places that share the most words with `entry`."""
        place, words = self._entries[entry].place, self._words[entry]
        shares = {
            key: len(words & others) / len(words | others)
            for key, others in self._words.items()
            if self._entries[key].place != place and words & others
        }
        return nsmallest(MOST, shares, key=lambda key: (-shares[key], key))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def precision_at_3(statements: Sequence[Statement], suggest: Suggest) -> float:
    """Return which part of three suggestions is right, over all statements with a partner."""
    meanings = {one.entry.id: one.meaning for one in statements}
    return mean(
        sum(meanings[found] == one.meaning for found in suggest(one.entry.id)) / MOST
        for one in statements
        if one.meaning
    )


def shown(
    statements: Sequence[Statement], index: SimilarEntries, most: int, least: float
) -> tuple[float, float, float]:
    """Return how many are suggested for a statement, which part is right, and for one alone."""
    meanings = {one.entry.id: one.meaning for one in statements}
    found = {one.entry.id: _ids(index.to(one.entry.id, most, least=least)) for one in statements}
    right = sum(
        bool(meanings[key]) and meanings[other] == meanings[key]
        for key, others in found.items()
        for other in others
    )
    every = sum(map(len, found.values()))
    alone = mean(len(found[one.entry.id]) for one in statements if not one.meaning)
    return every / len(statements), right / every, alone


def many(statements: Sequence[Statement]) -> list[Entry]:
    """Return 2,000 entries of 5 to 25 words, drawn from all that was said."""
    lots = random.Random(1)
    words = [word for one in statements for word in one.entry.text.split()]
    return [
        make_entry(
            number, f"ws{number % 4 + 1}", " ".join(lots.choices(words, k=lots.randint(5, 25)))
        )
        for number in range(ENTRIES)
    ]


def took_ms(work: Callable[[Any], object], argument: object) -> float:
    """Return how much of the processor `work` needed."""
    before = time.process_time()
    work(argument)
    return (time.process_time() - before) * 1000


def measure(entries: Sequence[Entry]) -> Mapping[str, list[float]]:
    """Return the milliseconds of ours and of the floor, in turns, after a warm-up."""
    index, overlap = follow(entries), Overlap(entries)
    asked = random.Random(2).choices(entries, k=QUESTIONS)
    index.to(asked[0].id)
    overlap.to(asked[0].id)
    took: dict[str, list[float]] = {"ours": [], "floor": []}
    for entry in asked:
        took["ours"].append(took_ms(index.to, entry.id))
        took["floor"].append(took_ms(overlap.to, entry.id))
    return took


def compare(name: str, statements: Sequence[Statement]) -> bool:
    """Print what is found in one set; tell whether that is more than shared words find."""
    index = follow(one.entry for one in statements)
    overlap = Overlap(one.entry for one in statements)
    floor = precision_at_3(statements, overlap.to)
    ours = precision_at_3(statements, lambda key: _ids(index.to(key, least=0)))
    print(f"{name}: {len(statements)} statements, precision at 3: {ours:.2f}, words {floor:.2f}")
    for when, most, least in (("unasked", 1, LEAST), ("asked", MOST_ASKED, LEAST_ASKED)):
        some, right, alone = shown(statements, index, most, least)
        print(
            f"  shown {when}: {some:.2f} each, {right:.2f} of them right; "
            f"where nothing is: {alone:.2f}"
        )
    return ours > floor


def main() -> int:
    """Print what was found; return 1 where a target is missed."""
    sets = {name: read(name) for name in ("tuning", "held_out")}
    are_better = [compare(name, statements) for name, statements in sets.items()]
    entries = many([*sets["tuning"], *sets["held_out"]])
    print(f"{ENTRIES} entries, read once: {took_ms(follow, entries):.0f} ms")
    took = measure(entries)
    last = quantiles(took["ours"], n=100)[-1]
    ours_ms, floor_ms = median(took["ours"]), median(took["floor"])
    print(f"one answer: {ours_ms:.2f} ms, p99 {last:.2f} ms; {ours_ms / floor_ms:.2f} × words")
    return 0 if all(are_better) and last <= TARGET_MS else 1


def _ids(entries: Iterable[Entry]) -> list[EntryId]:
    return [entry.id for entry in entries]


if __name__ == "__main__":
    sys.exit(main())
