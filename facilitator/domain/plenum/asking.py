"""What is asked at the moment, and how a round asks unless somebody words it."""

from __future__ import annotations

from facilitator.domain.plenum.query import Query, QueryId, QueryState
from facilitator.domain.plenum.round import Round, RoundId, RoundKind
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts


def current_query(snapshot: Snapshot) -> Query | None:
    """Return the query that the room is at: the open one, else the last not revealed yet.

    Should two be open, because two devices opened one each, it is the later one.
    """
    unrevealed = [one for one in snapshot.queries if one.state is not QueryState.REVEALED]
    opened = [one for one in unrevealed if one.state is QueryState.OPEN]
    return next(reversed(opened or unrevealed), None)


def open_query(snapshot: Snapshot) -> Query | None:
    """Return the query for which phones give something now; None: there is none."""
    current = current_query(snapshot)
    return current if current is not None and current.state is QueryState.OPEN else None


def closed_query(snapshot: Snapshot) -> Query | None:
    """Return the query that the room was at last; None: it is open still, or there was none."""
    last = current_query(snapshot) or next(reversed(snapshot.queries), None)
    return None if last is None or last.state is QueryState.OPEN else last


def find_query(snapshot: Snapshot, query: QueryId) -> Query | None:
    """Return the query of that id; None: it does not stand."""
    return next((one for one in snapshot.queries if one.id == query), None)


def open_rounds(snapshot: Snapshot) -> tuple[Round, ...]:
    """Return the rounds that take cards now, in the order in which they were opened."""
    return tuple(one for one in snapshot.rounds if one.is_open)


def find_round(snapshot: Snapshot, round_id: RoundId) -> Round | None:
    """Return the round of that id; None: it does not stand."""
    return next((one for one in snapshot.rounds if one.id == round_id), None)


def default_questions(kind: RoundKind, texts: Texts) -> tuple[str, ...]:
    """Return what a round of that kind asks; CARDS asks nothing by itself."""
    match kind:
        case RoundKind.CARDS:
            return ()
        case RoundKind.FLASH:
            return (texts("In one sentence: how are you doing right now?"),)
        case RoundKind.TAKEAWAY:
            return (texts("What will you take home with you?"),)
        case RoundKind.FEEDBACK:
            return (
                texts("What was good?"),
                texts("What was missing?"),
                texts("What should be different next time?"),
            )
        case RoundKind.PODIUM:
            return (texts("Which question do you have for the panel?"),)
        case RoundKind.VOICE:
            return (texts("Which sentence of yours may we quote?"),)
        case RoundKind.STORY:
            return (
                texts("What was the situation?"),
                texts("What did you do?"),
                texts("What was the effect?"),
            )
        case RoundKind.PHOTO:
            return (
                texts("What can be seen in the photo?"),
                texts("What should stand below it? (if you like)"),
            )
