"""Rewording what was filed, without losing the line that one was writing."""

from __future__ import annotations

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.entries import EntryId
from facilitator.station import DraftKey, Station
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.question import Question
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


def file(station: Station, *texts: str, place: str = "ws1") -> list[EntryId]:
    return [str(station.capture.file(place, Line(text)).entry) for text in texts]


@pytest.fixture
def app(open_app: Open) -> FacilitatorApp:
    app = open_app(view="mitschrift")
    file(app.context.station, "erstens", "zweitens", "drittens")
    return app


async def test_up_parks_the_line_and_opens_the_entry_before(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "l begonnen")
        await pilot.press("up")
        await pilot.pause()

        assert field_of(app).line == Line("drittens")
        assert title_of(app) == "1.3 bearbeiten"
        assert "⏎ übernehmen · Esc lässt ihn, wie er war" in "\n".join(shown(app))
        assert listed(app)[-1] == "› 1.3  unsortiert       drittens"


async def test_up_and_down_go_through_the_entries_and_back_to_the_line(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "l begonnen")
        seen = []
        for key in ("up", "up", "up", "up", "down", "down", "down", "down"):
            await pilot.press(key)
            seen.append(field_of(app).text)

        assert seen == [
            *("drittens", "zweitens", "erstens", "erstens"),
            *("zweitens", "drittens", "begonnen", "begonnen"),
        ]
        assert field_of(app).line == Line("begonnen", "l")


async def test_up_moves_within_a_text_of_several_lines_first(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "x" * 100)
        await pilot.press("up")
        assert field_of(app).text == "x" * 100

        await pilot.press("up")

        assert field_of(app).text == "drittens"


async def test_enter_takes_over_the_new_wording(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "l begonnen")
        await pilot.press("up", "up")
        await write(pilot, " und mehr\n")
        await pilot.pause()

        assert [text for _, _, text in filed(app)] == ["erstens", "zweitens und mehr", "drittens"]
        assert field_of(app).line == Line("begonnen", "l")
        assert app.context.station.drafts() == {DraftKey("ws1"): Line("begonnen", "l")}


async def test_escape_leaves_the_entry_as_it_was(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "begonnen")
        await pilot.press("up")
        await write(pilot, " und mehr")
        await pilot.press("escape")

        assert [text for _, _, text in filed(app)] == ["erstens", "zweitens", "drittens"]
        assert field_of(app).line == Line("begonnen")
        assert app.context.station.drafts() == {DraftKey("ws1"): Line("begonnen")}


async def test_an_edit_that_was_begun_is_there_again_after_reopening(
    app: FacilitatorApp, open_app: Open
) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "begonnen")
        await pilot.press("up", "up")
        await write(pilot, " und mehr")

    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert title_of(app) == "1.2 bearbeiten"
        assert field_of(app).text == "zweitens und mehr"

        await pilot.press("enter")

        assert filed(app)[1] == ("1.2", None, "zweitens und mehr")
        assert field_of(app).text == "begonnen"


async def test_going_on_from_an_edit_keeps_it_and_says_so_in_the_list(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("up")
        await write(pilot, " und mehr")
        await pilot.press("down")
        await pilot.pause()

        assert field_of(app).is_blank
        assert listed(app)[-1] == "  1.3  unsortiert       drittens · Bearbeitung begonnen"
        await pilot.press("up")
        assert field_of(app).text == "drittens und mehr"


async def test_looking_at_an_entry_leaves_no_draft(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("up")
        await write(pilot, "x")
        await pilot.press("backspace", "down")

        assert app.context.station.drafts() == {}


async def test_letters_are_no_prefixes_in_an_edit(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("up", "ctrl+u")
        await write(pilot, "l Text #o\n")

        assert filed(app)[2] == ("1.3", None, "l Text #o")


async def test_enter_with_nothing_left_asks_whether_to_remove(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("up", "ctrl+u", "enter")
        assert isinstance(app.screen, Question)
        await pilot.press("escape")
        assert len(filed(app)) == 3
        assert title_of(app) == "1.3 bearbeiten"

        await pilot.press("enter", "enter")
        await pilot.pause()

        assert [text for _, _, text in filed(app)] == ["erstens", "zweitens"]
        assert field_of(app).is_blank
        assert said(app)[-1] == "1.3 ist entfernt. Strg+Z holt ihn zurück."


async def test_a_quote_is_edited_with_who_said_it(open_app: Open) -> None:
    app = open_app(view="mitschrift")
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "z Endlich -- Leitung\n")
        await pilot.press("up")
        assert field_of(app).text == "Endlich -- Leitung"
        await pilot.press("backspace", "backspace", "backspace")
        await write(pilot, "erin eines Jobcenters\n")
        (quote,) = entries_of(app)
        assert (quote.text, quote.function) == ("Endlich", "Leiterin eines Jobcenters")

        await pilot.press("up", "ctrl+u")
        await write(pilot, "Na endlich\n")

        (quote,) = entries_of(app)
        assert (quote.text, quote.function) == ("Na endlich", "")


async def test_an_open_end_is_finished(app: FacilitatorApp) -> None:
    file(app.context.station, "und was ist mit ..", "fünftens", "wer zahlt ..")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "Offene Enden (2) · Strg+N" in "\n".join(shown(app))
        await pilot.press("ctrl+n")
        assert (title_of(app), field_of(app).text) == ("1.4 fertig schreiben", "und was ist mit")
        await write(pilot, " der Vertretung?\n")
        await pilot.pause()

        assert filed(app)[3] == ("1.4", None, "und was ist mit der Vertretung?")
        assert [entry.open_end for entry in entries_of(app)] == [False] * 5 + [True]
        assert "Offene Enden (1) · Strg+N" in "\n".join(shown(app))


async def test_the_same_key_goes_on_to_the_next_open_end(app: FacilitatorApp) -> None:
    file(app.context.station, "vier ..", "fünf", "sechs ..")
    async with app.run_test(size=SMALL) as pilot:
        seen = []
        for _ in range(3):
            await pilot.press("ctrl+n")
            seen.append(field_of(app).text)

        assert seen == ["vier", "sechs", "vier"]


async def test_without_an_open_end_the_key_says_so(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "begonnen")
        await pilot.press("ctrl+n")
        await pilot.pause()

        assert field_of(app).text == "begonnen"
        assert said(app)[-1] == "Hier gibt es kein offenes Ende."


async def test_undo_in_an_edit_undoes_typing_only(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("up")
        await write(pilot, " und mehr")
        await pilot.press("ctrl+z")
        assert field_of(app).text == "drittens"

        await pilot.press("ctrl+z")
        await pilot.pause()

        assert len(filed(app)) == 3
        assert title_of(app) == "1.3 bearbeiten"


async def test_an_entry_whose_filing_is_undone_lets_go_of_the_field(app: FacilitatorApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "begonnen")
        await pilot.press("up", "tab")
        assert view_of(app).marked is not None
        await pilot.press("ctrl+z")
        await pilot.pause()

        assert len(filed(app)) == 2
        assert field_of(app).line == Line("begonnen")
        assert view_of(app).desk.editing is None
