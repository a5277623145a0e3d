"""What tells one edit from another."""

from __future__ import annotations

from typing import Final

from facilitator.domain.documentation.matching import Match
from facilitator.domain.documentation.model import EntryBlock, Paragraph, Role
from facilitator.domain.documentation.polishable import ITEM, PolishableText
from facilitator.domain.documentation.returned import Frame, ReturnedText
from facilitator.domain.documentation.text_ids import SOFT_HYPHEN, digest_of

_REPEATING: Final = (Role.ENTRY, Role.ENTRY_BELOW)


def is_split(text: PolishableText, said: str, returned: ReturnedText) -> bool:
    """Say whether only lines were parted or joined, which no digest tells."""
    if not isinstance(text.block, Paragraph | EntryBlock):
        return False
    is_same = digest_of(said) == digest_of(text.text) == returned.digest
    return is_same and _lines(said) != _lines(text.text)


def _lines(text: str) -> list[str]:
    lines = (" ".join(line.replace(SOFT_HYPHEN, "").split()) for line in text.split("\n"))
    return [line for line in lines if line]


def may_be_empty(text: PolishableText) -> bool:
    """Say whether the record takes nothing for an answer."""
    return text.id.endswith((".who", ".due", ".caption"))


def repeats(text: PolishableText) -> bool:
    """Say whether a text only says again what an entry says."""
    return isinstance(text.block, Paragraph) and text.block.role in _REPEATING


def typed(match: Match) -> str:
    """Return what somebody put in, a dash before list items."""
    return "\n".join(
        f"{ITEM if line.bullet else ''}{said}"
        for line in match.returned.lines
        if (said := line.said(Frame.WORDS, Frame.REMARK))
    )


def without_dashes(said: str) -> str:
    """Return what a document prints of it."""
    return "\n".join(line.removeprefix(ITEM) for line in said.split("\n"))
