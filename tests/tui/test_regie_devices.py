"""The devices of the workshops in Regie: a sign each, and words well before the plenum."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from facilitator.domain.devices import Role
from facilitator.domain.instant import NONE, Duration, minutes
from facilitator.link.frames import DevicePresence
from facilitator.station import Station
from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.regie.workshops_pane import WorkshopsPane
from tests.clock import Clock
from tests.domain.factories import at
from tests.tui.conftest import Open
from tests.tui.linked import ToldLink
from tests.tui.mitschrift import advance
from tests.tui.screens import everything_saved, shown

WIDE = (120, 36)
SIZES = pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x36"])


@pytest.fixture
def hub() -> ToldLink:
    return ToldLink()


def join(
    station: Station, device: str, name: str, place: str = "", role: Role = Role.NOTES
) -> None:
    station.devices.register(device, role=role, name=name, proof="0" * 64, place=place)


def present(
    device: str, *, alone: int = 0, since: str = "12:00", connected: bool = True
) -> DevicePresence:
    return DevicePresence(device=device, connected=connected, alone=alone, since=at(since))


async def look(pilot: Pilot[Language], clock: Clock, later: Duration = NONE) -> list[str]:
    """Return the lines of the workshops after some time."""
    clock.wait(later)
    await everything_saved(pilot)
    assert isinstance(pilot.app, FacilitatorApp)
    region = pilot.app.screen_stack[0].query_one(WorkshopsPane).content_region
    lines = shown(pilot.app)[region.y : region.bottom] if region else []
    return [" ".join(line[region.x : region.right].split()) for line in lines]


async def test_workshops_stand_without_devices_as_long_as_none_has_joined(
    open_app: Open, hub: ToldLink, clock: Clock
) -> None:
    app = open_app(hub=hub)
    advance(app.context.station, 3)
    async with app.run_test(size=WIDE) as pilot:
        assert (await look(pilot, clock))[0] == "Workshop Beiträge H L O"


async def test_each_workshop_shows_how_its_devices_stand(
    open_app: Open, hub: ToldLink, clock: Clock
) -> None:
    app = open_app(hub=hub)
    station = app.context.station
    advance(station, 3)
    join(station, "a", "Laptop Raum A", "ws1")
    join(station, "b", "Laptop Raum B", "ws2")
    join(station, "c", "Tablet", "ws2")
    hub.tell(present("a"), present("b"), present("c", connected=False, since="12:29"))
    async with app.run_test(size=WIDE) as pilot:
        lines = await look(pilot, clock)

    assert lines == [
        "Workshop Ger. Beiträge H L O",
        "1 Qualifizierung… ✓ 0 0 0 0",
        "2 Sichtbarkeit u… 1/2 0 0 0 0",
    ]


async def test_unsent_entries_and_absent_device_are_said_after_two_minutes(
    open_app: Open, hub: ToldLink, clock: Clock
) -> None:
    app = open_app(hub=hub)
    station = app.context.station
    advance(station, 3)
    join(station, "a", "Laptop Raum A", "ws1")
    join(station, "b", "Laptop Raum B", "ws2")
    async with app.run_test(size=WIDE) as pilot:
        hub.tell(present("a", alone=14), present("b", connected=False, since="12:30"))
        at_first = await look(pilot, clock)
        later = await look(pilot, clock, minutes(2))

    assert at_first[1:] == ["1 Qualifizierung… ✓ 0 0 0 0", "2 Sichtbarkeit u… weg 0 0 0 0"]
    assert later[1:] == [
        "1 Qualifizierung… ✓ 0 0 0 0 14 nur auf einem Gerät",
        "2 Sichtbarkeit u… weg 0 0 0 0 Gerät weg seit 2 min",
    ]


async def test_workshop_with_unsent_entries_is_named_in_the_break_before_the_plenum(
    open_app: Open, hub: ToldLink, clock: Clock
) -> None:
    app = open_app(hub=hub)
    station = app.context.station
    join(station, "a", "Laptop Raum A", "ws1")
    join(station, "b", "Laptop Raum B", "ws2")
    advance(station, 3)
    clock.wait(minutes(60))
    hub.tell(
        present("a", alone=14, connected=False, since="13:20"),
        present("b", connected=False, since="12:50"),
    )
    async with app.run_test(size=WIDE) as pilot:
        advance(station)
        early = await look(pilot, clock)
        clock.wait(minutes(60))
        advance(station)
        near = await look(pilot, clock, minutes(15))

    assert early == ["WS 1: 14 Beiträge nur auf einem Gerät"]
    assert near == ["WS 1: 14 Beiträge nur auf einem Gerät", "WS 2: Gerät weg seit 1 Std. 55 min"]


@SIZES
def test_picture_of_workshops_and_their_devices(
    snap_compare: Callable[..., bool],
    open_app: Open,
    hub: ToldLink,
    clock: Clock,
    size: tuple[int, int],
) -> None:
    app = open_app(hub=hub)
    station = app.context.station
    join(station, "a", "Laptop Raum A", "ws1")
    join(station, "b", "Laptop Raum B", "ws2")
    join(station, "c", "Tablet", "ws2")
    advance(station, 3)
    clock.wait(minutes(10))
    hub.tell(
        present("a", alone=14, connected=False, since="12:34"),
        present("b"),
        present("c", connected=False, since="12:31"),
    )

    async def run_before(pilot: Pilot[Language]) -> None:
        await everything_saved(pilot)

    assert snap_compare(app, terminal_size=size, run_before=run_before)
