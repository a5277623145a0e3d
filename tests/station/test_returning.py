"""Coming back to an event that has gone on at another hub."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.capture import Line
from facilitator.link.address import LOCAL, new_address, write_address
from facilitator.link.process import HubFiles
from facilitator.record.meta import Identity
from facilitator.station import Station
from facilitator.station.returning import take_from_hub


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def write_hub(station: Station, identity: Identity) -> None:
    """Leave the file of a hub behind that has one entry more than the record."""
    path = station.path.with_suffix(".hub")
    with closing(Station.join(path, now=station.now, identity=identity)) as hub:
        hub.host().fill(station.kept)
        hub.capture.sent_by("b" * 12, "", None).file("ws1", Line("Nur beim Hauptrechner"))


def note_replaced(station: Station, epoch: int) -> None:
    address = new_address(station.path, LOCAL)
    write_address(HubFiles.of(station.path).address, replace(address, replaced=epoch))


def texts(station: Station) -> list[str]:
    return [entry.text for entry in station.snapshot.notes_in("ws1").entries]


def test_what_only_a_replaced_hub_had_comes_into_the_record_once(
    open_station: Callable[[], Station],
) -> None:
    station = open_station()
    station.drafts()  # waits for the disk
    write_hub(station, station.identity)
    take_from_hub(station)
    assert texts(station) == []

    note_replaced(station, 2)
    take_from_hub(station)
    take_from_hub(station)

    assert texts(station) == ["Nur beim Hauptrechner"]
    assert texts(open_station()) == ["Nur beim Hauptrechner"]


def test_hub_file_of_another_event_or_none_gives_nothing(station: Station) -> None:
    note_replaced(station, 2)
    take_from_hub(station)
    write_hub(station, Identity(record_id="another-event"))
    take_from_hub(station)
    assert texts(station) == []
