"""Writes a document as DOCX: one loop over its blocks, each in the styles of the template."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from io import BytesIO
from typing import Final
from zoneinfo import ZoneInfo

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
from facilitator.domain.photos import Digest
from facilitator.formats.docx.contents import write_contents
from facilitator.formats.docx.footers import write_footers
from facilitator.formats.docx.house_style import HouseStyle, read_style
from facilitator.formats.docx.language import LOCALES, set_language
from facilitator.formats.docx.package import pack, unpack
from facilitator.formats.docx.parts import (
    LANDSCAPE_WIDTH,
    Page,
    q,
    style_ids,
)
from facilitator.formats.docx.tables import write_table
from facilitator.formats.docx.text import write_entry, write_heading, write_paragraph
from facilitator.formats.placing import WRITER, identify

Progress = Callable[[float], None]
"""Told the share that is done, from 0 to 1; may raise to stop."""

Pictures = Callable[[Digest], bytes | None]

_BLOCKS_BETWEEN_REPORTS: Final = 200
_NARROW: Final = 1134
_NARROWER: Final = 851
"""The margins of a turned page: 2 cm left and right for a folder's holes, 1.5 cm else; in twips."""


def write_docx(
    document: Document,
    progress: Progress = lambda share: None,
    style: HouseStyle | None = None,
    picture: Pictures = lambda digest: None,
) -> bytes:
    """Return `document` as a DOCX; the same document always gives the same bytes.

    `style` is an organisation's; None: our own. `picture` gives the bytes of a photo, None where
    they are not on this device.
    """
    house = style or read_style(None)
    word = house.open()
    set_language(word, document.language)
    _set_properties(word, document)
    if document.landscape:
        _turn(word)
    write_footers(word, document, house)
    _write_blocks(word, document, house, progress)
    saved = BytesIO()
    word.save(saved)
    return pack(unpack(saved))


def _write_blocks(word: Word, document: Document, house: HouseStyle, progress: Progress) -> None:
    body = word.element.body
    page = Page(
        body=body,
        word=word,
        styles=house.styles,
        labels=document.labels,
        language=document.language,
        width=LANDSCAPE_WIDTH if document.landscape else house.width,
        is_turned=document.landscape,
        look=house.look,
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
