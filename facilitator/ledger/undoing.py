"""Taking back what the moderator has decided, the last first."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.names import key_of
from facilitator.domain.bingo.views import PlayerId, WinState
from facilitator.ledger.conducting import go_on
from facilitator.ledger.joining import told_apart
from facilitator.ledger.refusals import PlayRefusal, RefusedPlayError
from facilitator.ledger.rows import find_player
from facilitator.ledger.turn import Turn
from facilitator.ledger.winning import Bingo, bingos_of, counted


def undo(turn: Turn) -> str:
    """Take back the last deed that can be; return what it was."""
    row = turn.run("SELECT id, kind, memo FROM deed ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        raise RefusedPlayError(PlayRefusal.NOTHING)
    number, kind, memo = row
    _UNDO[kind](turn, json.loads(memo))
    turn.run("DELETE FROM deed WHERE id = ?", number)
    turn.touches_all = True
    return str(kind)


Memo = Mapping[str, Any]


def _reopen_win(turn: Turn, memo: Memo) -> None:
    for one in _entered_since(turn, memo):
        turn.run("DELETE FROM win WHERE id = ?", one.win)
        turn.run("UPDATE win SET lines = ? WHERE id = ?", one.lines, memo["win"])
    turn.run("UPDATE win SET state = ? WHERE id = ?", WinState.CHECKING, memo["win"])
    _go_on_if_ended(turn, memo)


def _entered_since(turn: Turn, memo: Memo) -> list[Bingo]:
    """Return what a further line has claimed after a refusal: the same Bingo once more."""
    person = find_player(turn.connection, "id", memo["player"])
    assert person is not None
    bingos = counted(bingos_of(turn.connection, person.id))
    return [one for one in bingos if one.win != memo["win"]]


def _reopen_wins(turn: Turn, memo: Memo) -> None:
    for win in memo["wins"]:
        turn.run("UPDATE win SET state = ? WHERE id = ?", WinState.CHECKING, win)
    _go_on_if_ended(turn, memo)


def _forget_claim(turn: Turn, memo: Memo) -> None:
    turn.run("DELETE FROM win WHERE id = ?", memo["win"])
    _go_on_if_ended(turn, memo)


def _go_on_if_ended(turn: Turn, memo: Memo) -> None:
    if memo.get("ended") and turn.game.state is GameState.ENDED:
        go_on(turn, GameState(memo["ended"]), turn.game.left_ms)


def _go_on(turn: Turn, memo: Memo) -> None:
    go_on(turn, GameState(memo["state"]), memo["left_ms"])


def _draw_back(turn: Turn, memo: Memo) -> None:
    turn.set_game(raffled=memo["before"])


def _name_back(turn: Turn, memo: Memo) -> None:
    before = memo["before"]
    name = told_apart(turn, before, memo["player"]) if before else ""
    turn.set_player(memo["player"], name=name, name_key=key_of(name) if name else None)


def _bring_back(turn: Turn, memo: Memo) -> None:
    _restore(turn, memo["player"])


def _part(turn: Turn, memo: Memo) -> None:
    for one in memo["merged"]:
        turn.set_player(one, same_as=None if one == memo["player"] else memo["player"])
    for win, state in memo.get("given_up", ()):
        turn.run("UPDATE win SET state = ? WHERE id = ?", state, win)
    _restore(turn, memo["player"])
    turn.touched.add(memo["into"])


def _restore(turn: Turn, player: PlayerId) -> None:
    """Let a player play again, under the old name or one told apart from it."""
    found = find_player(turn.connection, "id", player)
    assert found is not None
    name = told_apart(turn, found.name, player) if found.name else ""
    turn.set_player(player, removed=False, name=name, name_key=key_of(name) if name else None)
    turn.changes_cookies = True


_UNDO: Final[Mapping[str, Callable[[Turn, Memo], None]]] = {
    "confirm": _reopen_win,
    "confirm_rest": _reopen_wins,
    "refuse": _reopen_win,
    "claim": _forget_claim,
    "end": _go_on,
    "raffle": _draw_back,
    "rename": _name_back,
    "remove": _bring_back,
    "merge": _part,
}
