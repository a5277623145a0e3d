"""What the room sees of a game, and what it never sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.bingo.board import FANFARE, MOST_WINNERS, Board, Fanfare, Winner, board_of
from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import Overview, PlayerLine, Totals, Win, WinState
from facilitator.domain.instant import Duration, minutes
from tests.domain.factories import at

NOW = at("18:00")
ENDS = NOW + minutes(20)
STUCK = PlayerLine(player=9, number=9, name="Allein", is_paper=False, filled=0, lines=0, met=0)


def win(number: int, state: WinState = WinState.CONFIRMED, rank: int = 0, name: str = "") -> Win:
    return Win(
        win=number,
        player=number,
        number=number,
        name=name or f"Gast {number}",
        is_paper=False,
        at=NOW + minutes(number),
        state=state,
        rank=rank,
    )


def overview(
    *wins: Win, state: GameState = GameState.RUNNING, raffled: Win | None = None
) -> Overview:
    return Overview(
        block="bingo",
        title="Jobcenter-Bingo",
        state=state,
        join_code="K7Q2M9",
        totals=Totals(players=87, meetings=143, squares=300),
        ends_at=ENDS,
        wins=wins,
        stuck=(STUCK,),
        raffled=raffled,
    )


def test_board_has_numbers_and_confirmed_winners_by_rank() -> None:
    seen = overview(
        win(1, WinState.REFUSED), win(2, rank=2), win(3, rank=1), win(4, WinState.CHECKING)
    )

    assert board_of(seen, address="HTTP://A/J/K7Q2M9", place="A") == Board(
        title="Jobcenter-Bingo",
        state=GameState.RUNNING,
        address="HTTP://A/J/K7Q2M9",
        place="A",
        code="K7Q2M9",
        players=87,
        meetings=143,
        ends_at=ENDS,
        winners=(Winner(1, "Gast 3"), Winner(2, "Gast 2")),
    )


def test_board_names_nobody_else() -> None:
    seen = overview(win(1, WinState.CHECKING, name="Wartet"), win(2, WinState.REFUSED, name="Nein"))

    said = repr(board_of(seen))

    assert not any(name in said for name in ("Wartet", "Nein", "Allein"))


def test_without_an_address_there_is_no_code_either() -> None:
    board = board_of(overview(), place="192.168.178.23:50123")

    assert (board.address, board.place, board.code) == ("", "", "")


@pytest.mark.parametrize("state", [GameState.OPEN, GameState.PAUSED, GameState.ENDED])
def test_time_runs_only_while_the_game_does(state: GameState) -> None:
    assert board_of(overview(state=state)).ends_at is None


def test_more_winners_than_can_be_read_are_counted() -> None:
    seen = overview(*(win(number, rank=number) for number in range(1, 14)))
    # Of very many, the overview itself has only the first.
    seen = replace(seen, totals=replace(seen.totals, bingos=150))

    board = board_of(seen)

    assert len(board.winners) == MOST_WINNERS
    assert board.more == 150 - MOST_WINNERS


# --- the fanfare ---


def celebrated(fanfare: Fanfare, seen: Overview, after: Duration) -> tuple[str, bool]:
    board = fanfare.on(board_of(seen), seen, NOW + after)
    return board.celebrated, board.is_raffle


def test_bingo_is_celebrated_once_it_is_confirmed_and_for_a_while() -> None:
    claimed = overview(win(1, WinState.CHECKING))
    confirmed = overview(win(1, rank=1))
    fanfare = Fanfare().follow(claimed, NOW).follow(confirmed, NOW)

    assert celebrated(Fanfare().follow(claimed, NOW), claimed, minutes(0)) == ("", False)
    assert celebrated(fanfare, confirmed, minutes(0)) == ("Gast 1", False)
    assert celebrated(fanfare, confirmed, FANFARE - Duration(seconds=1)) == ("Gast 1", False)
    assert celebrated(fanfare, confirmed, FANFARE) == ("", False)


def test_who_had_won_before_regie_came_back_is_not_celebrated_again() -> None:
    seen = overview(win(1, rank=1))

    assert celebrated(Fanfare().follow(seen, NOW), seen, minutes(0)) == ("", False)


def test_newest_of_several_is_celebrated() -> None:
    one, two = overview(win(1, rank=1)), overview(win(1, rank=1), win(2, rank=2))
    fanfare = Fanfare().follow(overview(), NOW).follow(one, NOW).follow(two, NOW)

    assert celebrated(fanfare, two, minutes(0)) == ("Gast 2", False)


def test_nobody_is_celebrated_of_many_confirmed_along_with_each_other() -> None:
    before = Fanfare().follow(overview(win(1)), NOW)
    many = overview(*(win(number) for number in range(1, 6)))

    board = before.follow(many, NOW).on(board_of(many), many, NOW)

    assert board.celebrated == ""
    # What comes next is celebrated again.
    more = overview(*(win(number) for number in range(1, 7)))
    after = before.follow(many, NOW).follow(more, NOW)
    assert after.on(board_of(more), more, NOW).celebrated == "Gast 6"


def test_bingo_that_is_taken_back_is_not_celebrated_any_more() -> None:
    confirmed, undone = overview(win(1, rank=1)), overview(win(1, WinState.CHECKING))
    fanfare = Fanfare().follow(overview(), NOW).follow(confirmed, NOW).follow(undone, NOW)

    assert celebrated(fanfare, undone, minutes(0)) == ("", False)


def test_renamed_winner_is_celebrated_by_the_new_name() -> None:
    confirmed = overview(win(1, rank=1))
    renamed = overview(win(1, rank=1, name="Kim"))
    fanfare = Fanfare().follow(overview(), NOW).follow(confirmed, NOW).follow(renamed, NOW)

    assert celebrated(fanfare, renamed, minutes(0)) == ("Kim", False)


def test_lot_is_celebrated_even_if_that_bingo_was_before() -> None:
    before = overview(win(1, rank=1), state=GameState.ENDED)
    after = replace(before, raffled=win(1, rank=1))
    fanfare = Fanfare().follow(before, NOW).follow(after, NOW)

    assert celebrated(fanfare, after, minutes(0)) == ("Gast 1", True)


def test_nobody_is_celebrated_once_the_game_is_forgotten() -> None:
    confirmed = overview(win(1, rank=1))
    fanfare = Fanfare().follow(overview(), NOW).follow(confirmed, NOW).follow(None, NOW)

    assert fanfare == Fanfare()
