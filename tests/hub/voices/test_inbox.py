"""What Regie is told of cards is whole, and never more than it can be told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain.plenum.cards import longest_part
from facilitator.domain.plenum.round import RoundKind
from facilitator.hub.voices.inbox import voices_of
from facilitator.link.coding import MAX_BYTES, decode, encode
from facilitator.link.voicing import MOST_CARDS, Voices
from tests.domain.plenum.asked import make_round
from tests.factories import make_snapshot
from tests.ledger.voices.giving import opened

LONGEST = longest_part(RoundKind.STORY)
STORY = make_round("r", "Lage?", "Tat?", "Wirkung?", kind=RoundKind.STORY)


@pytest.mark.parametrize("kind", RoundKind)
def test_longest_card_is_told_whole(tmp_path: Path, kind: RoundKind) -> None:
    of, text = make_round("r", "?", kind=kind), "ü" * longest_part(kind)
    with opened(tmp_path) as voices:
        voices.send_card(of, [text], nonce="form").result()
        told = decode(encode(voices_of(make_snapshot(), voices)))

    assert isinstance(told, Voices)
    assert told.cards[0].parts == (text,)


def test_cards_that_are_too_long_together_are_told_of_in_turn(tmp_path: Path) -> None:
    """A frame that is too large would end the connection of Regie, again and again."""
    with opened(tmp_path) as voices:
        sent = [
            voices.send_card(STORY, ["😀" * LONGEST] * 3, nonce=str(number))
            for number in range(2 * MOST_CARDS)
        ]
        for one in sent[:MOST_CARDS]:
            voices.drop(one.result().id)
        sent[-1].result()
        voices.drop(sent[0].result().id).result()
        told = voices_of(make_snapshot(), voices)
        oldest = [card.id for card in voices.cards() if not card.dropped]

    assert len(encode(told).encode()) < MAX_BYTES / 2
    assert told.waiting == MOST_CARDS
    shown = [card.id for card in told.cards]
    assert 50 < len(shown) < MOST_CARDS
    assert shown == oldest[: len(shown)]
