"""What the parts of the Dokumentation are built from: a snapshot, arranged once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from facilitator.domain.agenda import PlaceId
from facilitator.domain.documentation.model import Anchor, Span
from facilitator.domain.documentation.routing import COLLECTED, Part, route_places
from facilitator.domain.documentation.threads import Thread, thread_entries
from facilitator.domain.documentation.versioning import VersionKind, kind_of
from facilitator.domain.entries import Entry, EntryId, Measure, MeasureId, Notes
from facilitator.domain.instant import Instant
from facilitator.domain.kinds import PARKING, Kind, KindId
from facilitator.domain.plenum.gathering import wordings
from facilitator.domain.plenum.labels import measure_labels, query_labels, theme_labels
from facilitator.domain.plenum.query import QueryId
from facilitator.domain.plenum.round import Round, RoundId
from facilitator.domain.plenum.tally import points_of
from facilitator.domain.plenum.theme import Theme, ThemeId
from facilitator.domain.schedule import Forecast, next_step
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import AS_IT_IS, Issue
from facilitator.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A snapshot and what several parts want to know of it."""

    snapshot: Snapshot
    forecast: Forecast
    texts: Texts
    now: Instant
    parts: Mapping[PlaceId, Part]
    threads: Mapping[PlaceId, tuple[Thread, ...]]
    measures: tuple[Measure, ...]
    """Standing ones, agreed or proposed; their order numbers them."""
    measure_labels: Mapping[MeasureId, str]
    measures_from: Mapping[EntryId, tuple[Measure, ...]]
    theme_labels: Mapping[ThemeId, str]
    query_labels: Mapping[QueryId, str]
    """Of queries whose result was revealed; of others nothing is told."""
    points: Mapping[str, int]
    """What themes and entries got, by their ids."""
    sources: Mapping[EntryId, tuple[Entry, ...]]
    """For each merged wording what it stands for."""
    rounds: Mapping[RoundId, Round]
    issue: Issue = AS_IT_IS
    """As what it goes out."""
    unreleased: frozenset[PlaceId] = frozenset()
    """In the public edition the places of which nothing is told, since nobody signed it off."""
    whole: Snapshot | None = None
    """With what editors left out, if they left out anything."""

    def kind_of(self, entry: Entry) -> Kind | None:
        """Return the kind of an entry; None if it is unsorted or the agenda lost its kind."""
        return self.snapshot.agenda.kind(entry.kind)

    def is_of(self, entry: Entry, kind_id: KindId) -> bool:
        """Say whether an entry is of that kind and the agenda still has it."""
        return entry.kind == kind_id and self.kind_of(entry) is not None

    def label(self, entry: Entry) -> str:
        """Return an entry's number with the letter of its kind: ``H 3.17``."""
        kind = self.kind_of(entry)
        number = self.snapshot.full_number(entry)
        return f"{kind.letter.upper()} {number}" if kind else number

    def refer_to(self, entry: Entry) -> Span:
        """Return an entry's label, a reference if the entry still stands."""
        return Span(self.label(entry), target=None if entry.removed else entry_anchor(entry.id))

    def refer_to_measure(self, measure: Measure) -> Span:
        """Return a measure's label as a reference."""
        return Span(self.measure_labels[measure.id], target=measure_anchor(measure.id))

    def refer_to_theme(self, theme: Theme) -> Span:
        """Return a theme's label as a reference."""
        return Span(self.theme_labels[theme.id], target=theme_anchor(theme.id))

    def round_of(self, entry: Entry) -> Round | None:
        """Return the round of cards that an entry came from, if it came from one."""
        return self.rounds.get(entry.round)

    def is_collected(self, entry: Entry) -> bool:
        """Say whether an entry stands with the others of its round, wherever it was filed."""
        asked = self.round_of(entry)
        return asked is not None and asked.kind in COLLECTED

    def collected(self, round_id: RoundId) -> tuple[Thread, ...]:
        """Return all threads of a round, wherever they were filed, without parked ones."""
        return tuple(
            thread
            for threads in self.threads.values()
            for thread in threads
            if thread.root.round == round_id and not self.is_of(thread.root, PARKING)
        )

    def summary_of(self, place: PlaceId) -> str:
        """Return what was summed up in a place."""
        return self.snapshot.notes_in(place).summary

    def threads_in(self, place: PlaceId) -> tuple[Thread, ...]:
        """Return the threads of a place, without those that stand with others elsewhere."""
        return tuple(
            thread
            for thread in self.threads.get(place, ())
            if not (self.is_of(thread.root, PARKING) or self.is_collected(thread.root))
        )

    def parked(self) -> Iterator[Thread]:
        """Yield the parking lot of all places."""
        for threads in self.threads.values():
            yield from (thread for thread in threads if self.is_of(thread.root, PARKING))

    @property
    def over(self) -> bool:
        """Whether the event is: nothing runs and nothing is to come."""
        return next_step(self.snapshot.agenda, self.snapshot.run, self.now) is None

    @property
    def is_draft(self) -> bool:
        """Whether it goes out as a draft; without a number it is one as long as the event lasts."""
        if self.issue.number:
            return kind_of(self.issue.number) is VersionKind.DRAFT
        return not self.over


def entry_anchor(entry: EntryId) -> Anchor:
    """Return the name by which references find an entry."""
    return f"entry-{entry}"


def measure_anchor(measure: MeasureId) -> Anchor:
    """Return the name by which references find a measure."""
    return f"measure-{measure}"


def theme_anchor(theme: ThemeId) -> Anchor:
    """Return the name by which references find a theme."""
    return f"theme-{theme}"


def query_anchor(query: QueryId) -> Anchor:
    """Return the name by which references find a query."""
    return f"query-{query}"


def place_anchor(place: PlaceId) -> Anchor:
    """Return the name by which references find a workshop or block."""
    return f"place-{place}"


def arrange(
    snapshot: Snapshot, forecast: Forecast, texts: Texts, now: Instant, issue: Issue = AS_IT_IS
) -> Material:
    """Return all that the parts need, arranged once."""
    agenda = snapshot.agenda

    def parts_from(entry: Entry, parent: Entry) -> bool:
        parking = agenda.kind(PARKING) is not None
        return parking and entry.kind == PARKING and parent.kind != PARKING

    measures = tuple(measure for measure in snapshot.measures if not measure.removed)
    measures_from: dict[EntryId, tuple[Measure, ...]] = defaultdict(tuple)
    for measure in measures:
        for source in dict.fromkeys((*measure.sources, measure.source or "")):
            measures_from[source] += (measure,)
    return Material(
        snapshot=snapshot,
        forecast=forecast,
        texts=texts,
        now=now,
        parts=route_places(agenda),
        threads={
            place: thread_entries(notes.entries, parts_from)
            for place, notes in _in_agenda_order(snapshot)
        },
        measures=measures,
        measure_labels=measure_labels(measures, texts),
        measures_from=dict(measures_from),
        theme_labels=theme_labels(snapshot.themes.standing, texts),
        query_labels=query_labels(snapshot.queries, texts),
        points=points_of(snapshot),
        sources=wordings(snapshot.entries),
        rounds={asked.id: asked for asked in snapshot.rounds},
        issue=issue,
    )


def _in_agenda_order(snapshot: Snapshot) -> Iterator[tuple[PlaceId, Notes]]:
    """Yield the notes of the workshops by number, of the blocks in order, of unknown places."""
    known = [workshop.id for workshop in snapshot.agenda.workshops]
    known += [block.id for _, block in snapshot.agenda.blocks()]
    order = {place: position for position, place in enumerate(known)}
    last = len(order)
    yield from sorted(snapshot.notes.items(), key=lambda pair: (order.get(pair[0], last), pair[0]))
