"""A rehearsal's script: what is typed, how blocks really run, what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from facilitator.domain.agenda import BlockId, PlaceId, TrackId
from facilitator.domain.entries import Addressee, Release
from facilitator.domain.instant import NONE, Duration
from facilitator.domain.photos import Consent
from facilitator.domain.plenum.round import RoundKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptBlock:
    """What happens in one block; the agenda decides when."""

    block: BlockId
    longer: Duration = NONE
    """How much longer than planned it really runs; negative: shorter."""
    extended: Duration = NONE
    """How much of that the moderator announces while it runs; negative cuts."""
    skipped: bool = False
    lines: tuple[tuple[PlaceId, str], ...] = ()
    """Lines of the capture grammar with the place where each is typed.

    In order within a place; places that capture at the same time take turns.
    """
    head_counts: tuple[tuple[BlockId | TrackId, int], ...] = ()
    """How many people were there, in the block or in tracks of it."""
    remark: str = ""
    """What the moderator remarks on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptMeasure:
    """A measure that the plenum confirms."""

    what: str
    who: str = ""
    due: str = ""
    source: str = ""
    """The full number of the entry that it comes from (``1.7``); empty: none."""
    sources: tuple[str, ...] = ()
    """Further ones that it rests on."""
    addressee: Addressee | None = None
    theme: str = ""
    """The title of the theme under which it is agreed; empty: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptTheme:
    """A theme that the plenum makes."""

    title: str
    entries: tuple[str, ...] = ()
    """The full numbers of what is gathered."""
    summary: str = ""
    controversy: str = ""
    is_confirmed: bool = True
    """Whether the room agrees as it is read back."""
    dots: int = 0
    """How many are stuck on paper; phones give in about the same proportion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptQuery:
    """A query over all themes."""

    question: str
    points: int = 3
    most: int = 2
    people: int = 0
    """How many are in the room; 0: nobody knows."""
    phones: int = 0
    """How many give their points by phone."""
    dots_people: int = 0
    """How many stick dots on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptRound:
    """A question that people answer with cards from their phones."""

    block: BlockId
    kind: RoundKind
    question: str
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptPlenum:
    """What a plenum makes of the workshops."""

    block: BlockId
    themes: tuple[ScriptTheme, ...] = ()
    query: ScriptQuery | None = None
    taken: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Who takes open questions along, by their full numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptPhoto:
    """A photo that the editors add."""

    file: str
    """Where it lies, as an absolute path."""
    place: PlaceId = ""
    """The workshop or block that it belongs to; empty: the whole event."""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    consent: Consent = Consent.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A whole event as it is captured."""

    blocks: tuple[ScriptBlock, ...] = ()
    summaries: Mapping[PlaceId, str] = field(default_factory=lambda: MappingProxyType({}))
    measures: tuple[ScriptMeasure, ...] = ()
    releases: Mapping[str, Release] = field(default_factory=lambda: MappingProxyType({}))
    """What may be published of quotes, by their full numbers."""
    plenum: ScriptPlenum | None = None
    rounds: tuple[ScriptRound, ...] = ()
    photos: tuple[ScriptPhoto, ...] = ()
