"""Exporting from the screen: a file, where it is, and what stands in its way."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from hashlib import sha256
from math import inf
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from textual.message import Message
from textual.pilot import Pilot

from facilitator.domain.instant import Instant, minutes
from facilitator.domain.versions import Edition
from facilitator.formats.export import Order
from facilitator.formats.problems import FileProblemsError
from facilitator.station import Station
from facilitator.station.exporting import ExportError, Obstacle, export_snapshot
from facilitator.texts import load_texts
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.context import moment_of
from facilitator.tui.dokumentation.export_pane import ExportPane
from facilitator.tui.dokumentation.exporting import (
    Export,
    ExportEnded,
    ExportProgressed,
    Outcome,
    Written,
)
from facilitator.tui.dokumentation.findings_screen import FindingsScreen
from facilitator.tui.dokumentation.order_screen import OrderScreen
from facilitator.tui.dokumentation.result_screen import ResultScreen, result_lines
from facilitator.tui.dokumentation.version_words import FileState, state_of_file
from facilitator.tui.dokumentation.versions_screen import VersionsScreen
from facilitator.tui.dokumentation.view import DokumentationView
from facilitator.tui.form import Form
from tests.clock import Clock
from tests.tui.conftest import Open
from tests.tui.events import capture_event
from tests.tui.screens import said, settle, shown

WIDE = (120, 36)
VERY_WIDE = (240, 36)
"""Wide enough for any path."""


@pytest.fixture(autouse=True)
def _started_beside_the_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin in the event's folder, on a machine without LibreOffice, with fast fingers."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(OrderScreen, "ARMED_AFTER", -inf)


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


async def export(pilot: Pilot[Any], *chosen: str) -> None:
    """Export what is chosen by those keys, and close what it says then."""
    await pilot.press("w", *chosen, "enter")
    await settle(pilot)


async def test_export_writes_the_file_and_says_where_it_is(open_app: Open) -> None:
    app = open_filled(open_app)
    path = app.context.export_folder / "event.docx"
    async with app.run_test(size=VERY_WIDE) as pilot:
        await settle(pilot)
        await export(pilot)

        assert isinstance(app.screen, ResultScreen)
        told = "\n".join(shown(app))
        assert "Exportiert: 0.1 · intern" in told
        assert f"Die Word-Datei: {path} ({size_words(path)})" in told
        await pilot.press("enter")
        await settle(pilot)
        assert status(app) == f"Zuletzt exportiert: 12:30 · {path} · {size_words(path)}"
        body = docx.Document(str(path)).element.body
        assert "auch für Quereinsteigende" in "".join(text.text for text in body.iter(qn("w:t")))
        [version] = app.context.station.snapshot.versions
        assert (version.number, version.file) == ("0.1", "event.docx")


async def test_path_that_does_not_fit_is_shown_short(open_app: Open) -> None:
    app = open_filled(open_app)
    path = app.context.export_folder / "event.docx"
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await export(pilot)
        await pilot.press("escape")
        await settle(pilot)

        assert status(app) == f"Zuletzt exportiert: 12:30 · exports/event.docx · {size_words(path)}"


async def test_versions_are_frozen_and_each_edition_has_a_file(open_app: Open) -> None:
    app = open_filled(open_app)
    folder = app.context.export_folder
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await export(pilot, "down", "right")
        await pilot.press("escape")
        await export(pilot, "down", "right", "right")
        await pilot.press("escape")
        await export(pilot, "right")
        told = "\n".join(shown(app))
        await pilot.press("escape", "w")
        await settle(pilot)
        assert isinstance(app.screen, OrderScreen)
        remembered = app.screen.draft.edition
        await pilot.press("left", "down", "right", "down", "down")
        await settle(pilot)
        await pilot.press("e")
        await settle(pilot)
        changes = shown(app)

        assert sorted(path.name for path in folder.iterdir()) == [
            "event-0.9.docx",
            "event-1.0.docx",
            "event-oeffentlich.docx",
        ]
        assert [one.number for one in app.context.station.snapshot.versions] == [
            "0.9",
            "1.0",
            "0.1",
        ]
        assert "Exportiert: 0.1 · öffentlich" in told
        assert "nicht freigegeben und fehlen" in told
        assert remembered is Edition.PUBLIC
        assert any("Was sich seit der Version davor geändert hat" in line for line in changes)


@pytest.mark.parametrize(("opens", "key"), [("v", "w"), ("p", "w"), ("v", "r")])
async def test_keys_that_a_list_names_lead_on_from_it(open_app: Open, opens: str, key: str) -> None:
    app = open_filled(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press(opens)
        await settle(pilot)
        await pilot.press(key)
        await settle(pilot)

        assert isinstance(app.screen, OrderScreen if key == "w" else Form)
        assert len(app.screen_stack) == 2


async def test_list_of_versions_says_what_became_of_the_files(open_app: Open) -> None:
    app = open_filled(open_app)
    folder = app.context.export_folder
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("v")
        await settle(pilot)
        assert "Noch nichts exportiert." in shown(app)[1]
        await pilot.press("escape")
        await export(pilot, "down", "right")
        await pilot.press("v")
        await settle(pilot)
        assert isinstance(app.screen, VersionsScreen)
        fresh = shown(app)
        (folder / "event-0.9.docx").unlink()
        await pilot.press("escape", "v")
        await settle(pilot)
        gone = shown(app)
        await pilot.press("k")
        await settle(pilot)
        back = shown(app)
        (folder / "event-0.9.docx").write_bytes(b"von Hand")
        await pilot.press("escape", "v")
        await settle(pilot)
        edited = shown(app)

        first = "▸ ● 0.9  intern · Di, 9. September, 12:30 · event-0.9.docx"
        assert fresh[1].strip("│ ").startswith(first)
        assert fresh[1].strip("│ ").endswith("unverändert")
        assert any("k Kopie schreiben" in line for line in fresh)
        assert gone[1].strip("│ ").endswith("nicht mehr da")
        assert any("→ k schreibt die Kopie wieder in den Ordner." in line for line in gone)
        assert back[1].strip("│ ").endswith("unverändert")
        assert edited[1].strip("│ ").endswith("! bearbeitet")


def test_file_of_another_export_is_not_taken_for_an_edited_one(
    open_app: Open, tmp_path: Path
) -> None:
    """What was exported into another folder is not the file of that name that lies here."""
    station = open_filled(open_app).context.station
    path = export_snapshot(station.snapshot, folder=tmp_path, name="event", now=station.now())
    record, digest = station.snapshot.record_id, sha256(path.read_bytes()).hexdigest()

    states = [state_of_file(path, one, record) for one in (digest, "0" * 64)]
    path.write_bytes(b"von Hand")

    assert states == [FileState.AS_WRITTEN, FileState.OTHER]
    assert state_of_file(path, digest, record) is FileState.EDITED


async def test_last_export_is_there_after_opening_again(open_app: Open, clock: Clock) -> None:
    app = open_filled(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await export(pilot)
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
    async with app.run_test(size=VERY_WIDE) as pilot:
        await settle(pilot)
        await export(pilot)
        told = "\n".join(shown(app))

        assert (folder / "event.docx").read_text() == "von Hand"
        assert f"Die Word-Datei: {folder / 'event-2.docx'}" in told
        assert "„event.docx“ ist anderswo geöffnet, wurde von Hand bearbeitet" in told


async def test_folder_that_is_none_is_said_and_stays_on_the_screen(open_app: Open) -> None:
    app = open_filled(open_app)
    app.context.export_folder.write_text("im Weg")
    async with app.run_test(size=VERY_WIDE) as pilot:
        await settle(pilot)
        await export(pilot)
        problem = status(app)
        app.context.export_folder.unlink()
        await export(pilot)
        await pilot.press("escape")
        await settle(pilot)

        assert problem == f"! {app.context.export_folder} lässt sich nicht als Ordner benutzen."
        assert status(app).startswith("Zuletzt exportiert: 12:30")


async def test_last_export_can_be_asked_for_again(open_app: Open) -> None:
    app = open_filled(open_app)
    path = app.context.export_folder / "event.docx"
    async with app.run_test(size=VERY_WIDE) as pilot:
        await settle(pilot)
        await pilot.press("o")
        assert said(app) == ["Noch nicht exportiert."]

        await export(pilot)
        await pilot.press("escape", "o")
        await settle(pilot)
        assert f"Die Word-Datei: {path}" in "\n".join(shown(app))

        path.unlink()
        await pilot.press("escape", "o")
        await settle(pilot)
        assert f"Die Datei liegt nicht mehr dort, wo sie war: {path}" in "\n".join(shown(app))
        await pilot.press("p")
        await settle(pilot)
        assert isinstance(app.screen, FindingsScreen)


WRITTEN = Written(path=Path("/x/kassel.docx"), at=Instant(0), size=48_000, pages="LibreOffice")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (WRITTEN, []),
        (
            replace(WRITTEN, number="0.9", pdf=Path("/x/kassel-0.9.pdf")),
            [
                "Das PDF: /x/kassel-0.9.pdf",
                "In der Aufzeichnung liegt eine Kopie, so wie sie hinausging.",
            ],
        ),
        (
            replace(WRITTEN, wanted_pdf=True, pages="none"),
            [
                "Kein PDF: LibreOffice fehlt oder konnte es nicht schreiben. Word kann die Datei "
                "als PDF speichern.",
                "Ohne LibreOffice hat das Inhaltsverzeichnis keine Seitenzahlen. In Word: ins "
                "Verzeichnis klicken, F9.",
            ],
        ),
        (
            replace(WRITTEN, edition=Edition.PUBLIC, missing=1),
            ["1 Inhalt war nicht freigegeben und fehlt: g zeigt, welcher."],
        ),
    ],
)
def test_result_says_what_one_must_know(written: Written, expected: list[str]) -> None:
    lines = list(result_lines(written, None, "48 kB", load_texts("de")))

    assert lines[0] == "Die Word-Datei: /x/kassel.docx (48 kB)"
    assert lines[1:-1] == expected
    assert Written.from_json(written.to_json()) == written


def test_what_an_earlier_program_remembered_is_understood() -> None:
    assert Written.from_json('["/x/kassel.docx", 5, 7]') == Written(
        path=Path("/x/kassel.docx"), at=Instant(5), size=7
    )


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
    def outcome(self) -> Outcome:
        ended = self.messages[-1]
        assert isinstance(ended, ExportEnded)
        return ended.outcome

    @property
    def shares(self) -> list[float]:
        return [message.share for message in self.messages if isinstance(message, ExportProgressed)]


def export_of(station: Station, folder: Path) -> Export:
    return Export(
        station,
        station.snapshot,
        Order(lays_out=False),
        folder=folder,
        name="event",
        now=station.now(),
    )


def test_export_tells_how_far_it_is_and_where_the_file_is(open_app: Open, tmp_path: Path) -> None:
    station = open_filled(open_app).context.station
    told = Told()

    export_of(station, tmp_path / "exports").run(told)

    path = tmp_path / "exports" / "event.docx"
    assert isinstance(told.outcome, Written)
    assert (told.outcome.path, told.outcome.size) == (path, path.stat().st_size)
    assert told.shares == sorted(set(told.shares))
    assert told.shares[-1] == 1


def test_export_that_is_stopped_writes_nothing(open_app: Open, tmp_path: Path) -> None:
    station = open_filled(open_app).context.station
    told = Told()
    told.export = export_of(station, tmp_path / "exports")
    told.stop_at = 0.95

    told.export.run(told)

    assert told.outcome is None
    assert not (tmp_path / "exports").exists()


def test_export_that_is_stopped_too_late_says_where_the_file_is(
    open_app: Open, tmp_path: Path
) -> None:
    station = open_filled(open_app).context.station
    told = Told()
    told.export = export_of(station, tmp_path / "exports")
    told.stop_at = 1

    told.export.run(told)

    assert isinstance(told.outcome, Written)


def test_mistake_of_ours_ends_the_export_and_nothing_else(open_app: Open, tmp_path: Path) -> None:
    station = open_filled(open_app).context.station
    agenda = replace(station.snapshot.agenda, timezone="Nirgendwo/Nie")
    snapshot = replace(station.snapshot, agenda=agenda)
    told = Told()

    Export(
        station, snapshot, Order(lays_out=False), folder=tmp_path, name="event", now=station.now()
    ).run(told)

    assert isinstance(told.outcome, ExportError)
    assert told.outcome.obstacle is Obstacle.OTHER


async def test_escape_stops_an_export_that_is_running(open_app: Open) -> None:
    app = open_filled(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        pane = view(app).query_one(ExportPane)
        pane.start(moment_of(app.context.station), Order())
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
        await pilot.press("w", "enter")
        async with asyncio.timeout(30):
            while "95" not in status(app):
                await pilot.pause()
        running = status(app)
        await pilot.press("down", "w")
        await pilot.pause()
        assert said(app) == ["Ein Export läuft. Esc bricht ihn ab."]
        marked = view(app).mark.anchor
        # Without waiting: nobody reading is an error at once, not a test that never ends.
        os.close(os.open(folder / "event.docx", os.O_WRONLY | os.O_NONBLOCK))
        await settle(pilot)

        assert running.split() == [
            *["Die", "Word-Datei", "wird", "geschrieben", "…"],
            "━" * 19 + "─",
            *["95", "%", "Esc", "bricht", "ab"],
        ]
        assert marked == "part-course"
        assert isinstance(app.screen, ResultScreen)
        assert sorted(path.name for path in folder.iterdir()) == ["event-2.docx", "event.docx"]


def test_template_that_is_not_there_ends_the_export_in_words(
    open_app: Open, tmp_path: Path
) -> None:
    station = open_filled(open_app).context.station
    told = Told()
    order = Order(template=tmp_path / "vorlage.dotx")

    Export(station, station.snapshot, order, folder=tmp_path, name="event", now=station.now()).run(
        told
    )

    assert isinstance(told.outcome, FileProblemsError)
    assert "vorlage.dotx" in told.outcome.render(load_texts("de"))
