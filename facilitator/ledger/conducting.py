"""The course of a game: opened, started, paused, ended, and what time is left."""

from __future__ import annotations

import json
import secrets
from typing import Final

from facilitator.domain.bingo.game import Game, GameState
from facilitator.domain.bingo.plain import game_to_plain
from facilitator.domain.instant import Duration, to_ms
from facilitator.ledger.codes import JOIN_SIGNS, new_code
from facilitator.ledger.refusals import PlayRefusal, RefusedPlayError
from facilitator.ledger.rows import GameRow, read_game
from facilitator.ledger.turn import Turn

KEEP_MS: Final = 5_000
"""How much playing time a killed hub may give back at the most."""
_SECRET_BYTES: Final = 32
_SEED_BITS: Final = 62


def open_game(turn: Turn, block: str, title: str, game: Game, time: Duration) -> None:
    """Let people join the game of `block`; the same again changes nothing.

    A game that nobody has joined yet gives way to another one, or to its own new wording; one
    that has ended so, too.
    """
    there = read_game(turn.connection)
    if there is not None and _is_in_use(turn):
        if there.block != block:
            raise RefusedPlayError(PlayRefusal.OTHER_GAME)
    elif there is not None and there.block == block and there.game == game and _goes_on(there):
        _say_anew(turn, there, title, to_ms(time))
    else:
        turn.run("DELETE FROM game")
        turn.run("DELETE FROM deed")  # of the game before
        _enter(turn, block, title, game, time)


def _goes_on(there: GameRow) -> bool:
    return there.state is not GameState.ENDED


def _say_anew(turn: Turn, there: GameRow, title: str, left_ms: int) -> None:
    """Take over title and time as the agenda says them now, as long as the game has not begun."""
    if there.state is GameState.OPEN and (there.title, there.left_ms) != (title, left_ms):
        turn.set_game(title=title, left_ms=left_ms)


def _enter(turn: Turn, block: str, title: str, game: Game, time: Duration) -> None:
    turn.run(
        "INSERT INTO game (id, block, title, plain, seed, secret, join_code, state, left_ms) "
        "VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)",
        block,
        title,
        json.dumps(game_to_plain(game), ensure_ascii=False),
        secrets.randbits(_SEED_BITS),
        secrets.token_bytes(_SECRET_BYTES),
        new_code(JOIN_SIGNS),
        GameState.OPEN,
        to_ms(time),
    )
    turn.touches_all = True


def _is_in_use(turn: Turn) -> bool:
    return turn.value("SELECT 1 FROM player") is not None


def start(turn: Turn) -> None:
    """Let squares be filled."""
    game = turn.game
    if game.state is GameState.RUNNING:
        return
    _check(game, GameState.OPEN)
    turn.set_game(state=GameState.RUNNING, since=turn.at, begun_at=turn.at)


def pause(turn: Turn) -> None:
    """Stop the time; nothing can be filled."""
    game = turn.game
    if game.state is GameState.PAUSED:
        return
    _check(game, GameState.RUNNING)
    turn.set_game(state=GameState.PAUSED, left_ms=_left(game, turn.at), since=None)


def resume(turn: Turn) -> None:
    """Go on after a pause."""
    game = turn.game
    if game.state is GameState.RUNNING:
        return
    _check(game, GameState.PAUSED)
    turn.set_game(state=GameState.RUNNING, since=turn.at)


def end(turn: Turn) -> None:
    """End the game; its claims can still be decided, and it can be taken back."""
    game = turn.game
    if game.state is GameState.ENDED:
        return
    turn.note_deed("end", state=game.state, left_ms=_left(game, turn.at))
    close(turn)


def close(turn: Turn) -> None:
    """End the game, whoever wants it."""
    turn.set_game(
        state=GameState.ENDED, left_ms=_left(turn.game, turn.at), since=None, ended_at=turn.at
    )


def go_on(turn: Turn, state: GameState, left_ms: int) -> None:
    """Take an end back."""
    since = turn.at if state is GameState.RUNNING else None
    turn.set_game(state=state, left_ms=left_ms, since=since, ended_at=None)


def see_time(turn: Turn) -> None:
    """End a game whose time is over; else note now and then how much is left."""
    game = read_game(turn.connection)
    if game is None or game.since is None:
        return
    left = _left(game, turn.at)
    if not left:
        close(turn)
    elif turn.at - game.since >= KEEP_MS:
        # Nobody's page changes by it.
        turn.run("UPDATE game SET left_ms = ?, since = ?", left, turn.at)


def go_on_from(turn: Turn) -> None:
    """The hub is back: the time that it was away does not count."""
    turn.run("UPDATE game SET since = ? WHERE since IS NOT NULL", turn.at)
    turn.touches_all = True


def renew_code(turn: Turn) -> None:
    """Let the old code to join by lead nowhere."""
    turn.game  # noqa: B018 - refused without one
    turn.set_game(join_code=new_code(JOIN_SIGNS))


def _left(game: GameRow, at: int) -> int:
    passed = 0 if game.since is None else max(0, at - game.since)
    return max(0, game.left_ms - passed)


def _check(game: GameRow, *states: GameState) -> None:
    if game.state not in states:
        raise RefusedPlayError(PlayRefusal.STATE)
