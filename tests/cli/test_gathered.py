"""What only the hub has when an event is written down: filed or withdrawn after Regie had quit."""

from __future__ import annotations

import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from facilitator.cli.clock import wall_clock
from facilitator.domain.capture import Line
from facilitator.station import Station
from tests.factories import make_agenda, make_block, make_day, make_workshop

QUOTE = "Ich will angerufen werden"


def facilitator(*arguments: object) -> Result:
    said = [*map(str, arguments), "--language", "de"]
    return CliRunner().invoke(main, said)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """An event with a quote; its hub has the same."""
    path = tmp_path / "event.record"
    agenda = make_agenda(make_day(make_block("start")), workshops=(make_workshop(1, "Tempo"),))
    with closing(Station.open(path, now=wall_clock, agenda=agenda)) as regie:
        regie.capture.file("ws1", Line(f"{QUOTE} -- Teamleitung", "z"))
        hub = path.with_suffix(".hub")
        with closing(Station.join(hub, now=wall_clock, identity=regie.identity)) as serving:
            regie.drafts()
            serving._log.receive(regie.kept)
    return path


def withdraw(record: Path) -> None:
    """Have the hub do what it does for whoever takes a quote back by its code."""
    with closing(Station.join(record.with_suffix(".hub"), now=wall_clock)) as hub:
        (quote,) = hub.snapshot.notes_in("ws1").entries
        hub.redaction.redact(quote.id)


def words_in(folder: Path) -> str:
    """Return what stands in all files there."""
    said = []
    for path in (path for path in folder.rglob("*") if path.is_file()):
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as package:
                said += [package.read(name).decode(errors="replace") for name in package.namelist()]
        else:
            said.append(path.read_text("utf-8"))
    return "\n".join(said)


@pytest.mark.parametrize("command", [("export",), ("sign-off", "excerpts")])
def test_what_was_withdrawn_at_the_hub_is_written_nowhere(
    record: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    facilitator(*command, record, "--to", before)
    withdraw(record)

    result = facilitator(*command, record, "--to", after)

    assert (result.exit_code, result.stderr) == (0, "")
    assert QUOTE in words_in(before)
    assert QUOTE not in words_in(after)


def test_short_report_is_made_of_what_the_hub_has_left(record: Path, tmp_path: Path) -> None:
    withdraw(record)

    assert facilitator("short-report", record, "--to", tmp_path / "report").exit_code == 0

    assert QUOTE.encode() not in record.read_bytes()


def test_hub_that_cannot_be_read_is_told_of_and_stops_no_export(record: Path) -> None:
    hub = record.with_suffix(".hub")
    hub.write_bytes(b"no database" * 1_000)

    result = facilitator("export", record)

    assert result.exit_code == 0
    assert result.stderr == f"{hub} ist keine Aufzeichnung von facilitator.\n"


def test_hub_of_another_event_brings_nothing_in(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.record"
    agenda = make_agenda(make_day(make_block("start")), workshops=(make_workshop(1, "Tempo"),))
    with closing(Station.open(other, now=wall_clock, agenda=agenda)) as station:
        station.capture.file("ws1", Line("von woanders"))
    other.replace(record.with_suffix(".hub"))

    written, closed = facilitator("export", record), facilitator("close", record, "--yes")

    assert (written.exit_code, closed.exit_code) == (0, 0), closed.output
    with closing(Station.open(record, now=wall_clock)) as station:
        assert [one.text for one in station.snapshot.notes_in("ws1").entries] == [QUOTE]
