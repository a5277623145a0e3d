"""What Regie is told of what phones gave: how many, and the cards that wait."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from facilitator.domain.plenum.asking import current_query
from facilitator.domain.plenum.cards import Card
from facilitator.domain.plenum.taking import is_taken
from facilitator.domain.snapshot import Snapshot
from facilitator.ledger.voices import VoiceLedger
from facilitator.link.coding import MAX_BYTES
from facilitator.link.strict import to_json
from facilitator.link.voicing import MOST_CARDS, InboxCard, Voices

_MOST_BYTES: Final = MAX_BYTES * 2 // 5
"""Of all cards that are told of at once: a frame that is too large would end Regie's connection,
and the next one, for as long as the cards are there."""


def voices_of(snapshot: Snapshot, ledger: VoiceLedger, failure: str = "") -> Voices:
    """Return what is told; of ballots only how many there are."""
    query = current_query(snapshot)
    # What was taken is an entry; if that is undone, the card is there again.
    untaken = (card for card in ledger.cards() if not is_taken(card, snapshot))
    waiting, dropped = _parted(untaken)
    return Voices(
        code=ledger.code,
        query=query.id if query is not None else "",
        ballots=ledger.count(query.id) if query is not None else 0,
        issued=ledger.issued(query.id) if query is not None else 0,
        cards=tuple(_fitting([*waiting[:MOST_CARDS], *dropped[:MOST_CARDS]])),
        waiting=len(waiting),
        failure=failure,
    )


def _fitting(cards: Iterable[Card]) -> Iterator[InboxCard]:
    """Yield the first of them as they are told, as many as one frame holds."""
    left = _MOST_BYTES
    for card in map(told, cards):
        left -= len(json.dumps(to_json(card), ensure_ascii=False).encode())
        if left < 0:
            return
        yield card


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
        photo=card.photo,
    )
