"""What phones entered in an event whose record was begun anew: kept a day, and seen by nobody."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.domain.bingo.game import KEPT
from facilitator.domain.instant import Duration, Instant
from facilitator.ledger.voices import VoiceLedger, voices_file
from facilitator.station.set_aside import (
    aside_of,
    forget_aside,
    forget_aside_overdue,
    forget_rehearsed,
    set_aside,
)
from tests.ledger.voices.giving import ROUND

NOW = Instant(1_800_000_000_000)


def now() -> Instant:
    return NOW


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Beside it lies the hub of another event, and a card that was sent there."""
    record = tmp_path / "team[1].record"
    record.with_suffix(".hub").write_bytes(b"hub")
    with closing(VoiceLedger.open(voices_file(record), now)) as ledger:
        ledger.send_card(ROUND, ["Frau Muster"], nonce="form").result()
    return record


def names(record: Path) -> list[str]:
    return sorted(file.name for file in record.parent.iterdir())


def test_what_is_set_aside_is_no_longer_of_the_event_until_it_is_forgotten(record: Path) -> None:
    set_aside(record, with_phones=True)
    before, found = names(record), aside_of(record)

    forget_aside(record)

    assert before == ["team[1].old-1.hub", "team[1].old-1.voices"]
    assert found == [record.with_name("team[1].old-1.record")]
    assert names(record) == ["team[1].old-1.hub"]


def test_no_name_is_taken_twice(record: Path) -> None:
    set_aside(record, with_phones=False)
    record.with_suffix(".hub").write_bytes(b"later")
    set_aside(record, with_phones=True)

    assert names(record) == ["team[1].old-1.hub", "team[1].old-2.hub", "team[1].old-2.voices"]


def test_event_that_somebody_called_so_is_its_own(record: Path) -> None:
    for name in ("team[1].old-2024", "team[1].old-party"):
        record.with_name(f"{name}.voices").write_bytes(b"cards")
    record.with_name("team[1].old-2024.record").write_bytes(b"record")
    before = names(record)

    forget_aside(record)

    assert (aside_of(record), names(record)) == ([], before)


@pytest.mark.parametrize("killed_at", range(1, 4))
def test_killed_in_between_it_is_done_the_next_time(
    record: Path, monkeypatch: pytest.MonkeyPatch, killed_at: int
) -> None:
    log = Path(f"{voices_file(record)}-wal")
    log.write_bytes(b"log")
    renamed: list[str] = []
    rename = Path.replace

    def rename_until_killed(file: Path, target: Path) -> Path:
        done = rename(file, target)
        renamed.append(file.name)
        if len(renamed) == killed_at:
            raise KeyboardInterrupt
        return done

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", rename_until_killed)
        with pytest.raises(KeyboardInterrupt):
            set_aside(record, with_phones=True)
    # The hub's file tells whose all is: as long as anything is left, so is that; and no log alone.
    left = [file for file in names(record) if ".old-" not in file]
    set_aside(record, with_phones=True)

    assert left in (["team[1].hub", "team[1].voices"], ["team[1].hub"], [])
    assert [file for file in names(record) if ".old-" not in file] == []


@pytest.mark.parametrize(("ago", "is_left"), [(KEPT - Duration(hours=1), True), (KEPT, False)])
def test_what_lies_aside_goes_a_day_later(record: Path, ago: Duration, is_left: bool) -> None:
    set_aside(record, with_phones=True)
    file = record.with_name("team[1].old-1.voices")
    last = NOW.ms / 1_000 - ago.total_seconds()
    os.utime(file, (last, last))

    forget_aside_overdue(record, now)

    assert file.exists() == is_left


def test_rehearsal_that_is_begun_again_leaves_nothing(record: Path) -> None:
    set_aside(record, with_phones=True)
    record.with_suffix(".hub").write_bytes(b"hub")
    voices_file(record).write_bytes(b"damaged")
    others = ["team[1].old-1.docx", "team[1].old-notes.hub", "team[1].yaml"]
    for name in others:
        (record.parent / name).write_bytes(b"of the user's own")

    forget_rehearsed(record)

    assert names(record) == others
