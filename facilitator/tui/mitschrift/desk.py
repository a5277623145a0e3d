"""What lies before the writer, without any screen: a place, a line, perhaps an entry in hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.capture import Intent, Line
from facilitator.domain.entries import Entry, EntryId
from facilitator.domain.kinds import Kind
from facilitator.domain.marks import as_typed
from facilitator.station import DraftKey, Filed, Station
from facilitator.tui.mitschrift.places import opening_place
from facilitator.tui.mitschrift.window import position_of

PLACE: Final = "place"
EDITING: Final = "editing"
_EMPTY: Final = Line("")


@dataclass(frozen=True, slots=True)
class Reworded:
    """An entry has its new wording; `finished`: it was an open end."""

    entry: EntryId
    finished: bool


@dataclass(frozen=True, slots=True)
class Emptied:
    """Enter with nothing left of an entry: nothing was done, ask whether to remove it."""

    entry: EntryId


class Desk:
    """One place and one line; every line is kept as a draft while it is typed.

    Always true:

    1. A draft goes only with the change that was made of it, or when its edit is left on purpose.
    2. Each place has its own draft of a new entry, each entry that of its new wording.
    """

    def __init__(self, station: Station) -> None:
        self._station = station
        self._drafts = dict(station.drafts())
        left = station.recall()
        self.place: PlaceId = ""
        self.editing: EntryId | None = None
        """The entry in hand; None: a new one is being written."""
        self.go_to(opening_place(station, left.get(PLACE)))
        in_hand = self.entry(left.get(EDITING, ""))
        if in_hand is not None and in_hand.place == self.place:
            self.editing = in_hand.id

    @property
    def kinds(self) -> Sequence[Kind]:
        """The kinds of entry, by whose letters a line may begin."""
        return self._station.snapshot.agenda.kinds

    @property
    def line(self) -> Line:
        """What belongs in the field."""
        entry = self.entry(self.editing or "")
        return self._drafts.get(self._key, _EMPTY if entry is None else Line(as_typed(entry)))

    @property
    def started(self) -> frozenset[EntryId]:
        """The entries of the place that have a new wording which was not taken over."""
        return frozenset(key.target for key in self._drafts if key.place == self.place) - {""}

    @property
    def _key(self) -> DraftKey:
        return DraftKey(self.place, self.editing or "")

    def entry(self, entry: EntryId) -> Entry | None:
        """Return that entry if it stands."""
        found = self._station.snapshot.entries.get(entry)
        return None if found is None or found.removed else found

    def meaning(self, line: Line) -> Intent:
        """Return what Enter would file of `line`."""
        return self._station.capture.read(self.place, line)

    def keep(self, line: Line) -> None:
        """Keep what is being typed."""
        entry = self.entry(self.editing or "")
        is_as_filed = entry is not None and line == Line(as_typed(entry))
        self._keep(self._key, _EMPTY if is_as_filed else line)

    def enter(self, line: Line) -> Filed | Reworded | Emptied:
        """File `line`, or give the entry in hand this wording."""
        entry = self.entry(self.editing or "")
        if entry is None:
            self.leave()
            filed = self._station.capture.file(self.place, line)
            self._drafts.pop(self._key, None)
            return filed
        if not line.text.strip():
            return Emptied(entry.id)
        give = self._station.capture.finish if entry.open_end else self._station.capture.edit
        give(entry.id, line.text)
        self._drafts.pop(self._key, None)
        self._hold(None)
        return Reworded(entry.id, finished=entry.open_end)

    def step(self, by: int) -> bool:
        """Take the entry before (-1) or after (1) in hand, at last the new one; False: no more."""
        entries = self._station.snapshot.notes_in(self.place).entries
        here = position_of(self.editing or "", entries)
        there = (here if here >= 0 else len(entries)) + by
        while 0 <= there < len(entries) and entries[there].redacted:
            there += by
        if not 0 <= there <= len(entries):
            return False
        self._hold(entries[there].id if there < len(entries) else None)
        return True

    def take(self, entry: EntryId) -> None:
        """Take `entry` in hand, wherever it is; what was being typed stays where it was."""
        found = self.entry(entry)
        if found is not None and not found.redacted:
            self.go_to(found.place)
            self._hold(entry)

    def next_open_end(self) -> EntryId | None:
        """Return the oldest open end of the place, after the one in hand."""
        entries = self._station.snapshot.notes_in(self.place).entries
        open_ends = [entry.id for entry in entries if entry.open_end]
        if not open_ends:
            return None
        if self.editing in open_ends:
            return open_ends[(open_ends.index(self.editing) + 1) % len(open_ends)]
        return open_ends[0]

    def leave(self) -> None:
        """Put the entry in hand back as it was: its new wording is forgotten."""
        if self.editing is not None:
            self._keep(self._key, _EMPTY)
            self._hold(None)

    def go_to(self, place: PlaceId) -> None:
        """Turn to `place`; what was being typed stays where it was."""
        if place != self.place:
            self._hold(None)
            self.place = place
            self._station.remember(PLACE, place)

    def move(self, entry: EntryId, place: PlaceId) -> None:
        """Move `entry` to `place`, and its new wording with it."""
        found = self._station.snapshot.entries[entry]
        self._station.capture.move(entry, place)
        started = self._drafts.get(DraftKey(found.place, entry))
        if started is not None:
            self._keep(DraftKey(found.place, entry), _EMPTY)
            self._keep(DraftKey(place, entry), started)

    def remove(self, entry: EntryId) -> None:
        """Remove `entry`, and a new wording that it was about to get."""
        found = self._station.snapshot.entries[entry]
        self._station.capture.remove(entry)
        self._keep(DraftKey(found.place, entry), _EMPTY)
        if self.editing == entry:
            self._hold(None)

    def put_back_missing(self) -> bool:
        """Let go of an entry or a place that is no longer there; True if there was one."""
        there = opening_place(self._station, self.place)
        entry = self.entry(self.editing or "")
        self._forget_redacted()
        if entry is not None and entry.redacted:
            entry = None
        if there == self.place and (self.editing is None or entry is not None):
            return False
        self._hold(None)
        self.go_to(there)
        return True

    def _forget_redacted(self) -> None:
        """Forget what was being typed of entries that were redacted; their drafts are gone."""
        entries = self._station.snapshot.entries
        for key in tuple(self._drafts):
            entry = entries.get(key.target)
            if entry is not None and entry.redacted:
                del self._drafts[key]

    def _hold(self, entry: EntryId | None) -> None:
        if entry != self.editing:
            self.editing = entry
            self._station.remember(EDITING, entry or "")

    def _keep(self, key: DraftKey, line: Line) -> None:
        if self._drafts.get(key, _EMPTY) == line:
            return
        if line == _EMPTY:
            del self._drafts[key]
        else:
            self._drafts[key] = line
        self._station.keep_draft(key, line)
