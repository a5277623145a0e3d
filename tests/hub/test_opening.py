"""The file of a hub: gone on with, begun, or set aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from facilitator.domain.agenda import Agenda
from facilitator.domain.capture import Line
from facilitator.domain.instant import Instant
from facilitator.hub.opening import Opened, hub_file, open_alone, open_beside
from facilitator.link.process import Beside
from facilitator.station import Station, StoreError
from facilitator.store import InUseError
from tests.factories import make_agenda, make_block, make_day

BESIDE = Beside(event="event-1", device="0123456789ab")
AGENDA = make_agenda(make_day(make_block("welcome")))


def now() -> Instant:
    return Instant(1_000_000)


def closed(opened: Opened) -> Opened:
    opened.station.close()
    return opened


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "event.record"


def test_hub_beside_a_record_is_of_its_event_and_leads_nothing(record: Path) -> None:
    opened = open_beside(record, replace(BESIDE, rehearsal=True, epoch=4), now)
    assert opened.station.path == record.with_suffix(".hub")
    assert opened.station.identity.record_id == "event-1"
    assert opened.station.identity.rehearsal
    assert not opened.station.leads
    assert (opened.owner, opened.epoch, opened.is_alone) == ("0123456789ab", 4, False)
    closed(opened)


def test_hub_beside_a_record_goes_on_with_its_file(record: Path) -> None:
    first = closed(open_beside(record, BESIDE, now))
    again = closed(open_beside(record, BESIDE, now))
    assert first.station.device == again.station.device
    assert files(record) == ["event.hub"]


def files(record: Path) -> list[str]:
    return sorted(path.name for path in record.parent.iterdir())


@pytest.mark.parametrize("other", [{"event": "event-2"}, {"device": "b" * 12}])
def test_file_of_a_record_that_was_begun_anew_is_set_aside(
    record: Path, other: dict[str, Any]
) -> None:
    first = closed(open_beside(record, replace(BESIDE, **other), now))
    again = closed(open_beside(record, BESIDE, now))
    assert first.station.device != again.station.device
    assert again.station.identity.record_id == "event-1"
    assert files(record) == ["event.hub", "event.old-1.hub"]


@pytest.mark.parametrize(
    ("other", "left"),
    [({"event": "event-2"}, []), ({"device": "b" * 12}, ["event.bingo", "event.voices"])],
)
def test_nobody_sees_what_phones_entered_in_another_event(
    record: Path, other: dict[str, Any], left: list[str]
) -> None:
    closed(open_beside(record, replace(BESIDE, **other), now))
    for suffix in (".bingo", ".voices", ".voices-wal"):
        record.with_suffix(suffix).write_bytes(b"Anna")

    closed(open_beside(record, BESIDE, now))

    assert [name for name in files(record) if name in ("event.bingo", "event.voices")] == left
    aside = ["event.old-1.bingo", "event.old-1.hub", "event.old-1.voices", "event.old-1.voices-wal"]
    assert [name for name in files(record) if "old" in name] == aside[1:2] if left else aside


def test_damaged_file_is_set_aside_beside_a_record(record: Path) -> None:
    for count in (1, 2):
        closed(open_beside(record, BESIDE, now))
        damage(hub_file(record))
        closed(open_beside(record, BESIDE, now))
        assert f"event.old-{count}.hub" in files(record)


def damage(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))


def reading(agenda: Agenda) -> Callable[[], Agenda]:
    return lambda: agenda


def unread() -> Agenda:
    raise AssertionError("the agenda is not needed")


def test_hub_alone_adopts_the_agenda_and_leads(record: Path) -> None:
    opened = open_alone(record, reading(AGENDA), now)
    assert opened.station.snapshot.agenda.title == AGENDA.title
    assert opened.station.leads
    assert (opened.owner, opened.is_alone) == (opened.station.device, True)
    device, event = opened.station.device, opened.station.identity.record_id
    closed(opened)

    again = open_alone(record, unread, now)
    assert (again.station.device, again.station.identity.record_id) == (device, event)
    assert again.station.leads
    closed(again)


def test_hub_alone_goes_on_with_what_the_record_holds(record: Path) -> None:
    regie = Station.open(record, now=now, agenda=AGENDA)
    regie.capture.file("welcome", Line("Schon da"))
    regie.close()

    opened = open_alone(record, unread, now)

    assert opened.station.identity.record_id == regie.identity.record_id
    assert [entry.text for entry in opened.station.snapshot.entries.values()] == ["Schon da"]
    assert not opened.station.leads
    assert opened.owner == regie.device
    closed(opened)
    assert closed(open_alone(record, unread, now)).owner == regie.device


def test_hub_alone_begins_where_a_start_was_cut_off(record: Path) -> None:
    hub_file(record).touch()
    record.touch()
    opened = closed(open_alone(record, reading(AGENDA), now))
    assert opened.station.snapshot.agenda.title == AGENDA.title


def test_record_that_is_open_is_not_gone_on_with_by_another(record: Path) -> None:
    regie = Station.open(record, now=now, agenda=AGENDA)
    with pytest.raises(InUseError):
        open_alone(record, unread, now)
    regie.close()


def test_damaged_file_of_a_hub_alone_is_left_as_it_is(record: Path) -> None:
    closed(open_alone(record, reading(AGENDA), now))
    damage(hub_file(record))
    with pytest.raises(StoreError):
        open_alone(record, reading(AGENDA), now)
    assert files(record) == ["event.hub"]
