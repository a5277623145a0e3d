"""What is captured: entries with lasting numbers, summaries, measures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.agenda import BlockId, PlaceId
from facilitator.domain.instant import Instant
from facilitator.domain.kinds import KindId

EntryId = str
MeasureId = str


class Relation(StrEnum):
    """How an entry hangs on the one that it follows."""

    ADDITION = "addition"
    OBJECTION = "objection"
    ANSWER = "answer"


class Release(StrEnum):
    """What may be published of a quote; OPEN until somebody has asked."""

    OPEN = "open"
    WITH_FUNCTION = "function"
    ANONYMOUS = "anonymous"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One statement as captured."""

    id: EntryId
    place: PlaceId
    number: str
    """Lasting in its place, whatever the kind: ``17``, or ``b4`` from a further device.

    Empty as long as its device has no letter there.
    """
    text: str
    filed_at: Instant
    kind: KindId | None = None
    """None: unsorted."""
    block: BlockId | None = None
    """The block that ran when it was filed."""
    relation: Relation | None = None
    parent: EntryId | None = None
    function: str = ""
    """Who said a quote, as a function: ``Teamleitung``."""
    release: Release = Release.OPEN
    released_as: str = ""
    """A digest of the words that were allowed; empty: nobody noted which."""
    open_end: bool = False
    """Filed unfinished because somebody else already spoke."""
    removed: bool = False
    redacted: bool = False
    """Its content was destroyed; its number stays."""
    merged_into: EntryId | None = None
    """The entry whose wording stands for this one, too, in the plenum."""
    taken_by: str = ""
    """Who takes an open question along."""
    round: str = ""
    """The round of cards that it came from, see `plenum.round`."""
    withdrawal: str = ""
    """The SHA-256 of the code by which whoever sent it may withdraw it."""
    versions: tuple[str, ...] = ()
    """Other wordings, written without knowing of `text`; one key chooses."""


class Addressee(StrEnum):
    """Who can bring a measure about."""

    JOBCENTER = "jobcenter"
    BA = "ba"
    """Bundesagentur für Arbeit."""
    LAND = "land"
    BMAS = "bmas"
    """Bundesministerium für Arbeit und Soziales."""
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure: what, who, by when. Proposed in a workshop until the plenum agrees on it."""

    id: MeasureId
    what: str
    place: PlaceId
    who: str = ""
    due: str = ""
    addressee: Addressee | None = None
    source: EntryId | None = None
    """The entry that it was first made of."""
    sources: tuple[EntryId, ...] = ()
    """All entries that it rests on, `source` among them, by id."""
    theme: str = ""
    """The theme under which the plenum spoke of it."""
    agreed: bool = False
    """Whether it is a measure; else it is only a proposal of a workshop."""
    agreed_as: int = 0
    """Its number among the measures, from 1: it was said aloud and stays; 0: it was given none."""
    proposed: bool = False
    """Whether it was a proposal before it was agreed on; it leaves its number to no other one."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Notes:
    """All that was captured in one place."""

    place: PlaceId
    entries: tuple[Entry, ...] = ()
    """Standing entries in the order of filing."""
    removed: tuple[Entry, ...] = ()
    summary: str = ""
    open_ends: int = 0
