"""Spans, wherever they stand in a block: what they say, and how all of them are changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from facilitator.domain.documentation.model import (
    Block,
    Cell,
    EntryBlock,
    Paragraph,
    Span,
    Spans,
    Table,
)


def plain(spans: Spans) -> str:
    """Return the letters of all spans."""
    return "".join(span.text for span in spans)


def map_spans(block: Block, change: Callable[[Span], Span]) -> Block:
    """Return `block` with all its spans changed."""

    def every(spans: Spans) -> Spans:
        return tuple(map(change, spans))

    match block:
        case Paragraph():
            return replace(block, spans=every(block.spans))
        case EntryBlock() if not (block.relation or block.remarks):
            return block
        case EntryBlock():
            remarks = tuple(map(every, block.remarks))
            return replace(block, relation=every(block.relation), remarks=remarks)
        case Table():
            rows = tuple(
                replace(row, cells=tuple(_map_cell(cell, every) for cell in row.cells))
                for row in block.rows
            )
            return replace(block, rows=rows)
        case _:
            return block


def _map_cell(cell: Cell, every: Callable[[Spans], Spans]) -> Cell:
    return replace(cell, spans=every(cell.spans), under=tuple(map(every, cell.under)))
