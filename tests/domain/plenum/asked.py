"""Queries and rounds for tests, written short."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from facilitator.domain.instant import Instant
from facilitator.domain.plenum.query import Candidate, Count, Query, QueryKind, Source
from facilitator.domain.plenum.round import Round, RoundKind

MOMENT: Final = Instant(1_757_500_000_000)
REVEALED: Final[dict[str, Any]] = {"closed": MOMENT, "revealed": MOMENT}


def make_query(query_id: str = "q1", /, *ids: str, **changes: Any) -> Query:
    """Return an open query: three points each, at most two on one of ``a``, ``b``, ``c``."""
    candidates = tuple(Candidate(id=one, label=one.upper()) for one in ids or ("a", "b", "c"))
    query = Query(
        id=query_id,
        kind=QueryKind.POINTS,
        question="Was zuerst?",
        candidates=candidates,
        points=3,
        most=2,
        opened=MOMENT,
    )
    return replace(query, **changes)


def make_counts(*counted: tuple[Source, str, int]) -> tuple[Count, ...]:
    """Return what was counted by hand, in that order; what comes twice corrects."""
    return tuple(
        Count(
            id=f"n{position}",
            source=source,
            candidate=candidate,
            amount=amount,
            at=MOMENT,
            reason="verzählt" if position else "",
        )
        for position, (source, candidate, amount) in enumerate(counted)
    )


def make_round(round_id: str = "r1", /, *questions: str, **changes: Any) -> Round:
    """Return an open round of one question."""
    given = Round(
        id=round_id,
        kind=RoundKind.CARDS,
        questions=questions or ("Was fehlt?",),
        place="plenum",
        opened=MOMENT,
    )
    return replace(given, **changes)
