"""Writes a document as DOCX: one loop over its blocks, each in the styles of the template."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from io import BytesIO
from string import Formatter
from typing import Final
from zoneinfo import ZoneInfo

import docx
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.shared import Twips

from facilitator.domain.documentation.model import (
    Block,
    Chart,
    Contents,
    Document,
    EntryBlock,
    Heading,
    Paragraph,
    Table,
)
from facilitator.domain.instant import on_the_wall
from facilitator.formats.docx.contents import write_contents
from facilitator.formats.docx.language import LOCALES, set_language
from facilitator.formats.docx.package import TEMPLATE, pack, unpack
from facilitator.formats.docx.parts import (
    LANDSCAPE_WIDTH,
    PORTRAIT_WIDTH,
    Page,
    add_field,
    add_run,
    add_tab,
    q,
    style_ids,
)
from facilitator.formats.docx.tables import write_table
from facilitator.formats.docx.text import write_entry, write_heading, write_paragraph
from facilitator.formats.placing import WRITER, identify

Progress = Callable[[float], None]
"""Told the share that is done, from 0 to 1."""

_BLOCKS_BETWEEN_REPORTS: Final = 200
_NARROW: Final = 1134
_NARROWER: Final = 851
"""The margins of a turned page: 2 cm left and right for a folder's holes, 1.5 cm else; in twips."""


def write_docx(document: Document, progress: Progress = lambda share: None) -> bytes:
    """Return `document` as a DOCX; the same document always gives the same bytes."""
    word = docx.Document(str(TEMPLATE))
    set_language(word, document.language)
    _set_properties(word, document)
    if document.landscape:
        _turn(word)
    _write_footer(word, document)
    _write_blocks(word, document, progress)
    saved = BytesIO()
    word.save(saved)
    return pack(unpack(saved))


def _write_blocks(word: Word, document: Document, progress: Progress) -> None:
    body = word.element.body
    page = Page(
        body=body,
        word=word,
        styles=style_ids(word),
        labels=document.labels,
        language=document.language,
        width=LANDSCAPE_WIDTH if document.landscape else PORTRAIT_WIDTH,
    )
    section = body[-1]
    body.remove(section)
    for number, block in enumerate(document.blocks):
        _write_block(page, block)
        if number % _BLOCKS_BETWEEN_REPORTS == 0:
            progress(number / len(document.blocks))
    body.append(section)


def _write_block(page: Page, block: Block) -> None:
    match block:
        case Paragraph():
            write_paragraph(page, block)
        case Heading():
            write_heading(page, block)
        case EntryBlock():
            write_entry(page, block)
        case Table():
            write_table(page, block)
        case Chart():
            # What it writes with is heavy, and most documents have no chart.
            from facilitator.formats.docx.charts import write_chart

            write_chart(page, block)
        case Contents():
            write_contents(page, block)


def _set_properties(word: Word, document: Document) -> None:
    properties = word.core_properties
    written = on_the_wall(document.written_at, ZoneInfo("UTC")).astimezone(UTC).replace(tzinfo=None)
    properties.title = document.title
    properties.subject = document.subject
    properties.author = document.publisher
    properties.category = document.category
    properties.language = LOCALES[document.language]
    properties.identifier = identify(document.record_id)
    properties.last_modified_by = WRITER
    properties.created = written
    properties.modified = written


def _turn(word: Word) -> None:
    """Lay the page on its side, margins and all, and give the first page a footer as well."""
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Twips(_NARROW)
    section.top_margin = section.bottom_margin = Twips(_NARROWER)
    section.different_first_page_header_footer = False
    footer = section.footer.paragraphs[0]._p
    footer.find(f"{q('pPr')}/{q('pStyle')}").set(q("val"), style_ids(word)["Wide Footer"])


def _write_footer(word: Word, document: Document) -> None:
    paragraph = word.sections[0].footer.paragraphs[0]._p
    add_run(paragraph, document.footer)
    add_tab(paragraph)
    fields = {"page": "PAGE", "pages": "NUMPAGES"}
    for literal, name, _, _ in Formatter().parse(document.labels.page_of):
        if literal:
            add_run(paragraph, literal)
        if name:
            add_field(paragraph, fields[name], "1")
