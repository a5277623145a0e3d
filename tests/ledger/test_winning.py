"""Bingos: claimed by the transaction that completes the line, decided by the moderator."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import PlayerId, Totals, Win, WinState
from facilitator.domain.instant import Duration, Instant, minutes
from facilitator.ledger import Ledger, PlayRefusal
from tests.clock import Clock
from tests.ledger.playing import START, begin, fill, fill_line, join, open_ledger, small_game
from tests.ledger.test_joining import refused

CHECKING, CONFIRMED, REFUSED = WinState.CHECKING, WinState.CONFIRMED, WinState.REFUSED


def wins_in(ledger: Ledger) -> tuple[Win, ...]:
    overview = ledger.overview().result()
    assert overview is not None
    return overview.wins


def states_in(ledger: Ledger) -> list[tuple[PlayerId, WinState, int]]:
    return [(win.player, win.state, win.rank) for win in wins_in(ledger)]


def test_line_completed_is_a_bingo_to_be_checked(ledger: Ledger) -> None:
    anna, *others = begin(ledger, 3)

    fill_line(ledger, anna, others)

    assert states_in(ledger) == [(anna, CHECKING, 0)]
    view = ledger.view(anna).result()
    assert (view.lines, view.win, view.rank) == (1, CHECKING, 0)
    assert [cell.in_line for cell in view.cells] == [False] * 3 + [True] * 3 + [False] * 3


def test_bingo_needs_as_many_lines_as_the_rules_say(ledger: Ledger) -> None:
    anna, *others = begin(ledger, 5, small_game(lines=2))
    fill_line(ledger, anna, others)
    assert wins_in(ledger) == ()

    fill(ledger, anna, others[2], 1)
    fill(ledger, anna, others[3], 7)

    assert states_in(ledger) == [(anna, CHECKING, 0)]


def test_bingo_confirmed_has_a_rank_and_a_second_time_changes_nothing(ledger: Ledger) -> None:
    anna, *others = begin(ledger, 3)
    fill_line(ledger, anna, others)
    (win,) = wins_in(ledger)

    ledger.confirm(win.win).result()
    before = ledger.version
    ledger.confirm(win.win).result()

    assert ledger.version == before
    assert states_in(ledger) == [(anna, CONFIRMED, 1)]
    assert ledger.view(anna).result().rank == 1


def test_bingos_within_ten_seconds_share_their_rank(ledger: Ledger, clock: Clock) -> None:
    players = begin(ledger, 4)
    for owner, pause in zip(players[:3], (10, 1, 0), strict=True):
        others = [one for one in players if one != owner]
        fill_line(ledger, owner, others)
        clock.wait(Duration(seconds=pause))
    for win in wins_in(ledger):
        ledger.confirm(win.win).result()

    # 0, 10 and 11 s: the third is more than ten seconds after the first of its group.
    assert [win.rank for win in wins_in(ledger)] == [1, 1, 3]


def test_ranks_follow_the_commits_though_the_clock_was_set_back(
    ledger: Ledger, clock: Clock
) -> None:
    players = begin(ledger, 4)
    fill_line(ledger, players[0], players[1:])
    clock.wait(Duration(seconds=30))
    fill_line(ledger, players[1], [players[0], *players[2:]])
    clock.wait(minutes(-90))
    fill_line(ledger, players[2], [*players[:2], players[3]])
    for win in reversed(wins_in(ledger)):
        ledger.confirm(win.win).result()

    assert [(win.player, win.rank) for win in wins_in(ledger)] == [
        (players[0], 1),
        (players[1], 2),
        (players[2], 2),
    ]


def test_bingo_refused_comes_up_again_with_the_next_line_only(ledger: Ledger) -> None:
    anna, *others = begin(ledger, 6)
    fill_line(ledger, anna, others)
    ledger.refuse(wins_in(ledger)[0].win).result()

    fill(ledger, anna, others[2], 0)
    after_one_more_square = states_in(ledger)
    fill(ledger, anna, others[3], 8)

    assert after_one_more_square == [(anna, REFUSED, 0)]
    assert states_in(ledger) == [(anna, REFUSED, 0), (anna, CHECKING, 0)]


def test_bingos_that_wait_are_confirmed_at_once_and_taken_back_at_once(ledger: Ledger) -> None:
    players = begin(ledger, 4)
    for owner in players:
        fill_line(ledger, owner, [one for one in players if one != owner])
    ledger.refuse(wins_in(ledger)[1].win).result()

    ledger.confirm_rest().result()
    confirmed = [win.state for win in wins_in(ledger)]
    undone = ledger.undo().result()

    assert confirmed == [CONFIRMED, REFUSED, CONFIRMED, CONFIRMED]
    assert undone == "confirm_rest"
    assert [win.state for win in wins_in(ledger)] == [CHECKING, REFUSED, CHECKING, CHECKING]
    ledger.confirm_rest().result()
    with refused(PlayRefusal.NOTHING):
        ledger.confirm_rest().result()


def test_bingo_decided_cannot_be_decided_otherwise(ledger: Ledger) -> None:
    anna, *others = begin(ledger, 3)
    fill_line(ledger, anna, others)
    win = wins_in(ledger)[0].win
    ledger.confirm(win).result()

    with refused(PlayRefusal.NOTHING):
        ledger.refuse(win).result()
    with refused(PlayRefusal.NOTHING):
        ledger.confirm(win + 1).result()


def test_bingo_on_paper_is_confirmed_by_the_number_of_the_card(ledger: Ledger) -> None:
    begin(ledger, 1)
    (card,) = ledger.print_cards(1).result()

    won = ledger.claim(card.number).result()
    again = ledger.claim(card.number).result()

    assert (won.name, won.is_paper, won.state, won.rank) == ("#2", True, CONFIRMED, 1)
    assert again == won
    with refused(PlayRefusal.NOBODY):
        ledger.claim(99).result()


def test_bingo_on_paper_is_refused_before_the_game_has_begun(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    ledger.open_game("b", "Bingo", small_game(), minutes(40)).result()
    (card,) = ledger.print_cards(1).result()

    with refused(PlayRefusal.NOT_RUNNING):
        ledger.claim(card.number).result()
    ledger.close()


def test_cards_are_printed_anew_only_before_the_end(ledger: Ledger) -> None:
    begin(ledger, 1)
    (card,) = ledger.print_cards(1).result()
    ledger.end().result()

    with refused(PlayRefusal.STATE):
        ledger.print_cards(1).result()
    assert ledger.print_cards(0).result() == (card,)


# --- the course ---


def test_game_runs_pauses_and_ends_when_its_own_time_is_over(ledger: Ledger, clock: Clock) -> None:
    begin(ledger, 0, time=10)
    states = [(ledger.state, ledger.ends_at)]
    clock.wait(minutes(4))
    ledger.pause().result()
    states.append((ledger.state, ledger.ends_at))
    clock.wait(minutes(60))
    ledger.resume().result()
    states.append((ledger.state, ledger.ends_at))
    clock.wait(minutes(6))
    ledger.see_time().result()
    states.append((ledger.state, ledger.ends_at))

    assert states == [
        (GameState.RUNNING, START + minutes(10)),
        (GameState.PAUSED, None),
        (GameState.RUNNING, START + minutes(70)),
        (GameState.ENDED, None),
    ]
    assert ledger.ended_at == START + minutes(70)


def test_time_that_the_hub_was_away_does_not_count(tmp_path: Path) -> None:
    clock = Clock(START)
    ledger = open_ledger(tmp_path, clock)
    begin(ledger, 0, time=10)
    clock.wait(minutes(3))
    ledger.see_time().result()
    ledger.close()
    clock.wait(minutes(600))

    ledger = open_ledger(tmp_path, clock)
    ledger.see_time().result()

    assert (ledger.state, ledger.ends_at) == (GameState.RUNNING, START + minutes(610))
    ledger.close()


def test_game_ends_with_its_last_winner_and_goes_on_if_that_is_taken_back(
    tmp_path: Path, clock: Clock
) -> None:
    ledger = open_ledger(tmp_path, clock)
    game = small_game()
    anna, *others = begin(ledger, 3, replace(game, winners=1), time=10)
    clock.wait(minutes(4))
    fill_line(ledger, anna, others)
    ledger.confirm(wins_in(ledger)[0].win).result()
    ended = ledger.state

    assert ledger.undo().result() == "confirm"
    assert (ended, ledger.state) == (GameState.ENDED, GameState.RUNNING)
    assert ledger.ends_at == START + minutes(10)
    ledger.close()


def test_command_again_changes_nothing(ledger: Ledger) -> None:
    begin(ledger, 0)
    for command in (ledger.pause, ledger.resume, ledger.end):
        command().result()
        before = ledger.version
        command().result()
        assert ledger.version == before


def test_game_opened_anew_is_refused_once_somebody_plays(ledger: Ledger) -> None:
    ledger.open_game("one", "Eins", small_game(), minutes(40)).result()
    ledger.open_game("two", "Zwei", small_game(), minutes(40)).result()
    assert ledger.block == "two"
    join(ledger, "Anna")

    with refused(PlayRefusal.OTHER_GAME):
        ledger.open_game("one", "Eins", small_game(), minutes(40)).result()


# --- lots ---


def test_raffle_draws_each_once_who_has_a_line(ledger: Ledger) -> None:
    players = begin(ledger, 4)
    for owner in players:
        fill_line(ledger, owner, [one for one in players if one != owner])
    checked, _, refused_one, removed = wins_in(ledger)
    ledger.confirm(checked.win).result()
    ledger.refuse(refused_one.win).result()
    ledger.remove(removed.player).result()

    drawn = {ledger.raffle().result().player, ledger.raffle().result().player}

    assert drawn == set(players[:2])
    with refused(PlayRefusal.NOTHING):
        ledger.raffle().result()


def test_raffle_without_winners_is_refused(ledger: Ledger) -> None:
    begin(ledger, 1)

    with refused(PlayRefusal.NOTHING):
        ledger.raffle().result()


# --- taking back ---


def test_undo_takes_back_one_decision_after_another(ledger: Ledger) -> None:
    anna, ben, cem = begin(ledger, 3)
    fill_line(ledger, anna, [ben, cem])
    before = seen(ledger)
    ledger.confirm(wins_in(ledger)[0].win).result()
    ledger.rename(ben, "Benno").result()
    ledger.raffle().result()
    ledger.merge(ben, cem).result()
    ledger.remove(anna).result()
    ledger.end().result()

    undone = [ledger.undo().result() for _ in range(6)]

    assert undone == ["end", "remove", "merge", "raffle", "rename", "confirm"]
    assert seen(ledger) == before
    with refused(PlayRefusal.NOTHING):
        ledger.undo().result()


def seen(ledger: Ledger) -> object:
    views = [ledger.view(line.player).result() for line in ledger.find("").result()]
    return ledger.state, views, wins_in(ledger)


def test_player_removed_is_shown_out_and_others_keep_their_squares(ledger: Ledger) -> None:
    anna, ben = begin(ledger, 2)
    fill(ledger, anna, ben, 0)

    ledger.remove(ben).result()

    with refused(PlayRefusal.STRANGER):
        ledger.view(ben).result()
    assert ledger.view(anna).result().cells[0].partner == "Person 1"


def test_players_merged_are_one_person(ledger: Ledger) -> None:
    anna, ben, again = begin(ledger, 3)
    fill(ledger, anna, ben, 0)
    old = ledger.recover(ben).result()
    cookie = ledger.redeem(old, "f" * 22).result().cookie

    ledger.merge(ben, again).result()

    # The old phone goes on with the card that was kept, and its person counts no second time.
    assert ledger.player_of(cookie) == again
    assert ledger.view(anna).result().cells[0].partner_id == again
    with refused(PlayRefusal.PARTNER):
        ledger.pick(anna, ledger.view(again).result().token, 1).result()


# --- what is seen ---


def test_totals_are_nobodys(ledger: Ledger, clock: Clock) -> None:
    anna, *others = begin(ledger, 3)
    cards = ledger.print_cards(2).result()
    clock.wait(minutes(5))
    fill_line(ledger, anna, others)
    ledger.pick(anna, cards[0].token, 0).result()
    ledger.confirm(wins_in(ledger)[0].win).result()
    clock.wait(minutes(1))
    ledger.end().result()

    assert ledger.totals().result() == Totals(
        players=4,
        paper=1,
        meetings=3,
        squares=3,
        lines=1,
        bingos=1,
        begun=START,
        first_bingo=START + minutes(5),
        ended=START + minutes(6),
    )


def test_who_has_met_nobody_for_five_minutes_is_named(ledger: Ledger, clock: Clock) -> None:
    anna, ben, cem = begin(ledger, 3)
    clock.wait(minutes(4))
    fill(ledger, anna, ben, 0)
    clock.wait(minutes(1))

    overview = ledger.overview().result()

    assert overview is not None
    assert [line.player for line in overview.stuck] == [cem]
    assert overview.per_minute == pytest.approx(0.2)


def test_overview_of_hundreds_of_bingos_has_those_that_wait(ledger: Ledger) -> None:
    begin(ledger, 0, small_game(most_players=200))
    cards = ledger.print_cards(120).result()
    for card in cards:
        ledger.claim(card.number)
    players = [join(ledger, name) for name in ("Anna", "Ben", "Cem")]
    fill_line(ledger, players[0], players[1:])

    wins = wins_in(ledger)

    assert [win.state for win in wins] == [CONFIRMED] * 100 + [CHECKING]
    assert [win.win for win in wins] == [*range(1, 101), 121]


def test_overview_says_when_all_is_forgotten(ledger: Ledger) -> None:
    begin(ledger, 0)
    ledger.end().result()

    overview = ledger.overview().result()

    assert overview is not None
    assert overview.forget_at == Instant(START.ms + 24 * 3_600_000)
