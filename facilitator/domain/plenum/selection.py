"""What of all entries the plenum has before it: filtered, and what has no theme yet first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.entries import Entry
from facilitator.domain.kinds import KindId
from facilitator.domain.places import all_places
from facilitator.domain.plenum.gathering import heir_of, wordings
from facilitator.domain.plenum.round import RoundId, RoundKind
from facilitator.domain.snapshot import Snapshot

_FOR_THEMES: Final = frozenset({RoundKind.CARDS, RoundKind.PODIUM})
"""Rounds whose answers are about what the workshops spoke of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is wanted; empty: all."""

    places: Collection[PlaceId] = ()
    kinds: Collection[KindId | None] = ()
    """None among them: unsorted entries."""
    voices: bool = True
    """Whether what was only asked of single people is listed without a theme, too: a word on the
    day, a quote, a story. Who looks for words or for a kind finds it anyway."""
    text: str = ""
    """Words that all stand in the wording, in who said it, or in the number."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What passes a filter: each in the order of places (workshops first), then of filing."""

    unthemed: tuple[Entry, ...]
    themed: tuple[Entry, ...]


def select(snapshot: Snapshot, wanted: Filter) -> Selection:
    """Return the entries that pass; what is merged stands under its wording, and speaks for it.

    So a merged wording passes as soon as one of its sources does. Removed entries never do;
    redacted ones only in a theme, where nobody looks for words.
    """
    under, words = wordings(snapshot.entries), wanted.text.casefold().split()
    left_out = of_single_people(snapshot) if _is_overview(wanted) else frozenset()
    unthemed: list[Entry] = []
    themed: list[Entry] = []
    for entry in _all_standing(snapshot):
        if entry.merged_into and heir_of(entry, snapshot.entries) is not entry:
            continue
        group = (entry, *under.get(entry.id, ()))
        has_theme = entry.id in snapshot.themes.of_entry
        if not has_theme and (entry.redacted or entry.round in left_out):
            continue
        if any(_passes(one, snapshot, wanted, words) for one in group):
            (themed if has_theme else unthemed).append(entry)
    return Selection(tuple(unthemed), tuple(themed))


def _is_overview(wanted: Filter) -> bool:
    return not (wanted.voices or wanted.text.strip() or wanted.kinds)


def of_single_people(snapshot: Snapshot) -> frozenset[RoundId]:
    """Return the rounds whose answers no overview lists as long as they have no theme."""
    return frozenset(one.id for one in snapshot.rounds if one.kind not in _FOR_THEMES)


def _all_standing(snapshot: Snapshot) -> list[Entry]:
    order = [place.id for place in all_places(snapshot.agenda)]
    order += [place for place in snapshot.notes if place not in order]
    return [entry for place in order for entry in snapshot.notes_in(place).entries]


def _passes(entry: Entry, snapshot: Snapshot, wanted: Filter, words: Collection[str]) -> bool:
    if wanted.places and entry.place not in wanted.places:
        return False
    if wanted.kinds and entry.kind not in wanted.kinds:
        return False
    if not words:
        return True
    said = f"{snapshot.full_number(entry)} {entry.text} {entry.function}".casefold()
    return all(word in said for word in words)
