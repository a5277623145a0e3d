"""What phones give in plenum, as Regie is told it, and what Regie asks for: the call ``voices``.

Queries and rounds themselves are in the record; here is only what lies in the hub's own file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from facilitator.domain.entries import EntryId, Release
from facilitator.domain.plenum.card_photo import CardPhoto
from facilitator.domain.plenum.query import QueryId
from facilitator.domain.plenum.round import RoundId

CALL: Final = "voices"
"""The name of the call; what it is to do stands in its argument ``do``."""
JOIN_PATH: Final = "V/"
"""With the code: the page that shows whatever is open. In capitals, as QR codes hold it."""
WITHDRAW_PATH: Final = "W"
"""Where a card or voice is withdrawn by its code."""
PHOTO_PATH: Final = "/voices/photos"
"""Behind it the id of a card: its picture, for Regie's token alone."""
MOST_CARDS: Final = 100
"""How many waiting cards Regie is shown at once, the oldest first; fewer if they are very long."""


class Do(StrEnum):
    """What Regie can ask for, with its other arguments."""

    DROP = "drop"
    """``card``: nobody is shown it; it lies among the dropped ones."""
    RESTORE = "restore"
    """``card``: back among those that wait."""
    ISSUE = "issue"
    """``query``, ``count``: one-time codes; lines: the codes. The hub keeps their hashes only."""
    RENEW = "renew"
    """Another code to join by; the old one leads nowhere."""
    FORGET = "forget"
    """Delete all that phones sent and nobody took, now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxCard:
    """One card as somebody sent it; nobody else sees it before Regie has taken it."""

    id: EntryId
    """The entry that it becomes when it is taken has the same id: taken twice is taken once."""
    round: RoundId
    parts: tuple[str, ...]
    """One text for each question of the round; of a story situation, what we did, effect."""
    function: str = ""
    """Of a voice: who says it, as a function; of a story: the contact, if wanted."""
    release: Release = Release.OPEN
    withdrawal: str = ""
    """The hash of the code by which it can be withdrawn, see `Entry.withdrawal`."""
    dropped: bool = False
    photo: CardPhoto | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """To Regie, a view: what phones gave. Latest wins.

    Of an open query only how many gave something, never what, nor who or when.
    """

    code: str = ""
    """With which phones reach the page; empty: there is none yet."""
    query: QueryId = ""
    """The open query; empty: none."""
    ballots: int = 0
    """How many phones have given theirs."""
    issued: int = 0
    """How many one-time codes there are for it."""
    cards: tuple[InboxCard, ...] = ()
    """Cards that wait, then dropped ones; the oldest first, at most `MOST_CARDS` of each."""
    waiting: int = 0
    """How many wait in all."""
    failure: str = ""
    """Why nothing can be saved, in the words of the operating system; empty: all is well."""
