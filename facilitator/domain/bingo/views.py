"""What a player and the moderator see of a game: frozen values, made by the ledger.

Only here do players have names, and only as they typed them; nothing of this is in the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.bingo.card import Position
from facilitator.domain.bingo.game import GameState
from facilitator.domain.instant import Instant

PlayerId = int
"""Drawn anew in each game; says nothing of a person."""


class Mark(StrEnum):
    """How a square of a card stands."""

    OPEN = "open"
    WAITING = "waiting"
    """Somebody was named, who has not confirmed it yet."""
    FILLED = "filled"
    FREE = "free"


class WinState(StrEnum):
    """What has become of a Bingo."""

    CHECKING = "checking"
    """Nobody but the moderator and the player know of it."""
    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One square of a card."""

    text: str
    """Empty in a free centre."""
    mark: Mark
    partner: str = ""
    """The nickname of who filled it or is to confirm it."""
    partner_id: PlayerId = 0
    in_line: bool = False
    """Whether it lies on a complete line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Somebody says that a square fits the player, who may confirm it."""

    partner: PlayerId
    name: str
    token: str
    """Of the partner, who is met by confirming."""
    position: Position
    """On the partner's card."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerView:
    """All that one player's page shows."""

    player: PlayerId
    name: str
    number: int
    """Of the card, from 1."""
    code: str
    """What others type to meet the player who can't scan."""
    token: str
    """What the player's QR code holds."""
    pin: str
    """Gets the card back together with the nickname."""
    state: GameState
    size: int
    cells: tuple[Cell, ...]
    asks: tuple[Ask, ...]
    lines: int
    """How many are complete."""
    win: WinState | None = None
    rank: int = 0
    """Of a confirmed Bingo, from 1; shared by those that came at the same time."""
    ends_at: Instant | None = None
    raffled: bool = False
    """Whether the lot fell on the player."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingView:
    """What a player sees who has met somebody."""

    partner: PlayerId
    name: str
    token: str
    """Of the partner: by it forms name who was met."""
    is_paper: bool
    picked: tuple[Position, ...]
    """The squares that the partner fills on the player's card, or is to confirm."""
    may_pick: bool
    """Whether the partner may fill one more."""
    ask: Ask | None
    """What the partner says of the player and waits to have confirmed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerLine:
    """One player in the moderator's list."""

    player: PlayerId
    number: int
    name: str
    is_paper: bool
    filled: int
    """Squares, without a free centre."""
    lines: int
    met: int
    """With how many people a square was filled, on either card."""
    last_met: Instant | None = None
    """None: nobody yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Win:
    """A Bingo, in the order in which they came."""

    win: int
    player: PlayerId
    number: int
    name: str
    is_paper: bool
    at: Instant
    state: WinState
    rank: int = 0
    """Among those confirmed, from 1; 0: it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What remains of a game: nothing in it is anybody's."""

    players: int = 0
    """Those who joined on a phone, and those on paper of whom anything was seen."""
    paper: int = 0
    meetings: int = 0
    """Pairs that filled at least one square."""
    squares: int = 0
    """Filled squares."""
    lines: int = 0
    bingos: int = 0
    """Confirmed ones."""
    begun: Instant | None = None
    first_bingo: Instant | None = None
    ended: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the moderator sees of the game."""

    block: str
    """The id of its block in the agenda."""
    title: str
    state: GameState
    join_code: str
    """What people type who can't scan."""
    totals: Totals
    ends_at: Instant | None = None
    """When it ends by itself; None while it does not run."""
    per_minute: float = 0.0
    """Meetings a minute, of the last five."""
    wins: tuple[Win, ...] = ()
    """All, refused ones too, in their order: a hundred at most that wait, and as many others."""
    stuck: tuple[PlayerLine, ...] = ()
    """Who has met nobody for long, the longest first; at most ten."""
    raffled: Win | None = None
    undoable: str = ""
    """What Strg+Z would take back: ``confirm``, ``confirm_rest``, ``refuse``, ``claim``,
    ``remove``, ``rename``, ``merge``, ``end``, ``raffle``; empty: nothing."""
    forget_at: Instant | None = None
    """When all that is anybody's is deleted; None: the game has not ended."""
