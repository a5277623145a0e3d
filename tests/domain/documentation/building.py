"""Builds documents and says what is in them, for the tests beside this file."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.model import (
    Block,
    Blocks,
    Cell,
    Document,
    EntryBlock,
    Heading,
    Paragraph,
    Spans,
    Table,
)
from facilitator.domain.instant import Instant
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import load_texts
from tests.domain.factories import at

LATE = at("23:00")


def build(snapshot: Snapshot, now: Instant = LATE) -> Document:
    texts = load_texts("en" if snapshot.agenda.language == "en" else "de")
    return build_documentation(
        snapshot, forecast(snapshot.agenda, snapshot.run, now), texts, now=now
    )


def say(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def entries_in(document: Document) -> list[EntryBlock]:
    return [block for block in document.blocks if isinstance(block, EntryBlock)]


def outline(document: Document) -> list[str]:
    """Return the headings of the document as the contents say them."""
    return [
        f"{block.number} {block.label}{block.text}"
        for block in document.blocks
        if isinstance(block, Heading) and block.number
    ]


def section(document: Document, title: str) -> Blocks:
    """Return what stands between the heading of that title and the next of its level or above."""
    blocks = iter(document.blocks)
    heading = next(b for b in blocks if isinstance(b, Heading) and b.label + b.text == title)
    return tuple(_until_level(blocks, heading.level))


def lines(blocks: Blocks) -> list[str]:
    """Return what a reader sees, a line for each block or row."""
    return [line for block in blocks for line in _lines(block)]


def _until_level(blocks: Iterator[Block], level: int) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Heading) and block.level <= level:
            return
        yield block


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield say(block.spans)
        case Heading():
            yield f"# {block.label}{block.text}"
        case EntryBlock():
            yield _entry(block)
        case Table():
            yield " | ".join(column.title for column in block.columns)
            for row in block.rows:
                yield " | ".join(map(_cell, row.cells))
        case _:
            pass


def _entry(entry: EntryBlock) -> str:
    relation = f"{say(entry.relation)}: " if entry.relation else ""
    text = f"„{entry.text}“" if entry.quoted else entry.text
    said = f" – {entry.attribution}" if entry.attribution else ""
    remarks = "".join(f" ({say(remark)})" for remark in entry.remarks)
    wordings = "".join(f" / {wording}" for wording in entry.wordings)
    return f"{'  ' * entry.depth}{entry.label} {relation}{text}{said}{remarks}{wordings}"


def _cell(cell: Cell) -> str:
    return " / ".join(say(spans) for spans in (cell.spans, *cell.under))
