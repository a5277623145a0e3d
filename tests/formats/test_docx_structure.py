"""What a program that knows nothing of us, mammoth, finds in the Word file: the model, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, Final

import mammoth
import pytest
from lxml import etree
from PIL import Image

from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.model import (
    Block,
    Blocks,
    Cell,
    Chart,
    Contents,
    Document,
    EntryBlock,
    Figure,
    Heading,
    Paragraph,
    Role,
    Span,
    Spans,
    Table,
)
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.formats.docx.writer import write_docx
from facilitator.texts import load_texts
from tests.documented_event import THE_END
from tests.factories import make_snapshot
from tests.plenum_event import plenum_event

Piece = tuple[str, ...]

STYLES: Final = """
p[style-name='TOC Heading'] => p.contents:fresh
p[style-name='toc 1'] => p.line1:fresh
p[style-name='toc 2'] => p.line2:fresh
p[style-name='Entry'] => p.entry0:fresh
p[style-name='Entry 2'] => p.entry1:fresh
p[style-name='Entry 3'] => p.entry2:fresh
p[style-name='List Bullet'] => p.bullet:fresh
p[style-name='Quote'] => p.quote:fresh
p[style-name='Quote Source'] => p.source:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Figure Caption'] => p.caption:fresh
p[style-name='heading 1'] => h1:fresh
p[style-name='heading 2'] => h2:fresh
p[style-name='heading 3'] => h3:fresh
p[style-name='Title'] => p:fresh
r[style-name='Entry Number'] => u
r[style-name='Remark'] => i
r[style-name='Remark Link'] => i
"""
ROLES: Final = {Role.BULLET: "bullet", Role.ENTRY: "entry0", Role.ENTRY_BELOW: "entry1"}


def _document(snapshot: Snapshot) -> Document:
    seen = forecast(snapshot.agenda, snapshot.run, THE_END)
    return build_documentation(snapshot, seen, load_texts("de"), now=THE_END)


def _with_photo_and_footnote(document: Document) -> Document:
    figure = Figure(
        anchor="photo", digest="d", width=4, height=3, alt="Eine Wand", caption="Ende", number=9
    )
    noted = Paragraph((Span("Eins", note="Die Fußnote"), Span(" und mehr.")))
    return replace(document, blocks=(*document.blocks, figure, noted))


def _photo() -> bytes:
    saved = BytesIO()
    Image.new("RGB", (4, 3), "red").save(saved, "JPEG")
    return saved.getvalue()


# What the model says.


def _expected(blocks: Blocks) -> Iterator[Piece]:
    for block in blocks:
        yield from _pieces_of(block)


def _pieces_of(block: Block) -> Iterator[Piece]:
    match block:
        case Heading():
            number = f"{block.number}\t" if block.number else ""
            yield f"h{block.level}", f"{number}{block.label}{block.text}"
        case Paragraph():
            yield ROLES.get(block.role, "p"), _flat(block.spans)
        case EntryBlock():
            yield from _pieces_of_entry(block)
        case Table():
            yield "caption", f"Tabelle {block.number}: {block.caption}"
            yield "th", *(column.title for column in block.columns)
            yield from (("td", *map(_cell, row.cells)) for row in block.rows)
        case Figure():
            yield "img", block.alt
            yield "caption", f"Abbildung {block.number}: {block.caption}"
        case Chart():
            yield "caption", f"Abbildung {block.number}: {block.caption}"
        case Contents():
            yield "contents", block.title
            yield from ((f"line{one.level}", f"{one.number}\t{one.text}") for one in block.lines)


def _pieces_of_entry(entry: EntryBlock) -> Iterator[Piece]:
    words = " ".join(entry.text.split())
    if entry.quoted and entry.depth == 0:
        yield "quote", f"„{words}“"
        yield "source", entry.label
    else:
        yield f"entry{entry.depth}", entry.label, f"„{words}“" if entry.quoted else words
    below = f"entry{min(entry.depth + 1, 2)}"
    yield from ((below, f"Andere Fassung: {wording}") for wording in entry.wordings)


def _notes(blocks: Blocks) -> Iterator[Piece]:
    for block in blocks:
        rows = block.rows if isinstance(block, Table) else ()
        found = [cell.spans for row in rows for cell in row.cells]
        found += [block.spans] if isinstance(block, Paragraph) else []
        yield from (("note", span.note) for spans in found for span in spans if span.note)


def _cell(cell: Cell) -> str:
    return "\n".join(map(_flat, (cell.spans, *cell.under)))


def _flat(spans: Spans) -> str:
    return _unbreak("".join(span.text for span in spans))


def _unbreak(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{SOFT HYPHEN}", "")


# What mammoth found.


def _found(package: bytes) -> Iterator[Piece]:
    html = mammoth.convert_to_html(BytesIO(package), style_map=STYLES).value
    for element in etree.fromstring(f"<body>{html}</body>"):
        if element.tag == "table":
            yield from (_row(row) for row in element.iter("tr"))
        elif (image := element.find(".//img")) is not None:
            yield "img", image.get("alt")
        elif element.tag == "ol":
            yield from (("note", _text(note).removesuffix(" ↑").strip()) for note in element)
        else:
            yield _piece(element)


def _row(row: Any) -> Piece:
    return row[0].tag, *("\n".join(map(_text, cell)) for cell in row)


def _piece(element: Any) -> Piece:
    kind = element.get("class", element.tag)
    if element.find("u") is None:
        return kind, _text(element)
    return (kind, *_number(element), *(() if kind == "source" else _words(element)))


def _number(element: Any) -> list[str]:
    return [_text(found) for found in element.iter("u")]


def _words(element: Any) -> list[str]:
    for beside in (*element.iter("u"), *element.iter("i")):
        beside.text = ""
    said = " ".join(_text(element).split())
    return [said] if said else []


def _text(element: Any) -> str:
    for mark in element.iter("sup"):
        mark.clear(keep_tail=True)
    for ended in element.iter("br"):
        ended.text = "\n"
    return _unbreak("".join(element.itertext()))


@pytest.mark.parametrize("snapshot", [make_snapshot(), plenum_event()], ids=["empty", "whole"])
def test_structure_through_mammoth_is_the_model_s(snapshot: Snapshot) -> None:
    document = _with_photo_and_footnote(_document(snapshot))

    found = [*_found(write_docx(document, picture=lambda digest: _photo()))]

    assert found == [*_expected(document.blocks), *_notes(document.blocks)]
    assert found[-1] == ("note", "Die Fußnote")
