"""A game of bingo as the agenda plans it: squares and rules.

Players look for people whom their squares fit. A square counts once its person has confirmed it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from facilitator.domain.instant import Duration

USUAL_SHARE: Final = 0.25
"""What is assumed of a square that the agenda gives no estimate for."""
SHARED_WITHIN: Final = Duration(seconds=10)
KEPT: Final = Duration(hours=24)
"""How long after the end of a game all is kept that participants entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """Something that is true of some people: ``rechnet lieber im Kopf``."""

    text: str
    share: float | None = None
    """Of how many people it is estimated to be true, 0 to 1; None: nobody has estimated it."""

    @property
    def likelihood(self) -> float:
        """The estimate, or what is assumed without one."""
        return USUAL_SHARE if self.share is None else self.share


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How is played; the agenda may change each of them."""

    squares_per_partner: int = 1
    """How many squares of one card the same person may fill."""
    confirm: bool = True
    """Whether the other one must confirm; a picture passed around is worthless then."""
    lines: int = 1
    """How many lines make a Bingo."""
    shared_within: Duration = SHARED_WITHIN
    """Bingos that are no further apart share their rank."""
    raffle: bool = True
    """Whether lots are drawn at the end among all who have a Bingo."""
    late: bool = True
    """Whether people may join while the game runs."""
    blocklist: bool = True
    """Whether nicknames from a small list of insults are refused."""
    most_players: int = 1_000
    """How many may join by phone, and how many cards may be printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """Squares and rules of one block of kind bingo."""

    title: str = ""
    """Empty: that of the block."""
    size: int = 5
    """Squares a side: 3, 4 or 5."""
    free_centre: bool = True
    """Whether the middle counts from the start; a card of 4 by 4 has none."""
    squares: tuple[Square, ...] = ()
    """The pool from which cards are dealt, at least as many as a card has."""
    rules: Rules = field(default_factory=Rules)
    time: Duration | None = None
    """How long it lasts once started; None: as long as its block is planned."""
    winners: int | None = None
    """With so many Bingos confirmed it ends by itself; None: it does not."""

    @property
    def has_free_centre(self) -> bool:
        """Whether there is a middle, and it is free."""
        return self.free_centre and self.size % 2 == 1

    @property
    def squares_on_card(self) -> int:
        """How many squares of the pool one card has."""
        return self.size**2 - self.has_free_centre


class GameState(StrEnum):
    """Where a game stands. See `ledger` for what leads from one to another."""

    OPEN = "open"
    """People join; nobody can fill a square yet."""
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"
