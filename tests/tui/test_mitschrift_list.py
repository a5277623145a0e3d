"""The list: an entry is marked there, and single letters act on it."""

from __future__ import annotations

import pytest
from textual import events

from facilitator.domain.capture import Line
from facilitator.domain.entries import Release
from facilitator.domain.kinds import OPTION
from facilitator.station import DraftKey
from facilitator.tui.app import FacilitatorApp
from tests.tui.conftest import Open
from tests.tui.mitschrift import (
    entries_of,
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
    for text, prefix in (("erstens", "h"), ("Endlich! -- Teamleitung", "z"), ("drittens", "o")):
        app.context.station.capture.file("ws1", Line(text, prefix))
    return app


def marked(app: FacilitatorApp) -> str:
    view = view_of(app)
    return "" if view.marked is None else view.number(view.marked)


async def test_escape_marks_the_last_entry_and_leads_back(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "begonnen")
        await pilot.press("escape")
        await pilot.pause()
        assert marked(app) == "1.3"
        assert listed(app)[-1] == "› 1.3  Handlungsoption  drittens"
        assert title_of(app) == "Ihre Zeile wartet hier"

        await pilot.press("escape")
        await write(pilot, " und fertig\n")

        assert marked(app) == ""
        assert filed(app)[-1] == ("1.4", None, "begonnen und fertig")


async def test_the_footer_shows_what_can_be_done_with_the_marked_entry(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "⏎ Ablegen" in shown(app)[-1]

        await pilot.press("escape")
        await pilot.pause()

        assert "⏎ Bearbeiten  k Art  v Verschieben  x Entfernen" in shown(app)[-1]


async def test_an_empty_list_keeps_the_field_ready(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape", "tab")
        await write(pilot, "sofort\n")

        assert filed(app) == [("1.1", None, "sofort")]


async def test_arrows_and_ends_move_the_mark(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape")
        seen = []
        for key in ("up", "up", "up", "down", "end", "down", "home"):
            await pilot.press(key)
            seen.append(marked(app))

        assert seen == ["1.2", "1.1", "1.1", "1.2", "1.3", "1.3", "1.1"]


@pytest.mark.parametrize("key", ["enter", "e"])
async def test_the_marked_entry_is_edited(app: FacilitatorApp, key: str) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "begonnen")
        await pilot.press("escape", "home", key)
        await write(pilot, "!\n")

        assert filed(app)[0] == ("1.1", "challenge", "erstens!")
        assert field_of(app).text == "begonnen"


async def test_a_letter_gives_another_kind(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape", "home", "k")
        await pilot.pause()
        assert "Welche Art hat 1.1?" in "\n".join(shown(app))
        await pilot.press("o")
        assert filed(app)[0] == ("1.1", OPTION, "erstens")

        await pilot.press("k", "minus")
        assert filed(app)[0] == ("1.1", None, "erstens")

        await pilot.press("k", "x", "escape")
        assert filed(app)[0] == ("1.1", None, "erstens")
        assert marked(app) == "1.1"


@pytest.mark.parametrize("key", ["x", "delete"])
async def test_an_entry_is_removed_and_undo_brings_it_back(app: FacilitatorApp, key: str) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape", "up", key)
        await pilot.pause()
        assert [number for number, _, _ in filed(app)] == ["1.1", "1.3"]
        assert marked(app) == "1.3"
        assert said(app)[-1] == "1.2 ist entfernt. Strg+Z holt ihn zurück."

        await pilot.press("ctrl+z")
        await pilot.pause()

        assert [number for number, _, _ in filed(app)] == ["1.1", "1.2", "1.3"]
        assert said(app)[-1].startswith("Zurückgenommen: Entfernen 1.2")


async def test_removing_the_last_entry_leads_back_to_the_field(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    app.context.station.capture.file("ws1", Line("allein"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape", "x")
        await write(pilot, "weiter\n")

        assert filed(app) == [("1.2", None, "weiter")]


async def test_an_entry_moves_to_another_place_with_a_new_number(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape", "home", "v")
        await write(pilot, "Sicht\n")
        await pilot.pause()

        assert filed(app, "ws2") == [("2.1", "challenge", "erstens")]
        assert [number for number, _, _ in filed(app)] == ["1.2", "1.3"]
        assert said(app)[-1] == "Neue Nummer: 2.1"


async def test_an_edit_that_was_begun_moves_along(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("up")
        await write(pilot, " neu")
        await pilot.press("down", "escape", "v")
        await write(pilot, "Sicht\n")
        await pilot.pause()

        (moved,) = entries_of(app, "ws2")
        assert app.context.station.drafts() == {DraftKey("ws2", moved.id): Line("drittens neu")}


@pytest.mark.parametrize(
    ("letter", "release", "words"),
    [
        ("f", Release.WITH_FUNCTION, "freigegeben mit Funktion"),
        ("a", Release.ANONYMOUS, "anonym freigegeben"),
        ("n", Release.DENIED, "nicht freigegeben"),
        ("o", Release.OPEN, "Freigabe offen"),
    ],
)
async def test_a_quote_is_released(
    app: FacilitatorApp, letter: str, release: Release, words: str
) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape", "up", "r", letter)
        await pilot.pause()

        assert entries_of(app)[1].release is release
        assert listed(app)[1] == f"› 1.2  Zitat            Endlich! – Teamleitung · {words}"


async def test_only_quotes_are_released(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape", "r")
        await pilot.pause()

        assert marked(app) == "1.3"
        assert said(app)[-1] == "Freigegeben werden nur Zitate. 1.3: Handlungsoption."


async def test_an_entry_is_proposed_as_a_measure(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape", "home", "m")
        await pilot.pause()

        (measure,) = app.context.station.snapshot.measures
        assert measure.what == "erstens"
        assert listed(app)[0] == "› 1.1  Herausforderung  erstens · Maßnahme"


async def test_o_marks_the_open_ends_in_turn(app: FacilitatorApp) -> None:
    for text in ("vier ..", "fünf", "sechs .."):
        app.context.station.capture.file("ws1", Line(text))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape", "home")
        seen = []
        for _ in range(3):
            await pilot.press("o")
            seen.append(marked(app))

        assert seen == ["1.4", "1.6", "1.4"]


async def test_typing_what_means_nothing_here_goes_on_in_the_field(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "be")
        await pilot.press("escape")
        await write(pilot, "gonnen")

        assert marked(app) == ""
        assert field_of(app).text == "begonnen"


async def test_pasting_goes_into_the_field(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape")
        app.post_message(events.Paste("kxm"))
        await pilot.pause()
        await pilot.pause()

        assert field_of(app).text == "kxm"
        assert len(filed(app)) == 3


async def test_letters_that_are_off_are_typed_into_the_field(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        app.action_toggle_letters()
        await pilot.press("escape")
        await write(pilot, "exkm")

        assert field_of(app).text == "exkm"
        assert len(filed(app)) == 3


async def test_keys_of_presenter_remotes_do_nothing(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape", "up", "pageup", "pagedown", "f5", "full_stop", "b")

        assert marked(app) == "1.2"
        assert field_of(app).is_blank


async def test_a_click_marks_an_entry(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        row = next(number for number, line in enumerate(shown(app)) if "Endlich!" in line)
        await pilot.click(offset=(30, row))
        await pilot.pause()

        assert marked(app) == "1.2"


async def test_the_wheel_looks_back_until_something_is_filed(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    for number in range(1, 41):
        app.context.station.capture.file("ws1", Line(f"Beitrag {number}"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        last = listed(app)
        pane = view_of(app).query_one("#entries")
        for _ in range(3):
            x, y = pane.region.offset
            app.post_message(events.MouseScrollUp(None, x + 5, y + 5, 0, 0, 0, False, False, False))
        await pilot.pause()
        assert listed(app)[-1].endswith("Beitrag 34")
        assert f"Beiträge {35 - len(last)} bis 34 von 40" in "\n".join(shown(app))

        await write(pilot, "neu\n")
        await pilot.pause()

        assert listed(app)[-1].endswith("neu")
        assert title_of(app) == "unsortiert — Sie schreiben"
