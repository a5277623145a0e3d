"""What a record file holds and whether it is whole, without a byte of it being changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.instant import Duration, Instant
from facilitator.record.change import Entity, Json
from facilitator.record.closing import CLOSE
from facilitator.record.drafts import DraftKey
from facilitator.record.inspecting import ClockStep, Fault, Finding, inspect
from facilitator.record.log import Log
from facilitator.store import MissingError, NotThisKindError

NOW = Instant(1_757_419_200_000)
ENTRY = Entity("entry", "e1")
FILED: dict[str, Json] = {"place": "ws1", "number": "1", "text": "Frau Muster", "filed_at": NOW.ms}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "event.record"
    log = Log.open(path, now=lambda: NOW, author="regie")
    log.commit("capture.file", {ENTRY: dict(FILED), Entity("number", "ws1/1"): {"entry": "e1"}})
    log.commit("document.summary", {Entity("summary", "ws1"): {"text": "kurz"}})
    log.keep_draft(DraftKey("ws1"), Line("halb"))
    log.close()
    return path


def change_rows(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement, values)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def findings(path: Path) -> list[Finding]:
    return list(inspect(path).findings)


def test_whole_file_is_told_of_and_left_as_it_is(path: Path) -> None:
    before = path.read_bytes(), path.stat().st_mtime_ns

    found = inspect(path)

    assert found.is_whole
    assert found.snapshot is not None
    assert found.meta is not None
    assert [entry.text for entry in found.snapshot.entries.values()] == ["Frau Muster"]
    assert (found.drafts, len(found.changes), found.span) == (1, 2, (NOW, NOW))
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_change_that_is_none_is_found(path: Path) -> None:
    change_rows(path, 'UPDATE change SET writes = \'[["nonsense","x",["f",1]]]\' WHERE seq = 1')

    assert findings(path) == [Finding(Fault.CHANGES, "an unknown entity")]


def test_missing_change_is_found(path: Path) -> None:
    change_rows(path, "DELETE FROM change WHERE seq = 1")

    (finding,) = findings(path)
    assert finding.fault is Fault.GAP


def test_number_of_two_entries_is_found(path: Path) -> None:
    other = f"{'ab' * 6}.{'cd' * 4}"
    change_rows(
        path,
        "INSERT INTO change(station, seq, time, author, command, writes) VALUES (?, 1, 9, 'x', "
        '\'capture.file\', \'[["number","ws1/1",["entry","e2"]]]\')',
        other,
    )

    assert findings(path) == [Finding(Fault.NUMBERS, "ws1/1")]


def test_words_that_were_to_be_destroyed_are_found(path: Path) -> None:
    other = f"{'ab' * 6}.{'cd' * 4}"
    change_rows(
        path,
        "INSERT INTO change(station, seq, time, author, command, writes) VALUES (?, 1, 9, 'x', "
        '\'capture.redact\', \'[["entry","e1",["redacted",true]]]\')',
        other,
    )

    assert findings(path) == [Finding(Fault.WORDINGS)]


def test_damaged_pages_are_found_and_the_rest_is_told(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-4096:] = b"\xff" * 4096
    path.write_bytes(content)

    found = inspect(path)

    assert Fault.PAGES in {finding.fault for finding in found.findings}
    assert path.read_bytes() == content


def test_file_without_an_identity_is_found(path: Path) -> None:
    change_rows(path, "DELETE FROM meta WHERE key = 'record_id'")

    assert findings(path) == [Finding(Fault.IDENTITY)]


def test_clock_that_was_set_back_is_told_of_and_no_damage(tmp_path: Path) -> None:
    path, wall = tmp_path / "event.record", [NOW]
    log = Log.open(path, now=lambda: wall[0], author="regie")
    log.commit("document.summary", {Entity("summary", "ws1"): {"text": "kurz"}})
    wall[0] = NOW + Duration(minutes=-10)
    log.commit("capture.file", {ENTRY: {**FILED, "filed_at": wall[0].ms}})
    log.close()

    found = inspect(path)

    assert found.is_whole
    assert found.steps == (ClockStep(log.device, wall[0], Duration(minutes=10)),)


def test_closing_writes_again_and_sets_no_clock_back(tmp_path: Path) -> None:
    path = tmp_path / "event.record"
    log = Log.open(path, now=lambda: NOW + Duration(hours=5), author="")
    log.commit(CLOSE, {ENTRY: FILED})
    log.close()

    assert inspect(path).steps == ()


def test_other_files_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("Kein Mitschnitt. " * 100)

    with pytest.raises(NotThisKindError) as refused:
        inspect(other)
    with pytest.raises(MissingError):
        inspect(tmp_path / "none.record")

    assert refused.value.path == other
