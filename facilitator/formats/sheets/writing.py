"""Writes the sheets of a game as a Word file: rules, table tents, cards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from io import BytesIO
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import docx
from docx.document import Document as Word
from lxml import etree

from facilitator.domain.bingo.paper import Sheets
from facilitator.domain.instant import on_the_wall
from facilitator.formats.docx.language import LOCALES, set_language
from facilitator.formats.docx.package import TEMPLATE, pack, unpack
from facilitator.formats.docx.parts import Element, add, style_ids
from facilitator.formats.placing import WRITER, identify, place
from facilitator.formats.sheets.cards import Measures, title_size, write_cards
from facilitator.formats.sheets.fitting import fit
from facilitator.formats.sheets.ground import Paper, twips
from facilitator.formats.sheets.pictures import Pictures
from facilitator.formats.sheets.rules import write_rules
from facilitator.formats.sheets.styles import STYLES, square_style, title_styles, writing_styles
from facilitator.formats.sheets.tents import TITLE_ROOM, write_tents
from facilitator.formats.template import write_style
from facilitator.formats.template_look import Style
from facilitator.texts import Texts

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SHORT, _LONG = 210.0, 297.0
_EDGE: Final = 10.0
"""Millimetres: what printers leave white at least, and a little."""
_EDGES: Final = 22.0


def write_sheets(sheets: Sheets, folder: Path, stem: str, texts: Texts) -> Path:
    """Write all that is printed of a game into `folder`; return the file that it became.

    It is ``STEM.docx`` unless that is another's, edited by hand or open elsewhere: then a number is
    added. `texts` is the language of what is printed. Slow: belongs into a thread. Raises
    ExportError.
    """
    return place(build_sheets(sheets, texts), folder, f"{stem}.docx", sheets.key)


def build_sheets(sheets: Sheets, texts: Texts) -> bytes:
    """Return the sheets as a Word file; the same sheets always give the same bytes."""
    word = docx.Document(str(TEMPLATE))
    _add_styles(word, sheets, texts)
    set_language(word, texts.language)
    _set_properties(word, sheets, texts)
    _write_parts(word, sheets, texts)
    saved = BytesIO()
    word.save(saved)
    return pack(unpack(saved))


def _write_parts(word: Word, sheets: Sheets, texts: Texts) -> None:
    body = word.element.body
    body.remove(body[-1])
    paper = Paper(body, style_ids(word), Pictures(word), sheets, texts)
    parts = _parts(sheets)
    for number, (write, turned, edge) in enumerate(parts):
        write(paper)
        if number < len(parts) - 1:
            end = paper.paragraph(body, "Gap")
            _add_section(end[0], turned=turned, edge=edge)
        else:
            paper.paragraph(body, "Gap")
            _add_section(body, turned=turned, edge=edge)


def _parts(sheets: Sheets) -> tuple[tuple[Callable[[Paper], None], bool, float], ...]:
    """Return what there is to write: how, whether on turned pages, and their margins."""
    rules = (write_rules, False, _EDGES)
    tents = (write_tents, True, _EDGE)
    cards = (write_cards, False, _EDGE)
    return (
        rules,
        *([tents] if sheets.tents and sheets.may_join else []),
        *([cards] if sheets.cards else []),
    )


def _add_section(parent: Element, *, turned: bool, edge: float) -> None:
    """End a section of the pages; none of them has a footer."""
    section = add(parent, "sectPr")
    add(section, "type", val="nextPage")
    size = (_LONG, _SHORT) if turned else (_SHORT, _LONG)
    width, height = (str(twips(side)) for side in size)
    add(section, "pgSz", w=width, h=height, **({"orient": "landscape"} if turned else {}))
    margin = str(twips(edge))
    low = str(twips(min(edge, 14.0) if edge > _EDGE else _EDGE - 3))
    add(
        section,
        "pgMar",
        top=margin,
        right=margin,
        bottom=low,
        left=margin,
        header="283",
        footer="283",
        gutter="0",
    )


def _add_styles(word: Word, sheets: Sheets, texts: Texts) -> None:
    styles = word.styles.element
    for style in (*STYLES, *_styles_of_size(sheets, texts)):
        wrapped = etree.fromstring(f"<w:styles {_W}>{write_style(style)}</w:styles>")
        styles.append(wrapped[0])


def _styles_of_size(sheets: Sheets, texts: Texts) -> tuple[Style, ...]:
    measures = Measures(sheets.size)
    found = {text for card in sheets.cards for text in card.squares if text}
    sizes = sorted({fit(text, measures.room, texts.language).size for text in found})
    on_tents = fit(sheets.title, TITLE_ROOM, texts.language).size
    return (
        *map(square_style, sizes),
        *writing_styles(measures.line),
        *title_styles(title_size(sheets, texts), on_tents),
    )


def _set_properties(word: Word, sheets: Sheets, texts: Texts) -> None:
    properties = word.core_properties
    written = on_the_wall(sheets.written_at, ZoneInfo("UTC")).astimezone(UTC).replace(tzinfo=None)
    properties.title = texts("{title}: sheets for print", title=sheets.title)
    properties.subject = sheets.event
    properties.author = sheets.publisher
    properties.language = LOCALES[texts.language]
    properties.identifier = identify(sheets.key)
    properties.last_modified_by = WRITER
    properties.created = written
    properties.modified = written
