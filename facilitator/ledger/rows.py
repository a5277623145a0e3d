"""Rows of the ledger as values, and the ways to find them."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from facilitator.domain.bingo.card import Squares
from facilitator.domain.bingo.game import Game, GameState
from facilitator.domain.bingo.plain import game_from_plain
from facilitator.domain.bingo.views import PlayerId, PlayerLine
from facilitator.domain.instant import Instant
from facilitator.ledger.refusals import PlayRefusal, RefusedPlayError

LEFT: Final = "–"
"""How somebody is shown who has left the game and taken the name along."""
_GAME: Final = (
    "block, title, plain, seed, secret, join_code, state, left_ms, since, begun_at, ended_at, "
    "raffled"
)
_PLAYER: Final = (
    "id, number, name, paper, token, code, joined_at, filled, lines, met, last_met, removed, "
    "same_as, card"
)


@dataclass(frozen=True, slots=True)
class GameRow:
    """The game, as the file holds it."""

    block: str
    title: str
    game: Game
    seed: int
    secret: bytes = field(repr=False)
    join_code: str
    state: GameState
    left_ms: int
    since: int | None
    begun_at: int | None
    ended_at: int | None
    raffled: int | None

    @property
    def ends_at(self) -> Instant | None:
        """When it ends by itself; None: it does not run."""
        return None if self.since is None else Instant(self.since + self.left_ms)


@dataclass(frozen=True, slots=True)
class PlayerRow:
    """One player, as the file holds it."""

    id: PlayerId
    number: int
    name: str
    paper: bool
    token: str
    code: str
    joined_at: int
    filled: int
    lines: int
    met: int
    last_met: int | None
    removed: bool
    same_as: PlayerId | None
    card: Squares

    @property
    def shown(self) -> str:
        """What others see of the name."""
        return shown_name(self.name, self.number, is_paper=self.paper)

    def as_line(self) -> PlayerLine:
        """Return the player as the moderator's list has it."""
        return PlayerLine(
            player=self.id,
            number=self.number,
            name=self.shown,
            is_paper=self.paper,
            filled=self.filled,
            lines=self.lines,
            met=self.met,
            last_met=None if self.last_met is None else Instant(self.last_met),
        )


def shown_name(name: str, number: int, *, is_paper: bool) -> str:
    """Return what is shown of a player; one on paper goes by the number of the card."""
    return name or (f"#{number}" if is_paper else LEFT)


def read_game(connection: sqlite3.Connection) -> GameRow | None:
    """Return the game; None: none was opened."""
    row = connection.execute(f"SELECT {_GAME} FROM game").fetchone()  # noqa: S608 - a constant
    if row is None:
        return None
    block, title, plain, seed, secret, code, state, *rest = row
    return GameRow(block, title, _parse(plain), seed, secret, code, GameState(state), *rest)


@lru_cache(4)
def _parse(plain: str) -> Game:
    """Return the game; it is read in each turn and hardly ever another one."""
    return game_from_plain(json.loads(plain))


def find_player(connection: sqlite3.Connection, where: str, value: Any) -> PlayerRow | None:
    """Return the player of whom ``where = value`` holds, or the one that it was merged into."""
    query = f"SELECT {_PLAYER} FROM player WHERE {where} = ?"  # noqa: S608 - a column's name
    row = connection.execute(query, (value,)).fetchone()
    found = None if row is None else _player(row)
    if found is not None and found.same_as is not None:
        return find_player(connection, "id", found.same_as)
    return found


def player_rows(connection: sqlite3.Connection, rest: str, *values: Any) -> list[PlayerRow]:
    """Return all players for whom the ``rest`` of the query holds."""
    query = f"SELECT {_PLAYER} FROM player {rest}"  # noqa: S608 - constants
    return [_player(row) for row in connection.execute(query, values)]


def present_player(connection: sqlite3.Connection, where: str, value: Any) -> PlayerRow:
    """Return the player who is that and still plays; RefusedPlayError with NOBODY if none is."""
    found = find_player(connection, where, value)
    if found is None or found.removed:
        raise RefusedPlayError(PlayRefusal.NOBODY)
    return found


def one_person(connection: sqlite3.Connection, player: PlayerId) -> tuple[PlayerId, ...]:
    """Return all rows that stand for the person of `player`."""
    rows = connection.execute("SELECT id FROM player WHERE same_as = ?", (player,))
    return (player, *(row[0] for row in rows))


def _player(row: tuple[Any, ...]) -> PlayerRow:
    (
        player,
        number,
        name,
        paper,
        token,
        code,
        joined_at,
        filled,
        lines,
        met,
        last_met,
        removed,
        same_as,
        card,
    ) = row
    return PlayerRow(
        player,
        number,
        name,
        bool(paper),
        token,
        code,
        joined_at,
        filled,
        lines,
        met,
        last_met,
        bool(removed),
        same_as,
        tuple(json.loads(card)),
    )
