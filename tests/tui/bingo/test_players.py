"""Players: found, renamed, removed, made one, given their card back."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from facilitator.link.frames import Answer
from facilitator.link.playing import to_lines
from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.bingo.card_screen import CardScreen
from facilitator.tui.bingo.players_screen import PlayersScreen
from facilitator.tui.code_screen import CodeScreen
from tests.tui.bingo.games import DONE, GameLink, cells, overview, player, playing, words_on
from tests.tui.screens import shown, write

pytestmark = pytest.mark.slow  # each opens the whole program

WIDE = (120, 36)
FOUND = (
    player(17, "Kim"),
    player(23, "Kim 2", lines=0, filled=2, met=2),
    player(31, "#31", is_paper=True),
)


@pytest.fixture(autouse=True)
def _plays(hub: GameLink) -> None:
    hub.tell_of(playing(overview()))
    hub.plays["find"] = Answer(1, is_done=True, lines=to_lines(FOUND))


async def open_players(pilot: Pilot[Language], *keys: str) -> None:
    await pilot.pause()
    await pilot.press("m")
    await pilot.pause()
    await pilot.press("down", *keys)
    await pilot.pause()
    await pilot.pause()


async def test_players_are_found_while_one_types(app: FacilitatorApp, hub: GameLink) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("m")
        await pilot.pause()
        await write(pilot, "kim x")
        await pilot.pause()
        asked = [said["text"] for name, said in hub.asked if said["do"] == "find"]
        lines = [" ".join(line.strip(" │").split()) for line in shown(app)]

        assert asked == ["", "k", "ki", "kim", "kim", "kim x"]
        assert "17 Kim 5 Felder 1 Reihe 7 getroffen" in lines
        assert "31 Karte 31 Papier 5 Felder 1 Reihe 7 getroffen" in lines
        assert hub.played == []


@pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x36"])
async def test_player_is_renamed(app: FacilitatorApp, hub: GameLink, size: tuple[int, int]) -> None:
    hub.plays["rename"] = DONE
    async with app.run_test(size=size) as pilot:
        await open_players(pilot, "n")
        await write(pilot, "berly")
        await pilot.press("enter")
        await pilot.pause()

        assert hub.played == [{"do": "rename", "player": "117", "name": "Kimberly"}]
        assert "Umbenannt: Kimberly" in words_on(app)
        assert isinstance(app.screen, PlayersScreen)


async def test_nickname_that_is_refused_is_said(app: FacilitatorApp, hub: GameLink) -> None:
    hub.plays["rename"] = Answer(1, is_done=False, said="blocked")
    async with app.run_test(size=WIDE) as pilot:
        await open_players(pilot, "n", "x", "enter")
        await pilot.pause()

        assert "Dieser Spitzname steht auf der Liste der Beleidigungen." in words_on(app)


async def test_player_is_removed_after_a_question(app: FacilitatorApp, hub: GameLink) -> None:
    hub.plays["remove"] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await open_players(pilot, "down", "x")
        question = words_on(app)
        assert hub.played == []

        await pilot.press("enter")
        await pilot.pause()

        assert "Aus dem Spiel nehmen: Karte 23 · Kim 2?" in question
        assert "Felder, die andere mit dieser Person gefüllt haben, bleiben." in question
        assert hub.played == [{"do": "remove", "player": "123"}]
        assert "Entfernt: Karte 23 · Kim 2" in words_on(app)


async def test_two_players_are_made_one_after_a_question(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.plays["card"] = Answer(1, is_done=True, lines=to_lines([FOUND[0], *cells()]))
    hub.plays["merge"] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await open_players(pilot, "down", "z", "1", "7", "enter")
        await pilot.pause()
        question = words_on(app)
        await pilot.press("enter")
        await pilot.pause()

        assert "Karte 23 · Kim 2 und Karte 17 · Kim sind eine Person?" in question
        assert "Weiter geht es mit Karte 17 · Kim." in question
        assert hub.played[-1] == {"do": "merge", "player": "123", "into": "117"}
        assert "Jetzt eine Person: Karte 17 · Kim" in words_on(app)


async def test_card_is_given_back_by_a_code_on_the_whole_screen(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.plays["recover"] = Answer(1, is_done=True, said="ABCDEFGHJKLMNPQRSTUVWXYZ23")
    async with app.run_test(size=WIDE) as pilot:
        await open_players(pilot, "g")

        assert isinstance(app.screen, CodeScreen)
        assert hub.played == [{"do": "recover", "player": "117"}]

        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, PlayersScreen)


async def test_card_of_a_player_is_one_key_away(app: FacilitatorApp, hub: GameLink) -> None:
    hub.plays["card"] = Answer(1, is_done=True, lines=to_lines([FOUND[0], *cells()]))
    async with app.run_test(size=WIDE) as pilot:
        await open_players(pilot, "k")

        assert isinstance(app.screen, CardScreen)
        assert hub.played == [{"do": "card", "number": "17"}]


@pytest.mark.parametrize("place", ["list", "field"])
async def test_last_decision_is_taken_back_in_the_list(
    app: FacilitatorApp, hub: GameLink, place: str
) -> None:
    hub.tell_of(playing(overview(undoable="remove")))
    hub.plays["undo"] = Answer(1, is_done=True, said="remove")
    async with app.run_test(size=WIDE) as pilot:
        await open_players(pilot, *(["slash"] if place == "field" else []), "ctrl+z")

        assert hub.played == [{"do": "undo"}]
        assert isinstance(app.screen, PlayersScreen)
        assert "Zurückgenommen:" in words_on(app)


async def test_nothing_to_take_back_is_said_in_the_list(app: FacilitatorApp, hub: GameLink) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_players(pilot, "ctrl+z")

        assert hub.played == []
        assert "Hier gibt es nichts" in words_on(app)


async def test_list_leads_back_to_the_field(app: FacilitatorApp, hub: GameLink) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_players(pilot, "slash", "x")
        by_slash = words_on(app)
        await pilot.press("down", "up", "n")
        await pilot.pause()

        assert "Sie schreiben" in by_slash
        assert hub.asked[-1][1]["text"] == "n"  # what stood there gives way to a new search
        assert hub.played == []


async def test_letters_do_nothing_where_nobody_is_found(app: FacilitatorApp, hub: GameLink) -> None:
    hub.plays["find"] = Answer(1, is_done=True)
    async with app.run_test(size=WIDE) as pilot:
        await open_players(pilot, "tab", "n", "x", "z", "g", "k")

        assert isinstance(app.screen, PlayersScreen)
        assert hub.played == []


async def test_answer_that_is_no_player_is_no_crash(app: FacilitatorApp, hub: GameLink) -> None:
    hub.plays["find"] = Answer(1, is_done=True, lines=("{",))
    async with app.run_test(size=WIDE) as pilot:
        await open_players(pilot)

        assert "Der Hauptrechner antwortet nicht." in words_on(app)
