"""Exporting from the screen: a file, where it is, and what stands in its way."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from textual.message import Message

from facilitator.domain.instant import minutes
from facilitator.station.exporting import ExportError, Obstacle
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.dokumentation.exporting import (
    Export,
    Exported,
    ExportEnded,
    ExportProgressed,
)
from facilitator.tui.dokumentation.view import DokumentationView
from tests.clock import Clock
from tests.tui.conftest import Open
from tests.tui.events import capture_event
from tests.tui.screens import said, settle, shown

WIDE = (120, 36)
VERY_WIDE = (240, 36)
"""Wide enough for any path."""


@pytest.fixture(autouse=True)
def _started_beside_the_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def open_filled(open_app: Open, **options: Any) -> FacilitatorApp:
    app = open_app(view="dokumentation", **options)
    capture_event(app.context.station)
    return app


def view(app: FacilitatorApp) -> DokumentationView:
    assert isinstance(app.screen, DokumentationView)
    return app.screen


def status(app: FacilitatorApp) -> str:
    return shown(app)[-2].strip()


def size_words(path: Path) -> str:
    return f"{round(path.stat().st_size / 1000)} kB"


async def test_export_writes_the_file_and_says_where_it_is(open_app: Open) -> None:
    app = open_filled(open_app)
    path = app.context.export_folder / "event.docx"
    async with app.run_test(size=VERY_WIDE) as pilot:
        await settle(pilot)
        await pilot.press("w")
        await settle(pilot)

        assert status(app) == f"Zuletzt exportiert: 12:30 · {path} · {size_words(path)}"
        assert said(app) == []
        text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
        assert "auch für Quereinsteigende" in text


async def test_path_that_does_not_fit_is_said_once_in_full(open_app: Open) -> None:
    app = open_filled(open_app)
    path = app.context.export_folder / "event.docx"
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("w")
        await settle(pilot)
        told = said(app)
        app.clear_notifications()
        await settle(pilot)

        assert told == [f"Die Word-Datei: {path}"]
        assert status(app) == f"Zuletzt exportiert: 12:30 · exports/event.docx · {size_words(path)}"


async def test_last_export_is_there_after_opening_again(open_app: Open, clock: Clock) -> None:
    app = open_filled(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("w")
        await settle(pilot)
    clock.wait(minutes(24 * 60))

    again = open_app(language="en")
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)

        assert status(again).startswith("Last exported: Tue 9 Sep, 12:30 · exports/event.docx")


async def test_file_that_was_edited_by_hand_is_left_alone(open_app: Open) -> None:
    app = open_filled(open_app)
    folder = app.context.export_folder
    folder.mkdir()
    (folder / "event.docx").write_text("von Hand")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("w")
        await settle(pilot)

        assert (folder / "event.docx").read_text() == "von Hand"
        assert said(app) == [
            f"Die Word-Datei: {folder / 'event-2.docx'}. „event.docx“ ist anderswo geöffnet, wurde "
            "von Hand bearbeitet oder gehört zu einer anderen Veranstaltung und blieb unberührt."
        ]
        assert "/event-2.docx" in status(app)


async def test_folder_that_is_none_is_said_and_stays_on_the_screen(open_app: Open) -> None:
    app = open_filled(open_app)
    app.context.export_folder.write_text("im Weg")
    async with app.run_test(size=VERY_WIDE) as pilot:
        await settle(pilot)
        await pilot.press("w")
        await settle(pilot)
        problem = status(app)
        app.context.export_folder.unlink()
        await pilot.press("w")
        await settle(pilot)

        assert problem == f"! {app.context.export_folder} lässt sich nicht als Ordner benutzen."
        assert status(app).startswith("Zuletzt exportiert: 12:30")


async def test_where_the_file_is_can_be_asked_again(open_app: Open) -> None:
    app = open_filled(open_app)
    path = app.context.export_folder / "event.docx"
    async with app.run_test(size=VERY_WIDE) as pilot:
        await settle(pilot)
        await pilot.press("o")
        assert said(app) == ["Noch nicht exportiert."]

        await pilot.press("w")
        await settle(pilot)
        await pilot.press("o")
        assert said(app)[-1] == f"Die Word-Datei: {path}"

        path.unlink()
        await pilot.press("o")
        assert said(app)[-1] == f"Die Datei liegt nicht mehr dort, wo sie war: {path}"


class Told:
    """Takes what an export tells, and lets a test act on it."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.export: Export | None = None
        self.stop_at: float | None = None

    def __call__(self, message: Message) -> None:
        self.messages.append(message)
        if isinstance(message, ExportProgressed) and message.share == self.stop_at:
            assert self.export is not None
            self.export.stop()

    @property
    def outcome(self) -> Exported | ExportError | None:
        ended = self.messages[-1]
        assert isinstance(ended, ExportEnded)
        return ended.outcome

    @property
    def shares(self) -> list[float]:
        return [message.share for message in self.messages if isinstance(message, ExportProgressed)]


def test_export_tells_how_far_it_is_and_where_the_file_is(open_app: Open, tmp_path: Path) -> None:
    station = open_filled(open_app).context.station
    told = Told()

    Export(station.snapshot, tmp_path / "exports", "event", station.now()).run(told)

    path = tmp_path / "exports" / "event.docx"
    assert told.outcome == Exported(path, station.now(), path.stat().st_size)
    assert told.shares == sorted(set(told.shares))
    assert told.shares[-1] == 1


def test_export_that_is_stopped_writes_nothing(open_app: Open, tmp_path: Path) -> None:
    station = open_filled(open_app).context.station
    told = Told()
    told.export = Export(station.snapshot, tmp_path / "exports", "event", station.now())
    told.stop_at = 0.9

    told.export.run(told)

    assert told.outcome is None
    assert not (tmp_path / "exports").exists()


def test_export_that_is_stopped_too_late_says_where_the_file_is(
    open_app: Open, tmp_path: Path
) -> None:
    station = open_filled(open_app).context.station
    told = Told()
    told.export = Export(station.snapshot, tmp_path / "exports", "event", station.now())
    told.stop_at = 1

    told.export.run(told)

    assert isinstance(told.outcome, Exported)


def test_mistake_of_ours_ends_the_export_and_nothing_else(open_app: Open, tmp_path: Path) -> None:
    station = open_filled(open_app).context.station
    agenda = replace(station.snapshot.agenda, timezone="Nirgendwo/Nie")
    told = Told()

    Export(replace(station.snapshot, agenda=agenda), tmp_path, "event", station.now()).run(told)

    assert isinstance(told.outcome, ExportError)
    assert told.outcome.obstacle is Obstacle.OTHER


async def test_escape_stops_an_export_that_is_running(open_app: Open) -> None:
    app = open_filled(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        view(app).action_export()
        view(app).action_stop_export()
        await settle(pilot)

        assert status(app) == "! Export abgebrochen, es wurde nichts geschrieben."
        assert not app.context.export_folder.exists()


async def test_screen_goes_on_while_an_export_is_held_up(open_app: Open) -> None:
    """The file that is looked at first is a pipe: the export waits until somebody writes to it."""
    app = open_filled(open_app)
    folder = app.context.export_folder
    folder.mkdir()
    os.mkfifo(folder / "event.docx")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("w")
        while "90" not in status(app):
            await pilot.pause()
        running = status(app)
        await pilot.press("down", "w")
        await pilot.pause()
        marked = view(app).mark.anchor
        pipe = await asyncio.to_thread(os.open, folder / "event.docx", os.O_WRONLY)
        os.close(pipe)
        await settle(pilot)

        assert running.split() == [
            *["Die", "Word-Datei", "wird", "geschrieben", "…"],
            "━" * 18 + "─" * 2,
            *["90", "%", "Esc", "bricht", "ab"],
        ]
        assert marked == "part-course"
        assert status(app).startswith("Zuletzt exportiert: 12:30 · ")
        assert sorted(path.name for path in folder.iterdir()) == ["event-2.docx", "event.docx"]
