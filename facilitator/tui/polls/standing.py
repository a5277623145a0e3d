"""What the screen is about: the query that is shown, the cards that wait, and what Enter does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from facilitator.domain.entries import EntryId
from facilitator.domain.plenum.asking import current_query
from facilitator.domain.plenum.query import Query, QueryId, QueryState
from facilitator.domain.plenum.round import Round
from facilitator.domain.plenum.taking import is_taken
from facilitator.domain.snapshot import Snapshot
from facilitator.link.voicing import InboxCard, Voices

NOTHING_MOVED: Final[Mapping[EntryId, bool]] = MappingProxyType({})


class Step(StrEnum):
    """What comes next."""

    CLOSE = "close"
    REVEAL = "reveal"
    TAKE = "take"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How queries and cards stand."""

    queries: tuple[Query, ...] = ()
    current: Query | None = None
    """The query that the room is at, not revealed yet; None: there is none."""
    rounds: tuple[Round, ...] = ()
    waiting: tuple[InboxCard, ...] = ()
    """Cards that nobody has taken or put aside, the oldest first."""
    dropped: tuple[InboxCard, ...] = ()
    more: int = 0
    """How many cards wait besides: the hub tells of so many at once."""

    @property
    def open_rounds(self) -> tuple[Round, ...]:
        """Those that take cards."""
        return tuple(round_ for round_ in self.rounds if round_.is_open)

    @property
    def next_step(self) -> Step:
        """What Enter does: a query that is under way comes first, then cards that wait."""
        if self.current is not None:
            return Step.CLOSE if self.current.state is QueryState.OPEN else Step.REVEAL
        return Step.TAKE if self.waiting else Step.NEW

    def shown(self, chosen: QueryId) -> Query | None:
        """Return the query of that id, else the one that the room is at, else the last one."""
        by_id = {query.id: query for query in self.queries}
        last = self.queries[-1] if self.queries else None
        return by_id.get(chosen) or self.current or last

    def beside(self, shown: Query, by: int) -> Query:
        """Return the query that was opened `by` queries after `shown`, at most the last."""
        place = self.queries.index(shown) + by
        return self.queries[min(max(0, place), len(self.queries) - 1)]

    def round_of(self, card: InboxCard) -> Round | None:
        """Return the round that `card` was sent to; None: it was discarded."""
        return next((one for one in self.rounds if one.id == card.round), None)


def standing(
    snapshot: Snapshot, voices: Voices | None, moved: Mapping[EntryId, bool] = NOTHING_MOVED
) -> Standing:
    """Return how all stands; a card that is an entry already waits no more, whoever took it.

    `moved`: cards that were put aside (True) or back just now; the hub has yet to say so.
    """
    cards = voices.cards if voices is not None else ()
    now = [replace(card, dropped=moved.get(card.id, card.dropped)) for card in cards]
    left = [card for card in now if not _is_taken(card, snapshot)]
    waiting = tuple(card for card in left if not card.dropped)
    told = sum(not card.dropped for card in cards)
    return Standing(
        queries=snapshot.queries,
        current=current_query(snapshot),
        rounds=snapshot.rounds,
        waiting=waiting,
        dropped=tuple(card for card in left if card.dropped),
        more=max(0, voices.waiting - told) if voices is not None else 0,
    )


def _is_taken(card: InboxCard, snapshot: Snapshot) -> bool:
    """Whether it is an entry; the hub may not have heard of that yet."""
    if card.photo is not None:
        return is_taken(card, snapshot)
    entry = snapshot.entries.get(card.id)
    return entry is not None and not entry.removed
