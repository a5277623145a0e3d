"""What Regie is told of what phones gave: how many, and the cards that wait."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.domain.plenum.asking import current_query
from facilitator.domain.plenum.cards import Card
from facilitator.domain.snapshot import Snapshot
from facilitator.ledger.voices import VoiceLedger
from facilitator.link.voicing import MOST_CARDS, InboxCard, Voices


def voices_of(snapshot: Snapshot, ledger: VoiceLedger, failure: str = "") -> Voices:
    """Return what is told; of ballots only how many there are."""
    query = current_query(snapshot)
    # What was taken is an entry; if that is undone, the card is there again.
    untaken = (card for card in ledger.cards() if card.id not in snapshot.entries)
    waiting, dropped = _parted(untaken)
    return Voices(
        code=ledger.code,
        query=query.id if query is not None else "",
        ballots=ledger.count(query.id) if query is not None else 0,
        issued=ledger.issued(query.id) if query is not None else 0,
        cards=(*map(told, waiting[:MOST_CARDS]), *map(told, dropped[:MOST_CARDS])),
        waiting=len(waiting),
        failure=failure,
    )


def _parted(cards: Iterable[Card]) -> tuple[list[Card], list[Card]]:
    waiting: list[Card] = []
    dropped: list[Card] = []
    for card in cards:
        (dropped if card.dropped else waiting).append(card)
    return waiting, dropped


def told(card: Card) -> InboxCard:
    """Return a card as Regie is told it."""
    return InboxCard(
        id=card.id,
        round=card.round,
        parts=card.parts,
        function=card.function,
        release=card.release,
        withdrawal=card.withdrawal,
        dropped=card.dropped,
    )
