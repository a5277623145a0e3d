"""Run sheets as they lie on the disk, read back by others' libraries."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import docx
import pytest
from docx.enum.section import WD_ORIENT

from facilitator.domain.agenda import Agenda
from facilitator.domain.run_sheet import run_sheet
from facilitator.formats.agenda import read_agenda
from facilitator.formats.run_sheet_export import SheetFormat, export_run_sheet
from facilitator.texts import load_texts
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day
from tests.formats.agendas import XFELD

GERMAN: Final = load_texts("de")
ENGLISH: Final = load_texts("en")
SECRET: Final = "Erste Frage vorher mit jemandem absprechen"
FORMATS: Final = list(SheetFormat)


def _export(folder: Path, to: SheetFormat, agenda: Agenda | None = None, **changes: Any) -> Path:
    given: dict[str, Any] = {"source": Path("/events/team.yaml"), "now": at("12:00"), **changes}
    notes = given.pop("notes", None)
    return export_run_sheet(agenda or make_agenda(), notes, folder=folder, to=to, **given)


# --- names and places -------------------------------------------------------------------------


@pytest.mark.parametrize("to", FORMATS)
def test_export_has_a_name_of_its_own(tmp_path: Path, to: SheetFormat) -> None:
    public, private = _export(tmp_path, to), _export(tmp_path, to, notes={})
    english = _export(tmp_path, to, make_agenda(language="en"))

    assert [path.name for path in (public, private, english)] == [
        f"team-regieplan.{to}",
        f"team-regieplan-nur-moderation.{to}",
        f"team-run-sheet.{to}",
    ]


@pytest.mark.parametrize("to", [SheetFormat.DOCX, SheetFormat.ICS])
def test_export_replaces_its_own_file(tmp_path: Path, to: SheetFormat) -> None:
    first = _export(tmp_path, to)
    again = _export(tmp_path, to, make_agenda(make_day(make_block("other"))), now=at("13:00"))

    assert list(tmp_path.iterdir()) == [first] == [again]


@pytest.mark.parametrize("to", [SheetFormat.DOCX, SheetFormat.ICS])
def test_export_leaves_another_agenda_s_file_alone(tmp_path: Path, to: SheetFormat) -> None:
    _export(tmp_path, to)

    other = _export(tmp_path, to, source=Path("/elsewhere/team.yaml"))

    assert other.name == f"team-regieplan-2.{to}"


def test_edited_calendar_is_left_alone(tmp_path: Path) -> None:
    first = _export(tmp_path, SheetFormat.ICS)
    edited = first.read_bytes().replace(b"Opening", b"Beginning")
    first.write_bytes(edited)

    assert _export(tmp_path, SheetFormat.ICS).name == "team-regieplan-2.ics"
    assert first.read_bytes() == edited


@pytest.mark.parametrize("seals", [0, 2])
def test_calendar_without_one_seal_is_left_alone(tmp_path: Path, seals: int) -> None:
    path = _export(tmp_path, SheetFormat.ICS)
    lines = path.read_bytes().split(b"\r\n")
    path.write_bytes(b"\r\n".join([lines[0], *lines[1:2] * seals, *lines[2:]]))

    assert _export(tmp_path, SheetFormat.ICS).name == "team-regieplan-2.ics"


def test_table_gives_way_to_one_that_differs(tmp_path: Path) -> None:
    changed = make_agenda(make_day(make_block("other")))
    names = [
        _export(tmp_path, SheetFormat.CSV, agenda).name for agenda in (None, None, changed, changed)
    ]

    assert names == [
        "team-regieplan.csv",
        "team-regieplan.csv",
        "team-regieplan-2.csv",
        "team-regieplan-2.csv",
    ]


# --- private notes ----------------------------------------------------------------------------


def _texts_in(path: Path) -> str:
    """Return all that `path` says, unfolded."""
    if path.suffix == ".docx":
        body = docx.Document(str(path)).element
        return " ".join(body.itertext())
    return path.read_text(encoding="utf-8").replace("\r\n ", "").replace("\n ", "")


@pytest.mark.parametrize("to", FORMATS)
def test_private_notes_are_in_the_private_version_only(tmp_path: Path, to: SheetFormat) -> None:
    found = read_agenda(XFELD)
    public = _export(tmp_path, to, found.agenda)
    private = _export(tmp_path, to, found.agenda, notes=found.notes)

    assert SECRET not in _texts_in(public)
    assert SECRET in _texts_in(private)


# --- Word -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    folder = tmp_path_factory.mktemp("sheets")
    found = read_agenda(XFELD)
    public = _export(folder, SheetFormat.DOCX, found.agenda)
    private = _export(folder, SheetFormat.DOCX, found.agenda, notes=found.notes)
    return docx.Document(str(public)), docx.Document(str(private))


def _rows(table: Any) -> list[list[str]]:
    return [[cell.text.replace("\xa0", " ") for cell in row.cells] for row in table.rows]


def test_run_sheet_has_a_table_a_day_with_every_block(sheets: tuple[Any, Any]) -> None:
    first, second = map(_rows, sheets[0].tables)
    agenda = read_agenda(XFELD).agenda
    planned = [[row.block.title for row in day.rows] for day in run_sheet(agenda)]

    assert first[0] == ["Zeit", "Dauer", "Programmpunkt", "Material", "Wer", "Raum"]
    for table, titles in zip((first, second), planned, strict=True):
        shown = [row[2].split("\n")[0].rpartition(" · ")[2] for row in table[1:]]
        assert shown == titles


def test_run_sheet_row_says_all_there_is(sheets: tuple[Any, Any]) -> None:
    rows = _rows(sheets[0].tables[0])

    assert rows[9] == [
        "16:00–16:40",
        "40 min\nmind. 30",
        "WS 1 · Input der Hochschulen\n"
        "Workshop 1: Qualifizierung und Ausbildung\n"
        "Ziel: Die Angebote der beiden Hochschulen sind bekannt.\n"
        "Inhalt: Inhalte für die Leistung in den Studiengängen der Hochschule der BA, das "
        "Zertifikatsprogramm Leistung SGB II, der Studiengang der Hochschule Fulda.\n"
        "Methode: Zwei Kurzvorträge zu je 15 min, dann Verständnisfragen.",
        "Beamer, Übersicht der Angebote als Handzettel",
        "Moderation Raum A",
        "Raum A",
    ]
    assert rows[8][0] == "16:00–17:30\nzugesagt"
    assert rows[-1][2] == "Ausklang\nkann entfallen"


def test_private_run_sheet_says_on_every_page_for_whom_it_is(sheets: tuple[Any, Any]) -> None:
    public, private = sheets
    marked = "Nur für die Moderation"

    assert _rows(private.tables[0])[0][-1] == "Notizen"
    assert marked in private.sections[0].footer.paragraphs[0].text
    assert [p.text for p in private.paragraphs if p.style.name == "Notice"] == [marked]
    assert private.core_properties.category == marked
    assert marked not in public.sections[0].footer.paragraphs[0].text
    assert [p.text for p in public.paragraphs if p.style.name == "Notice"] == []


def test_run_sheet_lies_on_its_side_and_numbers_all_pages(sheets: tuple[Any, Any]) -> None:
    section = sheets[0].sections[0]

    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((297, 210), abs=0.1)
    assert not section.different_first_page_header_footer
    assert "Seite 1 von 1" in section.footer.paragraphs[0].text


def test_run_sheet_is_told_to_screen_readers(sheets: tuple[Any, Any]) -> None:
    """Headings, header rows that repeat, rows that stay whole, a name for each table."""
    word = sheets[0]
    headings = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

    assert headings == ["Dienstag, 9. September 2025", "Mittwoch, 10. September 2025"]
    for table, day in zip(word.tables, headings, strict=True):
        rows = [row._tr for row in table.rows]
        assert [row.find(f".//{space}tblHeader") is not None for row in rows] == [
            True,
            *[False] * (len(rows) - 1),
        ]
        assert all(row.find(f".//{space}cantSplit") is not None for row in rows)
        caption = table._tbl.find(f".//{space}tblCaption")
        assert caption.get(f"{space}val") == f"Regieplan für {day}"


def test_table_is_as_wide_as_the_page(sheets: tuple[Any, Any]) -> None:
    for word in sheets:
        section = word.sections[0]
        room = section.page_width - section.left_margin - section.right_margin
        for table in word.tables:
            assert sum(column.width for column in table.columns) == room


def test_inserted_block_is_marked(tmp_path: Path) -> None:
    inserted = replace(make_block("drill"), unplanned=True)
    agenda = make_agenda(make_day(make_block("a"), inserted))

    table = docx.Document(str(_export(tmp_path, SheetFormat.DOCX, agenda))).tables[0]

    assert [row[2] for row in _rows(table)[1:]] == ["A", "Drill\nungeplant"]
