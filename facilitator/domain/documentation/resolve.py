"""The resolver: numbers, names for references, lines for the contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

from facilitator.domain.documentation.clean import clean_text, one_line
from facilitator.domain.documentation.model import (
    Anchor,
    Block,
    Blocks,
    Cell,
    Chart,
    Contents,
    ContentsLine,
    EntryBlock,
    Figure,
    Heading,
    Labels,
    Paragraph,
    Span,
    Spans,
    Table,
)

_NUMBERED_LEVELS = 2
"""Headings further down stand in no contents and have no number."""

_Value = TypeVar("_Value")


class DanglingReferenceError(ValueError):
    """A reference leads nowhere: a mistake of ours, never of the event."""

    def __init__(self, target: Anchor) -> None:
        super().__init__(f"nothing in the document is called {target!r}")
        self.target = target


def resolve(blocks: Blocks, labels: Labels) -> Blocks:
    """Return `blocks` cleaned, numbered and with every reference named.

    Raises DanglingReferenceError.
    """
    numbered = tuple(_number(_tidy(_clean(block)) for block in blocks))
    names = {anchor: name for block in numbered for anchor, name in _names(block, labels)}
    lines = tuple(_contents_lines(numbered))
    return tuple(_resolve_block(block, names, lines) for block in numbered if not _is_empty(block))


def _clean(value: _Value) -> _Value:
    """Return `value` with every text in it cleaned, down to the last span."""
    cleaned: object = value
    if isinstance(value, str) and not isinstance(value, Enum):
        cleaned = clean_text(value)
    elif isinstance(value, tuple):
        cleaned = tuple(_clean(part) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: _clean(getattr(value, field.name)) for field in fields(value)}
        cleaned = replace(value, **parts)
    return cleaned  # type: ignore[return-value]


def _tidy(block: Block) -> Block:
    match block:
        case Heading():
            return replace(block, text=one_line(block.text))
        case EntryBlock():
            return replace(block, text=block.text.strip())
        case _:
            return block


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and not any(
        span.text.strip() or span.target for span in block.spans
    )


def _number(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield `blocks` with ``4``, ``4.1`` before headings, tables and figures counted."""
    counters = [0] * _NUMBERED_LEVELS
    tables = figures = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level <= _NUMBERED_LEVELS:
            counters[block.level - 1] += 1
            counters[block.level :] = [0] * (_NUMBERED_LEVELS - block.level)
            yield replace(block, number=".".join(str(count) for count in counters[: block.level]))
        elif isinstance(block, Table):
            tables += 1
            yield replace(block, number=tables)
        elif isinstance(block, Chart | Figure):
            figures += 1
            yield replace(block, number=figures)
        else:
            yield block


def _names(block: Block, labels: Labels) -> Iterator[tuple[Anchor, str]]:
    """Yield what references can lead to in a block, and how it is then called."""
    match block:
        case Heading():
            yield block.anchor, block.number or block.text
        case EntryBlock():
            yield block.anchor, block.label
        case Table():
            yield block.anchor, f"{labels.table} {block.number}"
            for row in block.rows:
                if row.anchor is not None:
                    yield row.anchor, ""
        case Chart() | Figure():
            yield block.anchor, f"{labels.figure} {block.number}"
        case _:
            pass


def _contents_lines(blocks: Blocks) -> Iterator[ContentsLine]:
    for block in blocks:
        if isinstance(block, Heading) and block.number:
            yield ContentsLine(
                level=block.level, number=block.number, text=block.text, anchor=block.anchor
            )


def _resolve_block(
    block: Block, names: Mapping[Anchor, str], lines: tuple[ContentsLine, ...]
) -> Block:
    match block:
        case Paragraph():
            return replace(block, spans=_resolve_spans(block.spans, names))
        case EntryBlock():
            return replace(
                block,
                relation=_resolve_spans(block.relation, names),
                remarks=tuple(_resolve_spans(remark, names) for remark in block.remarks),
            )
        case Table():
            rows = tuple(
                replace(row, cells=tuple(_resolve_cell(cell, names) for cell in row.cells))
                for row in block.rows
            )
            return replace(block, rows=rows)
        case Contents():
            return replace(block, lines=lines)
        case Heading() | Chart() | Figure():
            return block


def _resolve_cell(cell: Cell, names: Mapping[Anchor, str]) -> Cell:
    under = tuple(_resolve_spans(line, names) for line in cell.under)
    return replace(cell, spans=_resolve_spans(cell.spans, names), under=under)


def _resolve_spans(spans: Spans, names: Mapping[Anchor, str]) -> Spans:
    return tuple(_resolve_span(span, names) for span in spans)


def _resolve_span(span: Span, names: Mapping[Anchor, str]) -> Span:
    if span.target is None:
        return span
    if span.target not in names:
        raise DanglingReferenceError(span.target)
    return span if span.text else replace(span, text=names[span.target])
