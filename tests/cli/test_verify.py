"""``facilitator verify``."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from facilitator.domain.agenda import BlockKind
from facilitator.domain.capture import Line
from facilitator.domain.devices import Role
from facilitator.record.log import Log
from facilitator.station import DraftKey, Station
from tests.clock import Clock
from tests.domain.bingo.games import TOTALS
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day, make_workshop
from tests.record.test_documentation_fold import photo


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


def test_verify_says_what_was_played(tmp_path: Path) -> None:
    path = tmp_path / "event.record"
    bingo = make_block("bingo", "Jobcenter-Bingo", kind=BlockKind.BINGO)
    station = Station.open(path, now=Clock(at("12:00")).now, agenda=make_agenda(make_day(bingo)))
    station.document.note_game("bingo", TOTALS)
    station.close()

    assert "Gespielt: Jobcenter-Bingo" in verify(path, "de").output.splitlines()


def test_verify_tells_of_photos_and_measures(tmp_path: Path) -> None:
    path, now = tmp_path / "event.record", Clock(at("12:00")).now
    station = Station.open(path, now=now, agenda=make_agenda(make_day(make_block("welcome"))))
    station.document.add_measure("welcome", "Paten benennen")
    station.close()
    with closing(Log.open(path, now=now, author="regie", create=False)) as log:
        here, _ = log.attachments.add(b"Flipchart")
        log.commit("document.photo", {**photo("1", "0001", here), **photo("2", "0002")})
    whole = verify(path).output.splitlines()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE attachment SET content = x'00'")

    damaged = verify(path).output.splitlines()

    told = [line for line in whole[1:] if "hoto" in line or "easure" in line]
    assert told == [
        "Measures: 1",
        "Photos: 2",
        "Photos whose picture is on another device only: 1",
    ]
    assert damaged[:2] == [
        f"{path} is NOT whole:",
        "- 1 photo or version in it is damaged. Add the photo once more, or take the version's "
        "file from where it was exported.",
    ]


def test_verify_says_in_german_what_is_wrong_and_what_to_do(record: Path) -> None:
    content = bytearray(record.read_bytes())
    content[-4096:] = b"\xff" * 4096
    record.write_bytes(content)

    result = verify(record, "de")

    assert result.exit_code == 1
    assert result.output.splitlines()[0] == f"{record} ist NICHT in Ordnung:"
    assert "Machen Sie mit einer anderen Kopie der Veranstaltung weiter" in result.output


_OWNER = """
import sys
from pathlib import Path
from facilitator.domain.instant import Instant
from facilitator.station import Station
station = Station.open(Path(sys.argv[1]), now=lambda: Instant(1757411000000))
station.document.write_summary("ws1", "gerade eben")
station.drafts()
print("open", flush=True)
sys.stdin.readline()
"""


def test_verify_of_a_record_that_is_open_or_was_killed_says_so(record: Path) -> None:
    before = record.read_bytes()
    child = subprocess.Popen(
        [sys.executable, "-c", _OWNER, record],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    with child:
        assert child.stdout.readline() == "open\n"
        in_use = verify(record)
        child.kill()
    killed = verify(record)

    for result in (in_use, killed):
        assert result.exit_code == 0, result.output
        assert result.output.splitlines()[0] == f"{record} is whole."
        assert result.output.splitlines()[-1].startswith("4 changes, from ")
    assert in_use.output.splitlines()[1].startswith("It is open at the moment")
    assert killed.output.splitlines()[1].startswith("It was not closed properly; nothing is lost.")
    assert record.read_bytes() == before


def test_verify_tells_of_devices_and_of_who_has_not_confirmed(tmp_path: Path, record: Path) -> None:
    joined = tmp_path / "joined.record"
    with (
        closing(Station.open(record, now=Clock(at("12:30")).now)) as regie,
        closing(
            Station.join(joined, now=Clock(at("12:30")).now, identity=regie.identity)
        ) as device,
    ):
        regie.devices.register(
            device.device, role=Role.NOTES, name="Laptop", proof="x", place="ws1"
        )
        regie.devices.begin_to_lead()
        regie.redaction.redact(regie.snapshot.notes_in("ws1").entries[0].id)
        regie.drafts()
        regie.redaction.confirm()
        regie.drafts()
        device._log.receive(regie.kept)
        device.drafts()

    lines = verify(joined).output.splitlines()

    assert "File of: Laptop" in lines
    assert "Joined devices: Laptop (notes, Bildung)" in lines
    assert "Led by: the first device" in lines
    assert "Redacted: 1.1, not confirmed by: Laptop" in lines


def test_verify_of_something_else_is_a_sentence(tmp_path: Path) -> None:
    other = tmp_path / "notes.record"
    other.write_text("Kein Mitschnitt. " * 100)

    result = verify(other)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{other} is not a record of facilitator.\n"
