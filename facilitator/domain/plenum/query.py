"""Queries (Punktabfrage, Einpunktfrage, Stimmungsbarometer): what is asked, and what was given.

Nothing here is anybody's: a query knows how many points something got, never from whom or when.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.instant import Instant

QueryId = str
CandidateId = str


class QueryKind(StrEnum):
    """What a person may give."""

    POINTS = "points"
    """Several points, at most so many on one candidate."""
    SINGLE = "single"
    """One candidate, once."""
    SCALE = "scale"
    """One step of a scale; the candidates are its steps, from the lowest."""


class QueryState(StrEnum):
    """Where a query stands."""

    OPEN = "open"
    CLOSED = "closed"
    """Nothing more is taken; the result is still hidden."""
    REVEALED = "revealed"


class Source(StrEnum):
    """The ways in which points come; each person takes one."""

    PHONES = "phones"
    DOTS = "dots"
    """Stuck on paper, counted by hand."""
    HANDS = "hands"
    """A show of hands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What can be given points: a theme, an entry (mostly an option), or a step of a scale."""

    id: CandidateId
    """The theme's or entry's id; a step's is its position: ``1``."""
    label: str
    """Its wording when the query was opened: nothing changes under those who vote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneCount:
    """What phones gave, without anybody's ballot. `points` has the candidates' order."""

    ballots: int
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What somebody counted by hand: the points of one candidate, or how many people gave any.

    A later one of the same source and candidate stands instead; both stay, with the reason.
    """

    id: str
    source: Source
    candidate: CandidateId
    """Empty: `amount` is how many people gave points in this way."""
    amount: int
    at: Instant
    reason: str = ""
    """Why an earlier count was corrected; empty for the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One query with all that was given, whatever its state: screens hide what is not revealed."""

    id: QueryId
    kind: QueryKind
    question: str
    candidates: tuple[Candidate, ...]
    points: int = 1
    """How many each person has."""
    most: int = 1
    """How many of them one candidate may get from a person."""
    people: int = 0
    """How many are in the room; 0: not known."""
    by_code: bool = False
    """On phones a one-time code is asked for, instead of one ballot a cookie."""
    opened: Instant
    closed: Instant | None = None
    revealed: Instant | None = None
    from_phones: PhoneCount | None = None
    """Written by the hub once it is closed; None: not yet, or there was none."""
    counts: tuple[Count, ...] = ()
    """In the order in which they were written, corrected ones among them."""

    @property
    def state(self) -> QueryState:
        """Where it stands."""
        if self.revealed is not None:
            return QueryState.REVEALED
        return QueryState.OPEN if self.closed is None else QueryState.CLOSED
