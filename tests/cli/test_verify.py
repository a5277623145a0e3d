"""``facilitator verify``."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from facilitator.domain.capture import Line
from facilitator.station import DraftKey, Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day, make_workshop


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "event.record"
    agenda = make_agenda(make_day(make_block("welcome")), workshops=(make_workshop(1, "Bildung"),))
    station = Station.open(path, now=Clock(at("12:00")).now, agenda=agenda)
    station.capture.file("ws1", Line("Zu wenig Zeit"))
    station.capture.file("ws1", Line("Zu wenig Raum"))
    station.keep_draft(DraftKey("ws1"), Line("halb"))
    station.close()
    return path


def verify(path: Path, language: str = "en") -> Result:
    return CliRunner().invoke(main, ["verify", str(path), "--language", language])


def test_verify_says_what_a_whole_record_holds(record: Path) -> None:
    result = verify(record)

    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [
        f"{record} is whole.",
        "",
        "Event: Leistung im Fokus",
        "Agenda: 9 September 2025, 1 item",
        "Entries: 2 (Bildung: 2)",
        "Begun and not filed: 1 text",
        "3 changes, from 9 September 2025, 12:00 to 9 September 2025, 12:00",
    ]


def test_verify_says_in_german_what_is_wrong_and_what_to_do(record: Path) -> None:
    content = bytearray(record.read_bytes())
    content[-4096:] = b"\xff" * 4096
    record.write_bytes(content)

    result = verify(record, "de")

    assert result.exit_code == 1
    assert result.output.splitlines()[0] == f"{record} ist NICHT in Ordnung:"
    assert "Machen Sie mit einer anderen Kopie der Veranstaltung weiter" in result.output


def test_verify_of_something_else_is_a_sentence(tmp_path: Path) -> None:
    other = tmp_path / "notes.record"
    other.write_text("Kein Mitschnitt. " * 100)

    result = verify(other)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{other} is not a record of facilitator.\n"
