"""Short items on as few lines as they need, none of them broken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rich.cells import cell_len

_BETWEEN: Final = " · "


def flow(items: Iterable[str], width: int, lead: str = "") -> list[str]:
    """Return `lead` and the items in lines of at most `width` cells, wider only if one item is."""
    lines, is_first = [lead], True
    for item in items:
        longer = lines[-1] + ("" if is_first else _BETWEEN) + item
        if cell_len(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(item)
        is_first = False
    return lines
