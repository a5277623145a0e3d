"""A QR code as a picture: black on white whatever the scheme, with its quiet zone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

from qrcode import constants
from qrcode.main import QRCode

QUIET_ZONE: Final = 4
"""Modules of white around the code (ISO/IEC 18004)."""
_MOST_KEPT: Final = 2_000


@lru_cache(_MOST_KEPT)
def picture_of(address: str) -> str:
    """Return the SVG of the QR code of `address`, at level M."""
    code: QRCode[Any] = QRCode(error_correction=constants.ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(address)
    code.make(fit=True)
    rows = code.get_matrix()
    side = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path d="{"".join(_strokes(rows))}"/></svg>'
    )


def _strokes(rows: Iterable[Sequence[bool | None]]) -> Iterator[str]:
    """Yield one rectangle for each run of black modules."""
    for height, row in enumerate(rows):
        start = 0
        for black, run in groupby(row, key=bool):
            length = len(list(run))
            if black:
                yield f"M{start} {height}h{length}v1h-{length}z"
            start += length
