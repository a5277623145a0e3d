"""Tables in which the sheets are laid out: exact heights and widths, in millimetres."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from facilitator.domain.bingo.paper import Sheets
from facilitator.formats.docx.parts import Element, add, add_paragraph, add_run
from facilitator.formats.sheets.pictures import Pictures
from facilitator.texts import Texts

_TWIPS: Final = 1440 / 25.4


@dataclass(slots=True)
class Paper:
    """Where is written to, and what all sheets need."""

    body: Element
    styles: Mapping[str, str]
    """A style's id by its name."""
    pictures: Pictures
    sheets: Sheets
    texts: Texts

    def paragraph(self, parent: Element, style: str, text: str = "") -> Element:
        """Append a paragraph of that style."""
        paragraph = add_paragraph(parent, self.styles[style])
        if text:
            add_run(paragraph, text)
        return paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a cell looks besides its text."""

    fill: str = ""
    borders: Mapping[str, str] = field(default_factory=dict)
    """By side: ``single`` or ``dashed``; none stands for no line."""
    direction: str = ""
    """``tbRl``: read with the head to the right, ``btLr``: to the left."""
    vertical: str = "top"
    merge: str = ""
    """``restart`` begins a cell that reaches over several rows, ``continue`` goes on with it."""
    span: int = 1
    colour: str = "595959"


def twips(length: float) -> int:
    """Return a length in 1/20 pt."""
    return round(length * _TWIPS)


def add_table(parent: Element, widths: Sequence[float], *, title: str, described: str) -> Element:
    """Append a table whose columns are so wide; what it is, is told to those who can't see it."""
    table = add(parent, "tbl")
    properties = add(table, "tblPr")
    add(properties, "tblW", w=str(sum(map(twips, widths))), type="dxa")
    add(properties, "jc", val="center")
    add(properties, "tblLayout", type="fixed")
    margins = add(properties, "tblCellMar")
    for side in ("left", "right"):
        add(margins, side, w="57", type="dxa")
    add(properties, "tblLook", val="0020", firstRow="1", noHBand="1", noVBand="1")
    add(properties, "tblCaption", val=title)
    add(properties, "tblDescription", val=described)
    grid = add(table, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=str(twips(width)))
    return table


def add_row(
    table: Element, height: float, *, is_header: bool = False, is_exact: bool = True
) -> Element:
    """Append a row of that height; what does not fit into an exact one is cut off."""
    row = add(table, "tr")
    properties = add(row, "trPr")
    add(properties, "cantSplit")
    add(properties, "trHeight", val=str(twips(height)), hRule="exact" if is_exact else "atLeast")
    if is_header:
        add(properties, "tblHeader")
    return row


def add_cell(row: Element, width: float, look: Look) -> Element:
    """Append an empty cell; whoever calls puts a paragraph into it, or Word complains."""
    cell = add(row, "tc")
    properties = add(cell, "tcPr")
    add(properties, "tcW", w=str(twips(width)), type="dxa")
    if look.span > 1:
        add(properties, "gridSpan", val=str(look.span))
    if look.merge:
        add(properties, "vMerge", val=look.merge)
    if look.borders:
        borders = add(properties, "tcBorders")
        for side in ("top", "left", "bottom", "right"):
            if side in look.borders:
                kind = look.borders[side]
                add(borders, side, val=kind, sz="8", space="0", color=look.colour)
    if look.fill:
        add(properties, "shd", val="clear", color="auto", fill=look.fill)
    if look.direction:
        add(properties, "textDirection", val=look.direction)
    add(properties, "vAlign", val=look.vertical)
    return cell
