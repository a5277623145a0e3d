"""Who is connected, who leads, and what everybody sees."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from facilitator.domain.devices import Role
from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.stage import Picture
from facilitator.hub.gathering import Gathering
from facilitator.hub.peer import Peer
from facilitator.link.frames import Access, Frame, Others, Presence, Refusal, Show, Welcome
from facilitator.record.meta import Identity
from facilitator.station import Station
from tests.clock import Clock
from tests.hub.told import PATIENCE

NOW = Instant(1_000_000_000)
TOKENS = {"notes": "n" * 22}


class Hall:
    """A gathering with a clock that is set."""

    def __init__(self, station: Station) -> None:
        self.clock = Clock(NOW)
        self.station = station
        self.gathering = Gathering(station, self.clock.now, lambda: TOKENS)

    def join(self, role: Role, device: str = "", port: int = 0, host: str = "10.0.0.7") -> Peer:
        peer = Peer(role, device=device, port=port, host=host)
        self.gathering.join(peer)
        return peer

    def lead(self, device: str) -> None:
        proof = "0" * 64
        self.station.devices.register(device, role=Role.REGIE, name="Regie", proof=proof)
        self.station.devices.lead(device)


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    identity = Identity(record_id="event-1")
    station = Station.join(tmp_path / "event.hub", now=lambda: NOW, identity=identity)
    yield Hall(station)
    station.close()


def shown(title: str) -> Show:
    return Show(Picture(title=title), EventClock(NOW, NOW))


async def sent_to(peer: Peer) -> list[Frame]:
    """What waits for that connection; fails if nothing does."""
    async with asyncio.timeout(PATIENCE):
        return await peer.take()


async def test_new_stage_gets_the_present_picture_at_once(hall: Hall) -> None:
    hall.gathering.show(hall.join(Role.REGIE), shown("Plenum"))

    stage = hall.join(Role.STAGE)

    assert await sent_to(stage) == [Welcome(), shown("Plenum")]


async def test_stage_before_the_first_picture_is_only_welcomed(hall: Hall) -> None:
    stage = hall.join(Role.STAGE)
    assert await sent_to(stage) == [Welcome()]


async def test_slow_stage_gets_the_last_picture_only(hall: Hall) -> None:
    regie, stage = hall.join(Role.REGIE), hall.join(Role.STAGE)
    for number in range(1_000):
        hall.gathering.show(regie, shown(str(number)))
    assert await sent_to(stage) == [Welcome(), shown("999")]


async def test_regie_hears_who_is_there_and_how_to_join(hall: Hall) -> None:
    hall.join(Role.STAGE)
    regie = hall.join(Role.REGIE)
    assert await sent_to(regie) == [Welcome(), Presence(1), Access(TOKENS)]
    assert await sent_to(regie) == [Presence(1)]

    other, third = hall.join(Role.STAGE), hall.join(Role.STAGE)
    assert await sent_to(regie) == [Presence(3)]

    hall.gathering.leave(other)
    hall.gathering.leave(third)
    assert await sent_to(regie) == [Presence(1)]


async def test_note_takers_hear_nothing_of_who_is_there(hall: Hall) -> None:
    notes = hall.join(Role.NOTES, "b" * 12)
    hall.join(Role.STAGE)
    assert await sent_to(notes) == [Welcome()]


async def test_last_regie_to_come_leads_until_it_leaves(hall: Hall) -> None:
    first, stage = hall.join(Role.REGIE), hall.join(Role.STAGE)
    hall.gathering.show(first, shown("of the first"))
    second = hall.join(Role.REGIE)

    hall.gathering.show(second, shown("of the second"))
    hall.gathering.show(first, shown("too late"))

    assert await sent_to(stage) == [Welcome(), shown("of the second")]
    hall.gathering.leave(second)
    hall.gathering.show(first, shown("again"))
    assert await sent_to(stage) == [shown("again")]


async def test_device_that_does_not_lead_shows_nothing_on_the_stage(hall: Hall) -> None:
    hall.lead("a" * 12)
    leading, stage = hall.join(Role.REGIE, "a" * 12), hall.join(Role.STAGE)
    helping = hall.join(Role.REGIE, "c" * 12)

    hall.gathering.show(helping, shown("by the way"))
    hall.gathering.show(leading, shown("Plenum"))

    assert await sent_to(stage) == [Welcome(), shown("Plenum")]


async def test_stages_keep_their_picture_without_regie(hall: Hall) -> None:
    regie = hall.join(Role.REGIE)
    hall.gathering.show(regie, shown("Pause"))
    hall.gathering.leave(regie)
    assert await sent_to(hall.join(Role.STAGE)) == [Welcome(), shown("Pause")]


async def test_everybody_is_told_why_the_connection_ends(hall: Hall) -> None:
    regie, stage = hall.join(Role.REGIE), hall.join(Role.STAGE)

    hall.gathering.dismiss(Refusal.STOPPED, "the hub ends")

    for peer in (regie, stage):
        await sent_to(peer)
        assert peer.dismissed is not None
        assert peer.dismissed.refusal is Refusal.STOPPED


async def test_all_hear_where_the_event_may_go_on_who_leads_first(hall: Hall) -> None:
    hall.lead("a" * 12)
    notes = hall.join(Role.NOTES, "b" * 12)
    await sent_to(notes)

    hall.join(Role.REGIE, "c" * 12, port=20_001)
    hall.join(Role.REGIE, "a" * 12, port=20_002, host="fd00::7")
    hall.join(Role.REGIE, "d" * 12)

    assert await sent_to(notes) == [Others(("[fd00::7]:20002", "10.0.0.7:20001"))]
    stage = hall.join(Role.STAGE)
    assert await sent_to(stage) == [Welcome(), Others(("[fd00::7]:20002", "10.0.0.7:20001"))]


async def test_clock_is_that_of_the_machine_until_regie_says_otherwise(hall: Hall) -> None:
    assert hall.gathering.clock == EventClock(NOW, NOW)
    regie = hall.join(Role.REGIE)
    hall.gathering.show(regie, Show(Picture(), EventClock(Instant(7_000), Instant(1), 60.0)))
    hall.clock.wait(Duration(seconds=2))
    at = hall.clock.now()
    assert hall.gathering.clock == EventClock(Instant(127_000), at, 60.0)


async def test_time_without_regie_is_counted_from_when_the_last_one_left(hall: Hall) -> None:
    hall.clock.wait(Duration(hours=1))
    assert hall.gathering.alone_for() == Duration(hours=1)

    regie = hall.join(Role.REGIE)
    other = hall.join(Role.REGIE)
    hall.gathering.leave(regie)
    hall.clock.wait(Duration(hours=1))
    assert hall.gathering.alone_for() == Duration(0)

    hall.gathering.leave(other)
    hall.clock.wait(Duration(hours=2))
    assert hall.gathering.alone_for() == Duration(hours=2)
