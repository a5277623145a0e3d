"""Meetings: a player names somebody for a square, and that person confirms it."""

from __future__ import annotations

import sqlite3

from facilitator.domain.bingo.card import FREE, Position, complete_lines, free_positions
from facilitator.domain.bingo.views import PlayerId, WinState
from facilitator.ledger.refusals import PlayRefusal, RefusedPlayError
from facilitator.ledger.rows import PlayerRow, find_player, one_person, present_player
from facilitator.ledger.turn import Turn
from facilitator.ledger.winning import bingos_of, counted


def met(connection: sqlite3.Connection, player: PlayerId, token_or_code: str) -> PlayerRow:
    """Return whom `player` has met, by the token of a QR code or by the short code."""
    found = find_player(connection, "token", token_or_code)
    found = found or find_player(connection, "code", token_or_code)
    if found is None or found.removed:
        raise RefusedPlayError(PlayRefusal.NOBODY)
    if found.id == player:
        raise RefusedPlayError(PlayRefusal.SELF)
    return found


def pick(turn: Turn, player: PlayerId, token_or_code: str, position: Position) -> None:
    """Name somebody for a square; who is on paper confirms it by having been scanned."""
    owner = present_player(turn.connection, "id", player)
    partner = met(turn.connection, player, token_or_code)
    if not 0 <= position < len(owner.card) or owner.card[position] == FREE:
        raise RefusedPlayError(PlayRefusal.SQUARE)
    same = one_person(turn.connection, partner.id)
    named = turn.value(
        "SELECT partner FROM pick WHERE owner = ? AND position = ?", player, position
    )
    if named in same:
        return
    turn.check_running()
    if named is not None:
        raise RefusedPlayError(PlayRefusal.FILLED)
    nth = _next_of(turn, player, partner.id, same)
    is_filled = partner.paper or not turn.game.game.rules.confirm
    turn.run(
        "INSERT INTO pick (owner, position, partner, nth, filled, at) VALUES (?, ?, ?, ?, 0, ?)",
        player,
        position,
        partner.id,
        nth,
        turn.at,
    )
    turn.touched |= {player, partner.id}
    if is_filled:
        _fill(turn, owner, partner, position)


def _next_of(turn: Turn, owner: PlayerId, partner: PlayerId, same: tuple[PlayerId, ...]) -> int:
    """Return which square of that person this is, on the card of `owner`."""
    holes = ", ".join("?" * len(same))
    query = f"SELECT count(*) FROM pick WHERE owner = ? AND partner IN ({holes})"  # noqa: S608
    if turn.value(query, owner, *same) >= turn.game.game.rules.squares_per_partner:
        raise RefusedPlayError(PlayRefusal.PARTNER)
    taken = {
        row[0]
        for row in turn.run("SELECT nth FROM pick WHERE owner = ? AND partner = ?", owner, partner)
    }
    return min(set(range(1, len(taken) + 2)) - taken)


def withdraw(turn: Turn, player: PlayerId, position: Position) -> None:
    """Take back what nobody has confirmed yet."""
    row = turn.run(
        "SELECT partner, filled FROM pick WHERE owner = ? AND position = ?", player, position
    ).fetchone()
    if row is None:
        raise RefusedPlayError(PlayRefusal.NOTHING)
    partner, is_filled = row
    if is_filled:
        raise RefusedPlayError(PlayRefusal.CONFIRMED)
    turn.run("DELETE FROM pick WHERE owner = ? AND position = ?", player, position)
    _touch(turn, player, partner)


def answer(
    turn: Turn, player: PlayerId, partner: PlayerId, position: Position, *, yes: bool
) -> None:
    """Confirm that the square of `partner` fits `player`, or say that it does not."""
    row = turn.run(
        "SELECT partner, filled FROM pick WHERE owner = ? AND position = ?", partner, position
    ).fetchone()
    same = one_person(turn.connection, player)
    if row is None or row[0] not in same or partner in same:
        raise RefusedPlayError(PlayRefusal.NOTHING)
    if row[1]:
        if not yes:
            raise RefusedPlayError(PlayRefusal.CONFIRMED)
        return
    turn.check_running()
    owner = present_player(turn.connection, "id", partner)
    if owner.id != partner:  # merged since: that card is given up
        raise RefusedPlayError(PlayRefusal.NOTHING)
    _touch(turn, partner, player)
    if yes:
        _fill(turn, owner, present_player(turn.connection, "id", player), position)
    else:
        turn.run("DELETE FROM pick WHERE owner = ? AND position = ?", partner, position)


def _fill(turn: Turn, owner: PlayerRow, partner: PlayerRow, position: Position) -> None:
    """The square counts from now on; a line that it completes may be a Bingo."""
    turn.run(
        "UPDATE pick SET filled = 1, at = ? WHERE owner = ? AND position = ?",
        turn.at,
        owner.id,
        position,
    )
    _note_meeting(turn, owner.id, partner.id)
    filled = filled_positions(turn, owner)
    lines = len(complete_lines(filled, turn.game.game.size))
    count = len(filled) - len(free_positions(owner.card))
    turn.set_player(owner.id, filled=count, lines=lines)
    _claim(turn, owner.id, lines)


def filled_positions(turn: Turn, player: PlayerRow) -> tuple[Position, ...]:
    """Return what counts on a card, a free centre with it."""
    rows = turn.run("SELECT position FROM pick WHERE owner = ? AND filled", player.id)
    return (*free_positions(player.card), *(row[0] for row in rows))


def _note_meeting(turn: Turn, one: PlayerId, other: PlayerId) -> None:
    low, high = sorted((one, other))
    cursor = turn.run(
        "INSERT OR IGNORE INTO meeting (low, high, at) VALUES (?, ?, ?)", low, high, turn.at
    )
    turn.run(
        "UPDATE player SET met = met + ?, last_met = ? WHERE id IN (?, ?)",
        cursor.rowcount,
        turn.at,
        low,
        high,
    )


def _claim(turn: Turn, player: PlayerId, lines: int) -> None:
    """Enter a Bingo to be checked; one that was refused needs a further line to come up again."""
    if lines < turn.game.game.rules.lines:
        return
    bingos = bingos_of(turn.connection, player)
    refused = max((one.lines for one in bingos if one.player == player), default=0)
    if counted(bingos) or lines <= refused:
        return
    turn.run(
        "INSERT INTO win (player, at, lines, state) VALUES (?, ?, ?, ?)",
        player,
        turn.at,
        lines,
        WinState.CHECKING,
    )


def _touch(turn: Turn, *players: PlayerId) -> None:
    """Note whose pages change, also where a row was merged into another."""
    for player in players:
        found = find_player(turn.connection, "id", player)
        turn.touched.add(found.id if found is not None else player)
