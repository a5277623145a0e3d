"""What undo takes back of cards that were put aside."""

from __future__ import annotations

from facilitator.tui.polls.moves import Move, Moves


def test_last_move_is_taken_back_and_done_again() -> None:
    moves = Moves()
    moves.note("a", 1, is_dropped=True)
    moves.note("b", 1, is_dropped=True)

    assert moves.undo(1) == moves.redo(1) == moves.undo(1) == Move("b", True, 1)
    assert moves.undo(1) == Move("a", True, 1)
    assert moves.undo(1) is None


def test_what_the_record_kept_later_is_taken_back_first() -> None:
    moves = Moves()
    moves.note("a", 1, is_dropped=True)

    assert moves.undo(2) is None
    assert moves.undo(1) == Move("a", True, 1)
    assert moves.redo(2) is None


def test_another_move_is_not_followed_by_what_was_taken_back_before() -> None:
    moves = Moves()
    moves.note("a", 1, is_dropped=True)
    moves.undo(1)
    moves.note("b", 1, is_dropped=False)

    assert moves.redo(1) is None
