"""Why a command of a player, or about one, was not done."""

from __future__ import annotations

from enum import StrEnum


class PlayRefusal(StrEnum):
    """One word for each reason; pages and screens put them into sentences."""

    NO_GAME = "no_game"
    """There is no game, or it was forgotten."""
    OTHER_GAME = "other_game"
    """A game of another block is not over, or has not been forgotten yet."""
    STATE = "state"
    """Not while the game stands as it does: it was ended, say."""
    NOT_RUNNING = "not_running"
    """No square can be filled now: the game has not begun, pauses, or is over."""
    CODE = "code"
    """The code to join by is wrong or old."""
    LATE = "late"
    """The game has begun, and its rules let nobody in any more."""
    FULL = "full"
    """More players than the game may have."""
    NAME = "name"
    """No nickname: empty, or nothing in it that can be shown."""
    BLOCKED = "blocked"
    """A nickname that is an insult."""
    STRANGER = "stranger"
    """No player of this game (any more)."""
    NOBODY = "nobody"
    """No player has that token, code or number."""
    SELF = "self"
    """One does not meet oneself."""
    SQUARE = "square"
    """No such square, or a free one."""
    FILLED = "filled"
    """Somebody else fills the square, or was named for it."""
    PARTNER = "partner"
    """That person fills as many squares of this card as the rules allow."""
    NOTHING = "nothing"
    """There is nothing (any more) to confirm, to take back, or to decide."""
    CONFIRMED = "confirmed"
    """It was confirmed: the moderator alone can change it."""
    PIN = "pin"
    """Not the PIN of that nickname."""
    TRIES = "tries"
    """Too many wrong PINs: the moderator gives the card back."""
    SPENT = "spent"
    """The recovery was used, or another one was issued since."""
    CARDS = "cards"
    """No further card can be dealt: the pool is too small."""


class RefusedPlayError(Exception):
    """A command was refused, and nothing was changed."""

    def __init__(self, reason: PlayRefusal) -> None:
        super().__init__(str(reason))
        self.reason = reason
