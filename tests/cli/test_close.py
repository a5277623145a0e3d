"""``facilitator close``: what stands stays, how it came about is destroyed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from facilitator.domain.capture import Line
from facilitator.domain.devices import Role
from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.model import Document
from facilitator.domain.schedule import forecast
from facilitator.link.lock import hold
from facilitator.link.process import HubFiles
from facilitator.station import DraftKey, Station
from facilitator.station.closing import close_record
from facilitator.station.deleting import half_closed
from facilitator.store import InUseError
from facilitator.texts import load_texts
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day, make_workshop

CLOCK = Clock(at("12:00"))
NOW = CLOCK.now


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """An event with a history: an edit, a removed entry, a redacted one, a device, a message."""
    path = tmp_path / "event.record"
    agenda = make_agenda(make_day(make_block("welcome")), workshops=(make_workshop(1),))
    with closing(Station.open(path, now=NOW, agenda=agenda)) as station:
        station.devices.register("b" * 12, role=Role.NOTES, name="Laptop Raum C", proof="x")
        station.devices.tell("Bitte zum Ende kommen")
        filed = [
            station.capture.file("ws1", Line(text, "o")).entry
            for text in ("frueher so", "entferntes", "vertrauliches", "bleibendes")
        ]
        station.capture.edit(filed[0] or "", "spaeter so")
        station.capture.propose_measure(filed[3] or "")
        station.capture.remove(filed[1] or "")
        station.redaction.redact(filed[2] or "")
        station.document.write_summary("ws1", "In Kuerze")
    return path


def close(path: Path, *options: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(
        main, ["close", str(path), "--language", "de", *options], input=answer
    )


def document_of(record: Path) -> Document:
    with closing(Station.open(record, now=NOW)) as station:
        snapshot = station.snapshot
    timings = forecast(snapshot.agenda, snapshot.run, NOW())
    return build_documentation(snapshot, timings, load_texts("de"), now=NOW())


def test_closed_event_documents_the_same_and_forgets_how_it_came_about(record: Path) -> None:
    before = document_of(record)
    result = close(record, "--yes")
    after = document_of(record)

    assert result.exit_code == 0, result.output
    assert after == before
    content = record.read_bytes()
    for gone in (b"frueher so", b"entferntes", b"vertrauliches", b"zum Ende", b"Raum C", b"regie"):
        assert gone not in content
    assert b"spaeter so" in content
    assert f"{record} ist abgeschlossen." in result.output.splitlines()
    assert result.output.splitlines()[-2] == "- Laptop Raum C"


def test_closed_record_is_whole_and_says_that_it_is_closed(record: Path) -> None:
    close(record, "--yes")

    verified = CliRunner().invoke(main, ["verify", str(record), "--language", "de"])

    assert verified.exit_code == 0, verified.output
    lines = verified.output.splitlines()
    assert "Sie ist abgeschlossen: Wie sie entstand, ist vernichtet." in lines
    assert "Geschwärzt: 1.3, von allen Geräten bestätigt" in lines


def test_closed_event_can_be_gone_on_with_and_is_not_closed_twice(record: Path) -> None:
    close(record, "--yes")
    with closing(Station.open(record, now=NOW)) as station:
        entry = station.capture.file("ws1", Line("nachgetragen")).entry or ""
        number = station.snapshot.entries[entry].number
    again = close(record, "--yes")

    assert number == "5"
    assert (again.exit_code, again.stderr) == (1, f"{record} ist schon abgeschlossen.\n")


def test_closing_is_asked_and_no_changes_nothing(record: Path) -> None:
    before = record.read_bytes()

    result = close(record, answer="\n")

    assert result.exit_code == 1
    assert result.stderr.endswith("Nichts wurde geändert.\n")
    assert record.read_bytes() == before
    assert close(record, answer="ja\n").exit_code == 0


def test_unsettled_event_is_closed_only_when_told(record: Path) -> None:
    with closing(Station.open(record, now=NOW)) as station:
        station.keep_draft(DraftKey("ws1"), Line("angefangen"))
        entry = station.snapshot.notes_in("ws1").entries[0]
        station.capture.edit(entry.id, "eine Fassung", base="unbekannt")

    refused = close(record, "--yes")
    told = close(record, "--yes", "--force")

    assert refused.exit_code == 1
    assert "wählen Sie zuerst: 1.1." in refused.stderr
    assert "Er ginge verloren." in refused.stderr
    assert told.exit_code == 0, told.output


def test_event_that_is_led_elsewhere_is_closed_there(record: Path) -> None:
    with closing(Station.open(record, now=NOW)) as station:
        station.devices.begin_to_lead()
        station.devices.lead("b" * 12)

    refused = close(record, "--yes")

    assert refused.exit_code == 1
    assert refused.stderr.splitlines()[0] == (
        "Die Veranstaltung wird auf einem anderen Gerät geführt: Laptop Raum C. "
        "Schließen Sie sie dort ab."
    )


def test_running_event_is_not_closed(record: Path) -> None:
    with closing(hold(HubFiles.of(record).lock)):
        refused = close(record, "--yes")

    assert refused.exit_code == 1
    assert refused.stderr.startswith("Die Veranstaltung läuft noch")


def test_what_only_the_hub_has_comes_in_before_and_its_file_goes(record: Path) -> None:
    hub = record.with_suffix(".hub")
    with closing(Station.open(record, now=NOW)) as regie:
        identity = replace(regie.identity)
        with closing(Station.join(hub, now=NOW, identity=identity)) as serving:
            regie.drafts()
            serving._log.receive(regie.kept)
            serving.devices.register("c" * 12, role=Role.NOTES, name="Seite", proof="x")
            serving.capture.file("ws1", Line("aus dem Browser"))

    result = close(record, "--yes")

    assert result.exit_code == 0, result.output
    assert not hub.exists()
    with closing(Station.open(record, now=NOW)) as station:
        assert station.snapshot.notes_in("ws1").entries[-1].text == "aus dem Browser"


def test_copies_of_the_event_are_named_and_left(record: Path, tmp_path: Path) -> None:
    copy, other = tmp_path / "sicherung.record", tmp_path / "other.record"
    shutil.copy(record, copy)
    with closing(Station.open(other, now=NOW, agenda=make_agenda(make_day()))):
        pass

    result = close(record, "--yes")

    lines = result.output.splitlines()
    at_files = lines.index("Diese Dateien enthalten noch den Verlauf; löschen Sie sie:")
    assert lines[at_files + 1] == f"- {copy}"
    assert str(other) not in result.output
    assert b"frueher so" in copy.read_bytes()


def test_nothing_comes_back_from_a_stick(record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "stick.record"
    shutil.copy(record, copy)
    close(record, "--yes")

    refused = CliRunner().invoke(main, ["carry", "in", str(copy), str(record), "--language", "de"])

    assert refused.stderr == "Die Veranstaltung ist abgeschlossen. Nichts wurde übernommen.\n"


CLOSING_WITHOUT_ROOM = """
import resource, sys
from pathlib import Path
from facilitator.cli.clock import wall_clock
from facilitator.station.closing import close_record
from facilitator.store import StoreError

_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
try:
    close_record(Path(sys.argv[1]), wall_clock)
except StoreError as error:
    print(type(error).__name__)
"""


def test_closing_that_has_no_room_leaves_nothing_beside_the_record(record: Path) -> None:
    before = sorted(path.name for path in record.parent.iterdir())

    ran = subprocess.run(
        [sys.executable, "-c", CLOSING_WITHOUT_ROOM, str(record)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )

    assert ran.stdout in ("NotWritableError\n", "UnsavedError\n")
    assert sorted(path.name for path in record.parent.iterdir()) == before
    assert close(record, "--yes").exit_code == 0


def test_what_a_killed_closing_left_goes_when_the_event_goes_on(record: Path) -> None:
    left = half_closed(record)
    shutil.copy(record, left)
    left.with_name(f"{left.name}-wal").write_bytes(b"frueher so")

    Station.open(record, now=NOW).close()

    assert sorted(record.parent.glob(f"{left.name}*")) == []


def test_closing_of_what_is_open_elsewhere_leaves_what_that_has_begun(record: Path) -> None:
    left = half_closed(record)
    with closing(Station.open(record, now=NOW)):
        left.write_bytes(b"halb")

        with pytest.raises(InUseError):
            close_record(record, NOW)

        assert left.exists()
