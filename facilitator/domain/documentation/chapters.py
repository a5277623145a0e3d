"""Chapters one after another: each on a page of its own, unless a page would stay nearly empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from facilitator.domain.documentation.model import (
    Block,
    Blocks,
    Cell,
    Chart,
    EntryBlock,
    Figure,
    Heading,
    Paragraph,
    Table,
)

_SHORT: Final = 16
"""Lines: less than half a page."""
_SIGNS: Final = 85
"""In a line, roughly; in a cell of a table a third of that."""
_PICTURE: Final = 18
"""Lines that a photo or chart takes, roughly."""


def in_order(chapters: Iterable[Blocks]) -> Iterator[Block]:
    """Yield all blocks, each chapter on a new page but behind a short one."""
    lines = 0
    for chapter in filter(None, chapters):
        first, *rest = chapter
        begins = lines >= _SHORT
        yield replace(first, new_page=True) if begins and isinstance(first, Heading) else first
        yield from rest
        breaks = any(isinstance(block, Heading) and block.new_page for block in rest)
        lines = _SHORT if breaks else (0 if begins else lines) + _lines(chapter)


def _lines(chapter: Blocks) -> int:
    return sum(map(_height, chapter))


def _height(block: Block) -> int:
    match block:
        case Paragraph():
            return 1 + sum(len(span.text) for span in block.spans) // _SIGNS
        case EntryBlock():
            return 1 + len(block.text) // _SIGNS
        case Heading():
            return 2
        case Table():
            return 3 + sum(max(map(_cell_height, row.cells)) for row in block.rows)
        case Figure() | Chart():
            return _PICTURE
        case _:
            return 0


def _cell_height(cell: Cell) -> int:
    lines = (cell.spans, *cell.under)
    return sum(1 + sum(len(span.text) for span in spans) // (_SIGNS // 3) for spans in lines)
