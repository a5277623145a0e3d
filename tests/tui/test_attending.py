"""How the devices stand, by the clock of the event."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain.instant import Instant, minutes
from facilitator.domain.outstanding import Attendance
from facilitator.link.frames import DevicePresence
from facilitator.link.keeper import HubKeeper
from facilitator.link.state import LinkState
from facilitator.tui.attending import Attending
from facilitator.tui.context import Context
from tests.clock import Clock
from tests.domain.factories import at
from tests.tui.conftest import Open
from tests.tui.linked import ToldLink


def context_with(hub: HubKeeper, context: Context, wall: Clock, rate: float) -> Context:
    return Context(
        station=context.station,
        texts=context.texts,
        export_folder=Path(),
        export_name="event",
        hub=hub,
        rate=rate,
        wall=wall.now,
    )


@pytest.mark.parametrize(("rate", "gone"), [(1.0, 6), (10.0, 60)])
def test_absence_is_told_by_the_clock_of_the_event(
    open_app: Open, clock: Clock, rate: float, gone: int
) -> None:
    wall, hub = Clock(Instant(1_000_000_000)), ToldLink()
    attending = Attending(context_with(hub, open_app().context, wall, rate))
    hub.tell(DevicePresence(device="c", connected=False, alone=0, since=wall.now() + minutes(-6)))

    attending.follow(clock.now())

    assert attending.present == {
        "c": Attendance(device="c", connected=False, since=clock.now() + minutes(-gone))
    }


def test_entries_are_alone_since_that_was_first_told(open_app: Open, clock: Clock) -> None:
    hub = ToldLink()
    attending = Attending(open_app(hub=hub).context)
    for alone in (0, 2, 5):
        hub.tell(DevicePresence(device="c", connected=True, alone=alone, since=at("12:00")))
        attending.follow(clock.now())
        clock.wait(minutes(1))

    assert attending.present["c"].alone_since == at("12:31")


def test_nobody_knows_how_devices_stand_while_the_hub_is_gone(open_app: Open, clock: Clock) -> None:
    hub = ToldLink()
    attending = Attending(open_app(hub=hub).context)
    hub.tell(DevicePresence(device="c", connected=True, alone=2, since=at("12:00")))
    attending.follow(clock.now())
    hub.stand(LinkState())
    clock.wait(minutes(1))
    attending.follow(clock.now())
    assert attending.present == {}

    hub.tell(DevicePresence(device="c", connected=True, alone=2, since=at("12:31")))
    attending.follow(clock.now())
    assert attending.present["c"].alone_since == at("12:30")
