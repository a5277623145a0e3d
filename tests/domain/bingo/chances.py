"""How likely each card is the first to win: the measure of whether dealing is fair.

Each player meets one person after another, each of whom fits a square with its likelihood p. So
after k of them the square has been filled with ``1 - (1 - p) ** k``, a line with the product over
its squares, and a card has a line if not each of its lines is missing. Read as the moment of a
card's first line, that gives the chance to be the first of all, once they race one another.

What it leaves out (one square a person, lines that share a square, what players aim for) holds for
each card alike. Played out person by person with players who go for their best line, cards differ
less: 0.39 instead of 0.62 for cards dealt at random from `skewed_pool(40, 0.05, 0.6)`, and 0.05
instead of 0.10 for fair ones.

It all rests upon the estimates. If the truth differs from them by a factor whose logarithm varies
by 0.3 (a third more or less), fair cards of `skewed_pool(40)` vary by 0.21 instead of 0.12; by 0.5,
they vary by 0.31 (random ones by 1.1 and 1.3). Without any estimate it is 0.8, as at random.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean, pstdev
from typing import Final

from facilitator.domain.bingo.card import FREE, Squares, lines_of
from facilitator.domain.bingo.game import Game, Square

_STEP: Final = 0.1
_NOBODY_LEFT: Final = -12.0
"""The logarithm of the chance that nobody has won yet, from which on the race is over."""


def skewed_pool(count: int, rarest: float = 0.025, commonest: float = 0.6) -> tuple[Square, ...]:
    """Return squares each of which fits the same part fewer people than the one before.

    So are pools that people write: many squares that fit few, few that fit many.
    """
    part = (rarest / commonest) ** (1 / (count - 1))
    return tuple(
        Square(text=f"s{number}", share=commonest * part**number) for number in range(count)
    )


def even_pool(count: int, rarest: float = 0.05, commonest: float = 0.6) -> tuple[Square, ...]:
    """Return squares whose shares are equally far apart."""
    step = (commonest - rarest) / (count - 1)
    return tuple(
        Square(text=f"s{number}", share=commonest - step * number) for number in range(count)
    )


def chances_to_win(cards: Sequence[Squares], game: Game) -> list[float]:
    """Return for each of `cards` how likely it is the first to have a line."""
    missing = [[1 - square.likelihood for square in game.squares] for _ in cards]
    chances, before, met = [0.0] * len(cards), [0.0] * len(cards), 0.0
    while (nobody := sum(math.log1p(-there) for there in before)) > _NOBODY_LEFT:
        met += _STEP
        now = [
            has_line(card, game.size, miss, met) for card, miss in zip(cards, missing, strict=True)
        ]
        for number, (was, there) in enumerate(zip(before, now, strict=True)):
            chances[number] += (there - was) / (1 - was) * math.exp(nobody)
        before = now
    return chances


def has_line(card: Squares, size: int, missing: Sequence[float], met: float) -> float:
    """Return how likely a card has a line after so many people."""
    none = 1.0
    for line in lines_of(size):
        squares = (card[position] for position in line if card[position] != FREE)
        none *= 1 - math.prod(1 - missing[square] ** met for square in squares)
    return 1 - none


def variation(chances: Sequence[float]) -> float:
    """Return the coefficient of variation: deviation by mean."""
    return pstdev(chances) / fmean(chances)
