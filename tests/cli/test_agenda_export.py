from __future__ import annotations

import csv
import os
import sys
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from facilitator.domain.instant import minutes
from facilitator.formats.agenda import read_agenda
from facilitator.station import Station
from tests.domain.factories import at
from tests.formats.agendas import TEAM, XFELD


def _export(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["agenda", "export", *map(str, arguments)])


@pytest.mark.parametrize("to", ["docx", "ics", "csv"])
def test_file_is_written_and_named(tmp_path: Path, to: str) -> None:
    result = _export(XFELD, "--to", to, "--folder", tmp_path)

    written = tmp_path / f"xfeld-leistung-kassel-regieplan.{to}"
    assert (result.exit_code, result.stdout) == (0, f"Geschrieben: {written}\n")
    assert list(tmp_path.iterdir()) == [written]


def test_private_version_of_an_english_event(tmp_path: Path) -> None:
    result = _export(TEAM, "--to", "csv", "--private", "--folder", tmp_path, "--language", "en")

    written = tmp_path / "team-workshop-run-sheet-private.csv"
    assert result.stdout == f"Written: {written}\n"
    assert "Tom speaks last" in written.read_text(encoding="utf-8")


def test_export_lands_where_all_exports_do(tmp_path: Path) -> None:
    agenda = tmp_path / "agendas" / "team.yaml"
    agenda.parent.mkdir()
    agenda.write_bytes(TEAM.read_bytes())

    assert _export(agenda).exit_code == 0
    assert [path.name for path in (tmp_path / "exports").iterdir()] == ["team-run-sheet.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="has no such names")
@pytest.mark.parametrize("to", ["docx", "ics", "csv"])
def test_file_whose_name_is_not_utf_8_is_written(tmp_path: Path, to: str) -> None:
    agenda = tmp_path / os.fsdecode(b"M\xfcnchen\x1b[31m") / os.fsdecode(b"F\xfchrung.yaml")
    agenda.parent.mkdir()
    agenda.write_bytes(TEAM.read_bytes())

    result = _export(agenda, "--to", to)

    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output
    assert len(list((agenda.parent / "exports").iterdir())) == 1


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "team.record"
    station = Station.open(path, now=lambda: at("08:00"), agenda=read_agenda(TEAM).agenda)
    station.plan.change_room("retro", "Library")
    station.plan.insert("retro", "Fire drill", minutes(5))
    station.close()
    return path


def test_record_is_written_as_it_was_run(tmp_path: Path, record: Path) -> None:
    result = _export(record, "--to", "csv")

    assert result.exit_code == 0
    written = tmp_path / "exports" / "team-run-sheet.csv"
    rows = list(csv.reader(StringIO(written.read_text(encoding="utf-8-sig"))))
    assert [(*row[1:4], row[6], row[-1]) for row in rows[3:6]] == [
        ("09:35", "10:30", "55", "Retrospective: keep, drop, try", "Library"),
        ("10:30", "10:35", "5", "Fire drill", ""),
        ("10:30", "10:50", "20", "Coffee", "Kitchen"),
    ]


def test_record_has_no_private_notes(tmp_path: Path, record: Path) -> None:
    result = _export(record, "--private")

    assert result.exit_code == 1
    assert result.stderr == (
        "Private Notizen stehen nur in der Ablaufdatei: Nennen Sie diese statt der Aufzeichnung.\n"
    )
    assert not (tmp_path / "exports").exists()


def test_what_is_wrong_is_said_in_a_sentence(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("title: A\n")
    blocked = tmp_path / "file"
    blocked.touch()

    missing = _export(tmp_path / "none.record")
    unread = _export(wrong)
    unwritten = _export(TEAM, "--folder", blocked)

    assert [result.exit_code for result in (missing, unread, unwritten)] == [1, 1, 1]
    assert missing.stderr.startswith(f"{tmp_path / 'none.record'}: ")
    assert unread.stderr.startswith(f"{wrong}:1:1: ")
    assert unwritten.stderr == f"{blocked} lässt sich nicht als Ordner benutzen.\n"


def test_help_names_the_command_without_importing_it() -> None:
    result = CliRunner().invoke(main, ["agenda", "--help"])

    assert result.exit_code == 0
    assert "export  Write it as a run sheet for print, a calendar or a table." in result.stdout
    assert CliRunner().invoke(main, ["agenda", "nothing"]).exit_code == 2
