"""What was given in a query, added up: whatever way it came, one sum.

Numbers by way would show what a handful of people gave; see `Tally.ways_shown`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from facilitator.domain.instant import Instant
from facilitator.domain.plenum.query import (
    Candidate,
    CandidateId,
    Count,
    Query,
    QueryKind,
    QueryState,
    Source,
)
from facilitator.domain.plenum.theme import Theme
from facilitator.domain.snapshot import Snapshot

SMALLEST_GROUP: Final = 5
"""What fewer people gave is not shown by itself."""
PEOPLE: Final[CandidateId] = ""
"""Stands for the candidate where it is people who were counted; see `Count`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one candidate got."""

    candidate: Candidate
    total: int
    by_source: Mapping[Source, int]
    """Empty unless `Tally.ways_shown`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A query, counted. Whether it may be shown yet is the query's state."""

    rows: tuple[Row, ...]
    """In the order of the candidates."""
    points: int
    """All that was given."""
    took_part: int
    """How many people gave something; at least so many, where they were not counted."""
    is_counted: bool
    """Whether `took_part` was counted, not concluded from the points."""
    people: int
    """How many were in the room; 0: not known."""
    possible: int
    """The most points that all of them could give; 0: not known."""
    sources: tuple[Source, ...]
    """The ways in which anything came."""
    people_by_source: Mapping[Source, int]
    """How many took each of these ways. Empty unless `ways_shown`."""
    ways_shown: bool
    """Whether each way that was taken was taken by enough people for its numbers to be shown."""
    is_small: bool
    """Whether so few took part in all that those among them can tell what others gave."""
    awaits_phones: bool
    """Revealed, but the hub has not said yet what phones gave."""

    @property
    def surplus(self) -> int:
        """How many points there are more than there can be: something was counted wrongly."""
        return max(0, self.points - self.possible) if self.possible else 0

    @property
    def turnout(self) -> float | None:
        """Which part of the people in the room took part, 0 to 1; None: not known."""
        return min(1.0, self.took_part / self.people) if self.people and self.is_counted else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A count that stands instead of an earlier one."""

    source: Source
    candidate: CandidateId
    """Empty: people were counted."""
    change: int
    """By how much, with its sign."""
    amounts: tuple[int, int] | None
    """Before and after; None where the numbers of its way are not shown."""
    reason: str
    at: Instant


def tally(query: Query) -> Tally:
    """Add up what was given; of an open query, what was counted by hand."""
    given = _given(query)
    people, is_counted = _people(query, given)
    points = {source: sum(amounts.values()) for source, amounts in given.items()}
    took_part = sum(people.values())
    in_room = max(query.people, took_part)
    ways_shown = all(count >= SMALLEST_GROUP for count in people.values())
    return Tally(
        rows=tuple(_row(one, given, ways_shown=ways_shown) for one in query.candidates),
        points=sum(points.values()),
        took_part=took_part,
        is_counted=is_counted,
        people=query.people,
        possible=in_room * most_each(query) if query.people or is_counted else 0,
        sources=tuple(given),
        people_by_source=MappingProxyType(people if ways_shown else {}),
        ways_shown=ways_shown,
        is_small=0 < took_part < SMALLEST_GROUP,
        awaits_phones=query.state is QueryState.REVEALED and query.from_phones is None,
    )


def most_each(query: Query) -> int:
    """Return how many points a person can give at the most."""
    return min(query.points, query.most * len(query.candidates))


def last_counts(query: Query) -> Mapping[tuple[Source, CandidateId], int]:
    """Return what counts of all that was counted by hand."""
    return MappingProxyType({(one.source, one.candidate): one.amount for one in query.counts})


def corrections(query: Query) -> tuple[Correction, ...]:
    """Return what was counted anew, in the order in which that was done."""
    ways_shown = tally(query).ways_shown
    before: dict[tuple[Source, CandidateId], Count] = {}
    found = []
    for count in query.counts:
        earlier = before.get((count.source, count.candidate))
        before[count.source, count.candidate] = count
        if earlier is not None:
            found.append(_correction(earlier, count, ways_shown=ways_shown))
    return tuple(found)


def _correction(before: Count, after: Count, *, ways_shown: bool) -> Correction:
    return Correction(
        source=after.source,
        candidate=after.candidate,
        change=after.amount - before.amount,
        amounts=(before.amount, after.amount) if ways_shown else None,
        reason=after.reason,
        at=after.at,
    )


def _given(query: Query) -> dict[Source, dict[CandidateId, int]]:
    """Return the points of each way that was taken, in the order of `Source`."""
    given: dict[Source, dict[CandidateId, int]] = {}
    phones = query.from_phones
    if phones is not None and phones.ballots:
        ids = (one.id for one in query.candidates)
        # As far as both go: a count that some other program wrote may have more or fewer.
        given[Source.PHONES] = dict(zip(ids, phones.points, strict=False))
    known = {one.id for one in query.candidates}
    by_hand: dict[Source, dict[CandidateId, int]] = defaultdict(dict)
    for (source, candidate), amount in last_counts(query).items():
        if candidate in known or candidate == PEOPLE:
            by_hand[source][candidate] = amount
    for source in (Source.DOTS, Source.HANDS):
        if any(by_hand[source].values()):
            given[source] = {one: by_hand[source].get(one, 0) for one in known}
    return given


def _people(
    query: Query, given: Mapping[Source, Mapping[CandidateId, int]]
) -> tuple[dict[Source, int], bool]:
    """Return how many took each way, at least, and whether all of them were counted."""
    counted = last_counts(query)
    people: dict[Source, int] = {}
    is_counted = True
    for source, amounts in given.items():
        if source is Source.PHONES:
            people[source] = query.from_phones.ballots if query.from_phones else 0
        elif counted.get((source, PEOPLE)):
            people[source] = counted[source, PEOPLE]
        else:
            people[source] = -(-sum(amounts.values()) // most_each(query))
            is_counted = is_counted and query.points == 1
    return people, is_counted


def _row(
    candidate: Candidate, given: Mapping[Source, Mapping[CandidateId, int]], *, ways_shown: bool
) -> Row:
    by_source = {source: amounts.get(candidate.id, 0) for source, amounts in given.items()}
    return Row(
        candidate=candidate,
        total=sum(by_source.values()),
        by_source=MappingProxyType(by_source if ways_shown else {}),
    )


def points_of(snapshot: Snapshot) -> Mapping[str, int]:
    """Return the points of each theme and entry from all revealed queries, by id.

    A theme has its own and those of the themes that were merged into it; what has none is not
    here. The steps of a scale are nobody's points.
    """
    own: dict[str, int] = defaultdict(int)
    for query in snapshot.queries:
        if query.state is QueryState.REVEALED and query.kind is not QueryKind.SCALE:
            for row in tally(query).rows:
                own[row.candidate.id] += row.total
    with_merged = {theme.id: _together(theme, own) for theme in snapshot.themes.standing}
    every: Iterable[tuple[str, int]] = {**own, **with_merged}.items()
    return MappingProxyType({one: points for one, points in every if points})


def _together(theme: Theme, own: Mapping[str, int]) -> int:
    return sum(own.get(one, 0) for one in (theme.id, *theme.merged))
