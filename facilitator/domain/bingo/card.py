"""A card and its lines."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Final, TypeAlias

Position: TypeAlias = int
"""Where on a card, row by row from 0."""
Squares: TypeAlias = tuple[int, ...]
"""A card: which square of the pool lies at each position, `FREE` in a free centre."""
Line: TypeAlias = tuple[Position, ...]

FREE: Final = -1


@cache
def lines_of(size: int) -> tuple[Line, ...]:
    """Return the lines of a card: rows, columns, and both long diagonals."""
    side = range(size)
    rows = [tuple(row * size + column for column in side) for row in side]
    columns = [tuple(row * size + column for row in side) for column in side]
    falling = tuple(place * size + place for place in side)
    rising = tuple(place * size + size - 1 - place for place in side)
    return (*rows, *columns, falling, rising)


def complete_lines(filled: Collection[Position], size: int) -> tuple[Line, ...]:
    """Return the lines of which each position is `filled`; a free centre has to be among them."""
    there = set(filled)
    return tuple(line for line in lines_of(size) if there.issuperset(line))


def free_positions(card: Squares) -> tuple[Position, ...]:
    """Return what counts from the start."""
    return tuple(position for position, square in enumerate(card) if square == FREE)
