"""What Regie asks the hub of a game of bingo, and what it is told: the call ``bingo``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from facilitator.domain.bingo.card import Position, Squares
from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import Cell, Overview, PlayerLine
from facilitator.domain.instant import Instant
from facilitator.link.strict import WrongError, from_json, to_json

CALL: Final = "bingo"
"""The name of the call; what it is to do stands in its argument ``do``."""


class Do(StrEnum):
    """What Regie can ask for, with its other arguments. Failures say one word, see `hub.bingo`."""

    OPEN = "open"
    """``block``: let people join the game of that block."""
    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"
    CONFIRM = "confirm"
    """``win``: the Bingo is one; it is shown from now on."""
    CONFIRM_REST = "confirm_rest"
    """All Bingos that wait are ones; nobody is celebrated."""
    REFUSE = "refuse"
    """``win``"""
    CLAIM = "claim"
    """``number``: the Bingo of a card on paper, checked by eye, is one."""
    UNDO = "undo"
    """Take back the last confirm, refuse, remove, rename, merge, end or raffle."""
    RAFFLE = "raffle"
    """Draw lots among all who have a Bingo that was not refused; again: among those not drawn."""
    RENAME = "rename"
    """``player``, ``name``"""
    REMOVE = "remove"
    """``player``: of the game; what others have filled with that person stays."""
    MERGE = "merge"
    """``player``, ``into``: both are one person, who goes on with the card of `into`."""
    RECOVER = "recover"
    """``player``; says the token of a page that gives the card to the phone that opens it, once."""
    FIND = "find"
    """``text`` (a nickname's part, or the number of a card); lines: `PlayerLine`, at most 30."""
    CARD = "card"
    """``number``; lines: a `PlayerLine`, then its `Cell`s."""
    PRINT = "print"
    """``count``: cards for paper, new ones; 0: those that exist. Lines: see `Printing`."""
    SWITCH = "switch"
    """The cards of all who play on phones, as they stand. Lines: see `Printing`."""
    HOST = "host"
    """``host``: the address that codes lead to."""
    RENEW = "renew"
    """Another code to join by; the old one leads nowhere."""
    FORGET = "forget"
    """Delete all that is anybody's, now. Ends the game."""


class Closed(StrEnum):
    """Why no phone can open a page."""

    LOCAL = "local"
    """The hub listens on this machine alone."""
    PRIVACY = "privacy"
    """The agenda does not say who answers for what participants enter."""
    NO_NETWORK = "no_network"
    """This machine has no address that others could reach."""
    WINDOWS = "windows"
    """This is Linux within Windows (WSL 2), in a network of its own that others don't reach."""
    UNSAVED = "unsaved"
    """The file of the game can't be written or read: what players do would be lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneAccess:
    """How phones reach the pages."""

    hosts: tuple[str, ...] = ()
    """The addresses of this machine, the likeliest first."""
    host: str = ""
    """The one that codes lead to."""
    port: int = 0
    secure: bool = False
    tried_at: Instant | None = None
    """When another device last really opened a page at `host`; None: none has yet."""
    lost_host: str = ""
    """The address that codes led to and that this machine does not have any more."""
    closed: Closed | None = None

    def url(self, path: str = "") -> str:
        """Return an address as QR codes hold it: upper case, so that fewer modules do."""
        return f"{'https' if self.secure else 'http'}://{self.place}/{path}".upper()

    @property
    def place(self) -> str:
        """What a person types: ``192.168.1.20:50123``."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = 443 if self.secure else 80
        return host if self.port == usual else f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Playing:
    """To Regie, a view: how the game stands and how phones reach it. Latest wins."""

    overview: Overview | None = None
    """None: no game was opened, or all of it was forgotten."""
    access: PhoneAccess = PhoneAccess()

    @property
    def join_url(self) -> str:
        """What the code to join by leads to; empty while nobody could get in by it."""
        overview, access = self.overview, self.access
        if overview is None or overview.state is GameState.ENDED:
            return ""
        if access.closed is not None or not access.host:
            return ""
        return access.url(f"{JOIN_PATH}{overview.join_code}")


# --- paths of the pages; in capitals, as QR codes hold them ---

JOIN_PATH: Final = "J/"
"""With the code to join by: the page where one joins."""
MEET_PATH: Final = "M/"
"""With a player's token: who opens it has met that player."""
RECOVER_PATH: Final = "R/"
"""With the token of a recovery."""
TRY_PATH: Final = "T"
"""Says that the phone reaches this machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCard:
    """One card for paper."""

    number: int
    code: str
    token: str
    squares: Squares
    name: str = ""
    """Of whom the card is already."""
    filled: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet:
    """What stands on every sheet."""

    title: str
    size: int
    join_code: str
    access: PhoneAccess


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """All that the sheets of a game are made of."""

    leaflet: Leaflet
    pool: tuple[str, ...]
    """The squares that the numbers of `PrintedCard.squares` name."""
    cards: tuple[PrintedCard, ...]


T = TypeVar("T", PlayerLine, Cell, Leaflet, PrintedCard)


def to_lines(values: Iterable[PlayerLine | Cell | Leaflet | PrintedCard]) -> tuple[str, ...]:
    """Return `values` as the lines of an answer."""
    return tuple(
        json.dumps(to_json(value), ensure_ascii=False, separators=(",", ":")) for value in values
    )


def from_lines(wanted: type[T], lines: Iterable[str]) -> tuple[T, ...]:
    """Return what the `lines` of an answer spell out.

    Raises WrongError.
    """
    return tuple(_read(wanted, line) for line in lines)


def _read(wanted: type[T], line: str) -> T:
    try:
        return from_json(wanted, json.loads(line))
    except (ValueError, RecursionError):
        raise WrongError("no JSON") from None


def printing_to_lines(printing: Printing) -> tuple[str, ...]:
    """Return `printing` as the lines of an answer: the leaflet, the pool, the cards."""
    pool = tuple(json.dumps(text, ensure_ascii=False) for text in printing.pool)
    leaflet = to_lines([printing.leaflet])
    return (*leaflet, str(len(pool)), *pool, *to_lines(printing.cards))


def printing_from_lines(lines: Sequence[str]) -> Printing:
    """Return what `printing_to_lines` has written.

    Raises WrongError.
    """
    if len(lines) < 2 or not lines[1].isdecimal():
        raise WrongError("no sheets")
    count = int(lines[1])
    try:
        pool = tuple(str(json.loads(line)) for line in lines[2 : 2 + count])
    except (ValueError, RecursionError):
        raise WrongError("no JSON") from None
    return Printing(
        leaflet=from_lines(Leaflet, lines[:1])[0],
        pool=pool,
        cards=from_lines(PrintedCard, lines[2 + count :]),
    )
