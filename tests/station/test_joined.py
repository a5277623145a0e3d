"""Files of joined events: where they lie, what they remember, and that they can go."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator.domain.devices import Role
from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import Duration, Instant
from facilitator.link.address import Door
from facilitator.record.meta import Identity
from facilitator.station import Station
from facilitator.station.deleting import delete_file
from facilitator.station.event_time import EventTime
from facilitator.station.joined import (
    StrangeIdError,
    joined_file,
    last_joined,
    put_aside,
    remember_hub,
    remembered_hub,
)
from tests.clock import Clock

ID = "5cb5ac21-2d2c-4c4a-a2f4-1c0e3bb8a1f0"
CLOCK = Clock(Instant(1_000_000_000))


def join(path: Path) -> Station:
    return Station.join(path, now=CLOCK.now, identity=Identity(record_id=ID))


def test_file_is_named_after_the_event(tmp_path: Path) -> None:
    assert joined_file(ID, tmp_path) == tmp_path / f"{ID}.record"


@pytest.mark.parametrize(
    "strange", ["", "..", "../../etc/passwd", "a/b", "x" * 65, f"{ID}\n", "ü" * 9]
)
def test_hub_does_not_choose_where_a_file_lies(strange: str, tmp_path: Path) -> None:
    with pytest.raises(StrangeIdError):
        joined_file(strange, tmp_path)


def test_last_event_is_the_one_that_was_written_last(tmp_path: Path) -> None:
    assert last_joined(tmp_path) is None

    for number, name in enumerate(("b", "a")):
        path = tmp_path / f"{name}.record"
        path.touch()
        os.utime(path, (number, number))

    assert last_joined(tmp_path) == tmp_path / "a.record"


@pytest.mark.parametrize("role", [Role.NOTES, Role.REGIE])
def test_hub_is_remembered_without_what_let_it_in(role: Role, tmp_path: Path) -> None:
    door = Door("10.0.0.1", 20_001, role, "t" * 22, secure=True)
    station = join(tmp_path / "a.record")
    assert remembered_hub(station) is None
    remember_hub(station, door)
    known = remembered_hub(station)
    station.close()

    assert known is not None
    assert known.door() == Door("10.0.0.1", 20_001, role, "", secure=True)


def test_deleted_file_is_gone_with_all_that_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.record"
    join(path).close()
    beside = Path(f"{path}-wal")
    beside.write_bytes(b"left over")

    gone = delete_file(path)

    assert gone == ("a.record", "a.record-wal")
    assert list(tmp_path.iterdir()) == []


def test_bytes_are_overwritten_before_the_name_goes(tmp_path: Path) -> None:
    path, other = tmp_path / "a.record", tmp_path / "other name"
    path.write_bytes(b"said in confidence" * 1_000)
    other.hardlink_to(path)

    delete_file(path)

    assert other.read_bytes() == bytes(18_000)


def test_file_that_was_put_aside_is_joined_no_more(tmp_path: Path) -> None:
    path = tmp_path / "a.record"
    join(path).close()
    whole = path.read_bytes()

    put_aside(path, Instant(7))

    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.7.aside", whole)]
    assert last_joined(tmp_path) is None


def test_laptop_with_a_wrong_clock_counts_by_the_events() -> None:
    wall = Clock(Instant(500_000_000))
    time = EventTime(wall.now)
    assert time.now() == wall.now()

    time.follow(EventClock(Instant(900_000_000), wall.now(), 60.0))
    time.follow(None)
    wall.wait(Duration(seconds=2))

    assert time.now() == Instant(900_000_000) + Duration(minutes=2)
    assert time.rate == 60.0
