"""Rules 1, 2 and 5 on one station: what it says of its saving, while the disk is slow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.instant import minutes
from facilitator.domain.snapshot import Saving
from facilitator.station import DraftKey, Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.safety.event import make_event, press_next
from tests.store.numbered import held


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    record = tmp_path / "event.record"
    with closing(Station.open(record, now=Clock(at("12:30")).now, agenda=make_event())) as station:
        station.drafts()
        yield station


def file(station: Station, text: str) -> str:
    return str(station.capture.file("ws1", Line(text)).entry)


def test_rule_1_saved_is_not_said_before_the_commit(station: Station) -> None:
    heard: SimpleQueue[Saving] = SimpleQueue()
    station.listen(lambda: heard.put(station._saving()))
    with held(station._log._file._store):
        file(station, "eins")
        file(station, "zwei")
        said = [heard.get(), heard.get(), station.snapshot.saving]

    # The job that held the disk up is not durable either.
    assert [saving.pending for saving in said] == [2, 3, 3]
    assert next(one for one in iter(heard.get, None) if not one.pending) == Saving(alone=2)
    assert station.snapshot.saving == Saving(alone=2)


def test_rule_1_draft_is_not_said_to_be_saved_before_the_commit(station: Station) -> None:
    with held(station._log._file._store):
        for text in ("a", "ab", "abc"):
            station.keep_draft(DraftKey("ws1"), Line(text))
        # Only the newest letter waits for the disk.
        assert station.snapshot.saving.pending == 2

    assert station.drafts() == {DraftKey("ws1"): Line("abc")}
    assert station.snapshot.saving.pending == 0


def test_rule_2_no_command_waits_for_the_disk(station: Station) -> None:
    with held(station._log._file._store):
        first, second = file(station, "eins"), file(station, "zwei")
        station.capture.edit(first, "anders")
        station.capture.rekind(first, "option")
        station.capture.move(first, "ws2")
        station.capture.remove(second)
        station.capture.restore(second)
        press_next(station)
        station.run.extend("welcome", minutes(5))
        station.run.skip("break")
        station.document.write_summary("ws1", "kurz")
        station.document.add_measure("ws1", "tun")
        station.undo("document")
        station.remember("view", "regie")
        station.keep_draft(DraftKey("ws1"), Line("x"))
        shown = station.snapshot

    assert [entry.text for entry in shown.notes_in("ws2").entries] == ["anders"]
    assert shown.measures == ()
    assert shown.notes_in("ws1").summary == "kurz"


def test_rule_5_says_how_many_entries_are_on_this_device_alone(station: Station) -> None:
    entries = [file(station, text) for text in ("eins", "zwei", "drei")]
    said = [station.snapshot.saving.alone]
    station.capture.remove(entries[0])
    said.append(station.snapshot.saving.alone)
    station.undo("capture")
    station.undo("capture")
    said.append(station.snapshot.saving.alone)

    assert said == [3, 2, 2]
