"""Versions that went out: listed for ever, on whatever device, with their bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from facilitator.domain.agenda import Agenda
from facilitator.domain.capture import Line
from facilitator.domain.documentation.versioning import version_labels
from facilitator.domain.documenting import Documenting
from facilitator.domain.versions import Edition, Version
from facilitator.formats.export import Exported, Order
from facilitator.station import RefusedError, Station
from facilitator.station.closing import close_record
from facilitator.station.exporting import changes_since, export_version
from facilitator.store import NotWritableError
from tests.formats.photos import picture
from tests.safety.syncing.ends import fill, recover
from tests.writing_together import writers_in


def export(station: Station, folder: Path, number: str, *, notes: bool = True) -> Exported:
    order = Order(number=number, lays_out=False)
    told = export_version(
        station, station.snapshot, order, folder=folder, name="event", now=station.now()
    )
    if notes:
        station.versions.note(told.version)
    return told


def listed(station: Station) -> list[tuple[str, str]]:
    return [(version.number, version.file) for version in station.snapshot.versions]


def test_of_drafts_the_latest_is_listed_of_versions_each(station: Station, tmp_path: Path) -> None:
    for number in ("0.1", "0.9", "0.1", "1.0"):
        export(station, tmp_path, number)

    assert sorted(listed(station)) == [
        ("0.1", "event.docx"),
        ("0.9", "event-0.9.docx"),
        ("1.0", "event-1.0.docx"),
    ]


def test_version_is_kept_as_it_went_out_whatever_becomes_of_its_file(
    open_station: Callable[[], Station], tmp_path: Path
) -> None:
    told = export(open_station(), tmp_path, "1.0")
    told.path.write_bytes(b"von Hand")

    station = open_station()  # in between it was closed

    (version,) = station.snapshot.versions
    content = station.versions.content(version.digest)
    assert content is not None
    assert sha256(content).hexdigest() == told.version.digest


def test_version_is_not_taken_back(station: Station, tmp_path: Path) -> None:
    export(station, tmp_path, "1.0")

    with pytest.raises(RefusedError):
        station.undo("document")

    assert len(station.snapshot.versions) == 1


def test_bytes_of_a_version_that_was_never_listed_go(
    open_station: Callable[[], Station], tmp_path: Path
) -> None:
    told = export(open_station(), tmp_path, "1.0", notes=False)  # killed after the file appeared

    station = open_station()

    assert station.snapshot.versions == ()
    assert station.versions.content(told.version.digest) is None
    assert told.path.exists()


def test_closed_event_keeps_its_versions(
    open_station: Callable[[], Station], tmp_path: Path
) -> None:
    first = open_station()
    told = export(first, tmp_path, "1.0")
    first.close()

    close_record(first.path, first.now)

    station = open_station()
    (version,) = station.snapshot.versions
    assert version.number == "1.0"
    assert station.versions.content(told.version.digest) is not None


def test_what_is_redacted_while_a_version_is_written_is_not_kept_in_it(
    station: Station, tmp_path: Path
) -> None:
    filed = station.capture.file("ws1", Line("Frau Muster sagt es", "h")).entry
    assert filed is not None
    order = Order(number="1.0", lays_out=False)
    begun = station.snapshot
    told = export_version(station, begun, order, folder=tmp_path, name="event", now=station.now())
    station.redaction.redact(filed)

    station.versions.note(told.version, begun)

    later = export(station, tmp_path, "1.1")
    assert station.versions.content(told.version.digest) is None
    assert station.versions.content(later.version.digest) is not None
    assert listed(station) == [("1.0", "event-1.0.docx"), ("1.1", "event-1.1.docx")]


def test_version_that_knew_of_no_redaction_elsewhere_is_kept_nowhere(tmp_path: Path) -> None:
    with writers_in(tmp_path) as both:
        here, there = both.stations
        filed = here.capture.file("opening", Line("Frau Muster sagt es", "h")).entry
        assert filed is not None
        both.meet()
        here.redaction.redact(filed)
        told = export(there, tmp_path, "1.0")  # it was cut off, and has not heard of it

        both.meet()

        assert there.versions.content(told.version.digest) is None
        assert all(told.version.digest not in station.photos.named for station in both.stations)


def test_of_two_drafts_at_once_one_is_listed_as_a_whole(tmp_path: Path) -> None:
    with writers_in(tmp_path) as both:
        here, there = both.stations
        first = replace(export(here, tmp_path, "0.1").version, changes="Neues", file="a.docx")
        here.versions.note(first)
        both.meet()
        here.versions.note(replace(first, changes="Anderes"))
        there.versions.note(replace(first, file="b.docx"))

        both.meet()

        (version,) = here.snapshot.versions
        assert (version.changes, version.file) in (("Anderes", "a.docx"), ("Neues", "b.docx"))
        assert there.snapshot.versions == (version,)


def test_versions_of_two_devices_at_once_are_both_listed_and_told_apart(tmp_path: Path) -> None:
    with writers_in(tmp_path) as both:
        for station in both.stations:
            export(station, tmp_path / station.path.stem, "1.0")
        both.meet()

        for station in both.stations:
            versions = station.snapshot.versions
            assert sorted(version_labels(versions).values()) == ["1.0", "1.0b"]


def test_what_changed_since_the_version_before_is_told(station: Station, tmp_path: Path) -> None:
    station.capture.file("ws1", Line("Fristen sind lang", "h"))
    assert changes_since(station, station.snapshot, Edition.INTERNAL, station.now()) is None
    export(station, tmp_path, "1.0")
    same = changes_since(station, station.snapshot, Edition.INTERNAL, station.now())

    entry = station.capture.file("ws1", Line("Fristen sind zu lang", "h")).entry
    found = changes_since(station, station.snapshot, Edition.INTERNAL, station.now())

    assert entry is not None
    assert same is not None
    assert same[1] == ""
    assert found is not None
    version, words = found
    assert version.number == "1.0"
    assert "neu: H 1.2" in words
    assert changes_since(station, station.snapshot, Edition.PUBLIC, station.now()) is None


def test_caption_of_a_photo_is_new_once(station: Station, tmp_path: Path) -> None:
    photo = station.photos.add(picture(), alt="Bunt", caption="Die Pinnwand")
    export(station, tmp_path, "1.0")

    same = changes_since(station, station.snapshot, Edition.INTERNAL, station.now())
    station.photos.describe(photo, caption="Unsere Pinnwand")
    changed = changes_since(station, station.snapshot, Edition.INTERNAL, station.now())

    assert same is not None
    assert changed is not None
    assert (same[1], "geändert: " in changed[1], "neu: " in changed[1]) == ("", True, False)


def test_listed_version_says_all_that_is_known_of_it(station: Station, tmp_path: Path) -> None:
    told = export(station, tmp_path, "1.0")

    (version,) = station.snapshot.versions

    assert version == Version(
        id=version.id,
        number="1.0",
        edition=Edition.INTERNAL,
        at=station.now(),
        file="event-1.0.docx",
        digest=told.version.digest,
    )


def test_template_of_the_agenda_that_is_not_here_stops_no_export(
    station: Station, agenda: Agenda, tmp_path: Path
) -> None:
    station.plan.adopt(replace(agenda, documentation=Documenting(template="haus.dotx")))

    told = export(station, tmp_path, "0.1")

    assert told.path.exists()
    assert told.template is not None
    assert told.template.path == station.path.parent / "haus.dotx"


def test_version_that_the_record_has_no_room_for_is_not_written(
    station: Station, tmp_path: Path
) -> None:
    fill(station._log)

    with pytest.raises(NotWritableError):
        export(station, tmp_path / "exports", "1.0")

    recover(station._log)
    assert list((tmp_path / "exports").iterdir()) == []
    assert station.snapshot.versions == ()


class StoppedError(Exception):
    pass


def test_waiting_for_the_disk_can_be_stopped(station: Station, tmp_path: Path) -> None:
    told: list[float] = []

    def stop(share: float) -> None:
        told.append(share)
        if told.count(share) > 1 and share > 0.9:  # it waits for nothing but the disk
            raise StoppedError

    fill(station._log)
    order = Order(number="1.0", lays_out=False)
    with pytest.raises(StoppedError):
        export_version(
            *(station, station.snapshot, order),
            folder=tmp_path / "exports",
            name="event",
            now=station.now(),
            progress=stop,
        )

    recover(station._log)
    assert list((tmp_path / "exports").iterdir()) == []
