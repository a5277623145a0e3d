"""The program on a device that has joined: over a real hub, from the first question to leaving."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from facilitator.domain.agenda import Agenda
from facilitator.domain.devices import Role
from facilitator.station.standby import take_over
from facilitator.tui.joined import JoinedApp
from facilitator.tui.mitschrift.view import MitschriftView
from tests.tui.mitschrift import field_of, filed, listed, write
from tests.tui.screens import said, shown
from tests.tui.taking_part import Event, running_event


@pytest.fixture
async def event(tmp_path: Path, agenda: Agenda) -> AsyncIterator[Event]:
    async with running_event(tmp_path, agenda) as event:
        yield event


def laptop(event: Event) -> AbstractAsyncContextManager[tuple[JoinedApp, Pilot[Any]]]:
    """Show the screens of a new device in the first workshop."""
    return event.joined(name="Laptop Raum A", place="1")


async def until_ready(event: Event, app: JoinedApp, pilot: Pilot[Any]) -> None:
    """Wait until one can write in the first workshop."""
    await event.bell.until(lambda: isinstance(app.screen, MitschriftView), pilot)


async def until_sent(event: Event, app: JoinedApp, pilot: Pilot[Any]) -> None:
    """Wait until Regie has an entry, the hub has said so, and the screen shows it."""
    await event.bell.until(lambda: bool(event.regie.station.snapshot.entries))
    await event.bell.until(lambda: not app.context.station.snapshot.saving.alone, pilot)
    app._refresh_view()
    await pilot.pause()


def header(app: JoinedApp) -> str:
    return shown(app)[0]


async def test_new_device_is_asked_for_workshop_and_name_once(event: Event) -> None:
    async with event.joined() as (app, pilot):
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await until_ready(event, app, pilot)
        [device] = event.regie.station.snapshot.devices.values()

        assert (device.name, device.role, device.place) == ("Laptop Raum B", Role.NOTES, "ws2")
        assert field_of(app).has_focus
        assert shown(app)[1].startswith(" WS 2 · Sichtbarkeit und Attraktivität · Raum B")


async def test_entries_go_both_ways_with_numbers_that_never_collide(event: Event) -> None:
    own = event.regie.file("ws1", "was die Regie hört", "h")
    async with laptop(event) as (app, pilot):
        await until_ready(event, app, pilot)
        await write(pilot, "o was das Protokoll hört\n")
        await event.bell.until(
            lambda: len(event.regie.station.snapshot.notes_in("ws1").entries) == 2
        )
        await event.bell.until(lambda: filed(app)[-1][0] != "1.?", pilot)

        at_regie = event.regie.station.snapshot
        assert filed(app) == [
            ("1.1", "challenge", "was die Regie hört"),
            ("1.b1", "option", "was das Protokoll hört"),
        ]
        assert list(at_regie.notes_in("ws1").entries) == list(
            app.context.station.snapshot.notes_in("ws1").entries
        )
        assert at_regie.entries[own].number == "1"


async def test_all_is_saved_once_a_second_device_has_it(event: Event) -> None:
    async with laptop(event) as (app, pilot):
        await until_ready(event, app, pilot)
        await write(pilot, "o was das Protokoll hört\n")
        await until_sent(event, app, pilot)

        assert header(app).endswith("alles gesichert")


async def test_killed_hub_is_no_more_than_a_sign_and_nothing_is_missing(event: Event) -> None:
    async with laptop(event) as (app, pilot):
        await until_ready(event, app, pilot)
        hub = app.context.hub
        assert hub is not None
        event.kill_hub()
        await event.bell.until(lambda: not hub.state.connected, pilot)
        await write(pilot, "o ohne Verbindung\n")
        without = header(app)
        await until_sent(event, app, pilot)

        assert "ohne Verbindung seit" in without
        assert without.endswith("nur hier") or "nur auf diesem Gerät" in without
        assert header(app).endswith("alles gesichert")
        assert "ohne Verbindung" not in header(app)


async def test_device_that_takes_notes_has_one_view(event: Event) -> None:
    async with laptop(event) as (app, pilot):
        await until_ready(event, app, pilot)
        await pilot.press("f2")
        await pilot.press("f8")
        await pilot.pause()

        assert isinstance(app.screen, MitschriftView)
        assert "F2" not in shown(app)[-1]


async def test_message_from_regie_is_announced_and_stays_in_sight(event: Event) -> None:
    async with laptop(event) as (app, pilot):
        await until_ready(event, app, pilot)
        event.regie.station.devices.tell("Bitte zum Ende kommen", "ws2")
        event.regie.station.devices.tell("In 10 Minuten beginnt das Plenum")
        messages = app.context.station
        await event.bell.until(lambda: len(messages.snapshot.messages) == 2, pilot)

        assert shown(app)[-2].endswith(": In 10 Minuten beginnt das Plenum")
        assert said(app)[-1].endswith("In 10 Minuten beginnt das Plenum")
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert sum("Regie, " in line for line in shown(app)) == 1


async def test_another_workshop_is_asked_of_the_hub(event: Event) -> None:
    async with laptop(event) as (app, pilot):
        await until_ready(event, app, pilot)
        await pilot.press("ctrl+o", "down", "enter")
        await event.bell.until(
            lambda: "ws2" in app.context.station.snapshot.seats and not app.screen.is_modal, pilot
        )
        await event.bell.until(lambda: shown(app)[1].startswith(" WS 2"), pilot)
        await write(pilot, "jetzt hier\n")

        assert [text for _, _, text in filed(app, "ws2")] == ["jetzt hier"]


async def test_another_workshop_needs_a_connection(event: Event) -> None:
    async with laptop(event) as (app, pilot):
        await until_ready(event, app, pilot)
        hub = app.context.hub
        assert hub is not None
        hub.close()
        await pilot.press("ctrl+o", "down", "enter")
        await pilot.pause()
        await pilot.pause()

        assert said(app)[-1] == "Der Hauptrechner antwortet nicht. Es wurde nichts geändert."
        assert shown(app)[1].startswith(" WS 1")


async def test_versions_of_an_entry_are_seen_at_once_and_one_is_chosen(event: Event) -> None:
    regie = event.regie.station
    entry = event.regie.file("ws1", "Patensystem", "l")
    async with laptop(event) as (app, pilot):
        await until_ready(event, app, pilot)
        here = app.context.station
        await event.bell.until(lambda: entry in here.snapshot.entries, pilot)
        regie.capture.edit(entry, "Patensystem im ersten Jahr")
        here.capture.edit(entry, "Patensystem für alle")
        await event.bell.until(lambda: len(here.snapshot.entries[entry].versions) == 1, pilot)
        assert "2 Fassungen" in "".join(listed(app))

        await pilot.press("escape", "w")
        await pilot.pause()
        assert sum("Patensystem" in line for line in shown(app)[-10:]) >= 1
        await pilot.press("2")
        await event.bell.until(lambda: not regie.snapshot.entries[entry].versions, pilot)

        chosen = here.snapshot.entries[entry]
        assert chosen.versions == ()
        assert chosen.text == regie.snapshot.entries[entry].text
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert here.snapshot.entries[entry].text != chosen.text


async def test_device_that_was_thrown_out_says_so_and_what_to_do(event: Event) -> None:
    async with laptop(event) as (app, pilot):
        await until_ready(event, app, pilot)
        hub, device = app.context.hub, app.context.station.device
        assert hub is not None
        event.regie.hub.ask("throw_out", {"device": device}, lambda _: None)
        await event.bell.until(lambda: hub.state.refusal is not None, pilot)
        app._refresh_view()
        await pilot.pause()

        assert shown(app)[1].startswith(" Die Regie hat dieses Gerät ausgeschlossen.")


async def test_leaving_is_refused_while_something_is_here_alone(event: Event) -> None:
    async with laptop(event) as (app, pilot):
        await until_ready(event, app, pilot)
        hub = app.context.hub
        assert hub is not None
        hub.close()
        await write(pilot, "nur hier\n")
        app.action_leave_event()
        await pilot.pause()

        assert said(app)[-1].startswith("1 Beitrag ist nur auf diesem Gerät.")
        assert app.receipt is None


async def test_leaving_gives_a_receipt_and_tells_the_hub(event: Event) -> None:
    async with laptop(event) as (app, pilot):
        await until_ready(event, app, pilot)
        await write(pilot, "o bleibt beim Hauptrechner\n")
        await until_sent(event, app, pilot)
        app.action_leave_event()
        await pilot.pause()
        await pilot.press("enter")
        device = app.context.station.device
        await event.bell.until(lambda: event.regie.station.snapshot.devices[device].left)
        await event.bell.until(lambda: app.receipt is not None)

    assert app.receipt is not None
    assert (app.receipt.device, app.receipt.confirmed) == ("Laptop Raum A", 1)
    assert app.receipt.was_told


async def test_joined_regie_reads_along_until_it_leads(event: Event) -> None:
    async with event.joined(Role.REGIE, name="Laptop hinten") as (app, pilot):
        await event.bell.until(
            lambda: app.context.station.device in app.context.station.snapshot.devices, pilot
        )
        await pilot.press("f2")
        await pilot.pause()
        await pilot.press("enter", "enter")
        await pilot.pause()

        assert not app.context.station.leads
        assert app.context.station.snapshot.run.blocks == {}


@pytest.mark.slow
async def test_device_finds_the_hub_that_has_taken_over(event: Event) -> None:
    second = event.party(Role.REGIE, "second")
    async with laptop(event) as (app, pilot):
        await until_ready(event, app, pilot)
        hub, here = app.context.hub, app.context.station
        assert hub is not None
        await event.bell.until(lambda: bool(hub.state.others), pilot)
        before = hub.state.port
        await asyncio.to_thread(event.regie.hub.close)
        await event.bell.until(lambda: not hub.state.connected, pilot)
        await write(pilot, "o inzwischen geschrieben\n")

        take_over(second.station, "Es fehlt noch WS 2.")
        await asyncio.to_thread(second.hub.close)
        third = event.with_hub_of_its_own(second)
        await event.bell.until(lambda: bool(third.station.snapshot.entries), pilot)
        await event.bell.until(lambda: not here.snapshot.saving.alone, pilot)

        assert hub.state.connected
        assert hub.state.port != before
        assert here.snapshot.lead.device == second.station.device
        await asyncio.to_thread(third.hub.close)
    second.station.close()
