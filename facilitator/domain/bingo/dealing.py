"""Dealing cards that are about equally easy.

The pool is parted by how many people its squares fit, into as many classes as a line is long. A
layout says which class lies where (`layouts`), so that each line has one square of each. Within its
class a square is drawn from a shuffled deck, which is shuffled anew when all of it was dealt: so
all squares of a pool lie on about equally many cards.

How fair that is, and how fair cards dealt at random are: `tests/domain/bingo/chances.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from facilitator.domain.bingo.card import FREE, Squares
from facilitator.domain.bingo.game import Game
from facilitator.domain.bingo.layouts import Layout, layouts_of

Draw: TypeAlias = Callable[[int], int]
"""Draws lots: called with n it returns one of 0 to n - 1, each as likely."""

_TRIES: Final = 100


class NoCardsLeftError(ValueError):
    """The pool yields no further card that differs from all others."""


def deal(game: Game, draw: Draw) -> Iterator[Squares]:
    """Yield cards for `game`, no two alike, for as long as there are any.

    The cards follow from what `draw` returns and nothing else: begun anew with the same draws, the
    same cards come in the same order.

    A pool that hardly has more squares than a card may run out of cards with one square of each
    class in each line (3 by 3 from eight squares: after 288). From then on squares lie anywhere: of
    these there are 40,320 at least.

    Raises NoCardsLeftError if the pool has fewer squares than a card, or if 100 tries in a row were
    cards that have been dealt before: then fewer than one in twenty is left.
    """
    if len(game.squares) < game.squares_on_card:
        raise NoCardsLeftError(f"{len(game.squares)} squares for {game.squares_on_card} places")
    dealt: set[Squares] = set()
    yield from _new_ones(_in_classes(game, draw), dealt)
    yield from _new_ones(_anywhere(game, draw), dealt)
    raise NoCardsLeftError(f"no further card after {len(dealt)}")


def classes_of(game: Game, draw: Draw) -> tuple[list[int], ...]:
    """Return the squares of the pool in classes, the commonest first.

    How large they are follows from how often a card needs each. Squares that fit equally many are
    parted by lot.
    """
    likelihoods = [square.likelihood for square in game.squares]
    ranked = list(range(len(game.squares)))
    _shuffle(ranked, draw)
    ranked.sort(key=lambda square: -likelihoods[square])
    needed = [game.size - (game.has_free_centre and not number) for number in range(game.size)]
    ends = [_share(len(ranked), sum(needed[:upto]), sum(needed)) for upto in range(game.size + 1)]
    return tuple(ranked[start:end] for start, end in pairwise(ends))


def _share(count: int, part: int, whole: int) -> int:
    """Return ``count * part / whole``, rounded; so no class gets fewer than a card needs."""
    return (2 * count * part + whole) // (2 * whole)


def _new_ones(cards: Iterator[Squares], dealt: set[Squares]) -> Iterator[Squares]:
    """Yield those that were not `dealt` yet, until too many in a row were."""
    known = 0
    while known < _TRIES:
        card = next(cards)
        if card in dealt:
            known += 1
            continue
        known = 0
        dealt.add(card)
        yield card


def _in_classes(game: Game, draw: Draw) -> Iterator[Squares]:
    layouts = layouts_of(game.size, game.has_free_centre)
    decks = [_Deck(squares, draw) for squares in classes_of(game, draw)]
    needed = [layouts[0].count(number) for number in range(game.size)]
    while True:
        hands = [iter(deck.take(count)) for deck, count in zip(decks, needed, strict=True)]
        yield _lay(layouts[draw(len(layouts))], hands)


def _anywhere(game: Game, draw: Draw) -> Iterator[Squares]:
    layout = tuple(min(place, 0) for place in layouts_of(game.size, game.has_free_centre)[0])
    deck = _Deck(range(len(game.squares)), draw)
    while True:
        yield _lay(layout, [iter(deck.take(game.squares_on_card))])


def _lay(layout: Layout, hands: Sequence[Iterator[int]]) -> Squares:
    return tuple(FREE if number == FREE else next(hands[number]) for number in layout)


class _Deck:
    """Squares of one class, in the order in which they are dealt."""

    def __init__(self, squares: Sequence[int], draw: Draw) -> None:
        self._all = squares
        self._draw = draw
        self._left: list[int] = []

    def take(self, count: int) -> list[int]:
        """Return `count` different squares; what is left of a deck comes before a new one."""
        taken, self._left = self._left[:count], self._left[count:]
        if len(taken) < count:
            fresh = list(self._all)
            _shuffle(fresh, self._draw)
            added = [square for square in fresh if square not in taken][: count - len(taken)]
            self._left = [square for square in fresh if square not in added]
            taken += added
        return taken


def _shuffle(squares: list[int], draw: Draw) -> None:
    """Bring `squares` into one of all orders, each as likely (Fisher and Yates)."""
    for last in range(len(squares) - 1, 0, -1):
        other = draw(last + 1)
        squares[last], squares[other] = squares[other], squares[last]
