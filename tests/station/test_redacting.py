"""Redacting: what is destroyed and what stays, who confirms it, and what is refused afterwards."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.devices import Role
from facilitator.domain.entries import EntryId
from facilitator.record.change import Entity, Json
from facilitator.record.log import Log
from facilitator.station import Reason, RefusedError, Station
from tests.clock import Clock
from tests.domain.factories import at

Open = Callable[[], Station]
SECRET = "Frau Muster ist überfordert"


@pytest.fixture
def entry(station: Station) -> EntryId:
    station.capture.file("ws1", Line(f"{SECRET} -- Teamleitung", "z"))
    found = station.capture.file("ws1", Line("dazu", "+"))
    assert found.entry is not None
    parent = station.snapshot.entries[found.entry].parent
    assert parent is not None
    return parent


def raw(station: Station) -> bytes:
    station.drafts()
    folder = station.path.parent
    return b"".join(path.read_bytes() for path in folder.glob(f"{station.path.name}*"))


def refusal(command: Callable[[], object]) -> Reason:
    with pytest.raises(RefusedError) as refused:
        command()
    return refused.value.reason


def test_redacted_keeps_number_kind_place_and_what_hangs_on_it(
    station: Station, entry: EntryId
) -> None:
    before = station.snapshot.entries[entry]
    station.redaction.redact(entry)

    after = station.snapshot.entries[entry]
    assert (after.number, after.kind, after.place) == (before.number, before.kind, before.place)
    assert (after.redacted, after.text, after.function, after.open_end) == (True, "", "", False)
    assert [one.parent for one in station.snapshot.notes_in("ws1").entries] == [None, entry]
    assert SECRET.encode() not in raw(station)


def test_redacted_is_so_for_ever(station: Station, entry: EntryId, open_station: Open) -> None:
    station.redaction.redact(entry)
    assert refusal(lambda: station.undo("capture")) is Reason.CHANGED_SINCE
    station.undo("capture")

    again = open_station()

    assert again.snapshot.entries[entry].redacted
    assert SECRET.encode() not in raw(again)


def test_device_confirms_once_its_file_is_scrubbed(station: Station, entry: EntryId) -> None:
    station.devices.register("b" * 12, role=Role.NOTES, name="Laptop", proof="x", place="ws1")
    station.redaction.redact(entry)
    before = station.redaction.devices_with_copy(entry)
    station.drafts()
    station.redaction.confirm()
    station.redaction.confirm()

    assert before == ("b" * 12, station.device)
    assert station.redaction.devices_with_copy(entry) == ("b" * 12,)
    assert station.snapshot.wiped == {entry: frozenset({station.device})}


def test_redacted_gets_no_new_words(station: Station, entry: EntryId) -> None:
    station.capture.propose_measure(entry)
    (measure,) = station.snapshot.measures
    station.redaction.redact(entry)

    assert station.snapshot.measures[0].what == ""
    for command in (
        lambda: station.capture.edit(entry, "neu"),
        lambda: station.capture.finish(entry, "neu"),
        lambda: station.capture.choose(entry, "neu"),
        lambda: station.document.edit_measure(measure.id, "neu", "", ""),
        lambda: station.document.add_measure("ws1", "neu", source=entry),
    ):
        assert refusal(command) is Reason.REDACTED


def test_redacted_proposes_no_measure(station: Station, entry: EntryId) -> None:
    station.redaction.redact(entry)

    assert refusal(lambda: station.capture.propose_measure(entry)) is Reason.REDACTED


def test_redacted_can_be_sorted_moved_and_removed(station: Station, entry: EntryId) -> None:
    station.redaction.redact(entry)
    station.capture.rekind(entry, "option")
    station.capture.move(entry, "ws2")
    station.capture.remove(entry)

    removed = station.snapshot.entries[entry]
    assert (removed.kind, removed.place, removed.removed) == ("option", "ws2", True)


def test_entry_that_is_not_there_is_not_redacted(station: Station) -> None:
    assert refusal(lambda: station.redaction.redact("nowhere")) is Reason.GONE


def test_note_taker_redacts_in_its_own_place_alone(station: Station, entry: EntryId) -> None:
    station.devices.register(station.device, role=Role.NOTES, name="L", proof="x", place="ws2")

    assert refusal(lambda: station.redaction.redact(entry)) is Reason.NOT_HERE
    assert station.snapshot.entries[entry].text == SECRET


# --- killed in the middle ---


def test_killed_before_the_scrub_it_is_done_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "event.record"
    command = [sys.executable, "-m", "tests.record.wiping_child", str(path), SECRET]
    killed = subprocess.run(command, check=False, capture_output=True)
    left = SECRET.encode() in Path(f"{path}-wal").read_bytes()

    station = Station.join(path, now=Clock(at("12:00")).now)
    with closing(station):
        scrubbed = SECRET.encode() not in raw(station)
        station.redaction.confirm()
        confirmed = station.snapshot.wiped

    assert killed.returncode == 9, killed.stderr
    assert left
    assert scrubbed
    assert confirmed == {"e1": frozenset({station.device})}


def test_rows_that_were_not_wiped_yet_are_at_the_next_start(tmp_path: Path) -> None:
    path, now = tmp_path / "event.record", Clock(at("12:00")).now
    with closing(Log.open(path, now=now, author="regie")) as log:
        fields: dict[str, Json] = {"place": "ws1", "text": SECRET, "filed_at": 1}
        log.commit("capture.file", {Entity("entry", "e1"): fields})
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(
            "INSERT INTO change(station, seq, time, author, command, writes) VALUES "
            "('bbbbbbbbbbbb.cccccccc', 1, 9, 'x', 'capture.redact', "
            '\'[["entry","e1",["redacted",true]]]\')'
        )
    before = SECRET.encode() in path.read_bytes()

    with closing(Station.join(path, now=now)) as station:
        assert before
        assert SECRET.encode() not in raw(station)
        assert station.snapshot.entries["e1"].redacted
