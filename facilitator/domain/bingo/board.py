"""What the room sees of a game of bingo: numbers, and the names of confirmed winners alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import Overview, Win, WinState
from facilitator.domain.instant import Duration, Instant

MOST_WINNERS: Final = 10
"""More than that nobody could read from the last row."""
FANFARE: Final = Duration(seconds=20)
MOST_AT_ONCE: Final = 3
"""Who is confirmed along with more than that was not looked at alone, and is not celebrated."""


@dataclass(frozen=True, slots=True)
class Winner:
    """Whose Bingo was confirmed."""

    rank: int
    """From 1; shared by those that came at the same time."""
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A game as the stage shows it."""

    title: str
    state: GameState
    address: str = ""
    """What the code to join by leads to; empty: no phone can join."""
    place: str = ""
    """The same, as somebody types it who can't scan."""
    code: str = ""
    """What is typed there."""
    players: int = 0
    meetings: int = 0
    ends_at: Instant | None = None
    """None while no time runs."""
    winners: tuple[Winner, ...] = ()
    """The first ones, in their order."""
    more: int = 0
    """How many winners there are besides."""
    celebrated: str = ""
    """The name of who has just won; empty: nobody has."""
    is_raffle: bool = False
    """Whether that was by lot."""


def board_of(overview: Overview, *, address: str = "", place: str = "") -> Board:
    """Return what the room may see of `overview`."""
    confirmed = [win for win in overview.wins if win.state is WinState.CONFIRMED]
    confirmed.sort(key=lambda win: (win.rank, win.at, win.win))
    return Board(
        title=overview.title,
        state=overview.state,
        address=address,
        place=place if address else "",
        code=overview.join_code if address else "",
        players=overview.totals.players,
        meetings=overview.totals.meetings,
        ends_at=overview.ends_at if overview.state is GameState.RUNNING else None,
        winners=tuple(Winner(win.rank, win.name) for win in confirmed[:MOST_WINNERS]),
        more=max(0, overview.totals.bingos - MOST_WINNERS),
    )


@dataclass(frozen=True, slots=True)
class _Won:
    """A Bingo, or what the lot fell on."""

    win: int
    is_raffle: bool


@dataclass(frozen=True, slots=True)
class Fanfare:
    """Who has won last, noticed as it happened: whoever had won before is not celebrated again."""

    known: frozenset[_Won] | None = None
    """None: nothing was seen of the game yet."""
    last: _Won | None = None
    since: Instant | None = None

    def follow(self, overview: Overview | None, now: Instant) -> Fanfare:
        """Return what is to be celebrated once `overview` was seen at `now`."""
        if overview is None:
            return Fanfare()
        there = frozenset(_won(overview))
        if self.known is None:
            return Fanfare(there)
        new = [won for won in _won(overview) if won not in self.known]
        if len(new) > MOST_AT_ONCE:
            return Fanfare(there)
        if new:
            return Fanfare(there, new[-1], now)
        return self if there == self.known else replace(self, known=there)

    def on(self, board: Board, overview: Overview, now: Instant) -> Board:
        """Return `board` with who is celebrated at `now`; what was taken back is not."""
        if self.last is None or self.since is None or now - self.since >= FANFARE:
            return board
        if self.last not in frozenset(_won(overview)):
            return board
        name = next(win.name for win in _wins(overview) if win.win == self.last.win)
        return replace(board, celebrated=name, is_raffle=self.last.is_raffle)


def _won(overview: Overview) -> Iterable[_Won]:
    """Yield all that was won, the lot at the end."""
    for win in overview.wins:
        if win.state is WinState.CONFIRMED:
            yield _Won(win.win, is_raffle=False)
    if overview.raffled is not None:
        yield _Won(overview.raffled.win, is_raffle=True)


def _wins(overview: Overview) -> tuple[Win, ...]:
    return overview.wins if overview.raffled is None else (*overview.wins, overview.raffled)
