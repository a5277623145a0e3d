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
    UnevenTracks,
)
from facilitator.domain.review.game_finding import (
    CommonSquare,
    DelicateSquare,
    GameFinding,
    NoGame,
    NoPrivacy,
    RareSquare,
    SameSquare,
    SmallPool,
)
from facilitator.domain.review.rules import (
    LONGEST_GAP,
    LONGEST_STRETCH,
    review,
)
from facilitator.domain.review.spot import Spot
from facilitator.domain.review.wording import advise, describe

__all__ = [
    "LONGEST_GAP",
    "LONGEST_STRETCH",
    "CommonSquare",
    "DelicateSquare",
    "EarlyEnd",
    "Finding",
    "GameFinding",
    "Gap",
    "LateEnd",
    "NoBreak",
    "NoGame",
    "NoPrivacy",
    "Overlap",
    "PersonTwice",
    "RareSquare",
    "RoomTwice",
    "SameSquare",
    "SmallPool",
    "Spot",
    "UnevenTracks",
    "advise",
    "describe",
    "review",
]
