"""Horizontal bars, numbers beside them, in letters as large as the rows allow.

Nothing is told by colour: a bar has its length, its label and its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from rich.cells import cell_len

from facilitator.domain.plenum.bars import Bar, Bars
from facilitator.domain.plenum.query import QueryKind
from facilitator.texts import Texts
from facilitator.tui.plain import one_line
from facilitator.tui.stage import letters
from facilitator.tui.stage.box import Box
from facilitator.tui.stage.fitting import drawable, drawn_size, fit
from facilitator.tui.stage.sheet import Sheet, Tone, beside, empty, framed, width_of

_EIGHTHS: Final = " ▏▎▍▌▋▊▉"
_ABOVE: Final = 8
"""Rows of a candidate from which a drawn label has room above its bar."""
_BESIDE: Final = 4
"""Rows that one line of the smallest drawn letters takes."""
_LABELS: Final = 0.6
"""Of the columns, where labels stand beside their bars."""
_FINE: Final = 160
"""Columns from which the terminal's own letters are too small: rather a shortened label."""
_FEWEST: Final = 8
"""Columns that a label and a bar need between them."""
_DIGITS: Final = 3
"""A number takes at most that part of the columns."""
_APART: Final = 2
"""Columns between a bar and its number."""


def draw_bars(bars: Bars, box: Box, texts: Texts) -> Sheet:
    """Return all bars on at most the rows and on the columns of `box`, or as many as one can read.

    Of a scale all steps are shown as long as there is a row for each.
    """
    each = _BESIDE + 1 if box.columns >= _FINE and bars.kind is not QueryKind.SCALE else 1
    shown, more = bars.bars, bars.more
    if len(shown) + bool(more) > box.rows // each:
        shown = shown[: max(0, box.rows // each - 1)]
        more += len(bars.bars) - len(shown)
    last = fit(and_more(more, texts), box.columns, min(each, _BESIDE), tone=Tone.SOFT, left=True)
    if not shown or box.columns < _FEWEST:
        return last
    return (*_draw(shown, Box(box.columns, box.rows - len(last))), *last)


def and_more(count: int, texts: Texts) -> str:
    """Say how many candidates there are besides; nothing if there are none."""
    if not count:
        return ""
    return texts.plural("and {count} more proposal", "and {count} more proposals", count)


def _draw(shown: Sequence[Bar], box: Box) -> Sheet:
    """Return `shown`, labels above their bars, or beside them where the rows are few."""
    each = box.rows // len(shown)
    side = Box(int(box.columns * _LABELS), each)
    labels, points = [one_line(bar.label) for bar in shown], [bar.points for bar in shown]
    may_shorten = box.columns >= _FINE
    if each >= _ABOVE and (names := _names(labels, Box(box.columns, each // 2), may_shorten)).size:
        return _above(names, points, Box(box.columns, each))
    names = _names(labels, Box(side.columns - _APART, each - 1), may_shorten)
    if not names.size and each > 1:
        return _above(names, points, Box(box.columns, each))
    if not names.size:
        side = Box(min(side.columns, max(map(cell_len, labels)) + _APART), each)
    return _beside(names, points, side, box.columns - side.columns)


@dataclass(frozen=True, slots=True)
class _Names:
    """The labels as they are shown, all in the same size; 0: in the terminal's own letters."""

    said: tuple[str, ...]
    size: int

    def sheet(self, number: int, box: Box) -> Sheet:
        """Return one label on at most the rows and on the columns of `box`."""
        return fit(self.said[number], *box.size, left=True, largest=self.size)


def _names(labels: Sequence[str], box: Box, may_shorten: bool) -> _Names:
    """Return the labels as large as all of them can be drawn in `box`."""
    drawn = [drawable(label, *box.size) for label in labels] if may_shorten else labels
    size = min(drawn_size(label, *box.size) for label in drawn)
    return _Names(tuple(drawn if size else labels), size)


@dataclass(frozen=True, slots=True)
class _Scale:
    """What all bars of one picture have in common."""

    points: tuple[int, ...]
    box: Box
    """For the longest bar with the number behind it."""
    number: int
    """Columns of the longest number."""
    size: int
    """Of drawn digits; 0: the terminal's own."""

    @classmethod
    def of(cls, points: Sequence[int], box: Box, size: int) -> _Scale:
        """Return the scale for bars of that `box`, with digits in that size, or what fits for 0."""
        widest = "0" * max(len(f"{one}") for one in points)
        size = size or drawn_size(widest, box.columns // _DIGITS, box.rows)
        drawn = ceil(letters.width(widest, size)) + 2 if size else len(widest)
        return cls(tuple(points), box, min(box.columns, drawn), size)

    def sheet(self, number: int) -> Sheet:
        """Return one bar with its number behind it, on all columns and rows."""
        columns, rows = self.box.size
        said = f"{self.points[number]}"
        digits = fit(said, self.number, rows, as_lines=True, largest=self.size)
        apart = min(_APART, columns - self.number)
        bar = _bar(self.points[number], max(self.points), columns - self.number - apart, rows)
        both = beside(beside(bar, empty(apart, rows)), framed(digits, self.number, rows))
        return beside(both, empty(max(0, columns - width_of(both[0])), rows))


def _bar(points: int, most: int, columns: int, rows: int) -> Sheet:
    """Return a bar as long as its part of `columns`, to an eighth of one.

    In a single row it is flatter, so that it does not touch the one above.
    """
    whole, part = divmod(8 * columns * points // most if most else 0, 8)
    flat, tall = "▆" * (whole or bool(part)), "█" * whole + _EIGHTHS[part].rstrip()
    said = flat if rows == 1 else tall
    return (((said, Tone.INK),),) * rows


def _above(names: _Names, points: Sequence[int], box: Box) -> Sheet:
    """Return each label above its bar, each with that box for both."""
    gap = 1 if box.rows > 2 else 0
    room = Box(box.columns, max(1, box.rows // 2))
    labels = [names.sheet(number, room) for number in range(len(names.said))]
    high = max(map(len, labels))
    scale = _Scale.of(points, Box(box.columns, max(1, box.rows - high - gap)), names.size)
    rows: list[Sheet] = []
    for number, label in enumerate(labels):
        framed_label = framed(label, box.columns, high)
        rows += [framed_label, scale.sheet(number), empty(box.columns, gap)]
    return tuple(row for sheet in rows for row in sheet)


def _beside(names: _Names, points: Sequence[int], side: Box, columns: int) -> Sheet:
    """Return each label on the left of its bar, for which there are so many columns."""
    gap = 1 if side.rows > 1 else 0
    room = Box(max(1, side.columns - _APART), side.rows - gap)
    scale = _Scale.of(points, Box(columns, room.rows), names.size)
    rows: list[Sheet] = []
    for number in range(len(names.said)):
        label = framed(names.sheet(number, room), side.columns, room.rows)
        rows.append(beside(label, scale.sheet(number)))
        rows.append(empty(side.columns + columns, gap))
    return tuple(row for sheet in rows for row in sheet)
