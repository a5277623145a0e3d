"""What the moderator decides: Bingos, lots, who is who, and taking it back."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from typing import Any, Final

from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.names import key_of
from facilitator.domain.bingo.views import PlayerId, WinState
from facilitator.ledger.conducting import close, go_on
from facilitator.ledger.joining import choose_name
from facilitator.ledger.refusals import PlayRefusal, RefusedPlayError
from facilitator.ledger.rows import find_player, present_player
from facilitator.ledger.turn import Turn

# --- Bingos ---


def confirm(turn: Turn, win: int) -> None:
    """The Bingo is one; with enough of them the game ends."""
    if _decide(turn, win, WinState.CONFIRMED):
        ended = _end_if_won(turn)
        turn.note_deed("confirm", win=win, ended=ended, player=_player_of(turn, win))


def refuse(turn: Turn, win: int) -> None:
    """The Bingo is none."""
    if _decide(turn, win, WinState.REFUSED):
        turn.note_deed("refuse", win=win, player=_player_of(turn, win))


def _decide(turn: Turn, win: int, state: WinState) -> bool:
    """Return whether that decides anything: it may have been decided so before."""
    before = turn.value("SELECT state FROM win WHERE id = ?", win)
    if before == state:
        return False
    if before != WinState.CHECKING:
        raise RefusedPlayError(PlayRefusal.NOTHING)
    turn.run("UPDATE win SET state = ? WHERE id = ?", state, win)
    return True


def claim(turn: Turn, number: int) -> int:
    """The card of that number, looked at by the moderator, has a Bingo; return the win."""
    if turn.game.state is GameState.OPEN:
        raise RefusedPlayError(PlayRefusal.NOT_RUNNING)
    player = present_player(turn.connection, "number", number)
    row = turn.run(
        "SELECT id, state FROM win WHERE player = ? AND state <> ?", player.id, WinState.REFUSED
    ).fetchone()
    if row is not None:
        confirm(turn, row[0])
        return int(row[0])
    cursor = turn.run(
        "INSERT INTO win (player, at, lines, state) VALUES (?, ?, ?, ?)",
        player.id,
        turn.at,
        player.lines,
        WinState.CONFIRMED,
    )
    assert cursor.lastrowid is not None
    turn.touched.add(player.id)
    turn.note_deed("claim", win=cursor.lastrowid, ended=_end_if_won(turn), player=player.id)
    return cursor.lastrowid


def raffle(turn: Turn) -> int:
    """Draw lots among all who have a Bingo, checked or not, and were not drawn; return the win."""
    game = turn.game
    if not game.game.rules.raffle:
        raise RefusedPlayError(PlayRefusal.STATE)
    drawn = {
        json.loads(row[0])["win"] for row in turn.run("SELECT memo FROM deed WHERE kind = 'raffle'")
    }
    wins = [
        row[0]
        for row in turn.run(
            "SELECT win.id FROM win JOIN player ON player.id = win.player "
            "WHERE state <> ? AND (NOT removed OR same_as IS NOT NULL)",
            WinState.REFUSED,
        )
        if row[0] not in drawn
    ]
    if not wins:
        raise RefusedPlayError(PlayRefusal.NOTHING)
    win: int = secrets.choice(wins)
    turn.set_game(raffled=win)
    turn.note_deed("raffle", win=win, before=game.raffled, player=_player_of(turn, win))
    return win


def _end_if_won(turn: Turn) -> str:
    """End the game if it has its winners; return the state that it had, empty: it goes on."""
    game = turn.game
    count = turn.value("SELECT count(*) FROM win WHERE state = ?", WinState.CONFIRMED)
    enough = game.game.winners is not None and count >= game.game.winners
    if not enough or game.state is GameState.ENDED:
        return ""
    close(turn)
    return game.state


def _player_of(turn: Turn, win: int) -> PlayerId:
    player: PlayerId = turn.value("SELECT player FROM win WHERE id = ?", win)
    return player


# --- who is who ---


def rename(turn: Turn, player: PlayerId, name: str) -> None:
    """Give a player another nickname."""
    found = present_player(turn.connection, "id", player)
    chosen = choose_name(turn, name, found.id)
    if chosen != found.name:
        turn.set_player(found.id, name=chosen, name_key=key_of(chosen))
        turn.note_deed("rename", player=found.id, before=found.name)


def remove(turn: Turn, player: PlayerId) -> None:
    """Let somebody play no more; what others have filled with that person stays."""
    found = present_player(turn.connection, "id", player)
    turn.set_player(found.id, removed=True, name_key=None)
    turn.run("DELETE FROM pick WHERE partner = ? AND NOT filled", found.id)
    turn.changes_cookies = True
    turn.note_deed("remove", player=found.id)


def merge(turn: Turn, player: PlayerId, into: PlayerId) -> None:
    """Let two players be one person, who goes on with the card of `into`."""
    found = present_player(turn.connection, "id", player)
    kept = present_player(turn.connection, "id", into)
    if found.id == kept.id:
        raise RefusedPlayError(PlayRefusal.SELF)
    rows = turn.run("SELECT id FROM player WHERE id = ? OR same_as = ?", found.id, found.id)
    merged = [row[0] for row in rows.fetchall()]
    for one in merged:
        turn.set_player(one, same_as=kept.id, removed=True)
    turn.set_player(found.id, name_key=None)
    turn.run("DELETE FROM pick WHERE owner = ? AND partner = ? AND NOT filled", found.id, kept.id)
    turn.changes_cookies = True
    turn.note_deed("merge", player=found.id, into=kept.id, merged=merged)


# --- taking it back ---


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
    turn.run("UPDATE win SET state = ? WHERE id = ?", WinState.CHECKING, memo["win"])
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
    name = choose_name(turn, before, memo["player"]) if before else ""
    turn.set_player(memo["player"], name=name, name_key=key_of(name) if name else None)


def _bring_back(turn: Turn, memo: Memo) -> None:
    _restore(turn, memo["player"])


def _part(turn: Turn, memo: Memo) -> None:
    for one in memo["merged"]:
        turn.set_player(one, same_as=None if one == memo["player"] else memo["player"])
    _restore(turn, memo["player"])
    turn.touched.add(memo["into"])


def _restore(turn: Turn, player: PlayerId) -> None:
    """Let a player play again, under the old name or one told apart from it."""
    found = find_player(turn.connection, "id", player)
    assert found is not None
    name = choose_name(turn, found.name, player) if found.name else ""
    turn.set_player(player, removed=False, name=name, name_key=key_of(name) if name else None)
    turn.changes_cookies = True


_UNDO: Final[Mapping[str, Callable[[Turn, Memo], None]]] = {
    "confirm": _reopen_win,
    "refuse": _reopen_win,
    "claim": _forget_claim,
    "end": _go_on,
    "raffle": _draw_back,
    "rename": _name_back,
    "remove": _bring_back,
    "merge": _part,
}
