"""The photos of the Dokumentation on the screen: added, asked about, ordered, destroyed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from facilitator.domain.agenda import Agenda
from facilitator.domain.photos import Consent, Photo, PhotoId
from facilitator.domain.snapshot import Snapshot
from facilitator.station import Station
from facilitator.texts import load_texts
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.dokumentation import photos_screen
from facilitator.tui.dokumentation.photo_forms import PhotoForm
from facilitator.tui.dokumentation.photo_rows import PhotosShown, photo_facts
from facilitator.tui.dokumentation.photo_viewing import Looking
from facilitator.tui.dokumentation.photos_screen import PhotosScreen
from facilitator.tui.question import Question
from tests.clock import Clock
from tests.formats.photos import HEIC, encoded, picture, quarters, telling
from tests.tui.conftest import Open
from tests.tui.screens import settle, shown, until, write

WIDE = (120, 36)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "F"
    folder.mkdir()
    for name, content in (
        ("1.jpg", telling()),
        ("2.heic", HEIC),
        ("3.png", encoded(quarters((50, 50)), "PNG")),
    ):
        (folder / name).write_bytes(content)
    return folder


def station_of(app: FacilitatorApp) -> Station:
    return app.context.station


def ids(app: FacilitatorApp) -> list[PhotoId]:
    return [photo.id for photo in station_of(app).snapshot.photos]


def said(app: FacilitatorApp) -> str:
    return str(app.screen.query_one("#list-said", Static).render())


async def opened(pilot: Pilot[Any]) -> PhotosScreen:
    await settle(pilot)
    await pilot.press("f")
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, PhotosScreen)
    return screen


async def until_form(pilot: Pilot[Any]) -> None:
    app = pilot.app
    assert isinstance(app, FacilitatorApp)
    await until(pilot, lambda: isinstance(app.screen, PhotoForm))
    await until(pilot, lambda: any("Sie schreiben · Foto" in line for line in shown(app)))


@pytest.mark.slow
async def test_folder_is_added_and_each_photo_is_asked_about(
    open_app: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    app = open_app(view="dokumentation")
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot)
        await pilot.press("a")
        await settle(pilot)
        await write(pilot, folder.name)
        await pilot.press("enter")
        await write(pilot, "FM")
        await pilot.press("enter", "enter")
        await write(pilot, "1")
        await pilot.press("enter")
        await until_form(pilot)

        outcome = str(screen.query_one("#list-said", Static).render())
        asked_about = [line for line in shown(app) if "Foto 1 · 1.jpg · " in line]
        await write(pilot, "Bunt")
        await pilot.press("enter", "enter", "enter")
        await write(pilot, "x")
        await pilot.press("enter")
        await settle(pilot)
        refused = " ".join(shown(app))
        await pilot.press(*["backspace"])
        await write(pilot, "u")
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert isinstance(app.screen, PhotoForm)  # the next one is asked about
        assert len(asked_about) == 1
        await pilot.press("escape")
        await settle(pilot)

        first, second = station_of(app).snapshot.photos
        assert outcome.startswith("2 Fotos hinzugefügt.\n2.heic: HEIC ist hier nicht lesbar.")
        assert "noch offen, unnötig (niemand erkennbar), liegt vor, abgelehnt" in refused
        assert (first.alt, first.credit, first.place) == ("Bunt", "FM", "ws1")
        assert (first.consent, second.alt) == (Consent.NOBODY, "")
        await pilot.press("escape")
        await settle(pilot)
        assert not isinstance(app.screen, PhotosScreen)


async def test_photos_are_put_in_order_taken_out_and_destroyed(open_app: Open) -> None:
    app = open_app(view="dokumentation")
    station = station_of(app)
    one, two, three = [station.photos.add(picture(seed), alt=f"Bild {seed}") for seed in range(3)]
    content = station.photos.content(one)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("shift+down")
        assert ids(app) == [two, one, three]
        await pilot.press("delete")
        assert ids(app) == [two, three]
        await pilot.press("ctrl+z")
        assert ids(app) == [two, one, three]
        await pilot.press("home", "down", "x")
        await settle(pilot)
        assert isinstance(app.screen, Question)
        await pilot.press("enter")
        await settle(pilot)

        assert ids(app) == [two, three]
        assert said(app) == "Foto 2 ist vernichtet."
        assert content is not None
        assert station.photos.content(one) is None
        await pilot.press("ctrl+z")
        assert ids(app) == [two, three]


async def test_what_was_typed_of_a_photo_is_there_after_a_kill(open_app: Open) -> None:
    app = open_app(view="dokumentation")
    photo = station_of(app).photos.add(picture())
    station_of(app).photos.add(picture(2))
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert any("Foto 1 · " in line for line in shown(app))
        await write(pilot, "Flip")
        await settle(pilot)
        typed = [line.text for line in station_of(app).drafts().values()]
        assert len(typed) == 1
        app.pop_screen()  # as if the program had ended here
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await write(pilot, "chart")
        await pilot.press(*["enter"] * 5)
        await settle(pilot)

        known = station_of(app).snapshot.photos[0]
        assert (known.id, known.alt) == (photo, "Flipchart")
        assert station_of(app).drafts() == {}
        # The next one that nobody has described is asked about.
        assert any("Foto 2 · " in line for line in shown(app))


async def test_photo_is_looked_at_while_it_is_described(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(photos_screen, "viewer", lambda: ("viewer",))
    monkeypatch.setattr(Looking, "open", lambda _, content, name: looked.append(name))
    app = open_app(view="dokumentation")
    station_of(app).photos.add(picture())
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot)
        await pilot.press("enter", "ctrl+o")
        await settle(pilot)

        assert looked == ["Foto 1"]
        assert any("Strg+O Bild   ⏎ nächstes Feld" in line for line in shown(app))


async def test_path_that_leads_nowhere_is_said_in_the_form(open_app: Open) -> None:
    app = open_app(view="dokumentation")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("a")
        await settle(pilot)
        await write(pilot, "/gibt/es/nicht")
        await pilot.press("enter")
        await settle(pilot)

        assert isinstance(app.screen, PhotoForm)
        lines = shown(app)
        [at] = [number for number, line in enumerate(lines) if "/gibt/es/nicht" in line]
        assert "Diese Datei oder diesen Ordner gibt es nicht." in lines[at + 1]
        assert ids(app) == []


def test_rows_say_what_is_missing_and_where_a_picture_is(clock: Clock, agenda: Agenda) -> None:
    one = Photo(id="1", place="ws1", digest="a", width=9, height=9, added=clock.now(), alt="Plakat")
    photos = (
        replace(one, consent=Consent.GIVEN),
        replace(one, id="2", place="", digest="b", alt="", caption="Kaffee"),
        replace(one, id="3", place="plenum", digest="c", alt="Saal", consent=Consent.DENIED),
    )
    snapshot = Snapshot(record_id="r", agenda=agenda, photos=photos)
    shown_so = PhotosShown(marked="2", elsewhere=("a",), can_view=False)
    facts = photo_facts(snapshot, shown_so, load_texts("de"))

    assert [(row.sign, row.label, row.said, row.state) for row in facts.rows] == [
        ("!", "Foto 1", "Plakat", "WS 1 · liegt vor"),
        ("!", "Foto 2", "Kaffee", "ganze Veranstaltung · noch offen"),
        ("–", "Foto 3", "Saal", "Plenum · abgelehnt"),
    ]
    assert facts.rows[0].under[-1].endswith("das Bild liegt nur auf einem anderen Gerät")
    assert facts.rows[1].under[0] == "Zeigt: Bildbeschreibung fehlt"
    assert facts.lead == (
        "Bei 1 Foto fehlt noch etwas. Ohne Einwilligung wird es nicht veröffentlicht."
    )
    assert "ansehen" not in facts.keys
