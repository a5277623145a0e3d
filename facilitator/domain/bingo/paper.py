"""What the sheets of a game say: cards for those without a phone, table tents, rules."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.bingo.card import Position
from facilitator.domain.bingo.game import Rules
from facilitator.domain.instant import Instant
from facilitator.domain.privacy import Privacy


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCard:
    """One card, played on paper from now on."""

    number: int
    """Of the card, from 1: what is called at a Bingo."""
    code: str
    """What phones type that can't scan."""
    url: str
    """What the QR code of the card holds; empty: there is no network to lead through."""
    squares: tuple[str, ...]
    """Row by row; empty in a free centre."""
    filled: tuple[Position, ...] = ()
    """What was filled on the phone from which the card comes."""
    name: str = ""
    """Whose card it was on a phone; empty: it is for whoever takes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """All that is printed of one game."""

    title: str
    """Of the game."""
    event: str
    size: int
    """Squares a side."""
    rules: Rules
    free_centre: bool
    cards: tuple[PaperCard, ...]
    written_at: Instant
    key: str
    """By what the file is known again as ours."""
    join_code: str = ""
    join_url: str = ""
    """What the QR code for joining holds; empty: nobody can join by phone."""
    place: str = ""
    """What people type who can't scan: ``192.168.1.20:50123``."""
    secure: bool = False
    """Whether they must type ``https://`` before it."""
    privacy: Privacy | None = None
    """Without it nobody joins by phone, and the sheets say nothing of deletion."""
    tents: int = 0
    """How many tables get one."""
    is_continued: bool = False
    """The cards go on from phones, in the middle of a game."""
    publisher: str = ""

    @property
    def may_join(self) -> bool:
        """Whether there is anything to tell people with a phone."""
        return bool(self.join_url)

    @property
    def address(self) -> str:
        """What people type into their browser."""
        return f"https://{self.place}" if self.secure else self.place
