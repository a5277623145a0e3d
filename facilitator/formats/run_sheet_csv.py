"""The run sheet as a table for spreadsheets.

Excel opens a file by a double click only as its own country writes one: with a byte order mark,
and in German with semicolons.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Final

from facilitator.domain.agenda import Agenda, BlockId
from facilitator.domain.documentation.clean import clean_text
from facilitator.domain.documentation.wording import name_time
from facilitator.domain.instant import on_the_wall, whole_minutes
from facilitator.domain.run_sheet import SheetDay, SheetRow, run_sheet
from facilitator.texts import Texts

_SEPARATORS: Final = {"de": ";", "en": ","}
_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run the rest of a cell (OWASP, CSV injection), full-width ones too."""


def write_csv(agenda: Agenda, notes: Mapping[BlockId, str] | None, texts: Texts) -> bytes:
    """Return a row for every block, those within tracks too; `notes` as the last column."""
    written = StringIO(newline="")
    rows = csv.writer(written, delimiter=_SEPARATORS[texts.language])
    rows.writerow(_titles(texts, private=notes is not None))
    for day in run_sheet(agenda):
        for row in day.rows:
            cells = (*_cells(agenda, day, row), *(_notes(row, notes)))
            rows.writerow([_disarm(clean_text(cell)) for cell in cells])
    return written.getvalue().encode("utf-8-sig")


def _titles(texts: Texts, *, private: bool) -> tuple[str, ...]:
    return (
        texts.about("column", "Date"),
        texts.about("column", "Start"),
        texts.about("column", "End"),
        texts.about("column", "Minutes"),
        texts.about("column", "At least"),
        texts.about("column", "Workshop"),
        texts.about("column", "Agenda item"),
        texts.about("run sheet", "Goal"),
        texts.about("run sheet", "Content"),
        texts.about("run sheet", "Method"),
        texts.about("column", "Material"),
        texts.about("column", "Who"),
        texts.about("column", "Room"),
        *((texts.about("column", "Notes"),) if private else ()),
    )


def _cells(agenda: Agenda, day: SheetDay, row: SheetRow) -> Iterator[str]:
    block = row.block
    yield on_the_wall(row.start, agenda.zone).date().isoformat()
    yield name_time(row.start, agenda)
    yield name_time(row.end, agenda)
    yield str(whole_minutes(row.length))
    yield "" if block.minimum is None else str(whole_minutes(block.minimum))
    yield str(row.workshop.number) if row.workshop else ""
    yield from (block.title, block.goal, block.content, block.method, block.material)
    yield from (row.who, row.room)


def _notes(row: SheetRow, notes: Mapping[BlockId, str] | None) -> tuple[str, ...]:
    return () if notes is None else (notes.get(row.block.id, ""),)


def _disarm(cell: str) -> str:
    """Return `cell` so that no spreadsheet takes it for a formula: with an apostrophe before it."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULAS) else cell
