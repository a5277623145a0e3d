"""Coming and going: nicknames, codes, lost cookies, and what remains of who leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain.bingo.views import Mark
from facilitator.domain.instant import minutes
from facilitator.ledger import Ledger, PlayRefusal, RefusedPlayError
from tests.clock import Clock
from tests.ledger.playing import (
    BLOCK,
    begin,
    fill,
    join,
    marks_of,
    open_ledger,
    small_game,
    token_of,
)

FORM = "a form of one phone".ljust(22)


def refused(reason: PlayRefusal) -> pytest.RaisesExc[RefusedPlayError]:
    return pytest.raises(RefusedPlayError, match=f"^{reason}$")


def test_join_with_a_name_that_is_taken_is_told_apart(ledger: Ledger) -> None:
    begin(ledger, 0)

    names = [
        ledger.view(ledger.join(ledger.join_code, name, f"{number:022}").result().player)
        .result()
        .name
        for number, name in enumerate(["Anna", "ANNA", " Anna\u202e ", "x" * 90])
    ]

    assert names == ["Anna", "ANNA 2", "Anna 3", "x" * 24]


@pytest.mark.parametrize("name", ["", "  ", "\u202e\u200b", "...", "\x00\x1b"])
def test_join_without_a_name_is_refused(ledger: Ledger, name: str) -> None:
    begin(ledger, 0)

    with refused(PlayRefusal.NAME):
        ledger.join(ledger.join_code, name, "n" * 22).result()


def test_join_with_an_insult_is_refused_unless_the_rules_allow_it(
    ledger: Ledger, tmp_path: Path
) -> None:
    begin(ledger, 0)
    with refused(PlayRefusal.BLOCKED):
        ledger.join(ledger.join_code, "Ar5chl0ch", "n" * 22).result()

    (tmp_path / "other").mkdir()
    free = open_ledger(tmp_path / "other")
    begin(free, 0, small_game(blocklist=False))
    joined = free.join(free.join_code, "Ar5chl0ch", "n" * 22).result()

    assert free.view(joined.player).result().name == "Ar5chl0ch"
    free.close()


def test_join_with_a_wrong_code_is_refused(ledger: Ledger) -> None:
    begin(ledger, 0)

    with refused(PlayRefusal.CODE):
        ledger.join("AAAAAA", "Anna", "n" * 22).result()


def test_join_by_the_token_of_somebody_met_lets_in(ledger: Ledger) -> None:
    (ben,) = begin(ledger, 1)
    token = token_of(ledger, ben)

    joined = ledger.join(token, "Anna", "n" * 22).result()

    assert ledger.knows(token)
    assert ledger.player_of(joined.cookie) == joined.player


def test_join_by_an_old_code_is_refused_after_it_was_renewed(ledger: Ledger) -> None:
    begin(ledger, 0)
    old = ledger.join_code
    ledger.renew_code().result()

    with refused(PlayRefusal.CODE):
        ledger.join(old, "Anna", "n" * 22).result()
    assert ledger.join_code != old


def test_join_late_is_refused_where_the_rules_say_so(ledger: Ledger) -> None:
    begin(ledger, 0, small_game(late=False))

    with refused(PlayRefusal.LATE):
        ledger.join(ledger.join_code, "Anna", "n" * 22).result()


def test_join_of_one_too_many_is_refused(ledger: Ledger) -> None:
    begin(ledger, 2, small_game(most_players=2))

    with refused(PlayRefusal.FULL):
        ledger.join(ledger.join_code, "Anna", "n" * 22).result()
    with refused(PlayRefusal.FULL):
        ledger.print_cards(3).result()
    assert len(ledger.print_cards(2).result()) == 2


def test_join_without_a_game_is_refused(ledger: Ledger) -> None:
    with refused(PlayRefusal.NO_GAME):
        ledger.join("", "Anna", "n" * 22).result()


def test_cards_of_late_ones_go_on_after_a_restart(tmp_path: Path) -> None:
    whole, restarted = tmp_path / "whole", tmp_path / "restarted"
    cards = {}
    for folder in (whole, restarted):
        folder.mkdir()
        ledger = open_ledger(folder)
        begin(ledger, 5)
        if folder is restarted:
            ledger.close()
            ledger = open_ledger(folder)
        join(ledger, "Spät")
        found = ledger.phone_cards().result()
        cards[folder] = [card.squares for card in found]
        ledger.close()

    assert all(len(set(dealt)) == 6 for dealt in cards.values())


# --- a lost cookie ---


def test_come_back_with_the_pin_gives_the_card_to_the_new_phone_alone(ledger: Ledger) -> None:
    begin(ledger, 0)
    old = ledger.join(ledger.join_code, "Anna", "n" * 22).result()
    pin = ledger.view(old.player).result().pin

    new = ledger.come_back("anna", pin).result()

    assert new.player == old.player
    assert (ledger.player_of(new.cookie), ledger.player_of(old.cookie)) == (old.player, None)
    with refused(PlayRefusal.SPENT):
        ledger.join(ledger.join_code, "Anna", "n" * 22).result()


def test_come_back_with_wrong_pins_is_barred_after_five(ledger: Ledger) -> None:
    (anna,) = begin(ledger, 1)
    pin = ledger.view(anna).result().pin
    wrong = "0000" if pin != "0000" else "1111"
    for _ in range(5):
        with refused(PlayRefusal.PIN):
            ledger.come_back("Person 0", wrong).result()

    with refused(PlayRefusal.TRIES):
        ledger.come_back("Person 0", pin).result()


def test_come_back_under_a_name_that_nobody_has_is_refused_alike(ledger: Ledger) -> None:
    begin(ledger, 1)

    with refused(PlayRefusal.PIN):
        ledger.come_back("Niemand", "1234").result()


def test_recovery_gives_the_card_to_the_first_alone(ledger: Ledger) -> None:
    begin(ledger, 0)
    old = ledger.join(ledger.join_code, "Anna", "n" * 22).result()
    token = ledger.recover(old.player).result()

    new = ledger.redeem(token.lower(), FORM).result()
    again = ledger.redeem(token, FORM).result()

    assert again == new
    assert (ledger.player_of(new.cookie), ledger.player_of(old.cookie)) == (old.player, None)
    with refused(PlayRefusal.SPENT):
        ledger.redeem(token, "another phone's form".ljust(22)).result()


def test_recovery_redeemed_is_void_once_the_card_has_moved_on(ledger: Ledger) -> None:
    (anna,) = begin(ledger, 1)
    token = ledger.recover(anna).result()
    ledger.redeem(token, FORM).result()
    ledger.come_back("Person 0", ledger.view(anna).result().pin).result()

    with refused(PlayRefusal.SPENT):
        ledger.redeem(token, FORM).result()


def test_recovery_issued_again_voids_the_first_one(ledger: Ledger) -> None:
    (anna,) = begin(ledger, 1)
    first = ledger.recover(anna).result()
    ledger.recover(anna).result()

    with refused(PlayRefusal.SPENT):
        ledger.redeem(first, FORM).result()


# --- leaving ---


def test_leave_takes_the_name_along_and_leaves_others_their_squares(ledger: Ledger) -> None:
    anna, ben = begin(ledger, 2)
    fill(ledger, anna, ben, 0)
    fill(ledger, ben, anna, 0)

    ledger.leave(ben).result()

    cell = ledger.view(anna).result().cells[0]
    assert (cell.mark, cell.partner) == (Mark.FILLED, "–")
    assert [line.name for line in ledger.find("").result()] == ["Person 0"]
    with refused(PlayRefusal.STRANGER):
        ledger.view(ben).result()


def test_leave_frees_squares_that_wait_for_who_left(ledger: Ledger) -> None:
    anna, ben = begin(ledger, 2)
    ledger.pick(anna, token_of(ledger, ben), 0).result()

    ledger.leave(ben).result()

    assert marks_of(ledger, anna)[0] is Mark.OPEN


def bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


def test_leave_leaves_no_byte_of_the_name_even_of_a_renamed_one(
    ledger: Ledger, tmp_path: Path
) -> None:
    begin(ledger, 0)
    player = join(ledger, "Unverwechselbar")
    ledger.rename(player, "Ganz anders").result()
    assert b"Unverwechselbar" in bytes_of(tmp_path)

    ledger.leave(player).result()

    left = bytes_of(tmp_path).lower()
    assert b"unverwechselbar" not in left
    assert b"ganz anders" not in left


@pytest.mark.parametrize("is_closed", [False, True])
def test_forget_leaves_no_file(tmp_path: Path, clock: Clock, is_closed: bool) -> None:
    ledger = open_ledger(tmp_path, clock)
    ledger.open_game(BLOCK, "Bingo", small_game(), minutes(40)).result()
    join(ledger, "Unverwechselbar")
    if is_closed:
        ledger.close()

    ledger.forget()

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("typed", ["öz", "ÖZ", "Özlem", "#1", ""])
def test_player_is_found_however_the_name_is_typed(ledger: Ledger, typed: str) -> None:
    begin(ledger, 0)
    ozlem = join(ledger, "Özlem")

    assert [line.player for line in ledger.find(typed).result()] == [ozlem]
