"""Cards for paper: reserved for whoever takes one, or those of phones that go on on paper."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from facilitator.domain.bingo.card import Position, Squares
from facilitator.domain.bingo.game import GameState
from facilitator.ledger.joining import add_player
from facilitator.ledger.refusals import PlayRefusal, RefusedPlayError
from facilitator.ledger.rows import PlayerRow, player_rows, present_player
from facilitator.ledger.turn import Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class CardToPrint:
    """One card and what leads to it."""

    number: int
    name: str
    """Empty for a card that nobody has yet."""
    code: str
    token: str
    squares: Squares
    filled: tuple[Position, ...] = ()


def add_cards(turn: Turn, count: int) -> tuple[CardToPrint, ...]:
    """Reserve `count` further cards for paper."""
    if turn.game.state is GameState.ENDED:
        raise RefusedPlayError(PlayRefusal.STATE)
    turn.touches_all = True  # the overview counts them as soon as anybody scans one
    players = [add_player(turn, "", is_paper=True) for _ in range(count)]
    found = (present_player(turn.connection, "id", player) for player in players)
    return tuple(_to_print(turn.connection, row) for row in found)


def cards(connection: sqlite3.Connection, *, paper: bool) -> tuple[CardToPrint, ...]:
    """Return all cards for paper, or all of phones, in the order of their numbers."""
    rows = player_rows(connection, "WHERE NOT removed AND paper = ? ORDER BY number", paper)
    return tuple(_to_print(connection, row) for row in rows)


def _to_print(connection: sqlite3.Connection, row: PlayerRow) -> CardToPrint:
    filled = connection.execute(
        "SELECT position FROM pick WHERE owner = ? AND filled ORDER BY position", (row.id,)
    )
    return CardToPrint(
        number=row.number,
        name=row.name,
        code=row.code,
        token=row.token,
        squares=row.card,
        filled=tuple(position for (position,) in filled),
    )
