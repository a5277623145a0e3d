"""The winners of a game, in letters that the last row reads."""

from __future__ import annotations

from typing import Final

from facilitator.domain.bingo.board import Board
from facilitator.texts import Texts
from facilitator.tui.plain import one_line
from facilitator.tui.stage import letters
from facilitator.tui.stage.box import Box
from facilitator.tui.stage.fitting import fit
from facilitator.tui.stage.sheet import Sheet, beside, empty

_NAME: Final = 24
"""Signs of a name: what is longer is no name that a game knows, and would shrink all others."""
_FINE: Final = 20
"""Rows of a list from which the terminal's own letters are too small: the window has many."""


def draw_winners(board: Board, box: Box, texts: Texts) -> Sheet:
    """Return the winners in their order, in one column or two, rather fewer than tiny."""
    for count in range(len(board.winners), 0, -1):
        said = _lines(board, count, texts)
        for columns in (1, 2) if len(said) > 2 else (1,):
            size = _drawn_size(said, columns, box)
            if size:
                return _in_columns(said, columns, box, size)
        if box.rows < _FINE:
            break
    return fit("\n".join(_lines(board, len(board.winners), texts)), *box.size, as_lines=True)


def _lines(board: Board, count: int, texts: Texts) -> list[str]:
    found = [f"{winner.rank}.  {short_name(winner.name)}" for winner in board.winners[:count]]
    more = board.more + len(board.winners) - count
    if more:
        found.append(texts.plural("and {count} more", "and {count} more", more))
    return found


def _drawn_size(said: list[str], columns: int, box: Box) -> int:
    """Return the largest size in which all fit; 0 if they can't be drawn."""
    across = box.columns // columns - 2
    if not letters.can_draw("".join(said)):
        return 0
    for size in range(box.rows, letters.SMALLEST - 1, -1):
        if all(
            letters.rows_needed(part, size) <= box.rows
            and max(letters.width(line, size) for line in part) <= across
            for part in _parts(said, columns)
        ):
            return size
    return 0


def _in_columns(said: list[str], columns: int, box: Box, size: int) -> Sheet:
    across = box.columns // columns
    sheets = [
        fit("\n".join(part), across, box.rows, as_lines=True, largest=size)
        for part in _parts(said, columns)
    ]
    rows = max(map(len, sheets))
    drawn = [(*sheet, *empty(across, rows - len(sheet))) for sheet in sheets]
    return drawn[0] if columns == 1 else beside(*drawn)


def _parts(said: list[str], columns: int) -> list[list[str]]:
    half = -(-len(said) // columns)
    return [part for part in (said[:half], said[half:]) if part]


def short_name(name: str) -> str:
    """Return `name` on one line, no longer than names are."""
    said = one_line(name)
    return said if len(said) <= _NAME else f"{said[: _NAME - 1]}…"
