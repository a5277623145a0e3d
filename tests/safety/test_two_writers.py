"""One record, one owner; and a copy of it that goes its own way."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitator.cli import main
from facilitator.domain.capture import Line
from facilitator.station import Station, StoreError
from facilitator.store import InUseError
from tests.clock import Clock
from tests.domain.factories import at
from tests.safety.event import make_event
from tests.safety.terminal import CTRL_Q, Terminal

IN_USE = (
    "{} ist schon in einem anderen Fenster oder Programm geöffnet. Bitte dort zuerst schließen.\n"
)


def open_station(record: Path) -> Station:
    return Station.open(record, now=Clock(at("12:30")).now, agenda=make_event())


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "event.record"


@pytest.fixture
def station(record: Path) -> Iterator[Station]:
    with closing(open_station(record)) as station:
        station.capture.file("ws1", Line("davor"))
        yield station


def check_unharmed(station: Station) -> None:
    """The first owner goes on, and all that it wrote is in the file."""
    station.capture.file("ws1", Line("danach"))
    shown = station.snapshot
    station.close()
    with closing(open_station(station.path)) as again:
        assert replace(again.snapshot, saving=shown.saving) == shown


def test_second_station_of_the_same_program_is_refused(station: Station, record: Path) -> None:
    with pytest.raises(InUseError):
        open_station(record)

    check_unharmed(station)


def test_export_of_an_open_record_is_refused_in_words(station: Station, record: Path) -> None:
    ended = CliRunner().invoke(main, ["export", str(record)])

    assert (ended.exit_code, ended.output) == (1, IN_USE.format(record))
    check_unharmed(station)


@pytest.mark.pty
@pytest.mark.parametrize("command", ["run", "export"])
def test_other_process_is_refused_in_words(station: Station, record: Path, command: str) -> None:
    with Terminal("facilitator", command, record, folder=record.parent) as terminal:
        code = terminal.wait_for_end()

    assert (code, terminal.written) == (1, IN_USE.format(record).replace("\n", "\r\n"))
    check_unharmed(station)


@pytest.mark.pty
def test_station_is_refused_while_the_program_runs(record: Path) -> None:
    open_station(record).close()
    with Terminal("facilitator", "run", record, folder=record.parent) as terminal:
        terminal.wait_for("Ablauf", "Begrüßung")
        with pytest.raises(StoreError) as refused:
            open_station(record)
        terminal.press(CTRL_Q)
        assert terminal.wait_for_end() == 0

    assert isinstance(refused.value, InUseError)
    open_station(record).close()


def changes_of(record: Path) -> dict[tuple[str, int], str]:
    with closing(sqlite3.connect(record)) as db:
        rows = db.execute("SELECT station, seq, writes FROM change").fetchall()
    return {(station, seq): writes for station, seq, writes in rows}


def test_rule_4_copy_on_another_machine_uses_no_number_of_a_change_again(
    station: Station, record: Path, tmp_path: Path
) -> None:
    station.close()
    copy = tmp_path / "other machine" / "event.record"
    copy.parent.mkdir()
    shutil.copy(record, copy)
    common = changes_of(record)
    for path in (record, copy):
        with closing(open_station(path)) as went_on:
            went_on.capture.file("ws1", Line(f"nur in {path.parent.name}"))
            went_on.undo("capture")

    own, other = changes_of(record), changes_of(copy)

    assert own.keys() & other.keys() == common.keys()
    assert all(own[name] == other[name] == writes for name, writes in common.items())
    assert [len(changes) - len(common) for changes in (own, other)] == [2, 2]
