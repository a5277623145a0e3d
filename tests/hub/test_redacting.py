"""Redacting at several devices: every file loses the words, and everybody says so."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from facilitator.domain.entries import EntryId
from tests.clock import Clock
from tests.hub.device import Device
from tests.hub.event import Joined, joined

SECRET = "Frau Muster ist krank"


@pytest.fixture
async def event(tmp_path: Path, clock: Clock) -> AsyncIterator[Joined]:
    async with joined(tmp_path, clock) as event:
        yield event


def files_with(word: str, folder: Path) -> list[str]:
    """The files of all devices and of the hub, as they lie there while they are open."""
    found = (path for path in folder.iterdir() if path.is_file())
    return sorted(path.name for path in found if word.encode() in path.read_bytes())


async def until_all_confirmed(device: Device, entry: EntryId) -> None:
    station = device.station

    def is_confirmed() -> bool:
        known = station.snapshot.entries.get(entry)
        is_redacted = known is not None and known.redacted
        return is_redacted and not station.redaction.devices_with_copy(entry)

    await device.told.until(is_confirmed)


async def test_every_file_loses_the_words_and_everybody_confirms(event: Joined) -> None:
    notes, other = event.notes(), event.notes("ws2")
    async with event.regie.connected(event.hub):
        async with notes.connected(event.hub), other.connected(event.hub):
            await notes.until_lettered()
            notes.file(SECRET)
            await other.until_texts(SECRET)
            await event.regie.until_texts(SECRET)
            before = files_with("Muster", event.folder)
            (entry,) = event.regie.entries()
            event.regie.station.redaction.redact(entry.id)
            for device in (event.regie, notes, other):
                await until_all_confirmed(device, entry.id)

        confirmed = event.regie.station.snapshot.wiped[entry.id]

    assert before
    assert files_with("Muster", event.folder) == []
    assert confirmed == {
        event.hub.event.station.device,
        *(device.station.device for device in (event.regie, notes, other)),
    }


async def test_device_that_was_away_loses_them_when_it_is_back(event: Joined) -> None:
    notes = event.notes()
    async with event.regie.connected(event.hub):
        async with notes.connected(event.hub):
            await notes.until_lettered()
            notes.file(SECRET)
            await event.regie.until_texts(SECRET)
        (entry,) = event.regie.entries()
        notes.station.capture.edit(entry.id, f"{SECRET}, leider")
        event.regie.station.redaction.redact(entry.id)
        await event.regie.told.until(
            lambda: len(event.regie.station.snapshot.wiped.get(entry.id, ())) == 2
        )
        away = event.regie.station.redaction.devices_with_copy(entry.id)

        async with notes.connected(event.hub):
            await until_all_confirmed(event.regie, entry.id)
            await until_all_confirmed(notes, entry.id)

    assert away == (notes.station.device,)
    assert files_with("Muster", event.folder) == []
    assert event.regie.station.snapshot.entries[entry.id].versions == ()
    assert not notes.linking.alarm


async def test_note_taker_redacts_what_was_said_in_its_room(event: Joined) -> None:
    notes = event.notes()
    async with event.regie.connected(event.hub), notes.connected(event.hub):
        await notes.until_lettered()
        notes.file(SECRET)
        (entry,) = notes.entries()
        notes.station.redaction.redact(entry.id)
        await until_all_confirmed(event.regie, entry.id)

    assert notes.refusal is None or notes.refusal[0] == 1000
    assert files_with("Muster", event.folder) == []


async def test_new_device_never_gets_the_words(event: Joined) -> None:
    event.regie.file(SECRET)
    (entry,) = event.regie.entries()
    event.regie.station.redaction.redact(entry.id)
    notes = event.notes()
    async with event.regie.connected(event.hub), notes.connected(event.hub):
        await until_all_confirmed(notes, entry.id)

    assert files_with("Muster", event.folder) == []
