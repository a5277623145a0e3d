"""What the moderator sees: how the game goes, and who needs somebody to talk to."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, Final

from facilitator.domain.bingo.game import KEPT, GameState
from facilitator.domain.bingo.names import key_of
from facilitator.domain.bingo.views import Cell, Overview, PlayerLine, Totals, Win, WinState
from facilitator.domain.instant import Duration, Instant, to_ms
from facilitator.ledger.refusals import PlayRefusal, RefusedPlayError
from facilitator.ledger.rows import GameRow, player_rows, present_player, read_game
from facilitator.ledger.viewing import cells_of
from facilitator.ledger.winning import wins_of

STUCK: Final = Duration(minutes=5)
"""Who has met nobody for so long may be standing alone."""
RECENT: Final = Duration(minutes=5)
"""Over how long meetings a minute are counted."""
MOST_FOUND: Final = 30
_MOST_WINS: Final = 100
_MOST_STUCK: Final = 10
_MINUTE_MS: Final = 60_000


def overview(connection: sqlite3.Connection, at: int) -> Overview | None:
    """Return how the game stands at the moment `at`; None: there is none."""
    game = read_game(connection)
    if game is None:
        return None
    wins = wins_of(connection, game)
    return Overview(
        block=game.block,
        title=game.title,
        state=game.state,
        join_code=game.join_code,
        totals=totals_of(connection, game, wins),
        ends_at=game.ends_at,
        per_minute=_per_minute(connection, game, at),
        wins=_first(wins),
        stuck=_stuck(connection, game, at),
        raffled=next((win for win in wins if win.win == game.raffled), None),
        undoable=_value(connection, "SELECT kind FROM deed ORDER BY id DESC LIMIT 1") or "",
        forget_at=None if game.ended_at is None else Instant(game.ended_at) + KEPT,
    )


def _first(wins: Sequence[Win]) -> tuple[Win, ...]:
    """Return the first that wait and the first that do not, in their order."""
    waiting = [win for win in wins if win.state is WinState.CHECKING]
    decided = [win for win in wins if win.state is not WinState.CHECKING]
    shown = [*waiting[:_MOST_WINS], *decided[:_MOST_WINS]]
    return tuple(sorted(shown, key=lambda win: win.win))


def totals(connection: sqlite3.Connection) -> Totals | None:
    """Return what may be kept of the game; None: there is none."""
    game = read_game(connection)
    return None if game is None else totals_of(connection, game, wins_of(connection, game))


def totals_of(connection: sqlite3.Connection, game: GameRow, wins: Sequence[Win]) -> Totals:
    """Return numbers that are nobody's."""
    confirmed = [win for win in wins if win.state is WinState.CONFIRMED]
    phones, paper, squares, lines = connection.execute(
        "SELECT count(*) FILTER (WHERE NOT paper), "
        "count(*) FILTER (WHERE paper AND (met > 0 OR name <> '' OR id IN "
        "(SELECT player FROM win WHERE state = ?))), "
        "coalesce(sum(filled), 0), coalesce(sum(lines), 0) FROM player WHERE NOT removed",
        (WinState.CONFIRMED,),
    ).fetchone()
    return Totals(
        players=phones + paper,
        paper=paper,
        meetings=_value(connection, "SELECT count(*) FROM meeting"),
        squares=squares,
        lines=lines,
        bingos=len(confirmed),
        begun=_instant(game.begun_at),
        first_bingo=confirmed[0].at if confirmed else None,
        ended=_instant(game.ended_at),
    )


def _per_minute(connection: sqlite3.Connection, game: GameRow, at: int) -> float:
    """Return the meetings a minute of late; of a game just begun, since its beginning."""
    if game.begun_at is None or game.state is GameState.ENDED:
        return 0.0
    since = max(game.begun_at, at - to_ms(RECENT))
    count = _value(connection, "SELECT count(*) FROM meeting WHERE at >= ?", since)
    return round(float(count * _MINUTE_MS / max(at - since, _MINUTE_MS)), 1)


def _stuck(connection: sqlite3.Connection, game: GameRow, at: int) -> tuple[PlayerLine, ...]:
    """Return who has no Bingo yet and has met nobody for long, the longest first."""
    if game.state is not GameState.RUNNING or game.begun_at is None:
        return ()
    since = "max(coalesce(last_met, joined_at), ?)"
    rows = player_rows(
        connection,
        f"WHERE NOT paper AND NOT removed AND lines < ? AND {since} <= ? "
        f"ORDER BY coalesce(last_met, joined_at), id LIMIT {_MOST_STUCK}",
        game.game.rules.lines,
        game.begun_at,
        at - to_ms(STUCK),
    )
    return tuple(row.as_line() for row in rows)


def find(connection: sqlite3.Connection, text: str) -> tuple[PlayerLine, ...]:
    """Return who has `text` in the nickname, or as number or code; all, if it is empty."""
    wanted = text.strip()
    rows = player_rows(
        connection,
        "WHERE NOT removed AND (instr(coalesce(name_key, ''), ?) OR number = ? OR code = ?) "
        f"ORDER BY number LIMIT {MOST_FOUND}",
        key_of(wanted),
        wanted.removeprefix("#"),
        wanted.upper(),
    )
    return tuple(row.as_line() for row in rows)


def card(connection: sqlite3.Connection, number: int) -> tuple[PlayerLine, tuple[Cell, ...]]:
    """Return whose card that is, and how it stands."""
    game = read_game(connection)
    if game is None:
        raise RefusedPlayError(PlayRefusal.NO_GAME)
    found = present_player(connection, "number", number)
    return found.as_line(), cells_of(connection, game, found)


def _instant(ms: int | None) -> Instant | None:
    return None if ms is None else Instant(ms)


def _value(connection: sqlite3.Connection, query: str, *values: Any) -> Any:
    row = connection.execute(query, values).fetchone()
    return None if row is None else row[0]
