"""What is said of a game: every reason, every state, every step."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain.bingo.game import Game, GameState, Rules, Square
from facilitator.domain.bingo.views import Overview, Totals, WinState
from facilitator.domain.instant import minutes
from facilitator.formats.agenda import read_agenda
from facilitator.ledger.refusals import PlayRefusal
from facilitator.link.frames import Answer
from facilitator.texts import load_texts
from facilitator.tui.bingo.access_words import GAME_EXAMPLE, PRIVACY_EXAMPLE
from facilitator.tui.bingo.game_words import card_words, game_panel, planned_panel, state_word
from facilitator.tui.bingo.next_step import NextStep, Step, next_step
from facilitator.tui.bingo.wording import refusal_words, undone_words, why_not_played
from tests.domain.factories import at
from tests.factories import make_block
from tests.tui.bingo.games import agenda_with_game, overview, win

DE, EN = load_texts("de"), load_texts("en")
UNDOABLE = (
    "confirm",
    "confirm_rest",
    "refuse",
    "remove",
    "rename",
    "merge",
    "end",
    "raffle",
    "claim",
)


@pytest.mark.parametrize("reason", PlayRefusal)
def test_every_refusal_is_a_sentence(reason: PlayRefusal) -> None:
    said = refusal_words(DE, reason)

    assert said.endswith(".")
    assert said != refusal_words(EN, reason)
    assert why_not_played(DE, Answer(1, is_done=False, said=str(reason))) == said


@pytest.mark.parametrize("word", ["privacy", "host", "gone", "role", "busy", "unsaved", "unknown"])
def test_refusal_of_the_hub_is_a_sentence(word: str) -> None:
    assert why_not_played(DE, Answer(1, is_done=False, said=word)).endswith(".")


def test_call_that_was_done_says_nothing() -> None:
    assert why_not_played(DE, Answer(1, is_done=True, said="nobody")) == ""


@pytest.mark.parametrize("what", UNDOABLE)
def test_everything_that_can_be_undone_has_a_name(what: str) -> None:
    assert undone_words(DE, what) != what


@pytest.mark.parametrize("state", GameState)
def test_every_state_has_a_word(state: GameState) -> None:
    assert state_word(state, DE) != state_word(state, EN)


def test_card_on_paper_goes_by_its_number_alone() -> None:
    assert card_words(31, "#31", DE, is_paper=True) == "Karte 31 (Papier)"
    assert card_words(31, "Oma Erna", DE, is_paper=True) == "Karte 31 (Papier) · Oma Erna"
    assert card_words(17, "Kim", DE) == "Karte 17 · Kim"


def test_plan_says_rules_and_end() -> None:
    game = Game(
        squares=(Square(text="eins"),) * 16, size=4, rules=Rules(lines=2, squares_per_partner=2)
    )
    block = make_block("bingo", "Bingo", duration=minutes(45), game=game)

    assert [line.words for line in planned_panel(block, DE).lines] == [
        "Noch nicht geöffnet. ⏎ lässt mitspielen.",
        "4 × 4 Felder · 16 zur Auswahl",
        "2 Reihen sind ein Bingo · jede Person füllt 2 Felder",
        "Es dauert 45 min.",
    ]


def test_figures_of_an_ended_game_say_when_it_is_forgotten() -> None:
    zone = agenda_with_game().zone
    totals = Totals(
        players=1, meetings=1, lines=1, bingos=1, first_bingo=at("12:20"), ended=at("12:29")
    )
    ended = overview(GameState.ENDED, totals=totals)

    assert [line.words for line in game_panel(ended, at("12:30"), zone, DE).lines] == [
        "beendet um 12:29",
        "1 Person hat mitgespielt",
        "1 Begegnung",
        "1 Reihe · 1 Bingo, das erste um 12:20",
        "Alles Persönliche wird morgen um 12:29 gelöscht.",
    ]


@pytest.mark.parametrize(
    ("game", "expected"),
    [
        (overview(GameState.OPEN), "offen zum Mitspielen · ⏎ startet"),
        (overview(), "läuft · noch 30 min · bis 13:00 · ⏎ beendet"),
        (overview(GameState.PAUSED), "Pause · ⏎ setzt fort"),
        (
            overview(GameState.ENDED, totals=Totals(bingos=1, ended=at("12:29"))),
            "beendet um 12:29 · ⏎ lost aus",
        ),
        (overview(wins=(win(1, "Kim"),)), "läuft · noch 30 min · bis 13:00"),
    ],
)
def test_state_says_what_enter_does(game: Overview, expected: str) -> None:
    agenda = agenda_with_game()
    coming = next_step(game, agenda.block("bingo"))
    assert coming is not None

    panel = game_panel(game, at("12:30"), agenda.zone, DE, coming.step)

    assert panel.lines[0].words == expected


# --- what comes next ---


@pytest.mark.parametrize(
    ("game", "expected"),
    [
        (None, NextStep(Step.OPEN)),
        (overview(GameState.OPEN), NextStep(Step.START)),
        (overview(), NextStep(Step.END)),
        (overview(GameState.PAUSED), NextStep(Step.RESUME)),
        (overview(wins=(win(3, "Kim"),)), NextStep(Step.CONFIRM, win(3, "Kim"))),
        (overview(wins=(win(3, "Kim", WinState.REFUSED),)), NextStep(Step.END)),
        (
            overview(GameState.ENDED, wins=(win(3, "Kim"),)),
            NextStep(Step.CONFIRM, win(3, "Kim")),
        ),
        (overview(GameState.ENDED, totals=Totals(bingos=1)), NextStep(Step.RAFFLE)),
        (overview(GameState.ENDED), None),
        (overview(GameState.ENDED, totals=Totals(bingos=1), raffled=win(3, "Kim")), None),
    ],
)
def test_next_step_follows_the_game(game: Overview | None, expected: NextStep | None) -> None:
    [block] = [one for one in agenda_with_game().all_blocks() if one.game]

    assert next_step(game, block) == expected


def test_lots_are_not_drawn_where_the_rules_say_so() -> None:
    game = Game(rules=Rules(raffle=False))
    block = make_block("bingo", "Bingo", game=game)

    assert next_step(overview(GameState.ENDED, totals=Totals(bingos=2)), block) is None


def test_nothing_is_opened_that_nobody_planned() -> None:
    assert next_step(None, None) is None


def test_examples_on_the_empty_screen_are_read_as_they_stand(tmp_path: Path) -> None:
    squares = "".join(f"\n            - Feld {number}" for number in range(8))
    game = GAME_EXAMPLE.replace("\n            - …", squares)
    file = tmp_path / "event.yaml"
    file.write_text(
        "title: Treffen\ntimezone: Europe/Berlin\nlanguage: de\n"
        f"{PRIVACY_EXAMPLE}\ndays:\n  - date: 2025-09-09\n    blocks:\n"
        "      - {id: welcome, title: Begrüßung, start: 12:30, duration: 15 min}\n"
        f"{game}\n",
        encoding="utf-8",
    )

    agenda = read_agenda(file).agenda

    assert agenda.privacy is not None
    assert agenda.block("bingo").game is not None
