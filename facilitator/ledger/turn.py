"""One turn: what a command does inside its transaction, and whom it concerns."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from facilitator.domain.bingo.card import Squares
from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import PlayerId
from facilitator.ledger.refusals import PlayRefusal, RefusedPlayError
from facilitator.ledger.rows import GameRow, find_player, read_game


@dataclass(slots=True)
class Turn:
    """Belongs to the store's thread. It may be done again if the disk fails: then from scratch."""

    connection: sqlite3.Connection
    at: int
    """The moment, in milliseconds; never earlier than that of the turn before."""
    card_of: Callable[[GameRow, int], Squares]
    """The card of a number, always the same; RefusedPlayError with CARDS: there is none."""
    touched: set[PlayerId] = field(default_factory=set)
    """Whose pages show something else now."""
    touches_all: bool = False
    changes_cookies: bool = False
    """Somebody's cookie is no longer that, or somebody else's."""
    codes: set[str] = field(default_factory=set)
    """By which further players can be met."""
    joined: tuple[str, PlayerId] | None = None
    """The proof of a further cookie, and whose it is."""
    _game: GameRow | None = None

    @property
    def game(self) -> GameRow:
        """The game; RefusedPlayError with NO_GAME if there is none."""
        self._game = self._game or read_game(self.connection)
        if self._game is None:
            raise RefusedPlayError(PlayRefusal.NO_GAME)
        return self._game

    def check_running(self) -> None:
        """Refuse what is only possible while the game runs."""
        game = self.game
        is_over = game.since is not None and self.at >= game.since + game.left_ms
        if game.state is not GameState.RUNNING or is_over:
            raise RefusedPlayError(PlayRefusal.NOT_RUNNING)

    def set_game(self, **columns: Any) -> None:
        """Write those `columns` of the game; all pages may show something else now."""
        names = ", ".join(f"{name} = ?" for name in columns)
        self.run(f"UPDATE game SET {names}", *columns.values())  # noqa: S608 - columns' names
        self._game = None
        self.touches_all = True

    def set_player(self, player: PlayerId, **columns: Any) -> None:
        """Write those `columns` of a player."""
        names = ", ".join(f"{name} = ?" for name in columns)
        query = f"UPDATE player SET {names} WHERE id = ?"  # noqa: S608 - columns' names
        self.run(query, *columns.values(), player)
        self.touched.add(player)

    def run(self, query: str, *values: Any) -> sqlite3.Cursor:
        """Execute `query`."""
        return self.connection.execute(query, values)

    def value(self, query: str, *values: Any) -> Any:
        """Return the first column of the first row; None if there is no row."""
        row = self.run(query, *values).fetchone()
        return None if row is None else row[0]

    def touch_partners(self, player: PlayerId) -> None:
        """Note that whoever has `player` on the card, or the other way round, sees a change."""
        rows = self.run(
            "SELECT partner FROM pick WHERE owner = ? UNION SELECT owner FROM pick "
            "WHERE partner = ?",
            player,
            player,
        ).fetchall()
        for (one,) in rows:
            found = find_player(self.connection, "id", one)
            self.touched.add(one if found is None else found.id)

    def note_deed(self, kind: str, **memo: Any) -> None:
        """Remember how to take back what the moderator has just done to `touched`."""
        self.run("INSERT INTO deed (kind, memo) VALUES (?, ?)", kind, json.dumps(memo))
