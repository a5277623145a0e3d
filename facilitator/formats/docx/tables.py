"""Tables in Word: caption above, header row repeated, rows kept whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from facilitator.domain.documentation.model import (
    Anchor,
    Cell,
    Column,
    Spans,
    Table,
    TableRow,
)
from facilitator.domain.documentation.polishable import text_of
from facilitator.formats.docx.column_widths import BOLDER, share_width, widest_word
from facilitator.formats.docx.controls import controlled
from facilitator.formats.docx.markup import (
    NO_BREAK,
    Line,
    Markup,
    attribute,
    bookmark,
    field,
    keep_together,
    paragraph,
    run,
)
from facilitator.formats.docx.page import Page
from facilitator.formats.docx.text import write_spans
from facilitator.formats.sheets.fitting import hyphenate, width_of

Columns = tuple[Column, ...]

_SHORT: Final = 5
"""Rows: a table of as many stays on one page; more would leave half of the one before empty."""
_BEGINNING: Final = 4
"""Rows of a longer one that stay together below its header; at its end it is two."""
_WORD: Final = re.compile(r"\S+")
_TWIPS: Final = 20
"""In a point."""
_MARGINS: Final = 216
"""Left and right of a cell's text together, in twips."""
_SIZES: Final = {"Table": 11.0, "Sheet": 9.5}
"""Of the letters, in points, as the template has them."""


def write_table(page: Page, table: Table) -> Markup:
    """Return a table, under its caption if it is numbered."""
    caption = _caption(page, table) if table.number else ""
    widths = _share(page, table)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    last = len(table.rows) - 1
    rows = "".join(
        _row(page, row, table.columns, widths, keep_next=_stays(page, number, last))
        for number, row in enumerate(table.rows)
    )
    return (
        f"{caption}<w:tbl>{_properties(page, table)}<w:tblGrid>{grid}</w:tblGrid>"
        f"{_header(page, table.columns, widths)}{rows}</w:tbl>"
    )


def _stays(page: Page, number: int, last: int) -> bool:
    """Return whether a row stays with the next one: of a long table no row stands by itself."""
    if number >= last:
        return False
    if page.is_turned:  # it is low, and its rows are high
        return number in (0, last - 1)
    return last < _SHORT or number < _BEGINNING - 1 or number == last - 1


def _share(page: Page, table: Table) -> list[str]:
    """Return the widths of the columns in twips; together they are the page's width exactly."""
    words = [
        widest_word(column.title, _said(table, number))
        for number, column in enumerate(table.columns)
    ]
    # How wide a house's letters are, nobody knows: room for wide ones where there is room.
    needs = (_least(words, _SIZES[_kin(page)] * wide) for wide in (page.look.widest, 1.0))
    least = next((need for need in needs if sum(need) <= page.width), [0] * len(words))
    widths = share_width(page.width, [column.width for column in table.columns], least)
    return [str(width) for width in widths]


def _said(table: Table, column: int) -> Iterator[str]:
    for row in table.rows:
        for span in row.cells[column].spans if column < len(row.cells) else ():
            is_kept = span.target is not None or (column == 0 and row.anchor is not None)
            yield keep_together(span.text) if is_kept else span.text


def _least(words: list[float], size: float) -> list[int]:
    return [_MARGINS + round(size * _TWIPS * word) for word in words]


def _caption(page: Page, table: Table) -> Markup:
    named = number_caption(page, page.labels.table, table.anchor, table.number)
    content = f"{named}{run(f': {table.caption}')}"
    # A house's captions may stand below, and so not be kept with what follows.
    return paragraph(Line(page.styles["caption"], content, keep_next=True))


def number_caption(page: Page, word: str, anchor: Anchor, number: int) -> Markup:
    """Return ``Table 4`` in its bookmark, the number as Word's own way of counting captions."""
    style = page.styles["Number"]
    counted = field(rf"SEQ {word} \* ARABIC", run(str(number), style), style)
    return bookmark(page, anchor, f"{run(f'{word}{NO_BREAK}', style)}{counted}")


def _properties(page: Page, table: Table) -> Markup:
    return (
        f'<w:tblPr><w:tblStyle w:val="{page.styles["Result Table"]}"/>'
        f'<w:tblW w:w="{page.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{attribute(table.caption)}"/></w:tblPr>'
    )


def _header(page: Page, columns: Columns, widths: list[str]) -> Markup:
    cells = (
        _cell(
            width,
            paragraph(
                Line(
                    _style(page, "Header", column),
                    run(_hyphenated(page, column.title, int(width), BOLDER)),
                )
            ),
        )
        for column, width in zip(columns, widths, strict=True)
    )
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _row(
    page: Page, row: TableRow, columns: Columns, widths: list[str], *, keep_next: bool
) -> Markup:
    anchors = [row.anchor, *(None,) * len(columns)]
    cells = (
        _cell(width, "".join(_content(page, _fit(page, cell, width, anchor), column, keep_next)))
        for cell, column, width, anchor in zip(row.cells, columns, widths, anchors, strict=False)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _cell(width: str, content: Markup) -> Markup:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A cell made to fit its column."""

    cell: Cell
    said: str
    """What an editor may polish of it, as it was."""
    anchor: Anchor | None


def _fit(page: Page, cell: Cell, width: str, anchor: Anchor | None) -> _Fitted:
    """Return `cell` with soft hyphens in words that are wider than it; a label stays whole."""

    def fit(spans: Spans) -> Spans:
        return tuple(
            replace(
                one,
                text=keep_together(one.text) if anchor else _hyphenated(page, one.text, int(width)),
            )
            for one in spans
        )

    fitted = replace(cell, spans=fit(cell.spans), under=tuple(map(fit, cell.under)))
    return _Fitted(fitted, text_of(cell), anchor)


def _hyphenated(page: Page, text: str, width: int, share: float = 1) -> str:
    """Return `text` with soft hyphens in words that are wider than a cell: not all know any.

    What is not known to fit is taken to be too wide: a soft hyphen is not seen where none breaks.
    `share` is how wide letters are beside ordinary ones.
    """
    room = (width - _MARGINS) / _TWIPS / _SIZES[_kin(page)] / share / page.look.widest

    def broken(word: re.Match[str]) -> str:
        return hyphenate(word[0], page.language) if width_of(word[0]) > room else word[0]

    return _WORD.sub(broken, text)


def _content(page: Page, fitted: _Fitted, column: Column, keep_next: bool) -> Iterator[Markup]:
    cell = fitted.cell
    said = write_spans(page, cell.spans)
    if fitted.anchor:
        said = bookmark(page, fitted.anchor, said)
    line = Line(_style(page, "Text", column), said, keep_next=keep_next)
    yield controlled(page, cell.text_id, fitted.said, column.title, [line])
    inner = page.styles[f"{_kin(page)} Text Inner"]
    for spans in cell.under:
        yield paragraph(Line(inner, write_spans(page, spans), keep_next=keep_next))


def _style(page: Page, part: str, column: Column) -> str:
    """Return the style of a cell; figures to compare are set alike on every page."""
    if column.counts:
        return page.styles["Table Header Count" if part == "Header" else "Table Count"]
    return page.styles[f"{_kin(page)} {part}"]


def _kin(page: Page) -> str:
    """Return how the styles of a table begin: on turned pages its text is smaller."""
    return "Sheet" if page.is_turned else "Table"
