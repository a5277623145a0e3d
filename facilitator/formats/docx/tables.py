"""Tables in Word: caption above, header row repeated, rows kept whole."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Final

from facilitator.domain.documentation.model import (
    Anchor,
    Cell,
    Column,
    Spans,
    Table,
    TableRow,
)
from facilitator.formats.docx.parts import (
    Element,
    Page,
    add,
    add_field,
    add_paragraph,
    add_run,
    begin_bookmark,
    end_bookmark,
)
from facilitator.formats.docx.text import write_spans
from facilitator.formats.sheets.fitting import hyphenate, width_of

Columns = tuple[Column, ...]

_WORD: Final = re.compile(r"\S+")
_TWIPS: Final = 20
"""In a point."""
_MARGINS: Final = 216
"""Left and right of a cell's text together, in twips."""
_SIZES: Final = {"Table": 11.0, "Sheet": 9.5}
"""Of the letters, in points, as the template has them."""


def write_table(page: Page, table: Table) -> None:
    """Append a table, under its caption if it is numbered."""
    if table.number:
        _write_caption(page, table)
    element = add(page.body, "tbl")
    _write_properties(page, element, table)
    widths = _share(table.columns, page.width)
    grid = add(element, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=width)
    _write_header(page, element, table.columns, widths)
    for row in table.rows:
        _write_row(page, element, row, table.columns, widths)


def _share(columns: Columns, width: int) -> list[str]:
    """Return the widths of the columns in twips; together they are `width` exactly."""
    widths = [column.width for column in columns]
    edges = [width * edge // sum(widths) for edge in accumulate(widths, initial=0)]
    return [str(right - left) for left, right in pairwise(edges)]


def _write_caption(page: Page, table: Table) -> None:
    caption = add_paragraph(page.body, page.styles["caption"])
    word = page.labels.table
    bookmark = begin_bookmark(page, caption, table.anchor)
    add_run(caption, f"{word} ")
    add_field(caption, rf"SEQ {word} \* ARABIC", str(table.number))
    end_bookmark(caption, bookmark)
    add_run(caption, f": {table.caption}")


def _write_properties(page: Page, element: Element, table: Table) -> None:
    properties = add(element, "tblPr")
    add(properties, "tblStyle", val=page.styles["Result Table"])
    add(properties, "tblW", w=str(page.width), type="dxa")
    add(properties, "tblLayout", type="fixed")
    add(
        properties,
        "tblLook",
        val="0420",
        firstRow="1",
        lastRow="0",
        firstColumn="0",
        lastColumn="0",
        noHBand="0",
        noVBand="1",
    )
    add(properties, "tblCaption", val=table.caption)


def _write_header(page: Page, element: Element, columns: Columns, widths: list[str]) -> None:
    row = _add_row(element)
    add(row[0], "tblHeader")
    for column, width in zip(columns, widths, strict=True):
        style = _style(page, "Header", column)
        add_run(add_paragraph(_add_cell(row, width), style), column.title)


def _write_row(
    page: Page, element: Element, row: TableRow, columns: Columns, widths: list[str]
) -> None:
    added = _add_row(element)
    anchors = [row.anchor, *(None,) * len(columns)]
    for cell, column, width, anchor in zip(row.cells, columns, widths, anchors, strict=False):
        style = _style(page, "Text", column)
        fitted = _breakable(page, cell, int(width))
        _write_cell(page, add_paragraph(_add_cell(added, width), style), fitted, anchor)


def _breakable(page: Page, cell: Cell, width: int) -> Cell:
    """Return `cell` with soft hyphens in words that are wider than it: not all programs know any.

    What is not known to fit is taken to be too wide: a soft hyphen is not seen where none breaks.
    """
    size = _SIZES[_kin(page)]
    room = (width - _MARGINS) / _TWIPS / size

    def broken(word: re.Match[str]) -> str:
        text = word[0]
        return hyphenate(text, page.language) if width_of(text) > room else text

    def fit(spans: Spans) -> Spans:
        return tuple(replace(one, text=_WORD.sub(broken, one.text)) for one in spans)

    return replace(cell, spans=fit(cell.spans), under=tuple(map(fit, cell.under)))


def _write_cell(page: Page, paragraph: Element, cell: Cell, anchor: Anchor | None) -> None:
    bookmark = begin_bookmark(page, paragraph, anchor) if anchor else None
    write_spans(page, paragraph, cell.spans)
    if bookmark is not None:
        end_bookmark(paragraph, bookmark)
    for line in cell.under:
        style = page.styles[f"{_kin(page)} Text Inner"]
        write_spans(page, add_paragraph(paragraph.getparent(), style), line)


def _style(page: Page, part: str, column: Column) -> str:
    """Return the style of a cell; figures to compare are set alike on every page."""
    if column.counts:
        return page.styles["Table Header Count" if part == "Header" else "Table Count"]
    return page.styles[f"{_kin(page)} {part}"]


def _kin(page: Page) -> str:
    """Return how the styles of a table begin: on turned pages its text is smaller."""
    return "Sheet" if page.is_turned else "Table"


def _add_row(table: Element) -> Element:
    row = add(table, "tr")
    add(add(row, "trPr"), "cantSplit")
    return row


def _add_cell(row: Element, width: str) -> Element:
    cell = add(row, "tc")
    add(add(cell, "tcPr"), "tcW", w=width, type="dxa")
    return cell
