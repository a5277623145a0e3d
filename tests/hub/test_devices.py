"""Devices that join, bring what they wrote and get what the others did."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.devices import Role
from facilitator.link.frames import Access, Changes, Have, Refusal, Welcome
from tests.clock import Clock
from tests.hub.event import Joined, joined


@pytest.fixture
async def event(tmp_path: Path, clock: Clock) -> AsyncIterator[Joined]:
    async with joined(tmp_path, clock) as event:
        yield event


async def test_new_device_takes_part_by_its_link_and_gets_everything(event: Joined) -> None:
    event.regie.file("Vorher")
    notes = event.notes(name="  Laptop \n Raum C ", place="ws2")
    async with event.regie.connected(event.hub), notes.connected(event.hub):
        await notes.until_texts("Vorher")
        # Which of two commits of the hub comes first nobody promises.
        await notes.told.until(lambda: notes.station.device in notes.station.snapshot.devices)
        known = notes.station.snapshot.devices[notes.station.device]
        assert (known.name, known.role, known.place) == ("Laptop Raum C", Role.NOTES, "ws2")
        assert notes.station.snapshot.agenda == event.regie.station.snapshot.agenda
        assert not notes.linking.alarm


async def test_what_one_writes_all_get_and_it_counts_as_on_another_device(event: Joined) -> None:
    one, other = event.notes(), event.notes("ws2")
    async with (
        event.regie.connected(event.hub),
        one.connected(event.hub),
        other.connected(event.hub),
    ):
        await one.until_lettered()
        one.file("Aus dem ersten Raum")
        await event.regie.until_texts("Aus dem ersten Raum")
        await other.until_texts("Aus dem ersten Raum")
        await one.until_alone(0)
        # For Regie, on the machine of the hub, other disks than that of the hub count.
        event.regie.file("Von vorn")
        await event.regie.until_alone(0)


async def test_disk_of_a_device_that_leaves_is_no_second_one_any_more(event: Joined) -> None:
    notes = event.notes()
    async with event.regie.connected(event.hub), notes.connected(event.hub):
        await notes.until_lettered()
        event.regie.file("Von vorn")
        await event.regie.until_alone(0)
        notes.file("Aus dem Raum")
        await event.regie.until_texts("Von vorn", "Aus dem Raum")
        await event.regie.until_alone(0)
        await notes.call("leave")
        await event.regie.until_alone(2)


async def test_device_without_others_is_told_of_no_other_disk(event: Joined) -> None:
    async with event.regie.connected(event.hub):
        event.regie.file("Von vorn")
        count = len(event.regie.station.kept)
        await event.regie.told.until(lambda: len(event.hub.event.station.kept) > count)
        assert event.regie.station.snapshot.saving.alone == 1


async def test_numbers_of_two_devices_never_collide(event: Joined) -> None:
    one, other = event.notes(), event.notes()
    async with (
        event.regie.connected(event.hub),
        one.connected(event.hub),
        other.connected(event.hub),
    ):
        await one.until_lettered()
        await other.until_lettered()
        for device in (one, other):
            for number in range(3):
                device.file(f"{device.guest.name} {number}")
        await event.regie.told.until(lambda: len(event.regie.entries()) == 6)
        numbers = [entry.number for entry in event.regie.entries()]
        assert len(set(numbers)) == 6
        assert "" not in numbers


async def test_equal_ends_exchange_nothing_but_a_hello(event: Joined) -> None:
    notes = event.notes()
    async with event.regie.connected(event.hub), notes.connected(event.hub):
        await notes.until_lettered()
        await notes.told.until(lambda: len(notes.station.kept) == len(event.hub.event.station.kept))
    async with notes.connected(event.hub):
        await notes.call("name", {"name": "Andere"})
        assert [one for one in notes.frames if isinstance(one, Have)] == []


async def test_device_that_was_away_brings_all_and_gets_all(event: Joined) -> None:
    notes = event.notes()
    async with event.regie.connected(event.hub):
        async with notes.connected(event.hub):
            await notes.until_lettered()
        for number in range(30):
            notes.file(f"ohne Netz {number}")
            event.regie.file(f"mit Netz {number}", "ws2")
        assert notes.station.snapshot.saving.alone == 30
        async with notes.connected(event.hub):
            await event.regie.told.until(lambda: len(event.regie.entries()) == 30)
            await notes.told.until(lambda: len(notes.entries("ws2")) == 30)
            await notes.until_alone(0)


async def test_hub_that_was_restarted_has_everything_and_knows_everybody(event: Joined) -> None:
    notes = event.notes()
    async with notes.connected(event.hub), event.regie.connected(event.hub):
        await notes.until_lettered()
        notes.file("Eins")
        await event.regie.until_texts("Eins")
    await event.restart_hub()
    notes.guest = replace(notes.guest, token="x" * 22)
    async with notes.connected(event.hub):
        notes.file("Zwei")
        await notes.until_alone(0)
        assert isinstance(notes.frames[0], Welcome)


async def test_wrong_token_lets_no_new_device_in(event: Joined) -> None:
    notes = event.notes()
    notes.guest = replace(notes.guest, token=event.hub.address.tokens[Role.STAGE])
    async with notes.connected(event.hub):
        await notes.until_refused(Refusal.TOKEN)
    assert event.hub.event.station.snapshot.devices == {}


async def test_link_for_notes_does_not_make_a_regie(event: Joined) -> None:
    notes = event.notes()
    async with notes.connected(event.hub):
        pass
    notes.guest = replace(notes.guest, role=Role.REGIE)
    async with notes.connected(event.hub):
        await notes.until_refused(Refusal.TOKEN)


async def test_device_with_another_ones_secret_is_turned_away(event: Joined) -> None:
    notes = event.notes()
    async with notes.connected(event.hub):
        pass
    notes.hello = {"secret": "f" * 32}
    async with notes.connected(event.hub):
        await notes.until_refused(Refusal.DEVICE)


@pytest.mark.parametrize("wrong", [{"device": "Laptop"}, {"device": "A" * 12}, {"secret": "kurz"}])
async def test_what_is_no_device_is_turned_away(event: Joined, wrong: dict[str, str]) -> None:
    notes = event.notes()
    notes.hello = wrong
    async with notes.connected(event.hub):
        await notes.until_refused(Refusal.FRAME)


async def test_nobody_passes_for_the_hub_or_for_its_owner(event: Joined) -> None:
    notes = event.notes()
    for device in (event.hub.event.station.device, event.regie.station.device):
        notes.hello = {"device": device}
        async with notes.connected(event.hub):
            await notes.until_refused(Refusal.DEVICE)


async def test_device_of_another_event_is_turned_away(event: Joined) -> None:
    notes = event.notes()
    notes.hello = {"event": "00000000-0000-4000-8000-000000000000"}
    async with notes.connected(event.hub):
        await notes.until_refused(Refusal.EVENT)


async def test_regie_knows_the_links_of_all_roles_and_note_takers_do_not(event: Joined) -> None:
    notes = event.notes()
    async with event.regie.connected(event.hub), notes.connected(event.hub):
        await event.regie.told.until(lambda: event.regie.last(Access) is not None)
        tokens = event.hub.address.tokens
        assert event.regie.last(Access) == Access({str(role): tokens[role] for role in Role})
        await notes.told.until(lambda: notes.last(Changes) is not None)
        assert notes.last(Access) is None


async def test_file_of_the_hub_holds_no_token_and_no_secret(event: Joined) -> None:
    notes = event.notes()
    async with event.regie.connected(event.hub), notes.connected(event.hub):
        await event.regie.call("renew", {"role": "stage"})
    await event.end_hub()
    kept = (event.folder / "event.hub").read_bytes()
    secrets = [*event.hub.address.tokens.values(), notes.linking.hello(notes.guest).secret]
    assert [secret for secret in secrets if secret.encode() in kept] == []
    event.start_hub()
