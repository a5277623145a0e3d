"""What is found of a machine, its folders and its clock."""

from __future__ import annotations

import os
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from facilitator.domain.instant import NONE, Duration, Instant, minutes
from facilitator.station.preflight import Surroundings, Terminal, look
from facilitator.station.preflight.asking import ask
from facilitator.station.preflight.clocks import behind, other_zone
from facilitator.station.preflight.folders import (
    free_megabytes,
    held_document,
    network_drive,
    synced_by,
    try_writing,
)
from facilitator.station.preflight.machine import read_gsettings, read_pmset, read_powercfg
from tests.domain.factories import at

POWERCFG = """\
GUID der Einstellung: 29f6c1db-86da-48c5-9fdb-f2b67b1f44da  (Standbymodus nach)
  Minimal mögliche Einstellung: 0x00000000
  Maximal mögliche Einstellung: 0xffffffff
Index der aktuellen Wechselstromeinstellung: 0x00000708
Index der aktuellen Gleichstromeinstellung: 0x00000384
"""
PMSET = """\
Currently in use:
 standby              1
 sleep                10 (sleep prevented by coreaudiod)
 displaysleep         5
"""


@pytest.mark.parametrize(("said", "after"), [(PMSET, minutes(10)), ("", None), (" sleep 0", NONE)])
def test_pmset_is_understood(said: str, after: Duration | None) -> None:
    assert read_pmset(said) == after


@pytest.mark.parametrize(("said", "after"), [(POWERCFG, minutes(30)), ("", None), ("?", None)])
def test_powercfg_is_understood_in_any_language(said: str, after: Duration | None) -> None:
    assert read_powercfg(said) == after


@pytest.mark.parametrize(
    ("sort", "seconds", "after"),
    [
        ("'nothing'\n", "1200\n", NONE),
        ("'suspend'\n", "1200\n", minutes(20)),
        ("'suspend'\n", "uint32 900\n", minutes(15)),
        ("", "", None),
    ],
)
def test_gsettings_are_understood(sort: str, seconds: str, after: Duration | None) -> None:
    assert read_gsettings(sort, seconds) == after


def test_ask_a_program_that_fails_or_is_missing_is_none() -> None:
    assert ask(["git", "no-such-command"]) is None
    assert ask(["no-such-program-anywhere"]) is None


def test_ask_returns_what_is_printed() -> None:
    assert (ask(["git", "--version"]) or "").startswith("git version")


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("OneDrive - Jobcenter/Tagung", "OneDrive"),
        ("Nextcloud/Tagung", "Nextcloud"),
        ("Library/Mobile Documents/Tagung", "iCloud"),
        ("Tagung", ""),
    ],
)
def test_synced_folder_is_known_by_its_name(tmp_path: Path, folder: str, program: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    assert synced_by(tmp_path / folder, {}) == program


@pytest.mark.parametrize(
    ("trace", "program"),
    [
        (".stfolder", "Syncthing"),
        ("._sync_1a2b.db", "Nextcloud"),
        (".dropbox.cache", "Dropbox"),
        (".dropbox", ""),
    ],
)
def test_synced_folder_is_known_by_what_its_program_leaves_above(
    tmp_path: Path, trace: str, program: str
) -> None:
    (tmp_path / trace).touch()
    (tmp_path / "deep" / "down").mkdir(parents=True)
    assert synced_by(tmp_path / "deep" / "down", {}) == program


def test_synced_folder_is_known_by_windows_environment(tmp_path: Path) -> None:
    (tmp_path / "Tagung").mkdir()
    environment = {"OneDriveCommercial": str(tmp_path), "OneDrive": ""}
    assert synced_by(tmp_path / "Tagung", environment) == "OneDrive"


def test_folder_here_is_no_network_drive_and_can_be_written_to(tmp_path: Path) -> None:
    assert network_drive(tmp_path) == ""
    written = try_writing(tmp_path)
    assert written is not None
    assert written.took > NONE
    assert list(tmp_path.iterdir()) == []
    assert (free_megabytes(tmp_path) or 0) > 0


def test_folder_that_is_not_there_can_not_be_written_to(tmp_path: Path) -> None:
    assert try_writing(tmp_path / "gone") is None
    assert free_megabytes(tmp_path / "gone") is None


@pytest.mark.parametrize(
    ("document", "lock", "held"),
    [
        ("dokumentation.docx", "~$kumentation.docx", "dokumentation.docx"),
        ("event.docx", "~$event.docx", "event.docx"),
        ("klausur.docx", "~$lausur.docx", "klausur.docx"),
        ("event.docx", ".~lock.event.docx#", "event.docx"),
        ("event.docx", "~$other.docx", ""),
    ],
)
def test_document_held_by_another_program_is_known_by_its_lock(
    tmp_path: Path, document: str, lock: str, held: str
) -> None:
    (tmp_path / document).touch()
    (tmp_path / lock).touch()
    assert held_document(tmp_path / document) == held


def test_document_that_is_not_there_is_held_by_nobody(tmp_path: Path) -> None:
    assert held_document(tmp_path / "event.docx") == ""


@pytest.mark.parametrize("name", ["folder.docx", "file/event.docx", f"{'x' * 300}.docx"])
def test_document_that_cannot_be_one_is_held_by_nobody(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.docx").mkdir()
    (tmp_path / "file").touch()
    assert held_document(tmp_path / name) == ""


def test_clock_behind_the_record_is_found(tmp_path: Path) -> None:
    record = tmp_path / "event.record"
    assert behind(record, Instant(0)) == NONE
    record.touch()
    os.utime(record, ns=(0, 600_000 * 1_000_000))
    assert behind(record, Instant(0)) == minutes(10)
    assert behind(record, Instant(700_000)) == NONE


def test_other_zone_is_named_only_where_its_time_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        assert other_zone(ZoneInfo("Europe/Paris"), at("12:00")) == ""
        assert other_zone(ZoneInfo("Europe/London"), at("12:00")) == "CEST"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_look_finds_something_of_everything(tmp_path: Path) -> None:
    (tmp_path / "event.record").touch()
    facts = look(
        Terminal(columns=80, rows=24, colours=256, encoding="utf-8"),
        Surroundings(
            record=tmp_path / "event.record",
            document=tmp_path / "event.docx",
            zone=ZoneInfo("Europe/Berlin"),
            environment={},
            port=8310,
            stages=2,
        ),
        lambda: at("12:00"),
    )
    assert (facts.columns, facts.rows, facts.port, facts.stages) == (80, 24, 8310, 2)
    assert facts.write_time is not None
    assert (facts.synced_by, facts.network_drive, facts.document_held) == ("", "", "")
    # It is not years behind its record where the event's time is a rehearsal's.
    assert facts.behind_record < minutes(1)
