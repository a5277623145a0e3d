"""What is known of the picture of a card before anybody has taken it."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.photos import Consent, Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPhoto:
    """The picture of a card, prepared: a JPEG without any metadata."""

    digest: Digest
    width: int
    height: int
    """In pixels."""
    size: int
    """In bytes."""
    consent: Consent
    """What the sender says of those who can be recognised."""
