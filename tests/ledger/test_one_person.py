"""Two cards that turn out to be one person's: merged, they win, confirm and leave as one."""

from __future__ import annotations

from pathlib import Path

from facilitator.domain.bingo.views import Mark, WinState
from facilitator.ledger import Ledger, PlayRefusal
from tests.clock import Clock
from tests.ledger.playing import (
    begin,
    fill,
    fill_line,
    marks_of,
    open_ledger,
    small_game,
    token_of,
)
from tests.ledger.test_joining import bytes_of, refused
from tests.ledger.test_winning import states_in, wins_in

CHECKING, CONFIRMED, REFUSED = WinState.CHECKING, WinState.CONFIRMED, WinState.REFUSED


def test_nobody_is_asked_to_confirm_the_own_square(ledger: Ledger) -> None:
    anna, again = begin(ledger, 2)
    ledger.pick(anna, token_of(ledger, again), 0).result()
    ledger.pick(again, token_of(ledger, anna), 1).result()

    ledger.merge(again, anna).result()

    assert ledger.view(anna).result().asks == ()
    assert marks_of(ledger, anna)[0] is Mark.OPEN
    with refused(PlayRefusal.NOTHING):
        ledger.answer(anna, anna, 0, True).result()


def test_what_the_card_given_up_waited_for_fills_no_square_of_the_card_kept(
    ledger: Ledger,
) -> None:
    anna, again, ben, cem = begin(ledger, 4)
    ledger.pick(again, token_of(ledger, ben), 0).result()
    ledger.pick(anna, token_of(ledger, cem), 0).result()
    ledger.merge(again, anna).result()

    with refused(PlayRefusal.NOTHING):
        ledger.answer(ben, again, 0, True).result()

    assert marks_of(ledger, anna)[0] is Mark.WAITING


def test_who_is_removed_or_leaves_is_waited_for_under_no_other_card(ledger: Ledger) -> None:
    anna, again, ben, cem = begin(ledger, 4)
    ledger.pick(ben, token_of(ledger, again), 0).result()
    ledger.pick(cem, token_of(ledger, again), 0).result()
    ledger.merge(again, anna).result()

    ledger.remove(anna).result()

    assert marks_of(ledger, ben)[0] is Mark.OPEN
    ledger.undo().result()
    ledger.pick(ben, token_of(ledger, again), 0).result()
    ledger.leave(anna).result()
    assert marks_of(ledger, ben)[0] is Mark.OPEN


def test_person_has_one_bingo_though_both_cards_have_a_line(ledger: Ledger) -> None:
    anna, again, *others = begin(ledger, 5)
    fill_line(ledger, again, others)
    fill_line(ledger, anna, others)
    before = states_in(ledger)

    ledger.merge(again, anna).result()

    assert states_in(ledger) == [(anna, CHECKING, 0), (anna, REFUSED, 0)]
    assert ledger.view(anna).result().win is CHECKING
    ledger.undo().result()
    assert states_in(ledger) == before == [(again, CHECKING, 0), (anna, CHECKING, 0)]


def test_bingo_that_was_confirmed_counts_before_one_to_be_checked(ledger: Ledger) -> None:
    anna, again, *others = begin(ledger, 5)
    fill_line(ledger, again, others)
    fill_line(ledger, anna, others)
    ledger.confirm(wins_in(ledger)[1].win).result()

    ledger.merge(again, anna).result()

    assert states_in(ledger) == [(anna, REFUSED, 0), (anna, CONFIRMED, 1)]


def test_bingo_of_the_card_given_up_is_not_claimed_once_more(ledger: Ledger) -> None:
    anna, again, *others = begin(ledger, 5)
    fill_line(ledger, again, others)
    ledger.merge(again, anna).result()

    fill_line(ledger, anna, others)
    won = ledger.claim(ledger.view(anna).result().number).result()

    assert states_in(ledger) == [(anna, CONFIRMED, 1)]
    assert won == wins_in(ledger)[0]


def test_card_recovered_is_on_no_other_phone_of_the_person(ledger: Ledger) -> None:
    anna, again = begin(ledger, 2)
    cookie = ledger.redeem(ledger.recover(again).result(), "f" * 22).result().cookie
    ledger.merge(again, anna).result()
    found = ledger.player_of(cookie)

    ledger.redeem(ledger.recover(anna).result(), "g" * 22).result()

    assert (found, ledger.player_of(cookie)) == (anna, None)


def test_leave_leaves_no_byte_of_any_name_of_the_person(tmp_path: Path, clock: Clock) -> None:
    ledger = open_ledger(tmp_path, clock)
    anna, again, ben = begin(ledger, 3, small_game())
    ledger.rename(again, "Kunigunde").result()
    ledger.rename(again, "Walpurga").result()
    fill(ledger, ben, again, 0)
    ledger.merge(again, anna).result()

    ledger.leave(anna).result()

    left = bytes_of(tmp_path)
    assert b"Kunigunde" not in left
    assert b"Walpurga" not in left
    assert ledger.view(ben).result().cells[0].partner == "–"
    with refused(PlayRefusal.NOTHING):
        ledger.undo().result()
    ledger.close()
