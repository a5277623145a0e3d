"""What belongs together: entries under one wording, entries under a theme, options."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from facilitator.domain.agenda import PlaceId
from facilitator.domain.entries import Entry, EntryId
from facilitator.domain.kinds import OPTION, KindId
from facilitator.domain.plenum.theme import Theme
from facilitator.domain.snapshot import Snapshot

Entries: TypeAlias = Mapping[EntryId, Entry]


def heir_of(entry: Entry, entries: Entries) -> Entry:
    """Return the entry whose wording stands for `entry`, mostly itself.

    A wording that was removed or undone stands for nothing any more: its sources stand again. Where
    merges go round in a circle, the first of it by id stands.
    """
    passed: dict[EntryId, None] = {}
    while entry.id not in passed:
        passed[entry.id] = None
        heir = entries.get(entry.merged_into or "")
        if heir is None or heir.removed:
            return entry
        entry = heir
    chain = list(passed)
    return entries[min(chain[chain.index(entry.id) :])]


def wordings(entries: Entries) -> Mapping[EntryId, tuple[Entry, ...]]:
    """Return for each merged wording all that it stands for, by id; removed ones are left out."""
    under: dict[EntryId, list[Entry]] = defaultdict(list)
    for entry in entries.values():
        if entry.merged_into and not entry.removed:
            heir = heir_of(entry, entries)
            if heir is not entry:
                under[heir.id].append(entry)
    return MappingProxyType(
        {heir: tuple(sorted(found, key=_by_filing)) for heir, found in under.items()}
    )


def is_folded(entry: Entry, entries: Entries) -> bool:
    """Return whether another wording stands for `entry`, so that lists show it under that."""
    return bool(entry.merged_into) and heir_of(entry, entries) is not entry


def gathered_in(theme: Theme, snapshot: Snapshot) -> tuple[Entry, ...]:
    """Return what stands under `theme`, in the order of filing: each wording once, nothing removed.

    An entry that is gathered while its merged wording is not stands there for itself.
    """
    entries, gathered, found = snapshot.entries, frozenset(theme.entries), {}
    for key in gathered:
        entry = entries.get(key)  # what was undone since is gathered, but is no more
        if entry is not None and not entry.removed:
            heir = heir_of(entry, entries)
            shown = heir if heir.id in gathered else entry
            found[shown.id] = shown
    return tuple(sorted(found.values(), key=_by_filing))


def options_in(theme: Theme, snapshot: Snapshot) -> tuple[Entry, ...]:
    """Return the options for action under `theme`, in the order of filing."""
    return only_options(gathered_in(theme, snapshot))


def options_of(workshop: PlaceId, snapshot: Snapshot) -> tuple[Entry, ...]:
    """Return the options that a workshop worked out, in its own words, in the order of filing."""
    return only_options(snapshot.notes_in(workshop).entries)


def only_options(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return those of `entries` that are options and still say something."""
    return tuple(entry for entry in entries if entry.kind == OPTION and not entry.redacted)


def kind_of_wording(entries: Iterable[Entry]) -> KindId | None:
    """Return the kind of one wording for `entries`: an option stays one, whatever joins it."""
    kinds = [entry.kind for entry in entries if entry.kind is not None]
    return OPTION if OPTION in kinds else next(iter(kinds), None)


def _by_filing(entry: Entry) -> EntryId:
    return entry.id
