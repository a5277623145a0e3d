"""Running the game from the Bingo screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import Overview, Totals, WinState
from facilitator.domain.stage import Scene
from facilitator.link.frames import Answer
from facilitator.link.playing import Closed, PhoneAccess
from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from tests.tui.bingo.games import DONE, GameLink, overview, playing, win, words_on
from tests.tui.screens import said

WIDE = (120, 36)


async def ready(pilot: Pilot[Language]) -> None:
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize(
    ("shown_game", "question", "call"),
    [
        (None, "„Jobcenter-Bingo“ öffnen?", {"do": "open", "block": "bingo"}),
        (overview(GameState.OPEN), "Das Spiel starten?", {"do": "start"}),
        (overview(), "Das Spiel beenden?", {"do": "end"}),
        (overview(GameState.PAUSED), "Das Spiel fortsetzen?", {"do": "resume"}),
        (
            overview(wins=(win(17, "Kim"), win(23, "Lu"))),
            "Bingo bestätigen: Karte 17 · Kim?",
            {"do": "confirm", "win": "17"},
        ),
        (
            overview(GameState.ENDED, totals=Totals(players=9, bingos=2)),
            "Auslosen?",
            {"do": "raffle"},
        ),
    ],
    ids=["open", "start", "end", "resume", "confirm", "raffle"],
)
async def test_enter_asks_once_and_does_what_comes_next(
    app: FacilitatorApp,
    hub: GameLink,
    shown_game: Overview | None,
    question: str,
    call: dict[str, str],
) -> None:
    hub.tell_of(playing(shown_game))
    hub.plays[call["do"]] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("enter")
        await ready(pilot)
        asked = words_on(app)
        assert hub.played == []

        await pilot.press("enter")
        await ready(pilot)

        assert question in asked
        assert hub.played == [call]


async def test_question_that_is_refused_asks_the_hub_for_nothing(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(overview(wins=(win(17, "Kim"),))))
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("enter", "escape", "x", "escape", "e", "escape")
        await ready(pilot)

        assert hub.played == []
        assert app.sending.choice.scene is Scene.WELCOME


async def test_confirmed_bingo_goes_to_the_stage_and_an_unconfirmed_one_does_not(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(overview(wins=(win(17, "Kim"),))))
    hub.plays["confirm"] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        before = app.sending.choice.scene
        await pilot.press("enter")
        await ready(pilot)
        question = words_on(app)
        await pilot.press("enter")
        await ready(pilot)

        assert before is Scene.WELCOME
        assert "Die Bühne zeigt dann „Kim“ mit Fanfare und den Spielstand." in question
        assert app.sending.choice.scene is Scene.BINGO_BOARD
        assert said(app) == ["Bestätigt: Karte 17 · Kim"]


async def test_bingo_that_the_hub_does_not_confirm_leaves_the_stage_as_it_is(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(overview(wins=(win(17, "Kim"),))))
    hub.plays["confirm"] = Answer(1, is_done=False, said="nothing")
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("enter", "enter")
        await ready(pilot)

        assert app.sending.choice.scene is Scene.WELCOME
        assert said(app) == ["Daran ist nichts (mehr) zu tun."]


async def test_bingo_is_refused_after_a_question(app: FacilitatorApp, hub: GameLink) -> None:
    hub.tell_of(playing(overview(wins=(win(17, "Kim"),))))
    hub.plays["refuse"] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("x")
        await ready(pilot)
        question = words_on(app)
        await pilot.press("enter")
        await ready(pilot)

        assert "Bingo ablehnen: Karte 17 · Kim?" in question
        assert hub.played == [{"do": "refuse", "win": "17"}]
        assert app.sending.choice.scene is Scene.WELCOME


async def test_bingos_that_wait_are_confirmed_together_after_a_question(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(overview(wins=(win(17, "Kim"), win(18, "Lou")))))
    hub.plays["confirm_rest"] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("r")
        await ready(pilot)
        question = words_on(app)
        await pilot.press("enter")
        await ready(pilot)

        assert "Alle 2 wartenden Bingos bestätigen?" in question
        assert hub.played == [{"do": "confirm_rest"}]
        assert app.sending.choice.scene is Scene.WELCOME


@pytest.mark.parametrize(
    ("state", "do", "words"),
    [
        (GameState.RUNNING, "pause", "Das Spiel hält an; p setzt es fort."),
        (GameState.PAUSED, "resume", "Das Spiel geht weiter."),
    ],
)
async def test_one_key_pauses_and_goes_on(
    app: FacilitatorApp, hub: GameLink, state: GameState, do: str, words: str
) -> None:
    hub.tell_of(playing(overview(state)))
    hub.plays[do] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("p")
        await ready(pilot)

        assert hub.played == [{"do": do}]
        assert said(app) == [words]


@pytest.mark.parametrize(
    ("key", "state", "words"),
    [
        ("p", GameState.OPEN, "Nur ein laufendes Spiel kann anhalten."),
        ("x", GameState.RUNNING, "Es wird gerade kein Bingo geprüft."),
        ("e", GameState.ENDED, "Es gibt kein Spiel, das zu beenden wäre."),
        ("l", GameState.RUNNING, "Ausgelost wird, wenn das Spiel beendet ist."),
        ("l", GameState.ENDED, "Niemand hat ein Bingo: Es gibt nichts auszulosen."),
        ("o", GameState.RUNNING, "Hier gibt es nichts zu öffnen."),
        ("ctrl+z", GameState.RUNNING, "Hier gibt es nichts zurückzunehmen."),
        ("ctrl+y", GameState.RUNNING, "Hier gibt es nichts wiederherzustellen."),
    ],
)
async def test_key_that_does_not_fit_says_why(
    app: FacilitatorApp, hub: GameLink, key: str, state: GameState, words: str
) -> None:
    hub.tell_of(playing(overview(state)))
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press(key)
        await ready(pilot)

        assert said(app) == [words]
        assert hub.played == []


async def test_game_is_over_and_nothing_comes(app: FacilitatorApp, hub: GameLink) -> None:
    drawn = win(12, "Ayşe", WinState.CONFIRMED, rank=1)
    hub.tell_of(
        playing(overview(GameState.ENDED, totals=Totals(players=9, bingos=1), raffled=drawn))
    )
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("enter")
        await ready(pilot)

        assert said(app) == [
            "Das Spiel ist vorbei. l lost aus; Strg+P, „Spiel vergessen“, löscht es."
        ]


async def test_undo_says_what_was_taken_back(app: FacilitatorApp, hub: GameLink) -> None:
    hub.tell_of(playing(overview(undoable="merge")))
    hub.plays["undo"] = Answer(1, is_done=True, said="merge")
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("ctrl+z")
        await ready(pilot)

        assert hub.played == [{"do": "undo"}]
        assert said(app) == ["Zurückgenommen: das Zusammenlegen zweier Personen"]


async def test_ending_says_what_is_still_being_checked(app: FacilitatorApp, hub: GameLink) -> None:
    hub.tell_of(playing(overview(wins=(win(17, "Kim"),))))
    hub.plays["end"] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("e")
        await ready(pilot)
        question = words_on(app)
        await pilot.press("enter")
        await ready(pilot)

        assert "1 Bingo wird noch geprüft; bestätigen lässt es sich auch danach." in question
        assert hub.played == [{"do": "end"}]


async def test_hub_that_does_not_answer_is_said(app: FacilitatorApp, hub: GameLink) -> None:
    hub.tell_of(playing(overview(GameState.OPEN)))
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("enter", "enter")
        await ready(pilot)

        assert said(app) == ["Der Hauptrechner antwortet nicht. Es wurde nichts geändert."]


async def test_game_may_be_opened_for_paper_while_phones_do_not_get_in(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(None, PhoneAccess(closed=Closed.NO_NETWORK)))
    hub.plays["open"] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("enter")
        await ready(pilot)

        assert "Handys kommen noch nicht hinein: Warum, steht auf diesem Bildschirm." in words_on(
            app
        )


async def test_game_is_not_opened_without_the_lines_on_data_protection(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(None, PhoneAccess(closed=Closed.PRIVACY)))
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("enter", "enter")
        await ready(pilot)

        assert said(app) == [
            "Im Ablauf fehlen die vier Zeilen zum Datenschutz: So öffnet kein Spiel."
        ]
        assert hub.played == []


async def test_game_is_forgotten_from_the_palette_after_a_question(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(overview()))
    hub.plays["forget"] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await app.screen.run_action("forget_game")
        await ready(pilot)
        question = words_on(app)
        await pilot.press("enter")
        await ready(pilot)

        assert "Das Spiel läuft noch: Damit endet es für alle." in question
        assert "Das lässt sich nicht zurücknehmen." in question
        assert hub.played == [{"do": "forget"}]


async def test_code_is_renewed_from_the_palette_after_a_question(
    app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(playing(overview()))
    hub.plays["renew"] = DONE
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await app.screen.run_action("renew_join_code")
        await pilot.press("enter")
        await ready(pilot)

        assert hub.played == [{"do": "renew"}]


@pytest.mark.parametrize("key", ["k", "m", "q", "d", "s"])
async def test_keys_that_need_a_game_say_how_to_open_one(
    app: FacilitatorApp, hub: GameLink, key: str
) -> None:
    hub.tell_of(playing(None))
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press(key)
        await ready(pilot)

        assert said(app) == ["Es ist kein Spiel geöffnet. ⏎ öffnet es."]


async def test_letters_that_are_switched_off_do_nothing(app: FacilitatorApp, hub: GameLink) -> None:
    hub.tell_of(playing(overview()))
    app.letters_on = False
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("p", "x", "e")
        await ready(pilot)

        assert hub.played == []
        assert said(app) == []


async def test_second_lot_leaves_out_whom_it_has_fallen_on(
    app: FacilitatorApp, hub: GameLink
) -> None:
    drawn = win(12, "Ayşe", WinState.CONFIRMED, rank=1)
    ended = overview(GameState.ENDED, totals=Totals(players=9, bingos=2), raffled=drawn)
    hub.tell_of(playing(replace(ended, wins=(drawn,))))
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot)
        await pilot.press("l")
        await ready(pilot)

        assert "Noch einmal auslosen?" in words_on(app)
        assert "Das Los traf: Karte 12 · Ayşe" in words_on(app)
