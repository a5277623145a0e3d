"""The one frozen value that a screen, a page or an export sees."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from facilitator.domain.accompanying import FreeTimer, Report
from facilitator.domain.agenda import Agenda, BlockId, PlaceId, TrackId
from facilitator.domain.bingo.views import Totals
from facilitator.domain.devices import Device, DeviceId, Lead, Message, Seats
from facilitator.domain.entries import Entry, EntryId, Measure, Notes
from facilitator.domain.instant import Instant
from facilitator.domain.photos import Photo
from facilitator.domain.plenum.query import Query
from facilitator.domain.plenum.round import Round
from facilitator.domain.plenum.theme import Themes
from facilitator.domain.polish import Polish
from facilitator.domain.run import Run
from facilitator.domain.sign_off import SignOff, SubjectId
from facilitator.domain.versions import Version


@dataclass(frozen=True, slots=True)
class Saving:
    """How safe everything is. `pending` counts what no disk has yet."""

    pending: int = 0
    alone: int = 0
    """Entries that are on this device only."""
    failure: str = ""
    """Why nothing can be saved, in the words of the operating system; empty: all is well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """All of the event at one moment. Parts that did not change are the same objects as before."""

    record_id: str
    agenda: Agenda
    rehearsal: bool = False
    run: Run = field(default_factory=Run)
    notes: Mapping[PlaceId, Notes] = field(default_factory=lambda: MappingProxyType({}))
    entries: Mapping[EntryId, Entry] = field(default_factory=lambda: MappingProxyType({}))
    """Every entry by its id, removed ones too."""
    numbers: Mapping[PlaceId, Mapping[str, EntryId]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """Every number ever given in a place, leading to the entry wherever it is now."""
    measures: tuple[Measure, ...] = ()
    """Agreed ones and proposals, by id; removed ones are not among them."""
    themes: Themes = field(default_factory=Themes)
    queries: tuple[Query, ...] = ()
    """In the order in which they were opened; of those that stand at most the last is open."""
    rounds: tuple[Round, ...] = ()
    """In the order in which they were opened."""
    report_backs: Mapping[PlaceId, Instant] = field(default_factory=lambda: MappingProxyType({}))
    """For each workshop that has reported to the plenum, when it was done."""
    photos: tuple[Photo, ...] = ()
    """In the order in which they were put; removed ones are not among them."""
    sign_offs: Mapping[SubjectId, SignOff] = field(default_factory=lambda: MappingProxyType({}))
    """Only of what somebody has begun to sign off."""
    versions: tuple[Version, ...] = ()
    """In the order in which they were written."""
    polish: Polish = field(default_factory=Polish)
    reports: Mapping[BlockId | TrackId, Report] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """Only blocks and tracks of which something was reported."""
    games: Mapping[BlockId, Totals] = field(default_factory=lambda: MappingProxyType({}))
    """What remains of the games that were played: numbers, nobody's."""
    timers: tuple[FreeTimer, ...] = ()
    """Free timers that were not taken away yet, in the order in which they were started."""
    devices: Mapping[DeviceId, Device] = field(default_factory=lambda: MappingProxyType({}))
    """All that ever joined, in the order in which they did; the first one is not among them."""
    seats: Seats = field(default_factory=lambda: MappingProxyType({}))
    lead: Lead = field(default_factory=Lead)
    messages: tuple[Message, ...] = ()
    """What Regie told the rooms, in order."""
    wiped: Mapping[EntryId, frozenset[DeviceId]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """For each redacted entry the devices that have destroyed it."""
    saving: Saving = field(default_factory=Saving)

    def notes_in(self, place: PlaceId) -> Notes:
        """Return what was captured in `place`; empty if nothing was."""
        return self.notes.get(place, Notes(place))

    def place_code(self, place: PlaceId) -> str:
        """Return what stands before the numbers of `place`: ``3`` or ``I``."""
        for workshop in self.agenda.workshops:
            if workshop.id == place:
                return str(workshop.number)
        for _, block in self.agenda.blocks():
            if block.id == place:
                return block.code
        return "?"

    def place_title(self, place: PlaceId) -> str:
        """Return the title of the workshop or block."""
        for workshop in self.agenda.workshops:
            if workshop.id == place:
                return workshop.title
        for _, block in self.agenda.blocks():
            if block.id == place:
                return block.title
        return place

    def numbers_in(self, place: PlaceId) -> Container[str]:
        """Return the numbers of `place` that lead to a standing entry, also one moved away."""
        return _StandingNumbers(self.numbers.get(place, {}), self.entries)

    @property
    def standing(self) -> int:
        """How many entries there are, without those that were removed."""
        return sum(len(notes.entries) for notes in self.notes.values())

    def full_number(self, entry: Entry) -> str:
        """Return an entry's number as people say it, without the kind: ``3.17``."""
        return f"{self.place_code(entry.place)}.{entry.number or '?'}"


@dataclass(frozen=True, slots=True)
class _StandingNumbers:
    """Asked for one number at each line, of thousands: looked up, not collected."""

    numbers: Mapping[str, EntryId]
    entries: Mapping[EntryId, Entry]

    def __contains__(self, number: object) -> bool:
        entry = self.entries.get(self.numbers.get(str(number), ""))
        return entry is not None and not entry.removed
