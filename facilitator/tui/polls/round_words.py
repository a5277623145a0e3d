"""Rounds of cards in words: what they are called, and what a card says."""

from __future__ import annotations

from typing import Final

from facilitator.domain.plenum.round import Round, RoundKind
from facilitator.link.voicing import InboxCard
from facilitator.texts import Texts
from facilitator.tui.plain import one_line

_NAMED_ALONE: Final = (
    RoundKind.FEEDBACK,
    RoundKind.STORY,
    RoundKind.TAKEAWAY,
    RoundKind.PHOTO,
)


def round_name(kind: RoundKind, texts: Texts) -> str:
    """Return what a round of that kind is called."""
    match kind:
        case RoundKind.CARDS:
            return texts("Cards on a question")
        case RoundKind.FLASH:
            return texts("Flash round")
        case RoundKind.TAKEAWAY:
            return texts("“What do you take home?”")
        case RoundKind.FEEDBACK:
            return texts("Feedback: three questions")
        case RoundKind.PODIUM:
            return texts("Questions to the podium")
        case RoundKind.VOICE:
            return texts("Voices")
        case RoundKind.STORY:
            return texts("Success stories")
        case RoundKind.PHOTO:
            return texts("Photos from phones")


def round_title(round_: Round, texts: Texts) -> str:
    """Return a round with what it asks."""
    name = round_name(round_.kind, texts)
    if round_.kind in _NAMED_ALONE:
        return name
    return f"{name}: {one_line(round_.questions[0])}" if round_.questions else name


def text_of(card: InboxCard) -> str:
    """Return what a card says as the text of an entry: a line for each question, empty ones too.

    So it stays known which question each line answers; the answer to a single one keeps its lines.
    """
    if len(card.parts) == 1:
        return card.parts[0].strip()
    return "\n".join(" ".join(part.split()) for part in card.parts)


def said_on(card: InboxCard) -> str:
    """Return what a card says, on one line."""
    return " / ".join(" ".join(part.split()) for part in card.parts if part.strip())
