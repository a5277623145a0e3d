"""The Word file in a real word processor."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from facilitator.formats.agenda import read_agenda
from facilitator.formats.docx.house_style import read_style
from facilitator.formats.docx.writer import write_docx
from facilitator.formats.export import export_docx
from facilitator.formats.run_sheet_export import SheetFormat, export_run_sheet
from tests.documented_event import THE_END, documented_event
from tests.factories import make_snapshot
from tests.formats.agendas import XFELD
from tests.formats.foreign_template import write_foreign
from tests.formats.sample_document import photo, sample_document
from tests.plenum_event import plenum_event

pytestmark = pytest.mark.libreoffice


def _convert(path: Path, to: str, folder: Path) -> Path:
    """Convert with a profile of its own: runs beside each other would share a lock."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder)]
    said = subprocess.run([*command, str(path)], capture_output=True, text=True, check=True)
    assert "error" not in f"{said.stdout}{said.stderr}".lower()
    return folder / f"{path.stem}.{to}"


def _read(pdf: Path) -> str:
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.slow
def test_libreoffice_shows_every_entry(tmp_path: Path) -> None:
    snapshot = documented_event()
    path = export_docx(snapshot, folder=tmp_path, name="event", now=THE_END)

    shown = _read(_convert(path, "pdf", tmp_path / "converted"))

    standing = [entry for entry in snapshot.entries.values() if not entry.removed]
    lost = [
        entry.text
        for entry in standing
        if snapshot.full_number(entry) not in shown or entry.text.strip("„“") not in shown
    ]
    assert len(standing) == 65
    assert lost == []
    assert re.search(r"Seite 2 von \d+", shown)
    assert "Error" not in shown


@pytest.mark.slow
def test_libreoffice_shows_a_plenum(tmp_path: Path) -> None:
    snapshot = plenum_event()
    path = export_docx(snapshot, folder=tmp_path, name="event", now=THE_END)

    shown = _read(_convert(path, "pdf", tmp_path / "converted"))

    themes = [f"Thema {at}: {one.title}" for at, one in enumerate(snapshot.themes.standing, 1)]
    figures = [f"Abbildung {number}: Ergebnis von Abfrage {number}" for number in (1, 2, 3)]
    assert [words for words in (*themes, *figures) if words not in shown] == []
    assert "geheim" not in shown
    assert "Error" not in shown


@pytest.mark.slow
def test_libreoffice_opens_an_empty_event(tmp_path: Path) -> None:
    path = export_docx(make_snapshot(), folder=tmp_path, name="event", now=THE_END)

    assert "ENTWURF" in _read(_convert(path, "pdf", tmp_path / "converted"))


@pytest.mark.slow
def test_export_leaves_alone_what_libreoffice_saved(tmp_path: Path) -> None:
    """Converted without an edit, LibreOffice keeps all that could tell: the seal tells."""
    path = export_docx(documented_event(), folder=tmp_path, name="event", now=THE_END)
    saved = _convert(path, "docx", tmp_path / "converted").read_bytes()
    path.write_bytes(saved)

    again = export_docx(documented_event(), folder=tmp_path, name="event", now=THE_END)

    assert again.name == "event-2.docx"
    assert path.read_bytes() == saved


@pytest.mark.slow
def test_run_sheet_prints_on_turned_pages_each_with_a_header_row(tmp_path: Path) -> None:
    found = read_agenda(XFELD)
    path = export_run_sheet(
        found.agenda, found.notes, source=XFELD, folder=tmp_path, to=SheetFormat.DOCX, now=THE_END
    )

    pdf = _convert(path, "pdf", tmp_path / "converted")
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = [" ".join(page.split()) for page in text.split("\f") if page.strip()]

    header = "Zeit Dauer Programmpunkt Material Wer Raum Notizen"
    assert [header in page for page in pages] == [True] * len(pages)
    assert all("Nur für die Moderation" in page for page in pages)
    assert all(f"Seite {number} von {len(pages)}" in page for number, page in enumerate(pages, 1))


@pytest.mark.slow
def test_libreoffice_shows_a_foreign_template_s_letterhead_on_every_page(tmp_path: Path) -> None:
    style = read_style(write_foreign(tmp_path))
    path = tmp_path / "Dokumentation.docx"
    path.write_bytes(write_docx(sample_document(), style=style, picture=photo))

    pdf = _convert(path, "pdf", tmp_path / "converted")
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    first, *others = [" ".join(page.split()) for page in text.split("\f") if page.strip()]

    assert "Status Quo und Zukunft" in first
    assert "Seite 1" not in first
    for number, page in enumerate(others, start=2):
        assert page.startswith("Jobcenter Musterstadt ")
        assert "Musterweg 1 · 12345 Musterstadt" in page
        assert page.endswith(f"xFeld Kassel – Dokumentation Seite {number} von {len(others) + 1}")
    assert "4.1 Workshop 1: Qualifizierung und Ausbildung" in " ".join(others)
    assert not any(word in text for word in ("Betreff", "Sehr geehrte", "ARGE", "Error"))
