"""The rules of games: squares that people like to confirm, and enough of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from facilitator.domain.agenda import Agenda, Block, BlockKind
from facilitator.domain.bingo.game import Game
from facilitator.domain.review.alike import find_alike
from facilitator.domain.review.delicate import find_delicate
from facilitator.domain.review.game_finding import (
    CommonSquare,
    DelicateSquare,
    GameFinding,
    NoGame,
    NoPrivacy,
    RareSquare,
    SameSquare,
    SmallPool,
)
from facilitator.domain.review.spot import Spot
from facilitator.domain.schedule.plan import PlannedDay

LEAST_SHARE: Final = 0.03
MOST_SHARE: Final = 0.85


def good_pool(game: Game) -> int:
    """Return how many squares keep cards apart: 40 for 24 on a card."""
    return -(-game.squares_on_card * 5 // 3)


def check_games(agenda: Agenda, days: Sequence[PlannedDay], number: int) -> Iterator[GameFinding]:
    """Yield what is unusual in the games of a day."""
    for slot in days[number].slots:
        spot = Spot(number, slot.block.id, "game")
        if slot.block.game is not None:
            yield from _check_game(agenda, slot.block, slot.block.game, spot)
        elif slot.block.kind is BlockKind.BINGO:
            yield NoGame(spot=Spot(number, slot.block.id, "kind"), block=slot.block)


def _check_game(agenda: Agenda, block: Block, game: Game, spot: Spot) -> Iterator[GameFinding]:
    if agenda.privacy is None:
        yield NoPrivacy(spot=spot, block=block)
    if len(game.squares) < good_pool(game):
        where = _below(spot, "squares")
        yield SmallPool(spot=where, count=len(game.squares), good=good_pool(game))
    yield from _check_words(game, agenda.language, spot)
    yield from _check_shares(game, agenda.participants, spot)


def _check_words(game: Game, language: str, spot: Spot) -> Iterator[GameFinding]:
    for place, square in enumerate(game.squares):
        found = find_delicate(square.text, language)
        if found is not None:
            topic, word = found
            where = _below(spot, "squares", place, "text")
            yield DelicateSquare(spot=where, text=square.text, word=word, topic=topic)
    texts = [square.text for square in game.squares]
    for place, earlier, exactly in find_alike(texts):
        where = _below(spot, "squares", place, "text")
        yield SameSquare(spot=where, text=texts[place], earlier=texts[earlier], exactly=exactly)


def _check_shares(game: Game, people: int | None, spot: Spot) -> Iterator[GameFinding]:
    """Yield squares for whom there is probably nobody, or no need to look."""
    least = max(LEAST_SHARE, 1 / people) if people else LEAST_SHARE
    for place, square in enumerate(game.squares):
        where = _below(spot, "squares", place, "share")
        if square.share is not None and square.share < least:
            yield RareSquare(spot=where, text=square.text, share=square.share)
        if square.share is not None and square.share > MOST_SHARE:
            yield CommonSquare(spot=where, text=square.text, share=square.share)


def _below(spot: Spot, *path: str | int) -> Spot:
    return Spot(spot.day, spot.subject, spot.key, path)
