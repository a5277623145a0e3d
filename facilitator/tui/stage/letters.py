"""Letters as large as a room needs: drawn with a font and set in quarter-block signs.

Lengths count in dots: one column wide and half a row high, so that a dot is a square. A sign shows
two dots above each other, each with a left and a right half. The size of letters is the height of
an "x" in dots: a whole number, so that strokes fall on dots and small letters stay clear.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import ceil
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

SMALLEST: Final = 4
"""The size below which letters can't be told apart: the terminal's own do better then."""

_FILE: Final = Path(__file__).with_name("letters.ttf")
_X_HEIGHT: Final = 0.547
"""Of this font, in em."""
_QUARTERS: Final = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By their inked quarters: 1 upper left, 2 upper right, 4 lower left, 8 lower right."""
_FINENESS: Final = 4
"""Pixels a dot, before they are summed up."""
_INKED: Final = 120
"""Of 255: how dark a quarter is on average that is painted."""
_FAINT: Final = 0.2
"""Ink on less of a dot than that is not painted: round letters reach a little beyond their line."""
_LEADING: Final = 2.0
"""From line to line, in heights of an "x"."""
_REFERENCE: Final = 512


@cache
def _font(x_height: int) -> ImageFont.FreeTypeFont:
    # The basic layout sets every text alike on all machines; the other one may be missing.
    basic = ImageFont.Layout.BASIC
    return ImageFont.truetype(str(_FILE), x_height / _X_HEIGHT, layout_engine=basic)


@cache
def _has(sign: str) -> bool:
    font = _font(_REFERENCE)
    missing, drawn = font.getmask("\uffff"), font.getmask(sign)
    return sign.isspace() or (drawn.size, bytes(drawn)) != (missing.size, bytes(missing))


def can_draw(text: str) -> bool:
    """Return whether there is a letter for every sign of `text`."""
    return all(map(_has, text))


def width(text: str, size: int) -> float:
    """Return how wide `text` is in that size, in dots; its ink may reach a little further."""
    return _width(text) * size


def _reach(text: str, size: int) -> tuple[int, int]:
    """Return how many dots the ink of `text` reaches to the left and right of where it begins."""
    left, _, right, _ = _font(_REFERENCE).getbbox(text, anchor="ls")
    return ceil(-left * size / _REFERENCE), ceil(right * size / _REFERENCE)


@cache
def _width(text: str) -> float:
    return _font(_REFERENCE).getlength(text) / _REFERENCE


def _ink(lines: Sequence[str], size: int) -> tuple[int, int]:
    """Return how many dots the ink of `lines` reaches from the first base line, up and down."""
    font = _font(_REFERENCE)
    top = -font.getbbox(lines[0], anchor="ls")[1] / _REFERENCE
    bottom = font.getbbox(lines[-1], anchor="ls")[3] / _REFERENCE
    up, down = ceil(top * size - _FAINT), ceil(bottom * size - _FAINT)
    return up, down + round(_LEADING * size) * (len(lines) - 1)


def rows_needed(lines: Sequence[str], size: int) -> int:
    """Return how many rows `lines` take in that size."""
    return ceil(sum(_ink(lines, size)) / 2)


def draw(
    lines: Sequence[str], size: int, columns: int, *, like: Sequence[str] = (), left: bool = False
) -> list[str]:
    """Return `lines` in that size on `columns`: strings of quarter-block signs.

    They stand where lines `like` those would, so that digits can change without moving.
    """
    rows = rows_needed(like or lines, size)
    up, down = _ink(like or lines, size)
    above = (2 * rows - (up + down)) // 2
    canvas = Image.new("L", (columns * _FINENESS, 2 * rows * _FINENESS))
    pen = ImageDraw.Draw(canvas)
    font = _font(size * _FINENESS)
    for number, line in enumerate(lines):
        base = above + up + round(_LEADING * size) * number
        before, behind = _reach(line, size)
        start = before + (0 if left else max(0, columns - before - behind) // 2)
        pen.text((start * _FINENESS, base * _FINENESS), line, fill=255, font=font, anchor="ls")
    quarters = canvas.resize((2 * columns, 2 * rows), Image.Resampling.BOX)
    return _signs(quarters.point(lambda ink: ink >= _INKED).tobytes(), columns, rows)


def _signs(inked: bytes, columns: int, rows: int) -> list[str]:
    """Return the signs of quarters that are 1 where there is ink."""
    width = 2 * columns
    found = []
    for row in range(rows):
        upper = inked[2 * row * width : (2 * row + 1) * width]
        lower = inked[(2 * row + 1) * width : (2 * row + 2) * width]
        quarters = zip(upper[::2], upper[1::2], lower[::2], lower[1::2], strict=True)
        found.append("".join(_QUARTERS[a + 2 * b + 4 * c + 8 * d] for a, b, c, d in quarters))
    return found
