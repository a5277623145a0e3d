"""Where one writes, what runs, and finding what was captured anywhere."""

from __future__ import annotations

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.instant import minutes
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.mitschrift.entries_pane import EntriesPane
from facilitator.tui.mitschrift.picker import Picker
from tests.clock import Clock
from tests.domain.factories import at
from tests.tui.conftest import Open
from tests.tui.mitschrift import (
    advance,
    field_of,
    filed,
    listed,
    title_of,
    view_of,
    write,
)
from tests.tui.screens import said, shown

SMALL = (80, 24)


@pytest.fixture
def app(open_app: Open) -> FacilitatorApp:
    app = open_app(view="mitschrift")
    for place, text in (("ws1", "erstens"), ("ws1", "Patensystem"), ("ws2", "Paten fehlen")):
        app.context.station.capture.file(place, Line(text))
    return app


def marked(app: FacilitatorApp) -> str:
    view = view_of(app)
    return "" if view.marked is None else view.number(view.marked)


def choices(app: FacilitatorApp) -> list[str]:
    """Return the lines of the open picker, the marked one with a sign."""
    assert isinstance(app.screen, Picker)
    found = app.screen.query_one("#picker-choices")
    return [
        line[found.region.x : found.region.right].rstrip()
        for line in shown(app)[found.region.y : found.region.bottom]
        if line[found.region.x : found.region.right].strip()
    ]


# --- the line at the top ---


async def test_before_anything_runs_the_first_workshop_is_open(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()

        assert shown(app)[1:3] == [
            " WS 1 · Qualifizierung und Ausbildung · Raum A",
            " Leitfrage: Was hilft am Anfang?",
        ]


async def test_a_running_block_that_is_written_down_is_open(open_app: Open, clock: Clock) -> None:
    app = open_app(view="mitschrift")
    advance(app.context.station, 2)
    clock.wait(minutes(10))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()

        assert shown(app)[1].split() == ["Impuls", "noch", "20", "min"]
        assert title_of(app) == "Erkenntnis — Sie schreiben"


async def test_the_workshop_shows_its_own_part_of_the_phase(open_app: Open, clock: Clock) -> None:
    app = open_app(view="mitschrift")
    station = app.context.station
    advance(station, 3)
    async with app.run_test(size=SMALL) as pilot:
        clock.wait(minutes(17))
        view_of(app).refresh_moment()
        await pilot.pause()
        assert shown(app)[1].endswith("Herausforderungen · noch 13 min")

        clock.wait(minutes(20))
        view_of(app).refresh_moment()
        await pilot.pause()
        assert shown(app)[1].endswith("Workshop-Phase · noch 23 min")

        clock.wait(minutes(30))
        view_of(app).refresh_moment()
        await pilot.pause()

        assert shown(app)[1].endswith("Workshop-Phase · ! überzieht um 7 min")


async def test_nobody_is_taken_to_another_place(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "begonnen")
        advance(app.context.station, 2)
        await pilot.pause()

        assert shown(app)[1].endswith("Jetzt läuft: Impuls · Strg+O wechselt")
        assert shown(app)[1].startswith(" WS 1 · ")
        assert field_of(app).text == "begonnen"

        advance(app.context.station, 3)
        await pilot.pause()

        assert shown(app)[1].endswith("Jetzt läuft: Kaffeepause")


# --- choosing a place ---


async def test_what_runs_is_one_key_away(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "begonnen")
        advance(app.context.station, 2)
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert choices(app) == [
            "  WS 1 · Qualifizierung und Ausbildung · Raum A",
            "  WS 2 · Sichtbarkeit und Attraktivität · Raum B",
            "  Begrüßung",
            "▶ Impuls",
            "  Plenum",
        ]

        await pilot.press("enter")
        await write(pilot, "Leistung trägt\n")

        assert filed(app, "impuls") == [("I.1", "insight", "Leistung trägt")]


async def test_typing_narrows_the_places(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+o")
        await write(pilot, "SICHT ws")
        assert choices(app) == ["  WS 2 · Sichtbarkeit und Attraktivität · Raum B   1 Beitrag"]

        await pilot.press("enter")
        await pilot.pause()

        assert shown(app)[1].startswith(" WS 2 · Sichtbarkeit")


async def test_the_place_is_open_again(app: FacilitatorApp, open_app: Open) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+o")
        await write(pilot, "sicht\n")

    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()

        assert shown(app)[1].startswith(" WS 2 · Sichtbarkeit")


async def test_escape_leaves_the_place_as_it_was(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "begonnen")
        await pilot.press("ctrl+o", "down", "escape")
        await write(pilot, " und fertig")

        assert field_of(app).text == "begonnen und fertig"
        assert view_of(app).desk.place == "ws1"


# --- search ---


async def test_search_finds_words_everywhere_those_of_this_place_first(
    app: FacilitatorApp,
) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+f")
        await write(pilot, "paten")

        assert choices(app) == ["1.2  unsortiert  Patensystem", "2.1  unsortiert  Paten fehlen"]


async def test_search_takes_one_to_the_entry_and_the_line_waits(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "begonnen")
        await pilot.press("ctrl+f")
        await write(pilot, "paten fehl\n")
        await pilot.pause()
        assert marked(app) == "2.1"
        assert listed(app) == ["› 2.1  unsortiert       Paten fehlen"]

        await pilot.press("enter")
        assert title_of(app) == "2.1 bearbeiten"
        await pilot.press("escape", "ctrl+o", "up", "enter")

        assert field_of(app).text == "begonnen"


async def test_search_finds_a_number_before_anything_else(app: FacilitatorApp) -> None:
    app.context.station.capture.file("ws1", Line("siehe auch 2.1"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+f")
        await write(pilot, "2.1")

        assert choices(app)[0] == "2.1  unsortiert  Paten fehlen"
        await pilot.press("enter")
        assert marked(app) == "2.1"


async def test_search_finds_a_moved_entry_by_the_number_that_it_had(app: FacilitatorApp) -> None:
    station = app.context.station
    moved = station.capture.file("impuls", Line("zieht um")).entry
    station.capture.move(moved or "", "ws1")
    station.capture.file("ws1", Line("steht schon bei I.1"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+f")
        await write(pilot, "i.1")

        assert choices(app) == [
            "1.3  Erkenntnis  zieht um",
            "1.4  unsortiert  steht schon bei I.1",
        ]
        await pilot.press("enter")
        assert marked(app) == "1.3"


async def test_search_brings_a_removed_entry_back(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape", "x", "ctrl+f")
        await write(pilot, "patensys")
        assert choices(app) == ["entfernt, ⏎ holt zurück  1.2  unsortiert  Patensystem"]

        await pilot.press("enter")

        assert [number for number, _, _ in filed(app)] == ["1.1", "1.2"]
        assert marked(app) == "1.2"


async def test_search_without_a_find_leaves_everything_as_it_was(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+f")
        await write(pilot, "gibt es nicht\n")
        assert choices(app) == []
        await pilot.press("escape")
        await pilot.pause()

        assert marked(app) == ""
        assert app.focused is field_of(app)


async def test_search_shows_texts_as_they_are(app: FacilitatorApp) -> None:
    app.context.station.capture.file("ws1", Line("[red]x[/] \x1b[2J\nzweite Zeile"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+f")
        await write(pilot, "red")

        assert choices(app) == ["1.3  unsortiert  [red]x[/] ·[2J zweite Zeile"]


async def test_search_says_how_many_it_does_not_show(app: FacilitatorApp) -> None:
    for number in range(150):
        app.context.station.capture.file("ws1", Line(f"Nummer {number}"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+f")
        await write(pilot, "nummer")

        assert "50 weitere" in "\n".join(shown(app))


# --- columns ---


async def test_columns_show_the_entries_by_kind(app: FacilitatorApp) -> None:
    for text, prefix in (("Zeit fehlt", "h"), ("und Raum", "+"), ("Musterschulung", "o")):
        app.context.station.capture.file("ws1", Line(text, prefix))
    async with app.run_test(size=(100, 24)) as pilot:
        await write(pilot, "begonnen")
        await pilot.press("ctrl+t")
        await pilot.pause()
        lines = [" ".join(line.split()) for line in shown(app)[4:8]]
        assert lines[0] == "│ Herausforderungen (1) Handlungsoptionen (1) unsortiert (2) │"
        assert lines[2:] == [
            "│ 1.3 Zeit fehlt 1.5 Musterschulung 1.1 erstens │",
            "│ 1.4 + und Raum 1.2 Patensystem │",
        ]

        await write(pilot, " und fertig\n")
        assert filed(app)[-1] == ("1.6", None, "begonnen und fertig")
        await pilot.press("ctrl+t")
        await pilot.pause()

        assert listed(app)[-1] == "  1.6  unsortiert       begonnen und fertig"


async def test_the_key_goes_through_columns_that_do_not_fit(app: FacilitatorApp) -> None:
    for letter in "hlofbez":
        app.context.station.capture.file("ws1", Line(f"Beitrag {letter}", letter))
    async with app.run_test(size=SMALL) as pilot:
        seen = []
        for _ in range(4):
            await pilot.press("ctrl+t")
            await pilot.pause()
            seen.append(shown(app)[4][2:20].split()[0] if view_of(app).page is not None else "")

        assert seen == ["Herausforderungen", "Offene", "Zitate", ""]


async def test_escape_leads_from_the_columns_to_the_list(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+t", "escape")
        await pilot.pause()

        assert listed(app)[-1] == "› 1.2  unsortiert       Patensystem"


# --- sizes ---


@pytest.mark.parametrize("size", [(80, 24), (80, 15), (120, 36), (200, 60)])
async def test_the_field_is_in_sight_at_every_size(
    app: FacilitatorApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await write(pilot, "l begonnen")

        lines = shown(app)
        assert any(line.startswith("┏━ Lösungsansatz — Sie schreiben ━") for line in lines)
        assert any(line.startswith("┃ begonnen") for line in lines)
        assert all(len(line) <= size[0] for line in lines)
        assert any("Buchstabe + Leertaste: h Herausforderung" in line for line in lines) == (
            size[1] >= 20
        )


async def test_help_lists_all_that_can_be_done(app: FacilitatorApp) -> None:
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.press("f1")
        await pilot.pause()

        page = "\n".join(shown(app))
        for line in ("Strg+O", "Strg+F", "Strg+N", "Strg+T", "k  ", "Pos1", "z … -- Teamleitung"):
            assert line in page


async def test_the_clock_leaves_the_list_alone(app: FacilitatorApp, clock: Clock) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        pane = view_of(app).query_one(EntriesPane)
        before = pane.visual
        clock.moment = at("12:55")
        view_of(app).refresh_moment()
        await write(pilot, "tippen")

        assert pane.visual is before


async def test_the_screens_speak_english_too(open_app: Open) -> None:
    app = open_app(view="mitschrift", language="en")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "l one\n")
        await pilot.press("up")
        await pilot.pause()

        assert title_of(app) == "edit 1.1"
        assert said(app) == []
