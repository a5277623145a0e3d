"""A second look at an agenda that is in order: what a colleague would point out."""

from facilitator.domain.review.finding import (
    EarlyEnd,
    Finding,
    Gap,
    LateEnd,
    NoBreak,
    Overlap,
    PersonTwice,
    RoomTwice,
    Spot,
    UnevenTracks,
)
from facilitator.domain.review.rules import (
    LONGEST_GAP,
    LONGEST_STRETCH,
    review,
)
from facilitator.domain.review.wording import advise, describe

__all__ = [
    "LONGEST_GAP",
    "LONGEST_STRETCH",
    "EarlyEnd",
    "Finding",
    "Gap",
    "LateEnd",
    "NoBreak",
    "Overlap",
    "PersonTwice",
    "RoomTwice",
    "Spot",
    "UnevenTracks",
    "advise",
    "describe",
    "review",
]
