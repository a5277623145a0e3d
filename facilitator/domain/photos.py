"""Photos for the Dokumentation: what is said of each; its pixels lie apart, under their digest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.agenda import PlaceId
from facilitator.domain.instant import Instant

PhotoId = str
Digest = str
"""The SHA-256 of a content, in hexadecimal."""


class Consent(StrEnum):
    """What those who can be recognised in a photo say to its publication."""

    OPEN = "open"
    """Nobody has asked yet."""
    NOBODY = "nobody"
    """Nobody can be recognised in it."""
    GIVEN = "given"
    DENIED = "denied"

    @property
    def may_be_published(self) -> bool:
        """Whether the public edition may show it."""
        return self in (Consent.NOBODY, Consent.GIVEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photo that was added; turned upright, re-encoded and without any metadata."""

    id: PhotoId
    place: PlaceId
    """The workshop or block that it belongs to; empty: the whole event."""
    digest: Digest
    """Of its bytes: a JPEG. They are on this device, or on another one."""
    width: int
    height: int
    """In pixels, at least 1."""
    added: Instant
    alt: str = ""
    """What it shows, for whoever can't see it; empty: still missing."""
    caption: str = ""
    credit: str = ""
    """Who took it, as it is to be printed."""
    consent: Consent = Consent.OPEN
    withdrawal: str = ""
    """The hash of the code by which whoever sent it from a phone can withdraw it; empty: nobody."""
