"""Writes a document as DOCX: one loop over its blocks, each in the styles of the template.

What stands in the body is written as text and put into the package last: python-docx only keeps
the parts and what refers to what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC
from io import BytesIO
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.shared import Twips

from facilitator.domain.documentation.model import (
    Anchor,
    Block,
    Blocks,
    Chart,
    Contents,
    Document,
    EntryBlock,
    Figure,
    Heading,
    Paragraph,
    Table,
)
from facilitator.domain.documentation.resolve import names_in
from facilitator.domain.instant import on_the_wall
from facilitator.formats.docx.baseline import add_baseline
from facilitator.formats.docx.contents import write_contents
from facilitator.formats.docx.controls import CONTROL, sheltered
from facilitator.formats.docx.figures import write_figure
from facilitator.formats.docx.footers import write_footers
from facilitator.formats.docx.footnotes import add_footnotes
from facilitator.formats.docx.house_style import HouseStyle, read_style
from facilitator.formats.docx.language import LOCALES, set_language
from facilitator.formats.docx.markup import Markup
from facilitator.formats.docx.package import pack, unpack
from facilitator.formats.docx.page import Page, Pictures
from facilitator.formats.docx.parts import LANDSCAPE_WIDTH, q, style_ids
from facilitator.formats.docx.tables import write_table
from facilitator.formats.docx.text import write_entry, write_heading, write_paragraphs
from facilitator.formats.placing import WRITER, identify

Progress = Callable[[float], None]
"""Told the share that is done, from 0 to 1; may raise to stop."""

_COUNTED: Final = (Heading, Table, Chart, Figure)
_BLOCKS_BETWEEN_REPORTS: Final = 200
_NARROW: Final = 1134
_NARROWER: Final = 851
"""The margins of a turned page: 2 cm left and right for a folder's holes, 1.5 cm else; in twips."""
_BODY: Final = b"<w:body>"
_CONTROLS: Final = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_NO_CHARACTERS: Final = ("\ufffe".encode(), "\uffff".encode())


def write_docx(
    document: Document,
    progress: Progress = lambda share: None,
    style: HouseStyle | None = None,
    picture: Pictures = lambda digest: None,
    *,
    controls: bool = True,
) -> bytes:
    """Return `document` as a DOCX; the same document always gives the same bytes.

    `style` is an organisation's; None: our own. `picture` gives the bytes of a photo, None where
    they are not on this device. Without `controls` it looks the same, but no way leads back.
    """
    house = style or read_style(None)
    word = house.open()
    set_language(word, document.language)
    _set_properties(word, document)
    if document.landscape:
        _turn(word)
    write_footers(word, document, house)
    page = _page(word, document, house, picture, has_controls=controls)
    pieces = [*_write_blocks(page, document.blocks, progress)]
    add_footnotes(page)
    late = page.media
    if any(CONTROL in piece for piece in pieces):
        late |= add_baseline(word, document, pieces, page.notes, house.styles)
    return _pack(word, sheltered(pieces), late)


def _page(
    word: Word, document: Document, house: HouseStyle, picture: Pictures, *, has_controls: bool
) -> Page:
    return Page(
        word=word,
        styles=house.styles,
        labels=document.labels,
        language=document.language,
        width=LANDSCAPE_WIDTH if document.landscape else house.width,
        is_turned=document.landscape,
        look=house.look,
        names=_counted(document) if has_controls else {},
        picture=picture,
        has_controls=has_controls,
    )


def _counted(document: Document) -> Mapping[Anchor, str]:
    """Return how references call what Word may count anew: headings, tables, figures."""
    names = names_in(document.blocks, document.labels)
    counted = (block for block in document.blocks if isinstance(block, _COUNTED))
    return {block.anchor: names[block.anchor] for block in counted}


def _write_blocks(page: Page, blocks: Blocks, progress: Progress) -> Iterator[Markup]:
    done = 0
    for number, (_, found) in enumerate(groupby(enumerate(blocks), key=_text)):
        members = tuple(block for _, block in found)
        yield _write_text(page, members)
        done += len(members)
        if number % _BLOCKS_BETWEEN_REPORTS == 0:
            progress(done / len(blocks))


def _text(numbered: tuple[int, Block]) -> object:
    """Return what is the same for the paragraphs of one text, and for nothing else."""
    number, block = numbered
    return (block.text_id if isinstance(block, Paragraph) else "") or number


def _write_text(page: Page, blocks: Blocks) -> Markup:
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return write_paragraphs(page, paragraphs) if paragraphs else _write_block(page, blocks[0])


def _write_block(page: Page, block: Block) -> Markup:
    match block:
        case Paragraph():
            return write_paragraphs(page, [block])
        case Heading():
            return write_heading(page, block)
        case EntryBlock():
            return write_entry(page, block)
        case Table():
            return write_table(page, block)
        case Chart():
            # What it writes with is heavy, and most documents have no chart.
            from facilitator.formats.docx.charts import write_chart

            return write_chart(page, block)
        case Figure():
            return write_figure(page, block)
        case Contents():
            return write_contents(page, block)


def _pack(word: Word, body: Markup, late: dict[str, bytes]) -> bytes:
    """Return the file; `late` is what python-docx need not have compressed for nothing."""
    saved = BytesIO()
    word.save(saved)
    parts = {**unpack(saved), **late}
    name = word.part.partname.membername
    head, opened, tail = parts[name].partition(_BODY)
    parts[name] = b"".join((head, opened, _as_utf8(body), tail))
    return pack(parts)


def _as_utf8(body: Markup) -> bytes:
    """Return `body` without what XML 1.0 can't hold.

    The resolver drops that; should it ever miss some, it would cost the whole file.
    """
    encoded = body.encode("utf-8", "ignore").translate(None, _CONTROLS)
    for sign in _NO_CHARACTERS:
        encoded = encoded.replace(sign, b"")
    return encoded


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
