"""The agenda: what is planned, as frozen values.

The file format has its own model in `formats`; this is what everything else speaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from facilitator.domain.bingo.game import Game
from facilitator.domain.documenting import NOTHING_MORE, Documenting
from facilitator.domain.instant import Duration
from facilitator.domain.kinds import Kind, KindId
from facilitator.domain.privacy import Privacy

BlockId = str
PlaceId = str
"""Where entries belong: a workshop's id or, outside workshops, a block's. Unique among both."""
RoomId = str
TrackId = str
"""A phase's id, a slash and the workshop's: ``phase1/ws3``. No id holds a slash."""


class BlockKind(StrEnum):
    """What a block is, and so how it is run and documented."""

    PLAIN = "plain"
    TALK = "talk"
    QA = "qa"
    DISCUSSION = "discussion"
    PARALLEL = "parallel"
    PLENUM = "plenum"
    BINGO = "bingo"
    BREAK = "break"
    NETWORKING = "networking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whom the agenda names: a speaker, a moderator, a host of a workshop."""

    name: str
    role: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room of the venue."""

    id: RoomId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """A group that works through one or more phases; its entries are numbered ``number.1`` on."""

    id: PlaceId
    number: int
    title: str
    question: str = ""
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """What one workshop does during a parallel phase."""

    workshop: PlaceId
    room: RoomId | None
    blocks: tuple[Block, ...]

    @property
    def duration(self) -> Duration:
        """The planned length, its blocks one after another."""
        return sum((block.duration for block in self.blocks), Duration(0))


def track_id(phase: BlockId, workshop: PlaceId) -> TrackId:
    """Return the id of what `workshop` does during `phase`."""
    return f"{phase}/{workshop}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One point of the agenda (Programmpunkt)."""

    id: BlockId
    title: str
    duration: Duration
    kind: BlockKind = BlockKind.PLAIN
    start: time | None = None
    """Pinned wall time: a promise, the block never starts earlier."""
    minimum: Duration | None = None
    """How far the block may be cut; None: nothing proposes to cut it, the moderator still may."""
    optional: bool = False
    room: RoomId | None = None
    code: str = ""
    """Stands before the numbers of entries made here (``I`` in ``I.3``); empty in tracks."""
    capture: KindId | None = None
    """The kind of entry that plain text gets."""
    speakers: tuple[Person, ...] = ()
    goal: str = ""
    content: str = ""
    method: str = ""
    material: str = ""
    responsible: str = ""
    tracks: tuple[Track, ...] = ()
    game: Game | None = None
    """For kind bingo: what is played; None: it is played without facilitator."""
    unplanned: bool = False
    """Put in during the event: it is in no file, and adopting one leaves it where it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of the event; each day is closed by itself."""

    date: date
    blocks: tuple[Block, ...]
    end: time | None = None
    """The promised end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """A whole event as planned."""

    title: str
    timezone: str
    language: str
    days: tuple[Day, ...]
    series: str = ""
    organiser: str = ""
    place: str = ""
    occasion: str = ""
    participants: int | None = None
    people: tuple[Person, ...] = ()
    rooms: tuple[Room, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    kinds: tuple[Kind, ...] = ()
    """The kinds of entry, in the order in which the Dokumentation lists them."""
    privacy: Privacy | None = None
    """Without it no page for participants opens."""
    documentation: Documenting = NOTHING_MORE

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the venue."""
        return ZoneInfo(self.timezone)

    def blocks(self) -> Iterator[tuple[Day, Block]]:
        """Yield every block of every day in order, without those inside tracks."""
        for day in self.days:
            for block in day.blocks:
                yield day, block

    def all_blocks(self) -> Iterator[Block]:
        """Yield every block in order, those inside tracks right after their phase."""
        for _, block in self.blocks():
            yield block
            for track in block.tracks:
                yield from track.blocks

    def block(self, block_id: BlockId) -> Block:
        """Return the block of that id, wherever it stands; KeyError if there is none."""
        for block in self.all_blocks():
            if block.id == block_id:
                return block
        raise KeyError(block_id)

    def workshop(self, workshop_id: PlaceId) -> Workshop:
        """Return the workshop of that id; KeyError if there is none."""
        for workshop in self.workshops:
            if workshop.id == workshop_id:
                return workshop
        raise KeyError(workshop_id)

    def room_name(self, room_id: RoomId | None) -> str:
        """Return the name of that room, or nothing for none."""
        return next((room.name for room in self.rooms if room.id == room_id), "")

    def kind(self, kind_id: KindId | None) -> Kind | None:
        """Return the kind of that id, None for unsorted or a kind the agenda no longer has."""
        return next((kind for kind in self.kinds if kind.id == kind_id), None)
