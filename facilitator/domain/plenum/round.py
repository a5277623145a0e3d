"""Rounds: a question that people answer with short cards from their phones."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.agenda import PlaceId
from facilitator.domain.instant import Instant

RoundId = str


class RoundKind(StrEnum):
    """What is asked for, and so what a card becomes."""

    CARDS = "cards"
    """Kartenabfrage."""
    FLASH = "flash"
    """Blitzlicht: a sentence each."""
    TAKEAWAY = "takeaway"
    """„Was nehmen Sie mit?“"""
    FEEDBACK = "feedback"
    """Three questions on the event itself."""
    PODIUM = "podium"
    """Questions to those on the podium."""
    VOICE = "voice"
    """O-Töne: a quote with function and release, which can be withdrawn until publication."""
    STORY = "story"
    """Erfolgsgeschichten: situation, what we did, effect, contact if wanted."""
    PHOTO = "photo"
    """Fotos vom Handy: a picture for the Dokumentation, what it shows, what stands below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round; what its cards say is in nobody's hands but the moderator's until taken."""

    id: RoundId
    kind: RoundKind
    questions: tuple[str, ...]
    """One, for feedback several; as the phones show them."""
    place: PlaceId
    """Where what is taken is filed."""
    opened: Instant
    closed: Instant | None = None

    @property
    def is_open(self) -> bool:
        """Whether cards are taken."""
        return self.closed is None
