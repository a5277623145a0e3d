"""Abbreviations: spelt out in a footnote where a reader meets them first, and listed at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.model import (
    Block,
    Blocks,
    Cell,
    Column,
    Heading,
    Paragraph,
    Role,
    Span,
    Spans,
    Table,
    TableRow,
    Weight,
)
from facilitator.domain.documentation.spans import plain

_READ_ON: Final = frozenset({Role.BODY, Role.BULLET, Role.LEAD})
"""Paragraphs that are read as sentences: there a footnote is looked for."""


def build_abbreviations(material: Material) -> Blocks:
    """Return the section of the annex that spells all abbreviations out, in their order."""
    texts, listed = material.texts, material.snapshot.agenda.documentation.abbreviations
    if not listed:
        return ()
    table = Table(
        anchor="table-abbreviations",
        caption=texts("Abbreviations and what they stand for"),
        columns=(
            Column(texts.about("column", "Abbreviation"), 25),
            Column(texts.about("column", "Stands for"), 75),
        ),
        rows=tuple(
            TableRow(cells=(Cell(spans=(Span(short, Weight.STRONG),)), Cell(spans=(Span(long),))))
            for short, long in sorted(listed, key=lambda pair: pair[0].casefold())
        ),
    )
    return (Heading(level=2, text=texts("Abbreviations"), anchor="part-abbreviations"), table)


def spell_out(
    chapters: Sequence[Blocks], abbreviations: Sequence[tuple[str, str]]
) -> tuple[Blocks, ...]:
    """Return `chapters` with a footnote at the first mention of each abbreviation.

    Where the long form stands in the same paragraph it explains itself, there and from then on.
    """
    waiting = dict(abbreviations)
    return tuple(tuple(_spelt_out(block, waiting) for block in blocks) for blocks in chapters)


def _spelt_out(block: Block, waiting: dict[str, str]) -> Block:
    if not (waiting and isinstance(block, Paragraph) and block.role in _READ_ON):
        return block
    said = one_line(plain(block.spans))
    spans = block.spans
    for short, long in list(waiting.items()):
        if not _first(short, said):
            continue
        if long in said:
            del waiting[short]
            continue
        noted = tuple(_noted(spans, short, f"{short}: {long}"))
        if len(noted) > len(spans) or noted != spans:
            del waiting[short]
            spans = noted
    return block if spans is block.spans else replace(block, spans=spans)


def _noted(spans: Spans, short: str, note: str) -> Iterator[Span]:
    """Yield `spans` with `note` behind the first mention of `short` that is no reference."""
    is_noted = False
    for span in spans:
        found = None if is_noted or span.target or span.note else _first(short, span.text)
        if found is None:
            yield span
            continue
        is_noted = True
        yield replace(span, text=span.text[: found.end()], note=note)
        if span.text[found.end() :]:
            yield replace(span, text=span.text[found.end() :])


def _first(short: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text)
