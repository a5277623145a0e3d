"""Finding an entry by its number or by what it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from rich.text import Text

from facilitator.domain.agenda import PlaceId
from facilitator.domain.entries import Entry, EntryId
from facilitator.domain.entry_wording import kind_word, relation_word
from facilitator.domain.redaction import entry_words
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.mitschrift.picker import Choice, Found
from facilitator.tui.plain import visible

_MOST: Final = 100
"""More than that nobody reads: one types another letter instead."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    entry: Entry
    number: str
    earlier: frozenset[str]
    """The numbers that it had before it was moved."""
    haystack: str

    def distance(self, number: str) -> int:
        """Return how far it is from being the one so numbered: 0 is it, 1 was it."""
        return 0 if number == self.number else 1 if number in self.earlier else 2


class Search:
    """All entries of one moment: those of `place` first, the last ones first, removed ones last.

    With `only`, those of these places alone.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        place: PlaceId,
        texts: Texts,
        only: Collection[PlaceId] | None = None,
    ) -> None:
        self._snapshot = snapshot
        self._texts = texts
        numbers = _numbers(snapshot)
        self._candidates = [
            _candidate(entry, snapshot.full_number(entry).casefold(), numbers[entry.id])
            for entry in sorted(snapshot.entries.values(), key=_newest_first)
            if only is None or entry.place in only
        ]
        self._candidates.sort(key=lambda one: (one.entry.removed, one.entry.place != place))

    def find(self, query: str) -> Found:
        """Return the entries that hold every word of `query`, or have or had it as their number."""
        words = query.casefold().split()
        found = [one for one in self._candidates if all(word in one.haystack for word in words)]
        found.sort(key=lambda one: one.distance(query.strip().casefold()))
        choices = tuple(Choice(one.entry.id, self._shown(one)) for one in found[:_MOST])
        return Found(choices, len(found))

    def _shown(self, candidate: _Candidate) -> Text:
        entry = candidate.entry
        text = visible(entry_words(entry, self._texts)).replace("\n", " ")
        kind = kind_word(self._snapshot, entry.kind, self._texts)
        if entry.relation is not None and entry.kind is None:
            kind = relation_word(entry.relation, self._texts)
        shown = Text.assemble(
            (f"{self._snapshot.full_number(entry)}  {visible(kind)}  ", "bold"), text
        )
        if entry.removed:
            shown = Text.assemble(
                (f"{self._texts('removed, ⏎ brings it back')}  ", "italic"), shown
            )
        shown.no_wrap, shown.overflow = True, "ellipsis"
        return shown


def _newest_first(entry: Entry) -> tuple[int, str]:
    return -entry.filed_at.ms, entry.id


def _numbers(snapshot: Snapshot) -> Mapping[EntryId, set[str]]:
    """Return the numbers in full that lead to each entry."""
    found: dict[EntryId, set[str]] = defaultdict(set)
    for place, numbers in snapshot.numbers.items():
        code = snapshot.place_code(place).casefold()
        for number, entry in numbers.items():
            found[entry].add(f"{code}.{number}")
    return found


def _candidate(entry: Entry, number: str, numbers: set[str]) -> _Candidate:
    said = " ".join((number, *sorted(numbers - {number}), entry.text, entry.function))
    return _Candidate(entry, number, frozenset(numbers - {number}), said.casefold())
