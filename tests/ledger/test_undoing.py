"""Taking back, when meanwhile more has happened."""

from __future__ import annotations

from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import WinState
from facilitator.domain.instant import minutes
from facilitator.ledger import Ledger, PlayRefusal
from tests.clock import Clock
from tests.ledger.playing import BLOCK, START, begin, fill, fill_line, join, small_game
from tests.ledger.test_joining import refused
from tests.ledger.test_winning import states_in, wins_in

CHECKING, REFUSED = WinState.CHECKING, WinState.REFUSED


def test_refusal_taken_back_though_a_further_line_came_up_meanwhile(ledger: Ledger) -> None:
    anna, *others = begin(ledger, 6)
    fill_line(ledger, anna, others)
    ledger.refuse(wins_in(ledger)[0].win).result()
    fill(ledger, anna, others[2], 0)
    fill(ledger, anna, others[3], 8)

    assert ledger.undo().result() == "refuse"
    assert states_in(ledger) == [(anna, CHECKING, 0)]

    ledger.refuse(wins_in(ledger)[0].win).result()
    fill(ledger, anna, others[4], 1)
    # Both lines were looked at and refused: without a third one there is no Bingo.
    assert states_in(ledger) == [(anna, REFUSED, 0)]


def test_name_given_back_though_its_number_makes_an_insult_of_it(ledger: Ledger) -> None:
    begin(ledger, 0)
    players = [ledger.join(ledger.join_code, "Hur", f"{n:030}").result().player for n in range(3)]
    ledger.remove(players[2]).result()

    ledger.undo().result()

    assert ledger.view(players[2]).result().name == "Hur 3"


def test_bingo_of_somebody_removed_is_none_until_that_is_taken_back(ledger: Ledger) -> None:
    anna, ben, *others = begin(ledger, 4)
    fill_line(ledger, anna, [ben, *others])
    before = states_in(ledger)

    ledger.remove(anna).result()

    assert wins_in(ledger) == ()
    with refused(PlayRefusal.NOTHING):
        ledger.confirm(1).result()
    with refused(PlayRefusal.NOTHING):
        ledger.confirm_rest().result()
    ledger.undo().result()
    assert states_in(ledger) == before


def test_game_ended_before_anybody_came_can_be_opened_again(ledger: Ledger, clock: Clock) -> None:
    ledger.open_game(BLOCK, "Bingo", small_game(), minutes(40)).result()
    ledger.end().result()

    ledger.open_game(BLOCK, "Bingo", small_game(), minutes(40)).result()

    assert ledger.state is GameState.OPEN
    overview = ledger.overview().result()
    assert overview is not None
    assert overview.undoable == ""


def test_game_opened_again_before_anybody_came_has_the_new_time_and_title(ledger: Ledger) -> None:
    ledger.open_game(BLOCK, "Bingo", small_game(), minutes(40)).result()

    ledger.open_game(BLOCK, "Jobcenter-Bingo", small_game(), minutes(20)).result()
    ledger.start().result()
    running = ledger.ends_at, ledger.title
    code = ledger.join_code
    ledger.open_game(BLOCK, "Bingo", small_game(), minutes(10)).result()

    assert running == (START + minutes(20), "Jobcenter-Bingo")
    assert (ledger.ends_at, ledger.title, ledger.join_code) == (*running, code)


def test_game_opened_again_under_players_stays_theirs(ledger: Ledger) -> None:
    ledger.open_game(BLOCK, "Bingo", small_game(), minutes(40)).result()
    anna = join(ledger, "Anna")

    ledger.open_game(BLOCK, "Anders", small_game(), minutes(20)).result()

    assert ledger.title == "Bingo"
    assert ledger.view(anna).result().name == "Anna"
