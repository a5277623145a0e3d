"""Saving to a stick from the screens of a joined device."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from facilitator.domain.agenda import Agenda
from facilitator.record.inspecting import inspect
from facilitator.tui.form import Form
from facilitator.tui.mitschrift.view import MitschriftView
from tests.tui.mitschrift import write
from tests.tui.screens import said, settle, shown
from tests.tui.taking_part import Event, running_event


@pytest.fixture
async def event(tmp_path: Path, agenda: Agenda) -> AsyncIterator[Event]:
    async with running_event(tmp_path, agenda) as event:
        yield event


async def test_stick_gets_all_that_the_device_holds(event: Event, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    async with event.joined(name="Laptop Raum A", place="1") as (app, pilot):
        await event.bell.until(lambda: isinstance(app.screen, MitschriftView), pilot)
        await write(pilot, "o nur hier\n")
        app.action_save_to_stick()
        await pilot.pause()
        await write(pilot, f"{stick}\n")
        await settle(pilot)

        written = inspect(stick / "laptop-raum-a.record")
        assert written.is_whole
        assert written.meta is not None
        assert written.meta.secret == ""
        assert written.snapshot is not None
        assert [entry.text for entry in written.snapshot.entries.values()] == ["nur hier"]
        assert said(app)[-1].startswith(f"{stick / 'laptop-raum-a.record'} ist geschrieben")


async def test_folder_that_is_not_there_is_said_and_asked_again(
    event: Event, tmp_path: Path
) -> None:
    async with event.joined(name="Laptop Raum A", place="1") as (app, pilot):
        await event.bell.until(lambda: isinstance(app.screen, MitschriftView), pilot)
        app.action_save_to_stick()
        await pilot.pause()
        await write(pilot, f"{tmp_path / 'none'}")
        await pilot.press("enter")
        await pilot.pause()

        assert isinstance(app.screen, Form)
        assert "Diesen Ordner gibt es nicht." in "\n".join(shown(app))
