"""Sign-off (Gegenlesen, Freigabe): who has to read what, and how far that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.agenda import BlockId, PlaceId
from facilitator.domain.entries import EntryId
from facilitator.domain.instant import Instant

SubjectId = str
"""What is signed off: ``workshop:ws1``, ``speaker:impuls`` (its block), ``quote:ID``."""


class SubjectKind(StrEnum):
    """What may be signed off by itself."""

    WORKSHOP = "workshop"
    SPEAKER = "speaker"
    QUOTE = "quote"


def subject_id(kind: SubjectKind, key: PlaceId | BlockId | EntryId) -> SubjectId:
    """Return the id under which the sign-off of that is kept."""
    return f"{kind}:{key}"


class SignOffState(StrEnum):
    """How far a sign-off is."""

    OPEN = "open"
    SENT = "sent"
    """The excerpt is out; no answer yet."""
    CHANGED = "changed"
    """Changes were asked for and are being made."""
    RELEASED = "released"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """How far the sign-off of one subject is. `by` is a function or what somebody typed."""

    state: SignOffState = SignOffState.OPEN
    by: str = ""
    at: Instant | None = None
    """When this state was noted."""
    seal: str = ""
    """The digest of what was sent or released: once the content differs, neither holds."""
