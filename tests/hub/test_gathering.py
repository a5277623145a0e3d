"""Who is connected, who leads, and what the stages show."""

from __future__ import annotations

import asyncio

import pytest

from facilitator.domain.devices import Role
from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.stage import Picture
from facilitator.hub.gathering import Gathering, Peer, RefusedPeerError
from facilitator.link.frames import Frame, Hello, Presence, Refusal, Show, Stop, Welcome
from tests.clock import Clock

NOW = Instant(1_000_000)


class Hall:
    """A gathering with a clock that is set, and whether it was told to end."""

    def __init__(self) -> None:
        self.clock = Clock(NOW)
        self.stopped = False
        self.gathering = Gathering(self.clock.now, self._stop)

    def _stop(self) -> None:
        self.stopped = True

    def join(self, role: Role) -> Peer:
        peer = Peer(role)
        self.gathering.join(peer)
        return peer


@pytest.fixture
def hall() -> Hall:
    return Hall()


def shown(title: str) -> Show:
    return Show(Picture(title=title), EventClock(NOW, NOW))


async def sent_to(peer: Peer) -> list[Frame]:
    """What waits for that connection; fails if nothing does."""
    async with asyncio.timeout(5):
        return await peer.take()


async def test_new_stage_gets_the_present_picture_at_once(hall: Hall) -> None:
    regie = hall.join(Role.REGIE)
    hall.gathering.receive(regie, shown("Plenum"))

    stage = hall.join(Role.STAGE)

    assert await sent_to(stage) == [Welcome(), shown("Plenum")]


async def test_stage_before_the_first_picture_is_only_welcomed(hall: Hall) -> None:
    stage = hall.join(Role.STAGE)
    assert await sent_to(stage) == [Welcome()]


async def test_slow_stage_gets_the_last_picture_only(hall: Hall) -> None:
    regie, stage = hall.join(Role.REGIE), hall.join(Role.STAGE)
    for number in range(1_000):
        hall.gathering.receive(regie, shown(str(number)))
    assert await sent_to(stage) == [Welcome(), shown("999")]


async def test_regie_hears_how_many_stages_there_are(hall: Hall) -> None:
    stage = hall.join(Role.STAGE)
    regie = hall.join(Role.REGIE)
    assert await sent_to(regie) == [Welcome(), Presence(1)]

    other = hall.join(Role.STAGE)
    assert await sent_to(regie) == [Presence(2)]

    hall.gathering.leave(stage)
    hall.gathering.leave(other)
    assert await sent_to(regie) == [Presence(0)]


async def test_last_regie_to_come_leads_until_it_leaves(hall: Hall) -> None:
    first, stage = hall.join(Role.REGIE), hall.join(Role.STAGE)
    hall.gathering.receive(first, shown("of the first"))
    second = hall.join(Role.REGIE)

    hall.gathering.receive(second, shown("of the second"))
    hall.gathering.receive(first, shown("too late"))
    hall.gathering.receive(first, Stop())

    assert await sent_to(stage) == [Welcome(), shown("of the second")]
    assert not hall.stopped
    hall.gathering.leave(second)
    hall.gathering.receive(first, shown("again"))
    assert await sent_to(stage) == [shown("again")]


async def test_stages_keep_their_picture_without_regie(hall: Hall) -> None:
    regie = hall.join(Role.REGIE)
    hall.gathering.receive(regie, shown("Pause"))
    hall.gathering.leave(regie)
    assert await sent_to(hall.join(Role.STAGE)) == [Welcome(), shown("Pause")]


async def test_regie_ends_the_hub_for_all(hall: Hall) -> None:
    regie, stage = hall.join(Role.REGIE), hall.join(Role.STAGE)

    hall.gathering.receive(regie, Stop())

    assert hall.stopped
    assert (await sent_to(stage))[-1] == Stop()
    assert (await sent_to(regie))[-1] == Stop()


@pytest.mark.parametrize("frame", [shown("mine"), Stop(), Presence(9), Welcome()])
def test_stage_may_send_nothing(hall: Hall, frame: Frame) -> None:
    stage = hall.join(Role.STAGE)
    with pytest.raises(RefusedPeerError) as refused:
        hall.gathering.receive(stage, frame)
    assert refused.value.refusal is Refusal.ROLE
    assert not hall.stopped


@pytest.mark.parametrize("frame", [Presence(9), Welcome(), Hello(Role.REGIE, "x")])
def test_regie_may_send_pictures_and_the_end_only(hall: Hall, frame: Frame) -> None:
    regie = hall.join(Role.REGIE)
    with pytest.raises(RefusedPeerError):
        hall.gathering.receive(regie, frame)


def test_time_without_regie_is_counted_from_when_the_last_one_left(hall: Hall) -> None:
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
