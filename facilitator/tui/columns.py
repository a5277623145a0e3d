"""Rows of cells as plain lines: what a table of Rich does, at a twentieth of its cost."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.cells import cell_len, set_cell_size

GAP = " "


def align(
    rows: Sequence[Sequence[str]], width: int, *, stretch: int = 0, right: Collection[int] = ()
) -> list[list[str]]:
    """Return `rows` with every cell padded to its column's width; joined by GAP they fit `width`.

    Columns are as wide as their widest cell but for `stretch`, which takes what is left over and
    is cut with an ellipsis. Columns in `right` are set flush right. All rows are equally long.
    """
    if not rows:
        return []
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    others = sum(widths) - widths[stretch] + len(GAP) * (len(widths) - 1)
    widths[stretch] = max(0, width - others)
    return [
        [_fit(cell, widths[number], right=number in right) for number, cell in enumerate(row)]
        for row in rows
    ]


def shortened(text: str, width: int) -> str:
    """Return `text` on at most `width` columns: its beginning with an ellipsis if it is longer."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def _fit(cell: str, width: int, *, right: bool) -> str:
    size = cell_len(cell)
    if size > width:
        return set_cell_size(cell, width - 1) + "…" if width else ""
    space = " " * (width - size)
    return space + cell if right else cell + space
