"""A QR code in terminal cells, as large as they allow."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, TypeAlias

from qrcode import constants
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from facilitator.tui.stage.sheet import Sheet, Tone

Modules: TypeAlias = tuple[tuple[bool, ...], ...]
"""True is black; without the quiet zone."""

QUIET_ZONE: Final = 4
"""Modules of white around the code (ISO/IEC 18004)."""
LEAST_ZONE: Final = 2
"""Cameras make do with that, and from the last row a larger module is worth more."""

_LEVELS: Final = (
    constants.ERROR_CORRECT_H,
    constants.ERROR_CORRECT_Q,
    constants.ERROR_CORRECT_M,
    constants.ERROR_CORRECT_L,
)
_HALVES: Final = " ▀▄█"
"""By their black halves: 1 the upper, 2 the lower."""


@lru_cache(4)
def modules_of(address: str) -> Modules:
    """Return the code of `address`; empty if there is none, or it is too long for any.

    From afar the size of a module counts most, so it has as few as can be, and of those with as
    few the one that bears most damage.
    """
    if not address:
        return ()
    try:
        smallest = _code(address, constants.ERROR_CORRECT_L).version
    except (DataOverflowError, ValueError):
        return ()
    for level in _LEVELS:
        try:
            code = _code(address, level)
        except (DataOverflowError, ValueError):
            continue
        if code.version == smallest:
            break
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())


def _code(address: str, level: int) -> QRCode[Any]:
    code: QRCode[Any] = QRCode(error_correction=level, border=0)
    code.add_data(address)
    code.make(fit=True)
    return code


def largest_scale(modules: Modules, columns: int, rows: int) -> int:
    """Return how many columns wide a module can be; 0 if the code does not fit."""
    if not modules:
        return 0
    return max(0, min(columns, 2 * rows) // (len(modules) + 2 * LEAST_ZONE))


def draw_code(modules: Modules, scale: int, columns: int, rows: int) -> Sheet:
    """Return the code, each module `scale` columns wide and half as many rows high.

    Its quiet zone is as wide as `columns` and `rows` allow.
    """
    free = min(columns, 2 * rows) // scale - len(modules)
    zone = min(QUIET_ZONE, free // 2)
    across = (len(modules) + 2 * zone) * scale
    white = [[False] * across] * (zone * scale)
    black = [
        [False] * (zone * scale)
        + [dot for dot in row for _ in range(scale)]
        + [False] * (zone * scale)
        for row in modules
        for _ in range(scale)
    ]
    dots = [*white, *black, *white]
    if len(dots) % 2:
        dots.append([False] * across)
    return tuple(
        (("".join(_HALVES[a + 2 * b] for a, b in zip(*pair, strict=True)), Tone.CODE),)
        for pair in zip(dots[::2], dots[1::2], strict=True)
    )
