"""The way back (Spur): on what a measure or a wording rests, down to who said it where and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.agenda import PlaceId
from facilitator.domain.entries import Entry, EntryId, Measure
from facilitator.domain.instant import Instant
from facilitator.domain.plenum.gathering import heir_of, wordings
from facilitator.domain.plenum.query import QueryKind, QueryState
from facilitator.domain.plenum.tally import points_of
from facilitator.domain.plenum.theme import Theme
from facilitator.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One entry on which something rests."""

    entry: Entry
    number: str
    """In full: ``3.17``."""
    place: PlaceId
    place_title: str
    at: Instant
    """When it was filed."""
    points: int | None = None
    """What it got in revealed queries; None: it was in none."""
    themes: tuple[Theme, ...] = ()
    sources: tuple[Origin, ...] = ()
    """What it stands for, where it is a merged wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """All that led to a measure or to an entry, and what came of it."""

    origins: tuple[Origin, ...]
    """Of a measure what it rests on; of an entry itself."""
    theme: Theme | None = None
    """Under which the plenum spoke of the measure."""
    theme_points: int | None = None
    heir: Origin | None = None
    """The merged wording that stands for the entry."""
    measures: tuple[Measure, ...] = ()
    """What rests on the entry."""


class Lack(StrEnum):
    """What a measure still misses."""

    WHO = "who"
    DUE = "due"


def missing(measure: Measure) -> tuple[Lack, ...]:
    """Return what is missing until a measure is one that somebody does."""
    lacks = ((measure.who, Lack.WHO), (measure.due, Lack.DUE))
    return tuple(lack for said, lack in lacks if not said.strip())


def trace_of(measure: Measure, snapshot: Snapshot) -> Trace:
    """Return on what `measure` rests; entries that were undone since are left out."""
    theme = snapshot.themes.get(measure.theme)
    tracing = _Tracing(snapshot)
    found = (snapshot.entries.get(source) for source in measure.sources)
    return Trace(
        origins=tracing.origins(entry for entry in found if entry is not None),
        theme=theme,
        theme_points=None if theme is None else tracing.points(theme.id, *theme.merged),
    )


def trace_of_entry(entry: Entry, snapshot: Snapshot) -> Trace:
    """Return where `entry` comes from, what stands for it, and which measures rest on it."""
    tracing = _Tracing(snapshot)
    heir = heir_of(entry, snapshot.entries)
    ids = {entry.id, heir.id}
    return Trace(
        origins=(tracing.origin(entry),),
        heir=None if heir is entry else tracing.origin(heir),
        measures=tuple(one for one in snapshot.measures if not ids.isdisjoint(one.sources)),
    )


class _Tracing:
    """Looks things up for one trace; what takes a walk through all entries is done once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._points = points_of(snapshot)
        self._asked = {
            candidate.id
            for query in snapshot.queries
            if query.state is QueryState.REVEALED and query.kind is not QueryKind.SCALE
            for candidate in query.candidates
        }
        self._wordings: Mapping[EntryId, tuple[Entry, ...]] = wordings(snapshot.entries)

    def points(self, one: str, *merged: str) -> int | None:
        is_asked = not self._asked.isdisjoint((one, *merged))
        return self._points.get(one, 0) if is_asked else None

    def origins(self, entries: Iterable[Entry]) -> tuple[Origin, ...]:
        return tuple(map(self.origin, entries))

    def origin(self, entry: Entry) -> Origin:
        snapshot = self._snapshot
        return Origin(
            entry=entry,
            number=snapshot.full_number(entry),
            place=entry.place,
            place_title=snapshot.place_title(entry.place),
            at=entry.filed_at,
            points=self.points(entry.id),
            themes=self._themes(entry),
            sources=self.origins(self._wordings.get(entry.id, ())),
        )

    def _themes(self, entry: Entry) -> tuple[Theme, ...]:
        themes = self._snapshot.themes
        found = map(themes.get, themes.of_entry.get(entry.id, ()))
        return tuple(theme for theme in found if theme is not None)
