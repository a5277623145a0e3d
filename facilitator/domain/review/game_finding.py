"""What a review finds of games of bingo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from facilitator.domain.agenda import Block
from facilitator.domain.review.delicate import Topic
from facilitator.domain.review.spot import Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class NoGame:
    """A block of kind bingo that phones and printers know nothing of."""

    spot: Spot
    block: Block


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPrivacy:
    """A game whose pages stay closed: the agenda does not say who answers for them."""

    spot: Spot
    block: Block


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallPool:
    """So few squares that cards resemble one another."""

    spot: Spot
    count: int
    good: int
    """How many would do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DelicateSquare:
    """A square that asks for what is nobody's business."""

    spot: Spot
    text: str
    word: str
    topic: Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class RareSquare:
    """A square that fits hardly anybody."""

    spot: Spot
    text: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonSquare:
    """A square that fits nearly everybody."""

    spot: Spot
    text: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SameSquare:
    """A square that says what an earlier one says."""

    spot: Spot
    text: str
    earlier: str
    exactly: bool
    """Whether word by word."""


GameFinding: TypeAlias = (
    NoGame | NoPrivacy | SmallPool | DelicateSquare | RareSquare | CommonSquare | SameSquare
)
