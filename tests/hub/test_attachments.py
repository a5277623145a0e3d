"""Photos and versions go from one Regie device to another through the hub, by their digest."""

from __future__ import annotations

import asyncio
import http.client
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from facilitator.domain.devices import Role
from facilitator.domain.photos import Digest
from facilitator.hub.serving import Hub
from facilitator.link.attachments_http import PATH, Attachments, NoHubError
from facilitator.link.state import LinkState
from facilitator.station import Station
from facilitator.station.sharing import Sharing
from tests.clock import Clock
from tests.formats.photos import picture
from tests.safety.event import make_event


class Link:
    """What a device knows of its connection."""

    def __init__(self, hub: Hub, role: Role = Role.REGIE) -> None:
        door = hub.address.door(role)
        self.trusted = None
        self.state = LinkState(
            connected=True, host=door.host, port=door.port, tokens={Role.REGIE: door.token}
        )


@pytest.fixture
def devices(tmp_path: Path, clock: Clock) -> Iterator[list[Station]]:
    """Two devices of Regie with the event, which the hub has as well."""
    opened = []
    for name in ("one", "two"):
        path = tmp_path / f"{name}.record"
        opened.append(Station.open(path, now=clock.now, agenda=make_event()))
    yield opened
    for station in opened:
        station.close()


def bring(station: Station, *others: Station) -> None:
    """Tell others all that a device has written, as their logs would."""
    for other in others:
        other._log.receive(station._log._changes.values())


async def share(station: Station, hub: Hub, *, goes: bool = True) -> int:
    """Have a device share what it has; return how much came."""
    sharing = Sharing(station, Link(hub))  # type: ignore[arg-type]
    job = sharing.begin()
    assert job is not None
    came: list[tuple[Digest, bytes]] = []
    await asyncio.to_thread(
        job, lambda digest, content: came.append((digest, content)), lambda: goes
    )
    for digest, content in came:
        sharing.take(digest, content)
    return len(came)


async def test_photo_of_one_device_comes_to_the_other(hub: Hub, devices: list[Station]) -> None:
    one, two = devices
    shown = picture()
    one.photos.add(shown)
    bring(one, two)

    assert await share(one, hub) == 0  # the hub has not heard of it yet
    assert hub.event.station.photos.held() == frozenset()
    bring(one, hub.event.station)
    assert await share(two, hub) == 0  # nobody has brought it yet
    assert await share(one, hub, goes=False) == 0
    assert hub.event.station.photos.held() == frozenset()
    assert await share(one, hub) == 0
    assert await share(two, hub) == 1

    assert two.photos.content(shown.digest) == shown.content
    assert hub.event.station.photos.content(shown.digest) == shown.content
    sharing = Sharing(two, Link(hub))  # type: ignore[arg-type]
    job = sharing.begin()
    assert job is not None
    assert sharing.begin() is None  # it is at it
    await asyncio.to_thread(job, lambda *_: None, lambda: True)
    assert sharing.begin() is None  # and now there is nothing left to do


async def test_destroyed_picture_is_neither_given_nor_taken(
    hub: Hub, devices: list[Station]
) -> None:
    one, two = devices
    shown = picture()
    photo = one.photos.add(shown)
    bring(one, two, hub.event.station)
    await share(one, hub)
    one.photos.destroy(photo)
    bring(one, hub.event.station)

    hub.event.station.drafts()
    assert hub.event.station.photos.held() == frozenset()
    assert await share(two, hub) == 0
    regie = Attachments(hub.address.door(Role.REGIE))
    assert not await asyncio.to_thread(regie.send, shown.digest, shown.content)
    assert hub.event.station.photos.held() == frozenset()


async def test_only_regie_is_given_and_only_what_belongs_to_the_event(
    hub: Hub, devices: list[Station]
) -> None:
    one, _ = devices
    shown = picture()
    one.photos.add(shown)
    bring(one, hub.event.station)
    regie = hub.address.door(Role.REGIE)
    other = Attachments(replace(regie, token=hub.address.tokens[Role.NOTES]))

    with pytest.raises(NoHubError):
        await asyncio.to_thread(other.wanted)
    assert not await asyncio.to_thread(other.send, shown.digest, shown.content)
    assert await asyncio.to_thread(Attachments(regie).wanted) == {shown.digest}
    wrong = b"anderes"
    assert not await asyncio.to_thread(Attachments(regie).send, shown.digest, wrong)
    unknown = sha256(wrong).hexdigest()
    assert not await asyncio.to_thread(Attachments(regie).send, unknown, wrong)
    assert await asyncio.to_thread(Attachments(regie).send, shown.digest, shown.content)
    assert await asyncio.to_thread(other.fetch, shown.digest) is None
    assert await asyncio.to_thread(Attachments(regie).fetch, shown.digest) == shown.content
    assert await asyncio.to_thread(Attachments(regie).fetch, unknown) is None


async def test_nothing_without_a_token_of_any_way_of_asking(hub: Hub) -> None:
    def statuses() -> list[int]:
        found = []
        for method, path in (("GET", PATH), ("GET", f"{PATH}/x"), ("PUT", f"{PATH}/x")):
            with closing(http.client.HTTPConnection(hub.address.host, hub.address.port)) as asking:
                asking.request(method, path, body=b"x" if method == "PUT" else None)
                found.append(asking.getresponse().status)
        return found

    assert await asyncio.to_thread(statuses) == [401, 401, 401]


async def test_hub_that_is_gone_is_asked_again(devices: list[Station], hub: Hub) -> None:
    one, _ = devices
    one.photos.add(picture())
    link = Link(hub)
    link.state = replace(link.state, port=1)
    sharing = Sharing(one, link)  # type: ignore[arg-type]
    job = sharing.begin()
    assert job is not None
    await asyncio.to_thread(job, lambda *_: None, lambda: True)
    assert sharing.begin() is not None
    link.state = replace(link.state, connected=False)
    assert Sharing(one, link).begin() is None  # type: ignore[arg-type]
