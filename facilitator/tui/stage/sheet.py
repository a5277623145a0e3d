"""Sheets of terminal cells, and how they are put together: beside one another, on top of another.

A sheet is a tuple of rows, all equally wide; a row is a tuple of pieces of text with a tone.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeAlias

from rich.cells import cell_len


class Tone(StrEnum):
    """In which colours a piece is painted; what they are depends on the ground."""

    INK = "ink"
    SOFT = "soft"
    """Less important."""
    FAINT = "faint"
    """For whoever operates the stage; the room need not notice it."""
    CODE = "code"
    """Black on white on whatever ground: what a camera reads."""
    DARK = "dark"
    """White on black on whatever ground: the black of a code."""


Piece: TypeAlias = tuple[str, Tone]
Row: TypeAlias = tuple[Piece, ...]
Sheet: TypeAlias = tuple[Row, ...]


def width_of(row: Row) -> int:
    """Return how many cells `row` takes."""
    return sum(cell_len(text) for text, _ in row)


def empty(columns: int, rows: int) -> Sheet:
    """Return a sheet with nothing on it."""
    return (((" " * columns, Tone.INK),),) * rows


def lines(
    texts: Sequence[str], columns: int, tone: Tone = Tone.INK, *, left: bool = False
) -> Sheet:
    """Return `texts` one below the other, centred unless they are to stand on the `left`."""
    rows = []
    for text in texts:
        free = columns - cell_len(text)
        before = 0 if left else free // 2
        rows.append(((" " * before + text + " " * (free - before), tone),))
    return tuple(rows)


def framed(sheet: Sheet, columns: int, rows: int) -> Sheet:
    """Return `sheet` in the middle of a larger one; of one with more rows the first ones."""
    sheet = sheet[:rows]
    if not sheet:
        return empty(columns, rows)
    above = (rows - len(sheet)) // 2
    free = columns - width_of(sheet[0])
    left, right = (" " * (free // 2), Tone.INK), (" " * (free - free // 2), Tone.INK)
    middle = tuple((left, *row, right) for row in sheet)
    return (*empty(columns, above), *middle, *empty(columns, rows - above - len(sheet)))


def beside(left: Sheet, right: Sheet) -> Sheet:
    """Return two sheets of equally many rows side by side."""
    return tuple((*one, *other) for one, other in zip(left, right, strict=True))


def spread(sheets: Sequence[Sheet], columns: int, rows: int) -> Sheet:
    """Return `sheets` one below the other on `rows`, the first on top and the last at the bottom.

    One alone stands in the middle; what there is no room for is left out.
    """
    parts = [sheet for sheet in sheets if sheet]
    if len(parts) < 2:
        return framed(parts[0] if parts else (), columns, rows)
    free, gaps = max(0, rows - sum(map(len, parts))), len(parts) - 1
    spread_out = list(parts[0])
    for number, part in enumerate(parts[1:], start=1):
        gap = free * number // gaps - free * (number - 1) // gaps
        spread_out += [*empty(columns, gap), *part]
    return tuple(spread_out[:rows])
