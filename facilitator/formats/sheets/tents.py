"""Table tents: a page across, folded in the middle; both faces stand upright, the fold on top.

So all text is turned by a quarter, and what is down lies away from the fold. Codes stay as they
are: cameras read them from any side, and not every program turns pictures along with text. Lengths
in millimetres.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from facilitator.formats.docx.parts import Element, add
from facilitator.formats.sheets.fitting import Room
from facilitator.formats.sheets.ground import Look, Paper, add_cell, add_row, add_table
from facilitator.formats.sheets.wording import describe_joining, tent_steps

_HALF: Final = 94.0
"""Of a face's width: the code on its left, the words on its right."""
_TITLE: Final = 28.0
_MAIN: Final = 92.0
_FOOT: Final = 17.0
_CODE: Final = 88.0
_GAP: Final = "\N{EN SPACE}"
"""Where text is turned, not every program knows tabs."""

TITLE_ROOM: Final = Room(2 * _HALF * 72 / 25.4, _TITLE * 72 / 25.4, 46.0)
"""Of the title, in points; bold takes a little more than is reckoned."""

_Write: TypeAlias = Callable[[Paper, Element], None]


@dataclass(frozen=True, slots=True)
class _Face:
    """One half of a tent."""

    direction: str
    """How text runs on it."""
    fold: str
    """On which side of its title the fold is."""
    is_read_down: bool
    """Whether its left is at the top of the page."""


_LEFT: Final = _Face("tbRl", "right", True)
_RIGHT: Final = _Face("btLr", "left", False)


def write_tents(paper: Paper) -> None:
    """Append all tents, a page each."""
    for number in range(paper.sheets.tents):
        if number:
            add(paper.paragraph(paper.body, "Gap")[0], "pageBreakBefore")
        _write_tent(paper)


def _write_tent(paper: Paper) -> None:
    texts = paper.texts
    table = add_table(
        paper.body,
        [_FOOT, _MAIN, _TITLE, _TITLE, _MAIN, _FOOT],
        title=texts("Table tent: {title}", title=paper.sheets.title),
        described=texts("Both halves say the same; the fold is in the middle."),
    )
    upper, lower = add_row(table, _HALF), add_row(table, _HALF)
    _write_along(paper, upper, lower, _LEFT, _FOOT, _write_foot)
    _write_main(paper, upper, lower, _LEFT)
    _write_along(paper, upper, lower, _LEFT, _TITLE, _write_title)
    _write_along(paper, upper, lower, _RIGHT, _TITLE, _write_title)
    _write_main(paper, upper, lower, _RIGHT)
    _write_along(paper, upper, lower, _RIGHT, _FOOT, _write_foot)


def _write_along(
    paper: Paper, upper: Element, lower: Element, face: _Face, width: float, write: _Write
) -> None:
    """Append what runs along the whole of a face."""
    for row, merge in ((upper, "restart"), (lower, "continue")):
        look = Look(
            direction=face.direction,
            vertical="center",
            merge=merge,
            borders={face.fold: "dashed"} if write is _write_title else {},
        )
        cell = add_cell(row, width, look)
        if row is upper:
            write(paper, cell)
        else:
            paper.paragraph(cell, "Gap")


def _write_main(paper: Paper, upper: Element, lower: Element, face: _Face) -> None:
    """Append code and words."""
    first, second = (upper, lower) if face.is_read_down else (lower, upper)
    _write_code(paper, add_cell(first, _MAIN, Look(vertical="center")))
    look = Look(direction=face.direction, vertical="center")
    _write_words(paper, add_cell(second, _MAIN, look))


def _write_title(paper: Paper, cell: Element) -> None:
    paper.paragraph(cell, "Tent Title", paper.sheets.title)


def _write_code(paper: Paper, cell: Element) -> None:
    picture = paper.paragraph(cell, "Tent Picture")
    described = describe_joining(paper.sheets, paper.texts)
    paper.pictures.write_code(picture, paper.sheets.join_url, _CODE, described)


def _write_words(paper: Paper, cell: Element) -> None:
    for number, step in enumerate(tent_steps(paper.sheets, paper.texts), start=1):
        paper.paragraph(cell, "Tent Step", f"{number}.{_GAP}{step}")
    paper.paragraph(cell, "Tent Label", paper.texts("Without a camera, in the browser:"))
    paper.paragraph(cell, "Tent Address", paper.sheets.address)
    paper.paragraph(cell, "Tent Code", paper.sheets.join_code)


def _write_foot(paper: Paper, cell: Element) -> None:
    texts = paper.texts
    paper.paragraph(cell, "Tent Foot", texts("No phone? There are cards on paper at the front."))
    if paper.sheets.privacy is not None:
        promise = texts("Voluntary. Everything is deleted 24 hours after the end of the game.")
        paper.paragraph(cell, "Tent Foot", promise)
