"""A game of bingo in numbers: how many played and met, and nothing of anybody."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.agenda import BlockId
from facilitator.domain.bingo.views import Totals
from facilitator.domain.documentation.model import Blocks, Paragraph, Span, Spans
from facilitator.domain.documentation.wording import sentence
from facilitator.domain.instant import Duration, minutes
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts


def game_of(snapshot: Snapshot, block: BlockId) -> Totals | None:
    """Return what is told of the game of `block`; None: there was none, or nobody played."""
    totals = snapshot.games.get(block)
    return totals if totals and totals.players and totals.begun else None


def build_game(snapshot: Snapshot, block: BlockId, texts: Texts) -> Blocks:
    """Return the paragraph on the game of `block`, if it was played."""
    totals = game_of(snapshot, block)
    if totals is None:
        return ()
    first, *others = _sentences(totals, texts)
    return (Paragraph((*first, *(span for spans in others for span in (Span(" "), *spans)))),)


def _sentences(totals: Totals, texts: Texts) -> Iterator[Spans]:
    yield sentence(
        texts.plural("**{count} person** played.", "**{count} people** played.", totals.players)
    )
    if totals.paper:
        yield sentence(
            texts.plural(
                "{count} of them had a card on paper.",
                "{count} of them had cards on paper.",
                totals.paper,
            )
        )
    if totals.meetings:
        squares = texts.plural("{count} filled square", "{count} filled squares", totals.squares)
        met = texts.plural(
            "That made **{count} meeting** and {squares}.",
            "That made **{count} meetings** and {squares}.",
            totals.meetings,
            squares=squares,
        )
        yield sentence(met)
    yield from _bingos(totals, texts)


def _bingos(totals: Totals, texts: Texts) -> Iterator[Spans]:
    if not totals.bingos:
        if totals.ended:
            yield sentence(texts("There was no Bingo this time."))
        return
    if totals.begun and totals.first_bingo:
        took = _minutes(totals.first_bingo - totals.begun, texts)
        yield sentence(
            texts.plural(
                "The **first Bingo** came after {took}; it stayed the only one.",
                "The **first Bingo** came after {took}; there were {count} in all.",
                totals.bingos,
                took=took,
            )
        )
    else:
        yield sentence(
            texts.plural("There was {count} Bingo.", "There were {count} Bingos.", totals.bingos)
        )


def _minutes(length: Duration, texts: Texts) -> str:
    """Return how many minutes had begun; at least one."""
    begun = max(1, -(-length // minutes(1)))
    return texts.plural("{count} minute", "{count} minutes", begun)
