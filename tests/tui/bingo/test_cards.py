"""A card, looked at while somebody calls Bingo; and cards for paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from facilitator.domain.bingo.card import FREE
from facilitator.domain.bingo.game import GameState
from facilitator.domain.stage import Scene
from facilitator.link.frames import Answer
from facilitator.link.playing import (
    Leaflet,
    PrintedCard,
    Printing,
    printing_to_lines,
    to_lines,
)
from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.bingo.card_screen import CardScreen
from facilitator.tui.bingo.card_view import number_in
from tests.tui.bingo.games import (
    DONE,
    OPEN_TO_PHONES,
    SQUARES,
    GameLink,
    cells,
    overview,
    player,
    playing,
    words_on,
)
from tests.tui.screens import said, settle, shown

pytestmark = pytest.mark.slow  # each opens the whole program

WIDE = (120, 36)
PAPER = player(31, "#31", is_paper=True, filled=4, lines=1)
CARD = Answer(1, is_done=True, lines=to_lines([PAPER, *cells()]))


@pytest.fixture(autouse=True)
def _plays(hub: GameLink) -> None:
    hub.tell_of(playing(overview()))
    hub.plays["card"] = CARD


async def open_card(pilot: Pilot[Language], number: str = "31") -> None:
    await pilot.pause()
    await pilot.press("k")
    await pilot.pause()
    await pilot.press(*number, "enter")
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x36"])
async def test_card_shows_squares_lines_and_partners(
    app: FacilitatorApp, hub: GameLink, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await open_card(pilot)
        words = words_on(app)

        assert hub.played == [{"do": "card", "number": "31"}]
        assert "Karte 31 (Papier)" in words
        assert "1 Reihe voll · 4 Felder gefüllt" in words
        assert "Was nur von Hand unterschrieben ist, steht allein auf dem Papier." in words
        assert "✓ rechnet" in words
        assert "Kim" in words
        assert "⏎ anerkennen: Die Bühne zeigt es mit Fanfare Esc nicht" in words


async def test_card_is_accepted_by_enter_and_goes_to_the_stage(
    app: FacilitatorApp, hub: GameLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CardScreen, "ARMED_AFTER", 0)
    hub.plays["claim"] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await open_card(pilot)
        await pilot.press("enter")
        await pilot.pause()

        assert hub.played[-1] == {"do": "claim", "number": "31"}
        assert app.sending.choice.scene is Scene.BINGO_BOARD
        assert said(app) == ["Bestätigt: Karte 31 (Papier)"]


async def test_card_that_is_not_accepted_changes_nothing(
    app: FacilitatorApp, hub: GameLink
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_card(pilot)
        await pilot.press("escape")
        await pilot.pause()

        assert hub.played == [{"do": "card", "number": "31"}]
        assert app.sending.choice.scene is Scene.WELCOME


async def test_held_enter_does_not_accept_the_card_that_it_has_asked_for(
    app: FacilitatorApp, hub: GameLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CardScreen, "ARMED_AFTER", 60)
    hub.plays["claim"] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await open_card(pilot)
        await pilot.press("enter", "enter")
        await pilot.pause()

        assert hub.played == [{"do": "card", "number": "31"}]


async def test_card_is_only_looked_at_before_the_game_begins(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(overview(GameState.OPEN)))
    async with app.run_test(size=WIDE) as pilot:
        await open_card(pilot)

        assert "Esc zurück" in words_on(app)
        assert "anerkennen" not in words_on(app)


async def test_card_of_a_phone_without_a_line_is_doubted(
    app: FacilitatorApp, hub: GameLink
) -> None:
    answer = to_lines([player(17, "Kim", lines=0, filled=0), *cells(filled=())])
    hub.plays["card"] = Answer(1, is_done=True, lines=answer)
    async with app.run_test(size=WIDE) as pilot:
        await open_card(pilot)

        assert "Erkennen Sie nur an, was Sie auf Papier unterschrieben sehen." in words_on(app)


async def test_field_without_anything_in_it_asks_for_nothing(
    app: FacilitatorApp, hub: GameLink
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_card(pilot, "")

        assert "Bitte eine Nummer oder einen Code." in words_on(app)
        assert hub.played == []


@pytest.mark.parametrize("code", ["r5v8n", "23456"])
async def test_card_is_found_by_its_code(app: FacilitatorApp, hub: GameLink, code: str) -> None:
    hub.plays["find"] = Answer(1, is_done=True, lines=to_lines([PAPER]))
    async with app.run_test(size=WIDE) as pilot:
        await open_card(pilot, code)

        assert ("bingo", {"do": "find", "text": code}) in hub.asked
        assert hub.played == [{"do": "card", "number": "31"}]
        assert isinstance(app.screen, CardScreen)


async def test_code_that_is_a_nickname_too_is_asked_about(
    app: FacilitatorApp, hub: GameLink
) -> None:
    found = [player(9, "Marta"), PAPER]
    hub.plays["find"] = Answer(1, is_done=True, lines=to_lines(found))
    async with app.run_test(size=WIDE) as pilot:
        await open_card(pilot, "marta")
        assert "1 Karte 9 · Marta 2 Karte 31 (Papier)" in words_on(app)
        await pilot.press("2")
        await pilot.pause()

        assert hub.played == [{"do": "card", "number": "31"}]


@pytest.mark.parametrize(
    ("lines", "words"),
    [((), "Diese Karte gibt es nicht."), (("?",), "Der Hauptrechner antwortet nicht")],
)
async def test_code_that_finds_nothing_is_said(
    app: FacilitatorApp, hub: GameLink, lines: tuple[str, ...], words: str
) -> None:
    hub.plays["find"] = Answer(1, is_done=True, lines=lines)
    async with app.run_test(size=WIDE) as pilot:
        await open_card(pilot, "zzzzz")

        assert [one[: len(words)] for one in said(app)] == [words]


async def test_unknown_card_is_said(app: FacilitatorApp, hub: GameLink) -> None:
    hub.plays["card"] = Answer(1, is_done=False, said="nobody")
    async with app.run_test(size=WIDE) as pilot:
        await open_card(pilot, "999")

        assert said(app) == ["Diese Karte gibt es nicht."]


async def test_hostile_partner_on_a_card_is_plain_text(app: FacilitatorApp, hub: GameLink) -> None:
    name = "[@click=app.quit]Kim[/]\x1b[2J"
    hub.plays["card"] = Answer(1, is_done=True, lines=to_lines([PAPER, *cells(partner=name)]))
    async with app.run_test(size=WIDE) as pilot:
        await open_card(pilot)
        lines = shown(app)

        assert app.is_running
        assert "\x1b" not in "".join(lines)
        assert "[@click" in words_on(app)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("17", 17), (" #17 ", 17), ("0", 0), ("", 0), ("-3", 0), ("1e3", 0), ("³", 0), ("9" * 7, 0)],
)
def test_number_of_a_card_is_read(typed: str, number: int) -> None:
    assert number_in(typed) == number


# --- cards for paper ---

PRINTING = Printing(
    leaflet=Leaflet(title="Jobcenter-Bingo", size=5, join_code="K7Q4M2", access=OPEN_TO_PHONES),
    pool=tuple(square.text for square in SQUARES),
    cards=(
        PrintedCard(
            number=43,
            code="AB2CD",
            token="ABCDEFGH2345",
            squares=(*range(12), FREE, *range(12, 24)),
        ),
    ),
)


@pytest.mark.parametrize(
    ("keys", "call", "name"),
    [
        (["1", "enter"], {"do": "print", "count": "20"}, "event-bingo-karten.docx"),
        (["2"], {"do": "print", "count": "0"}, "event-bingo-karten.docx"),
        (["3"], {"do": "switch"}, "event-bingo-auf-papier.docx"),
    ],
    ids=["new", "again", "switch"],
)
async def test_cards_are_written_as_a_word_file(
    app: FacilitatorApp,
    hub: GameLink,
    record: Path,
    keys: list[str],
    call: dict[str, str],
    name: str,
) -> None:
    hub.plays[call["do"]] = Answer(1, is_done=True, lines=printing_to_lines(PRINTING))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await settle(pilot)

        file = record.parent.parent / "exports" / name
        assert hub.played == [call]
        assert file.read_bytes()[:2] == b"PK"
        assert said(app)[-1] == f"1 Karte: {file}"


async def test_too_many_cards_are_not_asked_for(app: FacilitatorApp, hub: GameLink) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("0", "0", "enter")
        await pilot.pause()

        assert "Bitte eine Zahl von 1 bis 500." in words_on(app)
        assert hub.played == []


async def test_nothing_to_print_is_said(app: FacilitatorApp, hub: GameLink) -> None:
    nothing = replace(PRINTING, cards=())
    hub.plays["switch"] = Answer(1, is_done=True, lines=printing_to_lines(nothing))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("3")
        await settle(pilot)

        assert said(app) == ["Solche Karten gibt es nicht."]
