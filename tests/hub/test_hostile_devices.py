"""Whatever a device sends: the hub serves on, keeps nothing that it may not write, never grows."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from facilitator.domain.devices import Role
from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import Instant
from facilitator.domain.stage import Picture
from facilitator.hub import circulation, limits, prompt, sockets
from facilitator.hub.peer import MOST_WAITING, Peer
from facilitator.link.coding import MAX_HELLO_BYTES, encode
from facilitator.link.frames import (
    Answer,
    Call,
    Changes,
    Check,
    Frame,
    Have,
    Hello,
    Others,
    Presence,
    Refusal,
    Row,
    Show,
    Stop,
    Stored,
)
from tests.clock import Clock
from tests.hub.device import Device
from tests.hub.event import Joined, joined, talking


@pytest.fixture
async def event(tmp_path: Path, clock: Clock) -> AsyncIterator[Joined]:
    async with joined(tmp_path, clock) as event, event.regie.connected(event.hub):
        event.regie.file("Von Regie")
        yield event


def row_of(station: str, writes: list[Any], *, seq: int = 1, author: str = "device") -> Row:
    return (station, seq, 1, author, "capture.file", None, None, json.dumps(writes))


def entry(place: str, number: str | None = None, key: str = "e1") -> list[Any]:
    fields = [["place", place], ["text", "x"], ["filed_at", 1]]
    return ["entry", key, *fields, *([["number", number]] if number is not None else [])]


async def refused(event: Joined, notes: Device, *rows: Row) -> None:
    """Send rows; the connection is ended for it, and nothing of them is kept."""
    before = len(event.hub.event.station.kept)
    notes.send(Changes(rows))
    await notes.until_refused(Refusal.CHANGE)
    assert len(event.hub.event.station.kept) == before


FORBIDDEN: dict[str, list[Any]] = {
    "an entry of another workshop": entry("ws2"),
    "a number of another workshop": ["number", "ws2/1", ["entry", "e1"]],
    "a measure of another workshop": ["measure", "m1", ["what", "x"], ["place", "ws2"]],
    "a summary of another workshop": ["summary", "ws2", ["text", "x"]],
    "the agenda": ["event", "", ["title", "Meins"]],
    "the run": ["run", "r1", ["kind", "start"], ["block", "phase"], ["at", 1]],
    "a seat": ["seat", "ws2/{device}", ["taken", True]],
    "its role": ["device", "{device}", ["role", "regie"]],
    "the lead": ["lead", "", ["device", "{device}"], ["epoch", 99]],
    "access": ["access", "notes", ["proof", "0" * 64]],
    "a message": ["message", "m", ["text", "Geht nach Hause"], ["at", 1]],
    "what a page sent": ["sent", "s", ["outcome", "filed"]],
    "another one's confirmation": ["wiped", "e1/0123456789ab", ["at", 1]],
    "what phones gave": ["query", "q1", ["from_phones", [9, 9]]],
    "the end of a query": ["query", "q1", ["revealed", 1]],
    "a count": ["count", "c1", ["query", "q1"], ["source", "dots"], ["amount", 9], ["at", 1]],
    "a round of cards": ["round", "r1", ["closed", 1]],
    "an unknown entity": ["king", "x", ["text", "x"]],
    "an unknown field": ["entry", "e1", ["crown", "x"]],
    "a wrong type": ["entry", "e1", ["text", 7]],
    "a number that others have": ["number", "ws1/b1", ["entry", "e1"]],
}


@pytest.mark.parametrize("what", FORBIDDEN)
async def test_note_taker_brings_nothing_but_its_own_notes(event: Joined, what: str) -> None:
    other, notes = event.notes(), event.notes()
    async with other.connected(event.hub):
        await other.until_lettered()
        async with notes.connected(event.hub):
            await notes.until_lettered()
            device = notes.station.device
            writes = json.loads(json.dumps(FORBIDDEN[what]).replace("{device}", device))
            if what.startswith("a number that"):
                writes[1] = f"ws1/{other.letter()}1"
            await refused(event, notes, row_of(f"{device}.00000000", [writes]))


async def test_note_taker_writes_in_nobody_elses_name(event: Joined) -> None:
    other, notes = event.notes(), event.notes()
    async with other.connected(event.hub):
        await other.until_lettered()
        async with notes.connected(event.hub):
            await notes.until_lettered()
            station = f"{other.station.device}.00000000"
            await refused(event, notes, row_of(station, [entry("ws1")]))
        async with notes.connected(event.hub):
            station = f"{notes.station.device}.00000000"
            rows = row_of(station, [entry("ws1")], author=other.station.device)
            await refused(event, notes, rows)


async def test_change_that_differs_under_a_known_number_is_an_alarm(event: Joined) -> None:
    notes = event.notes()
    async with notes.connected(event.hub):
        await notes.until_lettered()
        station = f"{notes.station.device}.00000000"
        notes.send(Changes((row_of(station, [entry("ws1")]),)))
        await event.regie.until_texts("Von Regie", "x")
        await refused(event, notes, row_of(station, [entry("ws1", key="e2")]))


async def test_gap_is_asked_for_and_nothing_beyond_it_kept(event: Joined) -> None:
    notes = event.notes()
    async with notes.connected(event.hub):
        await notes.until_lettered()
        asked = sum(isinstance(frame, Have) for frame in notes.frames)
        station = f"{notes.station.device}.00000000"
        notes.send(Changes((row_of(station, [entry("ws1")], seq=2),)))
        await notes.told.until(
            lambda: sum(isinstance(frame, Have) for frame in notes.frames) > asked
        )
        assert station not in event.hub.event.station.held


async def test_device_begins_no_more_stations_than_all_can_tell_each_other_of(
    event: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(circulation, "STARTS", 3)
    notes = event.notes()
    async with notes.connected(event.hub):
        await notes.until_lettered()
        stations = [f"{notes.station.device}.{start:08x}" for start in range(4)]
        rows = [row_of(one, [entry("ws1", key=one)]) for one in stations]
        notes.send(Changes(tuple(rows[:3])))
        notes.send(Changes((row_of(stations[2], [entry("ws1", key="e2")], seq=2),)))
        await event.regie.until_texts("Von Regie", *["x"] * 4)
        await refused(event, notes, rows[3])


async def test_once_there_are_very_many_stations_each_device_begins_but_a_few(
    event: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(circulation, "MANY_STARTS", 3)
    notes = event.notes()
    async with notes.connected(event.hub):
        await notes.until_lettered()
        stations = [f"{notes.station.device}.{start:08x}" for start in range(3)]
        rows = [row_of(one, [entry("ws1", key=one)]) for one in stations]
        notes.send(Changes(tuple(rows[:2])))
        await event.regie.until_texts("Von Regie", "x", "x")
        await refused(event, notes, rows[2])


async def test_what_a_device_claims_to_have_makes_nothing_safer_than_it_is(event: Joined) -> None:
    notes = event.notes()
    async with notes.connected(event.hub):
        await notes.until_lettered()
        own = event.regie.station.kept[-1].id.station
        notes.send(Stored({own: 2**50, **{f"{n:012x}.00000000": 9 for n in range(5_000)}}))
        await notes.call("name", {"name": "Neu"})
        assert event.hub.event.circulation.elsewhere.all_for("") == {
            station: seq
            for station, seq in event.hub.event.circulation.elsewhere.all_for("").items()
            if seq <= event.hub.event.station.held[station]
        }


@pytest.mark.parametrize(
    "frame",
    [
        Hello(Role.REGIE, "x"),
        Others(("10.0.0.1:1",)),
        Presence(7),
        Show(Picture(), EventClock(Instant(0), Instant(0))),
        Stop(),
    ],
)
async def test_frames_that_are_not_a_devices_end_its_connection(
    event: Joined, frame: Frame
) -> None:
    notes = event.notes()
    async with notes.connected(event.hub):
        notes.send(frame)
        await notes.until_refused(Refusal.ROLE)
    assert event.regie.refusal is None


async def test_hello_that_is_too_large_is_not_even_read(event: Joined) -> None:
    door = event.hub.address.door(Role.NOTES)
    async with connect(door.socket, proxy=None) as socket:
        with contextlib.suppress(ConnectionClosed):
            await socket.send("x" * (MAX_HELLO_BYTES + 1))
        await socket.wait_closed()
        assert socket.close_code == Refusal.TOO_LARGE


@pytest.mark.slow
async def test_peer_that_takes_nothing_is_parted_from_and_others_are_not_kept_waiting(
    event: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompt, "STALL_SECONDS", 0.5)
    notes = event.notes()
    async with notes.connected(event.hub):
        await notes.until_lettered()
        device = event.devices.make(event.hub, Role.NOTES, place="ws1")
        door = event.hub.address.door(Role.NOTES)
        async with connect(
            door.socket, proxy=None, max_queue=1, close_timeout=0, ping_interval=None
        ) as deaf:
            await deaf.send(encode(device.linking.hello(device.guest)))
            await notes.told.until(lambda: device.station.device in notes.station.snapshot.devices)
            for number in range(60):
                event.regie.file(f"{number} " + "x" * 90_000)
                await notes.told.until(partial(_has, notes, number + 2))
            attendance = event.hub.event.gathering.attendance
            await event.regie.told.until(lambda: not attendance.is_here(device.station.device))


def _has(device: Device, count: int) -> bool:
    return len(device.entries()) >= count


def test_peer_that_asks_for_more_than_it_takes_is_parted_from() -> None:
    peer = Peer(Role.NOTES, device="a" * 12)
    for _ in range(MOST_WAITING):
        peer.put(Check("", 0))
    assert peer.dismissed is None
    peer.put(Check("", 0))
    assert peer.dismissed is not None


async def test_who_sends_too_much_is_read_more_slowly(
    event: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.CHANGES, Role.NOTES, limits.Rate(5_000, 1))
    monkeypatch.setattr(sockets, "LONGEST_WAIT", 0.05)
    waited: list[float] = []
    sleep = asyncio.sleep

    async def note(seconds: float) -> None:
        waited.append(seconds)
        await sleep(0)

    monkeypatch.setattr(asyncio, "sleep", note)
    async with talking(event, Role.NOTES) as socket:
        for number in range(40):
            await socket.send(encode(Call(number, "no_such_call")))
        async with asyncio.timeout(20):
            while b'"id":39,' not in (await socket.recv(decode=False)):
                pass
    assert waited.count(0.05) > 3


async def test_too_many_new_devices_are_told_to_come_later(
    event: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = event.notes()
    monkeypatch.setattr(event.hub.event.access, "_joining", limits.Allowance(limits.Rate(1, 0.001)))
    async with notes.connected(event.hub):
        await notes.until_lettered()
    late = event.notes()
    async with late.connected(event.hub):
        await late.until_refused(Refusal.FULL)
    async with notes.connected(event.hub):
        assert notes.refusal is None


async def test_answer_that_nobody_asked_for_does_nothing(event: Joined) -> None:
    notes = event.notes()
    async with notes.connected(event.hub):
        notes.send(Answer(1, True))
        assert await notes.call("name", {"name": "Neu"}) == (True, "")
