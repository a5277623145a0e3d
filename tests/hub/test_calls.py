"""Calls: answered or failed within two seconds."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.devices import Role
from facilitator.hub import calls
from facilitator.link.frames import Access, Answer, Call, Presence, Refusal
from tests.clock import Clock
from tests.hub.device import Device
from tests.hub.event import Joined, joined


@pytest.fixture
async def event(tmp_path: Path, clock: Clock) -> AsyncIterator[Joined]:
    async with joined(tmp_path, clock) as event, event.regie.connected(event.hub):
        yield event


async def test_note_taker_sits_down_elsewhere_and_writes_there(event: Joined) -> None:
    notes = event.notes("ws1")
    async with notes.connected(event.hub):
        await notes.until_lettered("ws1")
        assert await notes.call("sit", {"place": "ws2"}) == (True, "")
        await notes.until_lettered("ws2")
        notes.file("im zweiten Raum", "ws2")
        notes.file("und noch eines im ersten", "ws1")
        await event.regie.until_texts("im zweiten Raum", place="ws2")
        await event.regie.until_texts("und noch eines im ersten", place="ws1")
        assert event.regie.station.snapshot.devices[notes.station.device].place == "ws2"


async def test_nobody_sits_where_there_is_no_place(event: Joined) -> None:
    notes = event.notes()
    async with notes.connected(event.hub):
        assert await notes.call("sit", {"place": "ws9"}) == (False, "gone")
        assert await notes.call("sit") == (False, "unknown")


async def test_device_is_called_otherwise(event: Joined) -> None:
    notes = event.notes()
    async with notes.connected(event.hub):
        assert await notes.call("name", {"name": " Laptop\x1b[31m  am Fenster " + "x" * 99}) == (
            True,
            "",
        )
        known = event.hub.event.station.snapshot.devices[notes.station.device]
        assert known.name == "Laptop [31m am Fenster " + "x" * 37


async def test_device_that_leaves_is_parted_from_and_does_not_come_back(event: Joined) -> None:
    notes = event.notes()
    async with notes.connected(event.hub):
        assert await notes.call("leave") == (True, "")
        await notes.until_refused(Refusal.LEFT)
    async with notes.connected(event.hub):
        await notes.until_refused(Refusal.LEFT)
    assert notes.station.device in event.hub.event.station.snapshot.devices


async def test_device_that_is_thrown_out_is_parted_from_at_once(event: Joined) -> None:
    notes = event.notes()
    async with notes.connected(event.hub):
        thrown = {"device": notes.station.device}
        assert await event.regie.call("throw_out", thrown) == (True, "")
        await notes.until_refused(Refusal.THROWN_OUT)
    async with notes.connected(event.hub):
        await notes.until_refused(Refusal.THROWN_OUT)


async def test_renewed_link_lets_nobody_in_by_the_old_one_but_who_is_known(event: Joined) -> None:
    known, late = event.notes(), event.notes()
    async with known.connected(event.hub):
        before = event.hub.address.notes
        assert await event.regie.call("renew", {"role": "notes"}) == (True, "")
        await event.regie.told.until(lambda: _notes_token(event.regie) not in ("", before))
    assert event.hub.address.notes == _notes_token(event.regie)
    async with late.connected(event.hub):
        await late.until_refused(Refusal.TOKEN)
    async with known.connected(event.hub):
        assert known.refusal is None
    late.guest = replace(late.guest, token=_notes_token(event.regie))
    async with late.connected(event.hub):
        assert late.refusal is None


def _notes_token(regie: Device) -> str:
    access = regie.last(Access)
    return "" if access is None else str(access.tokens["notes"])


@pytest.mark.parametrize("name", ["renew", "throw_out", "ask_lead"])
async def test_note_takers_may_not_ask_for_what_is_regies(event: Joined, name: str) -> None:
    notes = event.notes()
    async with notes.connected(event.hub):
        assert await notes.call(name, {"role": "notes", "device": "0" * 12}) == (False, "role")
        assert await notes.call("no_such_call") == (False, "unknown")


async def test_lead_is_asked_for_and_given_by_who_leads(event: Joined) -> None:
    assistant = event.assistant()
    async with assistant.connected(event.hub):
        event.regie.linking.on_call = lambda call: _give(event.regie, call)
        assert await assistant.call("ask_lead") == (True, "")
        await assistant.told.until(lambda: assistant.station.leads)
        assert not event.regie.station.leads


def _give(regie: Device, call: Call) -> None:
    regie.station.devices.lead(call.arguments["device"], "Plenum offen")
    regie.send(Answer(call.id, True))


async def test_lead_is_not_given_where_who_leads_does_not_want_to(event: Joined) -> None:
    event.regie.answers = False
    assistant = event.assistant()
    async with assistant.connected(event.hub):
        assert await assistant.call("ask_lead") == (False, "not now")


async def test_lead_that_nobody_answers_for_is_not_given(
    event: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls, "FORWARD_SECONDS", 0.05)
    event.regie.linking.on_call = lambda _: None
    assistant = event.assistant()
    async with assistant.connected(event.hub):
        assert await assistant.call("ask_lead") == (False, "late")


async def test_who_asks_too_much_is_answered_that_too(event: Joined) -> None:
    notes = event.notes()
    async with notes.connected(event.hub):
        for number in range(100):
            notes.send(Call(1_000 + number, "no_such_call"))
        await notes.told.until(
            lambda: sum(isinstance(frame, Answer) for frame in notes.frames) == 100
        )
        said = {frame.said for frame in notes.frames if isinstance(frame, Answer)}
        assert said == {"unknown", "busy"}


async def test_call_that_the_disk_does_not_take_has_failed(
    event: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls, "ANSWER_SECONDS", 0.2)
    notes = event.notes()
    async with notes.connected(event.hub):
        await notes.until_lettered()
        store = event.hub.event.station._log._file._store
        monkeypatch.setattr(store._worker, "_reach", _full)
        assert await notes.call("name", {"name": "Neu"}) == (False, "unsaved")
        monkeypatch.undo()


def _full() -> None:
    raise sqlite3.OperationalError("database or disk is full")


async def test_regie_sees_who_is_there_and_what_is_only_there(event: Joined) -> None:
    notes = event.notes()
    async with notes.connected(event.hub):
        await event.regie.told.until(lambda: _seen(event.regie, notes) == (True, 0))
        notes.linking.tick(14)
        await event.regie.told.until(lambda: _seen(event.regie, notes) == (True, 14))
    await event.regie.told.until(lambda: _seen(event.regie, notes) == (False, 14))


def _seen(regie: Device, device: Device) -> tuple[bool, int] | None:
    presence = regie.last(Presence)
    found = {one.device: (one.connected, one.alone) for one in presence.devices} if presence else {}
    return found.get(device.station.device)


async def test_role_of_a_stage_may_call_nothing(event: Joined) -> None:
    stage = event.devices.make(event.hub, Role.STAGE)
    async with stage.connected(event.hub):
        stage.send(Call(1, "leave"))
        await stage.until_refused(Refusal.ROLE)
