"""Cards, two on a page: cut in the middle, each is half a page. Lengths in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from facilitator.domain.bingo.card import Position
from facilitator.domain.bingo.paper import PaperCard, Sheets
from facilitator.formats.docx.parts import Element, add, add_run, add_tab
from facilitator.formats.sheets.fitting import Room, fit, width_of
from facilitator.formats.sheets.ground import Look, Paper, add_cell, add_row, add_table
from facilitator.formats.sheets.wording import per_partner
from facilitator.formats.template_look import BAND, NAVY
from facilitator.texts import Texts

_POINTS: Final = 72 / 25.4
_SIDE: Final = 43.0
"""Width of the column with the code."""
_GRID: Final = 147.0
_GRID_AND_SIDE: Final = _GRID + _SIDE
_TITLE: Final = 9.0
_LARGEST_TITLE: Final = 15.0
_SQUARES: Final = 124.0
_CODE: Final = 38.0
_GREY: Final = "D9D9D9"
"""Behind what is filled: seen on a copy as well."""
_LARGEST: Final = {3: 15.5, 4: 12.5, 5: 9.5}
_WRITING: Final = {3: 8.5, 4: 6.8, 5: 5.4}
"""The height of a line to write on."""
_PADDING: Final = 2.4
_FRAME: Final = dict.fromkeys(("top", "left", "bottom", "right"), "single")
_ABOVE: Final = dict.fromkeys(("top", "left", "right"), "single")
_BELOW: Final = dict.fromkeys(("left", "bottom", "right"), "single")


@dataclass(frozen=True, slots=True)
class Measures:
    """The parts of a card with so many squares a side."""

    size: int

    @property
    def width(self) -> float:
        """Of a square."""
        return _GRID / self.size

    @property
    def writing(self) -> float:
        """Of the lower part of a square: two lines to write on."""
        return 2 * _WRITING[self.size]

    @property
    def text(self) -> float:
        """Of the upper part of a square."""
        return _SQUARES / self.size - self.writing

    @property
    def room(self) -> Room:
        """Where a square's text must fit."""
        return Room(
            (self.width - _PADDING) * _POINTS, (self.text - 1.2) * _POINTS, _LARGEST[self.size]
        )

    @property
    def line(self) -> float:
        """A line to write on, in points."""
        return _WRITING[self.size] * _POINTS - 0.75


def title_size(sheets: Sheets, texts: Texts) -> float:
    """Return in which size the longest heading of a card takes one line, in points."""
    named = {_heading(card, texts) for card in sheets.cards}
    widest = max((width_of(f"{sheets.title}  {right}") for right in named), default=0)
    return min(_LARGEST_TITLE, round(2 * _GRID_AND_SIDE * _POINTS * 0.95 / max(widest, 1)) / 2)


def _heading(card: PaperCard, texts: Texts) -> str:
    """Return what stands at the right of a card's title."""
    named = texts("Card {number}", number=card.number)
    return f"{card.name} · {named}" if card.name else named


def write_cards(paper: Paper) -> None:
    """Append all cards, each page after the other."""
    cards = paper.sheets.cards
    for first in range(0, len(cards), 2):
        _write_page(paper, cards[first : first + 2], new_page=first > 0)


def _write_page(paper: Paper, cards: Sequence[PaperCard], *, new_page: bool) -> None:
    if new_page:
        gap = paper.paragraph(paper.body, "Gap")
        add(gap[0], "pageBreakBefore")
    _write_card(paper, cards[0])
    paper.paragraph(paper.body, "Cut Line", paper.texts("cut here"))
    if len(cards) > 1:
        paper.paragraph(paper.body, "Below Cut")
        _write_card(paper, cards[1])


def _write_card(paper: Paper, card: PaperCard) -> None:
    measures = Measures(paper.sheets.size)
    named = paper.texts("Card {number}", number=card.number)
    widths = [*[measures.width] * measures.size, _SIDE]
    table = add_table(
        paper.body,
        widths,
        title=f"{named}: {paper.sheets.title}",
        described=paper.texts(
            "Under the heading {size} rows of {size} squares with lines for name and note; at the "
            "right the code of the card.",
            size=measures.size,
        ),
    )
    _write_title(paper, table, card)
    for number in range(measures.size):
        _write_squares(paper, table, card, number, measures)


def _write_title(paper: Paper, table: Element, card: PaperCard) -> None:
    row = add_row(table, _TITLE, is_header=True)
    look = Look(fill=NAVY, vertical="center", span=paper.sheets.size + 1)
    title = paper.paragraph(add_cell(row, _GRID_AND_SIDE, look), "Card Title", paper.sheets.title)
    add_tab(title)
    add_run(title, _heading(card, paper.texts))


def _write_squares(
    paper: Paper, table: Element, card: PaperCard, number: int, measures: Measures
) -> None:
    """Append a row of squares: their texts above, what is written on below."""
    size = measures.size
    places = range(number * size, (number + 1) * size)
    above = add_row(table, measures.text)
    for place in places:
        _write_text(paper, above, card, place, measures)
    side = add_cell(above, _SIDE, Look(merge="continue" if number else "restart"))
    if number == 0:
        _write_side(paper, side, card)
    else:
        paper.paragraph(side, "Gap")
    below = add_row(table, measures.writing)
    for place in places:
        _write_lines(paper, below, card, place, measures)
    paper.paragraph(add_cell(below, _SIDE, Look(merge="continue")), "Gap")


def _write_text(
    paper: Paper, row: Element, card: PaperCard, place: Position, measures: Measures
) -> None:
    text = card.squares[place]
    if not text:
        look = Look(fill=BAND, borders=_FRAME, vertical="center", merge="restart")
        cell = add_cell(row, measures.width, look)
        paper.paragraph(cell, "Square Free", paper.texts.about("square", "FREE"))
        return
    fill = _GREY if place in card.filled else ""
    look = Look(fill=fill, borders=_ABOVE, vertical="center")
    fitted = fit(text, measures.room, paper.texts.language)
    cell = add_cell(row, measures.width, look)
    add_run(paper.paragraph(cell, f"Square {fitted.size:g}"), fitted.text)


def _write_lines(
    paper: Paper, row: Element, card: PaperCard, place: Position, measures: Measures
) -> None:
    if not card.squares[place]:
        cell = add_cell(row, measures.width, Look(borders=_FRAME, merge="continue"))
        paper.paragraph(cell, "Gap")
    elif place in card.filled:
        look = Look(fill=_GREY, borders=_BELOW, vertical="center")
        cell = add_cell(row, measures.width, look)
        paper.paragraph(cell, "Square Filled", f"✓ {paper.texts.about('square', 'filled')}")
    else:
        cell = add_cell(row, measures.width, Look(borders=_BELOW))
        paper.paragraph(cell, "Square Name", paper.texts.about("line", "Name"))
        paper.paragraph(cell, "Square Note", paper.texts.about("line", "Note"))


def _write_side(paper: Paper, cell: Element, card: PaperCard) -> None:
    texts = paper.texts
    if card.url:
        picture = paper.paragraph(cell, "Card Picture")
        described = texts(
            "QR code of card {number}: whoever scans it has met this card.", number=card.number
        )
        paper.pictures.write_code(picture, card.url, _CODE, described)
        paper.paragraph(cell, "Card Label", texts("Short code to type"))
        paper.paragraph(cell, "Card Code", card.code)
    if not card.name:
        paper.paragraph(cell, "Card Owner", texts.about("card", "Name"))
    for line in _reminders(paper):
        paper.paragraph(cell, "Card Side", line)


def _reminders(paper: Paper) -> tuple[str, ...]:
    """Return what one looks for on the card itself, with the pen in the hand."""
    texts = paper.texts
    first = (
        texts("Grey is filled already; go on with the others.")
        if paper.sheets.is_continued
        else texts("Find somebody for each square; they write their name into it.")
    )
    return (
        first,
        per_partner(paper.sheets.rules, texts),
        texts.plural(
            "A full line? Call “Bingo!” and the number of your card.",
            "{count} full lines? Call “Bingo!” and the number of your card.",
            paper.sheets.rules.lines,
        ),
    )
