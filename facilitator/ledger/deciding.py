"""What the moderator decides: Bingos, lots, and who is who."""

from __future__ import annotations

import json
import secrets

from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.names import key_of
from facilitator.domain.bingo.views import PlayerId, WinState
from facilitator.ledger.conducting import close
from facilitator.ledger.joining import choose_name
from facilitator.ledger.refusals import PlayRefusal, RefusedPlayError
from facilitator.ledger.rows import one_person, present_player
from facilitator.ledger.turn import Turn
from facilitator.ledger.winning import (
    Bingo,
    bingos_of,
    count_confirmed,
    counted,
    winners_of,
    wins_of,
)

# --- Bingos ---


def confirm(turn: Turn, win: int) -> None:
    """The Bingo is one; with enough of them the game ends."""
    if _decide(turn, win, WinState.CONFIRMED):
        ended = _end_if_won(turn)
        turn.note_deed("confirm", win=win, ended=ended, player=_player_of(turn, win))


def confirm_rest(turn: Turn) -> None:
    """All Bingos that wait are ones: after the first few nobody has the time to look at each."""
    wins = wins_of(turn.connection, turn.game)
    waiting = [one.win for one in wins if one.state is WinState.CHECKING]
    if not waiting:
        raise RefusedPlayError(PlayRefusal.NOTHING)
    for win in waiting:
        turn.run("UPDATE win SET state = ? WHERE id = ?", WinState.CONFIRMED, win)
    _touch_winners(turn)
    turn.note_deed("confirm_rest", wins=waiting, ended=_end_if_won(turn))


def refuse(turn: Turn, win: int) -> None:
    """The Bingo is none."""
    if _decide(turn, win, WinState.REFUSED):
        turn.note_deed("refuse", win=win, player=_player_of(turn, win))


def _decide(turn: Turn, win: int, state: WinState) -> bool:
    """Return whether that decides anything: it may have been decided so before."""
    before = turn.value(
        "SELECT win.state FROM win JOIN player ON player.id = win.player "
        "JOIN player AS root ON root.id = coalesce(player.same_as, player.id) "
        "WHERE win.id = ? AND NOT root.removed",
        win,
    )
    if before == state:
        return False
    if before != WinState.CHECKING:
        raise RefusedPlayError(PlayRefusal.NOTHING)
    turn.run("UPDATE win SET state = ? WHERE id = ?", state, win)
    _touch_winners(turn)
    return True


def _touch_winners(turn: Turn) -> None:
    """Note that ranks change: thousands of other phones need not fetch their pages anew."""
    turn.touched |= winners_of(turn.connection)


def claim(turn: Turn, number: int) -> int:
    """The card of that number, looked at by the moderator, has a Bingo; return the win."""
    if turn.game.state is GameState.OPEN:
        raise RefusedPlayError(PlayRefusal.NOT_RUNNING)
    player = present_player(turn.connection, "number", number)
    there = counted(bingos_of(turn.connection, player.id))
    if there:
        confirm(turn, there[0].win)
        return there[0].win
    cursor = turn.run(
        "INSERT INTO win (player, at, lines, state) VALUES (?, ?, ?, ?)",
        player.id,
        turn.at,
        player.lines,
        WinState.CONFIRMED,
    )
    assert cursor.lastrowid is not None
    _touch_winners(turn)
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
        one.win
        for one in wins_of(turn.connection, game)
        if one.state is not WinState.REFUSED and one.win not in drawn
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
    winners = game.game.winners
    enough = winners is not None and count_confirmed(turn.connection) >= winners
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
        _touch_all_who_know(turn, found.id)
        turn.note_deed("rename", player=found.id, before=found.name)


def remove(turn: Turn, player: PlayerId) -> None:
    """Let somebody play no more; what others have filled with that person stays."""
    found = present_player(turn.connection, "id", player)
    turn.set_player(found.id, removed=True, name_key=None)
    _touch_all_who_know(turn, found.id)
    _touch_winners(turn)
    for one in one_person(turn.connection, found.id):
        turn.run("DELETE FROM pick WHERE partner = ? AND NOT filled", one)
    turn.changes_cookies = True
    turn.note_deed("remove", player=found.id)


def _touch_all_who_know(turn: Turn, player: PlayerId) -> None:
    for one in one_person(turn.connection, player):
        turn.touch_partners(one)


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
    _touch_all_who_know(turn, kept.id)
    turn.touched.add(kept.id)
    _touch_winners(turn)
    _wait_for_nobody_else(turn, kept.id)
    turn.changes_cookies = True
    given_up = [(one.win, one.state) for one in _give_up_bingos(turn, kept.id)]
    turn.note_deed("merge", player=found.id, into=kept.id, merged=merged, given_up=given_up)


def _wait_for_nobody_else(turn: Turn, player: PlayerId) -> None:
    """Nobody confirms squares of the own cards."""
    same = one_person(turn.connection, player)
    holes = ", ".join("?" * len(same))
    among = f"owner IN ({holes}) AND partner IN ({holes})"
    turn.run(f"DELETE FROM pick WHERE {among} AND NOT filled", *same, *same)  # noqa: S608


def _give_up_bingos(turn: Turn, player: PlayerId) -> list[Bingo]:
    """Let one Bingo of a person count, and no more; return the others as they were."""
    others = counted(bingos_of(turn.connection, player))[1:]
    for one in others:
        turn.run("UPDATE win SET state = ? WHERE id = ?", WinState.REFUSED, one.win)
    return others
