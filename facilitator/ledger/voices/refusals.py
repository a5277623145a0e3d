"""Why a ballot or a card was not taken."""

from __future__ import annotations

from enum import StrEnum


class VoiceRefusal(StrEnum):
    """One word for each reason; pages put them into sentences."""

    CLOSED = "closed"
    """The query or round takes nothing (any more)."""
    BALLOT = "ballot"
    """Not what one person may give; `RefusedVoiceError.detail` is a `BallotReason`."""
    CODE = "code"
    """No one-time code of this query."""
    CARD = "card"
    """No card that can be taken; `RefusedVoiceError.detail` is a `CardReason`."""
    FULL = "full"
    """More cards wait than anybody reads."""
    WITHDRAWN = "withdrawn"
    """That very card was sent before, and withdrawn or destroyed since."""
    NOBODY = "nobody"
    """No such card."""


class RefusedVoiceError(Exception):
    """It was not taken, and nothing was changed."""

    def __init__(self, reason: VoiceRefusal, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail
