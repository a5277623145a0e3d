"""The table of counts: a row for people and for each candidate, a column for each way."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from rich.text import Text

from facilitator.domain.plenum.query import CandidateId, Query, Source
from facilitator.domain.plenum.tally import PEOPLE, last_counts
from facilitator.domain.redaction import candidate_words
from facilitator.texts import Texts
from facilitator.tui.columns import align
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line
from facilitator.tui.polls.counting import BY_HAND, Amounts, Cell, rows_of
from facilitator.tui.polls.query_words import way_name

_MOST_DIGITS: Final = 5
_GAP: Final = "  "


@dataclass(frozen=True, slots=True)
class CountTable:
    """What was typed so far, and which cell is being typed in."""

    query: Query
    typed: dict[Cell, str] = field(default_factory=dict)
    row: int = 0
    source: Source = Source.DOTS
    fresh: bool = True
    """Whether the next digit begins the number anew: the cell was only just entered."""

    @property
    def candidate(self) -> CandidateId:
        """What is counted in the present row; empty: people."""
        return rows_of(self.query)[self.row]

    @property
    def amounts(self) -> Amounts:
        """All numbers that stand there."""
        return {cell: int(typed) for cell, typed in self.typed.items() if typed}

    @property
    def is_last_row(self) -> bool:
        """Whether Enter has no row to go to."""
        return self.row == len(self.query.candidates)

    def digit(self, digit: str) -> CountTable:
        """Type a digit into the present cell."""
        cell = (self.source, self.candidate)
        before = "" if self.fresh else self.typed.get(cell, "")
        typed = (before + digit)[:_MOST_DIGITS]
        return replace(self, typed={**self.typed, cell: str(int(typed))}, fresh=False)

    def backspace(self) -> CountTable:
        """Take back the last digit; a number that was only just entered goes as a whole."""
        cell = (self.source, self.candidate)
        left = "" if self.fresh else self.typed.get(cell, "")[:-1]
        return replace(self, typed={**self.typed, cell: left}, fresh=False)

    def step(self, by: int) -> CountTable:
        """Go up or down, at most to the first or the last row."""
        row = min(max(0, self.row + by), len(self.query.candidates))
        return replace(self, row=row, fresh=True)

    def change_way(self) -> CountTable:
        """Go to the other column, to its first row without a number."""
        other = next(source for source in BY_HAND if source is not self.source)
        return replace(self, source=other, fresh=True)


def begun_table(query: Query) -> CountTable:
    """Return the table with what was counted before, in the way that was counted last."""
    known = last_counts(query)
    typed = {cell: str(amount) for cell, amount in known.items()}
    source = query.counts[-1].source if query.counts else Source.DOTS
    return CountTable(query, typed, source=source)


class CountPane(Pane):
    """Shows a CountTable; the present cell is marked by sign and colour."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("count-table")
        self._texts = texts

    def draw(self, facts: object, width: int) -> Text:
        """Return heads and rows."""
        assert isinstance(facts, CountTable)
        texts = self._texts
        heads = ("", *(way_name(source, texts) for source in BY_HAND))
        names = {one.id: one_line(candidate_words(one, texts)) for one in facts.query.candidates}
        names[PEOPLE] = texts("people who gave their points this way")
        rows = [(names[row], *_figures(facts, row)) for row in rows_of(facts.query)]
        cells = align([heads, *rows], width - 2 - len(_GAP), right=(1, 2))
        lines = [_joined(row, "bold") for row in cells[:1]]
        lines += [_row(row, facts, number) for number, row in enumerate(cells[1:])]
        return Text("\n", no_wrap=True).join(lines)


def _figures(table: CountTable, row: CandidateId) -> tuple[str, ...]:
    return tuple(_figure(table, (source, row)) for source in BY_HAND)


def _figure(table: CountTable, cell: Cell) -> str:
    typed = table.typed.get(cell, "")
    here = cell == (table.source, table.candidate)
    return f"▸{typed or ' '} " if here else f"{typed or '·'} "


def _joined(row: list[str], style: str = "") -> Text:
    return Text("  " + _GAP.join(row), style=style, no_wrap=True)


def _row(row: list[str], table: CountTable, number: int) -> Text:
    if number != table.row:
        return _joined(row)
    name, *figures = row
    parts: list[Text | tuple[str, str]] = [("  ", ""), (name, "bold")]
    for source, figure in zip(BY_HAND, figures, strict=True):
        parts += [(_GAP, ""), (figure, "reverse" if source is table.source else "bold")]
    return Text.assemble(*parts, no_wrap=True)
