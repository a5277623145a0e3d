"""The resolver: numbers, names for references, lines for the contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache, partial
from typing import TypeVar, cast

from facilitator.domain.documentation.clean import clean_text, one_line
from facilitator.domain.documentation.model import (
    Anchor,
    Block,
    Blocks,
    Chart,
    Contents,
    ContentsLine,
    EntryBlock,
    Figure,
    Heading,
    Labels,
    Paragraph,
    Span,
    Table,
)
from facilitator.domain.documentation.polishing import apply_polish, with_text_ids
from facilitator.domain.documentation.spans import map_spans, plain
from facilitator.domain.polish import Polish, TextId

_NUMBERED_LEVELS = 2
"""Headings further down stand in no contents and have no number."""

_Value = TypeVar("_Value")


class DanglingReferenceError(ValueError):
    """A reference leads nowhere: a mistake of ours, never of the event."""

    def __init__(self, target: Anchor) -> None:
        super().__init__(f"nothing in the document is called {target!r}")
        self.target = target


def resolve(blocks: Blocks, labels: Labels) -> Blocks:
    """Return `blocks` cleaned, numbered, with every reference named and every text's id.

    Raises DanglingReferenceError.
    """
    tidy = (_tidy(_clean(block)) for block in blocks)
    return with_text_ids(_count_and_name(tuple(tidy), labels))


def resolve_polished(
    blocks: Blocks, labels: Labels, polish: Polish, whole: Blocks = ()
) -> tuple[Blocks, tuple[TextId, ...]]:
    """Return `blocks` resolved, and as the editors want them, and what of theirs has no place.

    Ids are those of the texts before anything was polished: so one stays the same in every export.
    What was left out is counted and referred to no more. `whole` are the blocks as they were if
    nothing had been left out, if that differs. Raises DanglingReferenceError.
    """
    resolved = resolve(blocks, labels)
    if polish == Polish():
        return resolved, ()
    polished, orphans = apply_polish(resolved, polish, resolve(whole, labels))
    names = names_in(resolved, labels)
    unnamed = tuple(map_spans(block, partial(_unname, names)) for block in polished)
    return _count_and_name(unnamed, labels), orphans


def _count_and_name(blocks: Blocks, labels: Labels) -> Blocks:
    numbered = tuple(_number(blocks))
    names = names_in(numbered, labels)
    lines = tuple(_contents_lines(numbered))
    return tuple(
        replace(block, lines=lines)
        if isinstance(block, Contents)
        else map_spans(block, partial(_resolve_span, names))
        for block in numbered
        if not _is_empty(block)
    )


def _clean(value: _Value) -> _Value:
    """Return `value` with every text in it cleaned, down to the last span.

    What has nothing to clean comes back as it is: most of a document does.
    """
    cleaned: object = value
    if isinstance(value, Enum):
        pass
    elif isinstance(value, str):
        cleaned = clean_text(value)
    elif isinstance(value, tuple):
        parts = tuple(map(_clean, value))
        if any(new is not old for new, old in zip(parts, value, strict=True)):
            cleaned = parts
    elif names := _fields_of(cast(type, value.__class__)):
        pairs = ((name, getattr(value, name)) for name in names)
        changed = {name: new for name, old in pairs if (new := _clean(old)) is not old}
        cleaned = replace(value, **changed) if changed else value  # type: ignore[type-var]
    return cleaned  # type: ignore[return-value]


@cache
def _fields_of(kind: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields, none for all else."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _tidy(block: Block) -> Block:
    if not isinstance(block, Heading | EntryBlock):
        return block
    text = one_line(block.text) if isinstance(block, Heading) else block.text.strip()
    return block if text == block.text else replace(block, text=text)


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
        elif isinstance(block, Chart) or (isinstance(block, Figure) and not block.is_cover):
            figures += 1
            yield replace(block, number=figures)
        else:
            yield block


def _names(block: Block, labels: Labels) -> Iterator[tuple[Anchor, str]]:
    """Yield what references can lead to in a block, and how it is then called."""
    match block:
        case Heading():
            yield block.anchor, block.number or f"{block.label}{block.text}"
        case EntryBlock():
            yield block.anchor, block.label
        case Table():
            yield block.anchor, f"{labels.table} {block.number}"
            for row in block.rows:
                if row.anchor is not None:
                    yield row.anchor, plain(row.cells[0].spans)
        case Chart() | Figure():
            yield block.anchor, f"{labels.figure} {block.number}"
        case _:
            pass


def names_in(blocks: Blocks, labels: Labels) -> dict[Anchor, str]:
    """Return how references call each anchor in resolved `blocks`."""
    return {anchor: name for block in blocks for anchor, name in _names(block, labels)}


def _contents_lines(blocks: Blocks) -> Iterator[ContentsLine]:
    for block in blocks:
        if isinstance(block, Heading) and block.number:
            yield ContentsLine(
                level=block.level,
                number=block.number,
                text=f"{block.label}{block.text}",
                anchor=block.anchor,
            )


def _resolve_span(names: Mapping[Anchor, str], span: Span) -> Span:
    if span.target is None:
        return span
    if span.target not in names:
        raise DanglingReferenceError(span.target)
    return span if span.text else replace(span, text=names[span.target])


def _unname(names: Mapping[Anchor, str], span: Span) -> Span:
    """Return a reference without the name that it was given, so that it gets the present one."""
    is_name = bool(span.target) and span.text == names.get(span.target or "")
    return replace(span, text="") if is_name else span
