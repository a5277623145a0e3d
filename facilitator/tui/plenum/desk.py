"""Where one stands in Plenum: what is listed, marked, ticked, and which theme is in focus."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from facilitator.domain.agenda import BlockKind
from facilitator.domain.entries import Entry, EntryId
from facilitator.domain.plenum.gathering import gathered_in, wordings
from facilitator.domain.plenum.place import plenum_place
from facilitator.domain.plenum.selection import Filter, select
from facilitator.domain.plenum.tally import points_of
from facilitator.domain.plenum.theme import ThemeId
from facilitator.domain.snapshot import Snapshot
from facilitator.tui.plenum.entry_rows import Weights
from facilitator.tui.plenum.theme_rows import Key, Row, Sort, markable

_NO_WEIGHTS: Final = Weights(themes={}, points={}, wordings={}, agreed=(), proposed=())


class Side(StrEnum):
    """Where the keys go."""

    ENTRIES = "entries"
    THEMES = "themes"


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries that pass the filter: the first `free` have no theme yet."""

    entries: tuple[Entry, ...] = ()
    free: int = 0


class Desk:
    """Follows snapshot after snapshot; what is not there any more is let go of."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.side = Side.ENTRIES
        self.filter = workshops_only(snapshot)
        self.listing = Listing()
        self.marked: EntryId | None = None
        self.ticked: frozenset[EntryId] = frozenset()
        self.target: ThemeId = ""
        """The theme in focus; empty: there is none."""
        self.row: Key | None = None
        """What is marked among the themes."""
        self.opened: ThemeId = ""
        """The theme whose summary is being written: its entries alone are listed."""
        self.weights = _NO_WEIGHTS
        self.version = 0
        self.gathered: tuple[tuple[EntryId, ...], ThemeId] = ((), "")
        """What was put into which theme just now; whoever goes on lets go of it."""
        self._left: EntryId | None = None
        """What was marked before that."""
        self._seen: tuple[object, ...] = ()
        self._position = 0

    # --- following the event ---

    def read(self, snapshot: Snapshot) -> None:
        """Take in `snapshot`; where nothing has changed that is listed here, nothing is done."""
        parts = (
            snapshot.agenda,
            snapshot.entries,
            snapshot.notes,
            snapshot.themes,
            snapshot.queries,
            snapshot.measures,
            snapshot.rounds,
            self.filter,
            self.opened,
        )
        same = (one is other for one, other in zip(parts, self._seen, strict=True))
        if self._seen and all(same):
            return
        self._seen = parts
        self.version += 1
        self._follow_target(snapshot)
        self._weigh(snapshot)
        self._list(snapshot)
        if self.ticked:
            self.ticked &= {one.id for one in snapshot.entries.values() if not one.removed}

    def _follow_target(self, snapshot: Snapshot) -> None:
        themes = snapshot.themes
        known = themes.get(self.target)
        first = themes.standing[0].id if themes.standing else ""
        self.target = first if known is None else known.id
        if self.opened and themes.get(self.opened) is None:
            self.opened = ""

    def _weigh(self, snapshot: Snapshot) -> None:
        positions = {theme.id: n for n, theme in enumerate(snapshot.themes.standing, start=1)}
        self.weights = Weights(
            themes={
                entry: tuple(positions[theme] for theme in themes)
                for entry, themes in snapshot.themes.of_entry.items()
            },
            points=points_of(snapshot),
            wordings=wordings(snapshot.entries),
            agreed=_sources(snapshot, agreed=True),
            proposed=_sources(snapshot, agreed=False),
        )

    def _list(self, snapshot: Snapshot) -> None:
        opened = snapshot.themes.get(self.opened) if self.opened else None
        if opened is not None:
            self.listing = Listing(gathered_in(opened, snapshot))
        else:
            found = select(snapshot, self.filter)
            self.listing = Listing((*found.unthemed, *found.themed), len(found.unthemed))
        ids = [entry.id for entry in self.listing.entries]
        if self.marked in ids:
            self._position = ids.index(self.marked)
        elif ids:
            self._position = min(self._position, len(ids) - 1)
            self.marked = ids[self._position]
        else:
            self.marked, self._position = None, 0

    # --- marks ---

    @property
    def entry(self) -> Entry | None:
        """The marked entry."""
        entries = self.listing.entries
        return entries[self._position] if self.marked and self._position < len(entries) else None

    @property
    def chosen(self) -> tuple[EntryId, ...]:
        """What is ticked, in the order of the list; without ticks the marked entry."""
        if self.ticked:
            listed = [one.id for one in self.listing.entries if one.id in self.ticked]
            return (*listed, *sorted(self.ticked - set(listed)))
        return () if self.marked is None or self.side is Side.THEMES else (self.marked,)

    @property
    def chosen_with_replies(self) -> tuple[EntryId, ...]:
        """Return what is chosen, each with its additions and objections that have no theme yet."""
        return self.with_replies(self.chosen, self.listing.entries[: self.listing.free])

    def with_replies(
        self, entries: Collection[EntryId], among: Iterable[Entry]
    ) -> tuple[EntryId, ...]:
        """Return `entries` with their additions and objections `among` those, behind them.

        What is said to one of several wordings is said to the wording that stands for them.
        """
        found = dict.fromkeys(entries)
        known = {*found, *(one.id for key in found for one in self.weights.wordings.get(key, ()))}
        for entry in among:
            if entry.relation is not None and entry.parent in known:
                found[entry.id] = None
                known.add(entry.id)
        return tuple(found)

    def mark_entry(self, entry: EntryId) -> None:
        """Mark `entry` if it is listed."""
        ids = [one.id for one in self.listing.entries]
        if entry in ids:
            self.marked, self._position = entry, ids.index(entry)

    def lists(self, entry: EntryId) -> bool:
        """Whether `entry` is in the list."""
        return any(one.id == entry for one in self.listing.entries)

    def move(self, by: int, rows: Collection[Row]) -> None:
        """Mark what stands so many entries further down, or rows, on the side of the keys."""
        self.gathered = ((), "")
        if self.side is Side.ENTRIES:
            entries = self.listing.entries
            if entries:
                self._position = max(0, min(self._position + by, len(entries) - 1))
                self.marked = entries[self._position].id
            return
        marks = markable(rows)
        keys = [row.key for row in marks]
        if keys:
            at = keys.index(self.row) if self.row in keys else 0
            at = max(0, min(at + by, len(keys) - 1)) if self.row in keys else at
            self.mark_row(marks[at])

    def mark_row(self, row: Row) -> None:
        """Mark `row`; its theme is in focus then."""
        self.row = row.key
        self.target = row.theme or self.target

    def focus(self, theme: ThemeId) -> None:
        """Have `theme` in focus, and marked."""
        self.target, self.row = theme, Key(Sort.THEME, theme)

    def follow_rows(self, rows: Collection[Row]) -> None:
        """Keep the mark among the themes on something that is there."""
        keys = {row.key for row in markable(rows)}
        if self.row not in keys:
            self.row = Key(Sort.THEME, self.target) if self.target else None
        if self.row not in keys:
            self.row = next((row.key for row in markable(rows)), None)

    def tick(self) -> None:
        """Tick the marked entry, or take its tick away; then mark the one below."""
        if self.marked is not None:
            self.ticked ^= {self.marked}
            self.move(1, ())

    def next_free(self, gathered: Collection[EntryId]) -> EntryId | None:
        """Return what is to be marked once `gathered` have a theme, None: what is marked now.

        Who goes through the list goes on with the next one that has none.
        """
        if self._position >= self.listing.free:
            return None
        free = self.listing.entries[: self.listing.free]
        after = [one.id for one in free[self._position :] if one.id not in gathered]
        before = [one.id for one in free[: self._position] if one.id not in gathered]
        return next(iter(after), before[-1] if before else None)

    def open(self, theme: ThemeId) -> None:
        """List only the entries of `theme`."""
        self.opened, self._left = theme, self.marked

    def close(self) -> None:
        """List what was listed before, with the same mark."""
        if self.opened:
            self.opened, self.marked = "", self._left

    # --- filter ---

    def search(self, text: str) -> None:
        """List only what holds all words of `text`; without words the mark stays."""
        wanted = replace(self.filter, text=text)
        if text:
            self.narrow(wanted)
        else:
            self.widen(wanted)

    def narrow(self, wanted: Filter) -> None:
        """List only what passes `wanted`, from its beginning."""
        if wanted != self.filter:
            self.filter = wanted
            self._position = 0
            self.marked = None
            self.gathered = ((), "")

    def widen(self, wanted: Filter) -> None:
        """List what passes `wanted`, with the same mark."""
        self.filter = wanted


def _sources(snapshot: Snapshot, *, agreed: bool) -> frozenset[EntryId]:
    found = (measure for measure in snapshot.measures if measure.agreed is agreed)
    return frozenset(source for measure in found for source in measure.sources)


def workshops_only(snapshot: Snapshot) -> Filter:
    """Return what is listed at first: the workshops and what the plenum itself wrote.

    Without workshops it is everything.
    """
    agenda = snapshot.agenda
    workshops = [workshop.id for workshop in agenda.workshops]
    plenums = [block.id for _, block in agenda.blocks() if block.kind is BlockKind.PLENUM]
    places = dict.fromkeys((*workshops, *plenums, plenum_place(snapshot)))
    return Filter(places=tuple(places), voices=False) if workshops else Filter()
