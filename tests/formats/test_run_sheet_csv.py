"""The run sheet as a table for spreadsheets."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from facilitator.formats.agenda import read_agenda
from facilitator.formats.run_sheet_csv import write_csv
from facilitator.texts import load_texts
from tests.factories import make_agenda, make_block, make_day
from tests.formats.agendas import TEAM, XFELD, night

GERMAN: Final = load_texts("de")
ENGLISH: Final = load_texts("en")


def _read(content: bytes, delimiter: str) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))


def test_table_has_a_row_for_every_block() -> None:
    found = read_agenda(XFELD)
    titles, *rows = _read(write_csv(found.agenda, None, GERMAN), ";")

    assert titles[:7] == [
        "Datum",
        "Beginn",
        "Ende",
        "Minuten",
        "Mindestens",
        "Workshop",
        "Programmpunkt",
    ]
    assert [row[6] for row in rows] == [block.title for block in found.agenda.all_blocks()]
    assert rows[8][:7] == ["2025-09-09", "16:00", "16:40", "40", "30", "1", "Input der Hochschulen"]


def test_table_in_english_has_commas_and_notes_last() -> None:
    found = read_agenda(TEAM)
    titles, *rows = _read(write_csv(found.agenda, found.notes, ENGLISH), ",")

    assert titles[-1] == "Notes"
    assert rows[0][-1] == "Tom speaks last, not first."
    assert {len(row) for row in rows} == {len(titles)}


def test_table_says_the_next_day_after_midnight() -> None:
    rows = _read(write_csv(night(date(2025, 9, 9)), None, GERMAN), ";")[1:]

    assert [row[:3] for row in rows[1:3]] == [
        ["2025-09-09", "23:30", "00:30"],
        ["2025-09-10", "00:30", "01:30"],
    ]


@given(text=st.text() | st.sampled_from("=+-@＝").flatmap(lambda sign: st.just(f" {sign}1+1")))
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    block = make_block("a", "A", goal=text, material=text, responsible=text)
    _, row = _read(write_csv(make_agenda(make_day(block)), {"a": text}, GERMAN), ";")

    for cell in row:
        assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t"))
