"""Bingos in their order, with their ranks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from facilitator.domain.bingo.ranking import ranks
from facilitator.domain.bingo.views import PlayerId, Win, WinState
from facilitator.domain.instant import Duration, Instant
from facilitator.ledger.rows import GameRow, one_person, shown_name

_OF_PRESENT: Final = (
    "FROM win JOIN player ON player.id = win.player "
    "JOIN player AS root ON root.id = coalesce(player.same_as, player.id) WHERE NOT root.removed"
)
"""Bingos of whoever was removed are none as long as that stands."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a player's Bingo stands."""

    state: WinState
    rank: int


class Bingo(NamedTuple):
    """One that was entered for a card."""

    win: int
    player: PlayerId
    """Whose card it was: perhaps merged into another since."""
    lines: int
    state: WinState


def bingos_of(connection: sqlite3.Connection, player: PlayerId) -> list[Bingo]:
    """Return all Bingos of a person, in their order, on whichever card."""
    same = one_person(connection, player)
    holes = ", ".join("?" * len(same))
    rows = connection.execute(
        f"SELECT id, player, lines, state FROM win WHERE player IN ({holes}) ORDER BY id",  # noqa: S608
        same,
    )
    return [Bingo(win, owner, lines, WinState(state)) for win, owner, lines, state in rows]


def counted(bingos: Iterable[Bingo]) -> list[Bingo]:
    """Return those that were not refused, the one that counts first: a person has but one."""
    return sorted(
        (one for one in bingos if one.state is not WinState.REFUSED),
        key=lambda one: (one.state is not WinState.CONFIRMED, one.win),
    )


def wins_of(connection: sqlite3.Connection, game: GameRow) -> tuple[Win, ...]:
    """Return all Bingos of who plays in the order in which they came, refused ones too."""
    rows = connection.execute(
        "SELECT win.id, root.id, root.number, root.name, root.paper, win.at, win.state "
        f"{_OF_PRESENT} ORDER BY win.id"
    ).fetchall()
    placed = _ranks(connection, game)
    return tuple(
        Win(
            win=win,
            player=player,
            number=number,
            name=shown_name(name, number, is_paper=bool(paper)),
            is_paper=bool(paper),
            at=Instant(at),
            state=WinState(state),
            rank=placed.get(win, 0),
        )
        for win, player, number, name, paper, at, state in rows
    )


def standing_of(connection: sqlite3.Connection, game: GameRow, player: PlayerId) -> Standing | None:
    """Return how the Bingo of `player` stands, or the last one that was refused; None: no Bingo."""
    bingos = bingos_of(connection, player)
    if not bingos:
        return None
    found = [*counted(bingos), bingos[-1]][0]
    is_confirmed = found.state is WinState.CONFIRMED
    return Standing(found.state, _ranks(connection, game)[found.win] if is_confirmed else 0)


def winners_of(connection: sqlite3.Connection) -> frozenset[PlayerId]:
    """Return who has a Bingo, whatever became of it."""
    return frozenset(row[0] for row in connection.execute(f"SELECT root.id {_OF_PRESENT}"))


def count_confirmed(connection: sqlite3.Connection) -> int:
    """Return how many winners there are."""
    row = connection.execute(
        f"SELECT count(*) {_OF_PRESENT} AND win.state = ?", (WinState.CONFIRMED,)
    ).fetchone()
    return int(row[0])


def raffled_player(connection: sqlite3.Connection, game: GameRow) -> PlayerId | None:
    """Return on whom the lot fell last."""
    row = connection.execute(
        "SELECT coalesce(player.same_as, player.id) FROM win "
        "JOIN player ON player.id = win.player WHERE win.id = ?",
        (game.raffled,),
    ).fetchone()
    return None if row is None else row[0]


def _ranks(connection: sqlite3.Connection, game: GameRow) -> dict[int, int]:
    """Return the rank of each confirmed Bingo."""
    rows = connection.execute(
        f"SELECT win.id, win.at {_OF_PRESENT} AND win.state = ? ORDER BY win.id",
        (WinState.CONFIRMED,),
    ).fetchall()
    placed = _placed(tuple(at for _, at in rows), game.game.rules.shared_within)
    return {row[0]: rank for row, rank in zip(rows, placed, strict=True)}


@lru_cache(4)
def _placed(at: tuple[int, ...], within: Duration) -> tuple[int, ...]:
    """Return the ranks: asked for with each page of each winner, and hardly ever others."""
    return ranks([Instant(one) for one in at], within)
