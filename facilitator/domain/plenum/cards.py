"""What somebody sent for a round, as the moderator may read it: visible, short, harmless."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from facilitator.domain.documentation.clean import clean_text
from facilitator.domain.entries import EntryId, Release
from facilitator.domain.plenum.card_photo import CardPhoto
from facilitator.domain.plenum.round import Round, RoundId, RoundKind

LONGEST_FUNCTION: Final = 120
"""Signs of a function, or of how somebody can be reached."""
_LONGEST: Final = MappingProxyType({RoundKind.STORY: 1_000, RoundKind.VOICE: 600})
"""Regie is told no longer text than `link.strict.MAX_TEXT`: it would be cut."""
_LONGEST_OF_OTHERS: Final = 400
_LONGEST_READ: Final = 20_000
"""No more of a text is looked at: what is longer is refused for its length anyway."""
_MARKS: Final = 2
"""How many accents one letter may bear: with more it grows over its neighbours."""
_BLANK_LINES: Final = re.compile(r"\n{3,}")
_INVISIBLE: Final = re.compile(
    "["
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
    "]"
)
"""What shows nothing or turns about what stands beside it: fillers, zero width, bidi marks and
isolates, tags, private use. Joiners stay, for emoji and Persian are made with them."""


class CardReason(StrEnum):
    """What stands against a card."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    PARTS = "parts"
    """Not one text for each question."""


class CardError(Exception):
    """A card that can't be taken; `longest` says how many signs a text may have."""

    def __init__(self, reason: CardReason, longest: int = 0) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.longest = longest


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card as it lies with the hub until somebody takes it, cleaned."""

    id: EntryId
    """The entry that it becomes has the same id."""
    round: RoundId
    parts: tuple[str, ...]
    """One text for each question; some may be empty, not all."""
    function: str = ""
    release: Release = Release.OPEN
    withdrawal: str = ""
    """The hash of the code by which it can be withdrawn."""
    dropped: bool = False
    photo: CardPhoto | None = None
    """Of a photo `parts` say what it shows and what stands below it, `function` who took it."""


def longest_part(kind: RoundKind) -> int:
    """Return how many signs one text of a card may have."""
    return _LONGEST.get(kind, _LONGEST_OF_OTHERS)


def read_parts(of: Round, parts: Sequence[str]) -> tuple[str, ...]:
    """Return what a card says to each question of its round, cleaned; raises CardError."""
    if len(parts) != len(of.questions):
        raise CardError(CardReason.PARTS)
    longest = longest_part(of.kind)
    cleaned = tuple(clean_card(part) for part in parts)
    if any(len(part) > longest for part in cleaned):
        raise CardError(CardReason.TOO_LONG, longest)
    if not any(map(says_something, cleaned)):
        raise CardError(CardReason.EMPTY)
    return cleaned


def read_function(typed: str) -> str:
    """Return a function, or how to reach somebody, on one line; raises CardError."""
    function = " ".join(clean_card(typed).split())
    if len(function) > LONGEST_FUNCTION:
        raise CardError(CardReason.TOO_LONG, LONGEST_FUNCTION)
    return function if says_something(function) else ""


def clean_card(text: str) -> str:
    r"""Return what can be shown of `text`: no sign that hides, turns or covers others.

    Lines end in ``\n`` and at most one is left blank; blanks in a row are one.
    """
    text = _INVISIBLE.sub("", clean_text(text[:_LONGEST_READ]))
    lines = (" ".join(line.split()) for line in _with_few_marks(text).split("\n"))
    return unicodedata.normalize("NFC", _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip())


def says_something(text: str) -> bool:
    """Return whether there is anything in it to read: a letter, a number or a symbol."""
    return any(unicodedata.category(one)[0] in "LNS" for one in text)


def _with_few_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for one in text:
        marks = marks + 1 if unicodedata.category(one).startswith("M") else 0
        if marks <= _MARKS:
            kept.append(one)
    return "".join(kept)
