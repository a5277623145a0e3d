"""A QR code in terminal cells, as large as they allow.

A module is an even number of columns wide and half as many rows high, so that it consists of whole
cells: spaces with a black or white ground, which look alike in every terminal and font. Only where
two columns a module are too many, half-block signs take their place, one column and half a row
each: they decode as well in our trials, but a font may draw them with gaps.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, Final, TypeAlias

from qrcode import constants
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from facilitator.tui.stage.box import Box
from facilitator.tui.stage.sheet import Piece, Row, Sheet, Tone

Modules: TypeAlias = tuple[tuple[bool, ...], ...]
"""True is black; without the quiet zone."""

QUIET_ZONE: Final = 4
"""Modules of white around the code (ISO/IEC 18004)."""
TIGHT_ZONE: Final = 3
"""Where the room is short. With less, OpenCV missed more codes in our trials; so it did with a
higher level of error correction.
"""
HALF_BLOCKS: Final = 1
"""The scale at which a module is less than a cell."""
WHOLE_CELLS: Final = 2


@lru_cache(8)
def modules_of(address: str) -> Modules:
    """Return the code of `address`; empty if there is none, or it is too long for any.

    Its level of error correction is M. An address in capitals takes fewer modules.
    """
    if not address:
        return ()
    code: QRCode[Any] = QRCode(error_correction=constants.ERROR_CORRECT_M, border=0)
    try:
        code.add_data(address)
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        return ()
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())


@dataclass(frozen=True, slots=True)
class CodeSize:
    """How large a code is drawn."""

    modules: int
    """A side, without the quiet zone."""
    scale: int
    """Columns a module: an even number, or `HALF_BLOCKS`."""
    zone: int
    """Modules of white on each side."""

    @property
    def box(self) -> Box:
        """The cells that it takes."""
        across = (self.modules + 2 * self.zone) * self.scale
        return Box(across, (across + 1) // 2)

    def fits(self, columns: int, rows: int) -> bool:
        """Return whether there is room for it."""
        return self.box.columns <= columns and self.box.rows <= rows


def largest_code(modules: Modules, columns: int, rows: int) -> CodeSize | None:
    """Return the largest size in which the code fits; None if it fits in none.

    A little of the white gives way before a module becomes less than a cell.
    """
    across, room = len(modules), max(0, min(columns, 2 * rows))
    if not across:
        return None
    largest = room // (across + 2 * QUIET_ZONE) // 2 * 2
    sizes = (
        CodeSize(across, largest, QUIET_ZONE),
        CodeSize(across, WHOLE_CELLS, TIGHT_ZONE),
        CodeSize(across, HALF_BLOCKS, QUIET_ZONE),
        CodeSize(across, HALF_BLOCKS, TIGHT_ZONE),
    )
    return next((size for size in sizes if size.scale and size.fits(columns, rows)), None)


def safe_size(modules: Modules) -> CodeSize:
    """Return the smallest size in which every camera reads the code."""
    return CodeSize(len(modules), WHOLE_CELLS, QUIET_ZONE)


def draw_code(modules: Modules, size: CodeSize) -> Sheet:
    """Return the code in that size."""
    zone, across = size.zone, size.modules + 2 * size.zone
    blank = [False] * across
    sides = [False] * zone
    framed = [*[blank] * zone, *([*sides, *row, *sides] for row in modules), *[blank] * zone]
    if size.scale == HALF_BLOCKS:
        rows = [*framed, blank] if len(framed) % 2 else framed
        return tuple(_in_half_blocks(*pair) for pair in zip(rows[::2], rows[1::2], strict=True))
    return tuple(_in_cells(row, size.scale) for row in framed for _ in range(size.scale // 2))


def _in_cells(dots: list[bool], scale: int) -> Row:
    return tuple(
        (" " * scale * len(list(run)), Tone.DARK if is_black else Tone.CODE)
        for is_black, run in groupby(dots)
    )


def _in_half_blocks(upper: list[bool], lower: list[bool]) -> Row:
    """Return two rows of modules as one: signs only where they differ."""
    pieces = (_half_block(*pair) for pair in zip(upper, lower, strict=True))
    return tuple(
        ("".join(text for text, _ in run), tone)
        for tone, run in groupby(pieces, key=lambda piece: piece[1])
    )


def _half_block(upper: bool, lower: bool) -> Piece:
    if upper == lower:
        return " ", Tone.DARK if upper else Tone.CODE
    return "▀" if upper else "▄", Tone.CODE
