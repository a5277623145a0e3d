"""A hub that was replaced takes nothing any more; the one that replaced it collects."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.instant import Duration
from facilitator.hub.serving import Hub
from facilitator.hub.succession import COLLECTING
from facilitator.link.address import LOCAL, Address, read_address
from facilitator.link.frames import Others, Refusal
from facilitator.link.process import HubFiles
from facilitator.link.status import ask_epoch
from tests.clock import Clock
from tests.hub.device import Device
from tests.hub.event import Joined, joined
from tests.hub.making import make_hub


@pytest.fixture
async def event(tmp_path: Path, clock: Clock) -> AsyncIterator[Joined]:
    async with joined(tmp_path, clock) as event:
        yield event


async def test_takeover_loses_nothing_and_the_old_hub_steps_down(event: Joined) -> None:
    assistant, notes = event.assistant(port=20_777), event.notes()
    async with (
        event.regie.connected(event.hub),
        assistant.connected(event.hub),
        notes.connected(event.hub),
    ):
        await notes.until_lettered()
        notes.file("Vor dem Ende")
        await assistant.until_texts("Vor dem Ende")
        await notes.until_alone(0)
        await notes.told.until(lambda: notes.last(Others) == Others(("127.0.0.1:20777",)))
    await event.end_hub()

    notes.file("Ohne Hauptrechner")
    assistant.station.devices.take_over("Plenum steht noch aus")
    new = make_hub_beside(assistant, event)
    serving = asyncio.create_task(new.serve())
    assistant.guest = replace(assistant.guest, token=new.address.regie)
    async with assistant.connected(new), notes.connected(new):
        assert notes.linking.welcome is not None
        assert (notes.linking.welcome.epoch, notes.linking.welcome.collects) == (2, True)
        await assistant.until_texts("Vor dem Ende", "Ohne Hauptrechner")
        assert assistant.station.leads
        # The links from before open this hub, too.
        late = event.notes("ws2")
        late.guest = replace(late.guest, token=event.hub.address.notes)
        async with late.connected(new):
            await late.until_texts("Vor dem Ende", "Ohne Hauptrechner")

        # The old one comes back, and somebody who knows of the new one with it.
        event.start_hub()
        async with event.regie.connected(event.hub):
            assert event.regie.refusal is None
            async with assistant.connected(event.hub):
                await assistant.until_refused(Refusal.STEPPED_DOWN)
            await event.regie.until_refused(Refusal.STEPPED_DOWN)
        await event.serving
        assert read(event).replaced == 2
    new.stop()
    await serving


def make_hub_beside(device: Device, event: Joined) -> Hub:
    """Return the hub that a joined Regie device has after it took over."""
    station = device.station
    return make_hub(
        station.path,
        event.clock,
        event=station.identity.record_id,
        device=station.device,
        epoch=station.snapshot.lead.epoch,
    )


def read(event: Joined) -> Address:
    """Return what is remembered of the hub."""
    address = read_address(HubFiles.of(event.record).address)
    assert address is not None
    return address


async def helper_who_knows(event: Joined) -> Device:
    """Return a second Regie device that has everything."""
    assistant = event.assistant()
    async with event.regie.connected(event.hub), assistant.connected(event.hub):
        await assistant.told.until(lambda: assistant.station.snapshot.lead.epoch == 1)
    return assistant


async def test_hub_that_was_replaced_says_so_after_a_restart(event: Joined) -> None:
    assistant = await helper_who_knows(event)
    assistant.station.devices.take_over()
    async with assistant.connected(event.hub):
        await assistant.until_refused(Refusal.STEPPED_DOWN)
    await event.serving
    event.start_hub()
    await event.serving
    assert read(event).replaced == 2
    # Taken back, it is the hub again.
    event.start_hub(epoch=3)
    async with event.regie.connected(event.hub):
        assert event.regie.refusal is None
    assert read(event).replaced == 0


async def test_what_a_note_taker_says_of_a_takeover_holds_for_it_alone(event: Joined) -> None:
    notes, other = event.notes(), event.notes()
    async with other.connected(event.hub):
        async with notes.connected(event.hub):
            pass
        notes.hello = {"epoch": 99}
        async with notes.connected(event.hub):
            await notes.until_refused(Refusal.STEPPED_DOWN)
        assert other.refusal is None


async def test_what_a_stranger_says_of_a_takeover_is_nothing(event: Joined) -> None:
    assistant = event.assistant()
    assistant.guest = replace(assistant.guest, token="x" * 22)
    assistant.hello = {"epoch": 99}
    async with assistant.connected(event.hub):
        await assistant.until_refused(Refusal.TOKEN)
    async with event.regie.connected(event.hub):
        assert event.regie.refusal is None


async def test_owner_that_begins_to_lead_while_the_hub_runs_is_not_turned_away(
    event: Joined,
) -> None:
    event.regie.station.devices.take_over("zurück")
    async with event.regie.connected(event.hub):
        await event.regie.told.until(lambda: event.hub.event.station.snapshot.lead.epoch == 2)
        assert event.regie.refusal is None


async def test_epoch_is_told_to_whoever_knows_the_event(event: Joined) -> None:
    async with event.regie.connected(event.hub):
        place = f"{LOCAL}:{event.hub.address.port}"
        known = event.regie.station.identity.record_id
        assert await asyncio.to_thread(ask_epoch, place, known) == 1
        assert await asyncio.to_thread(ask_epoch, place, "another") is None
        assert await asyncio.to_thread(ask_epoch, "no place", known) is None


async def test_hub_asks_where_the_event_may_have_gone_on(event: Joined) -> None:
    assistant = await helper_who_knows(event)
    await event.end_hub()
    assistant.station.devices.take_over()
    new = make_hub_beside(assistant, event)
    serving = asyncio.create_task(new.serve())
    # Nobody tells the old one: it asks.
    event.start_hub()
    event.hub.event.succession.remember((f"{LOCAL}:{new.address.port}",))
    assert await event.hub.event.succession.ask()
    assert event.hub.event.succession.replaced_by == 2
    new.stop()
    await serving


async def test_collecting_ends_after_a_while_also_after_a_restart(event: Joined) -> None:
    await event.restart_hub(epoch=2)
    assert event.hub.event.succession.collects
    event.clock.wait(COLLECTING - Duration(seconds=1))
    await event.restart_hub(epoch=2)
    assert event.hub.event.succession.collects
    event.clock.wait(Duration(seconds=1))
    assert not event.hub.event.succession.collects


async def test_hub_of_the_beginning_collects_nothing(event: Joined) -> None:
    assert not event.hub.event.succession.collects
    async with event.regie.connected(event.hub):
        await event.regie.told.until(lambda: event.hub.event.station.snapshot.lead.epoch == 1)
        assert not event.hub.event.succession.collects
