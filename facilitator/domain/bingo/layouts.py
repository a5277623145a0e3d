"""Which class of square lies where on a card.

A class is a share of the pool: 0 holds the squares that fit most people, the last one those that
fit the fewest; there are as many as a line is long. Each line should have one of each: then no
line is easier than another one, and no card easier than another one.

- 5 by 5: the Knut Vik design ``2 * row + column``, which is a Latin square with all diagonals.
- 4 by 4: a Latin square both long diagonals of which have each class, too.
- 3 by 3: there is no such square. Rows and columns have one of each; of the diagonals one has, the
  other one is of one class alone, on each card of the same. So lines differ, but cards do not.

A free centre is in the place of a square of the commonest class.
"""

from __future__ import annotations

from functools import cache
from itertools import permutations, product
from typing import Final, TypeAlias

from facilitator.domain.bingo.card import FREE

Layout: TypeAlias = tuple[int, ...]
"""The class at each position of a card, `FREE` in a free centre."""

_SQUARES: Final[dict[int, Layout]] = {
    3: tuple((row + column + 1) % 3 for row, column in product(range(3), repeat=2)),
    4: (0, 1, 2, 3, 2, 3, 0, 1, 3, 2, 1, 0, 1, 0, 3, 2),
    5: tuple((2 * row + column + 4) % 5 for row, column in product(range(5), repeat=2)),
}
"""One of each size, with class 0 in the centre."""


@cache
def layouts_of(size: int, has_free_centre: bool) -> tuple[Layout, ...]:
    """Return all layouts that a card may have; none is easier than another one."""
    square = _SQUARES[size]
    found = {
        tuple(names[square[position]] for position in places)
        for places in _rearrangements(size)
        for names in _namings(size, has_free_centre)
    }
    centre = size**2 // 2
    if has_free_centre:
        found = {(*layout[:centre], FREE, *layout[centre + 1 :]) for layout in found}
    return tuple(sorted(found))


def _namings(size: int, has_free_centre: bool) -> list[tuple[int, ...]]:
    """Return which class each class of the square may stand for.

    That of the centre is the commonest if it is free. On 3 by 3 it is the one that fills a
    diagonal, so it has to be the same on each card.
    """
    others = range(1, size)
    if has_free_centre:
        return [(0, *rest) for rest in permutations(others)]
    if size == 3:
        return [(1, 0, 2), (1, 2, 0)]
    return list(permutations(range(size)))


def _rearrangements(size: int) -> set[tuple[int, ...]]:
    """Return the ways to rearrange positions that lead each line to a line.

    Rows in an order that is symmetric to the middle, columns in the same one or its reverse, and
    the whole mirrored or not.
    """
    side = range(size)
    last = size - 1
    orders = [
        order
        for order in permutations(side)
        if all(order[place] + order[last - place] == last for place in side)
    ]
    rows = [(order, way) for order in orders for way in (order, order[::-1])]
    straight = {
        tuple(down[row] * size + along[column] for row, column in product(side, repeat=2))
        for down, along in rows
    }
    mirrored = {
        tuple(places[column * size + row] for row, column in product(side, repeat=2))
        for places in straight
    }
    return straight | mirrored
