"""Which cards were taken: they have become an entry of the same id, or a photo."""

from __future__ import annotations

from typing import Protocol

from facilitator.domain.entries import EntryId
from facilitator.domain.plenum.card_photo import CardPhoto
from facilitator.domain.snapshot import Snapshot


class Taken(Protocol):
    """A card, as the hub or Regie knows it."""

    @property
    def id(self) -> EntryId:
        """That of the entry that it becomes."""

    @property
    def photo(self) -> CardPhoto | None:
        """Its picture, if it is a photo."""


def is_taken(card: Taken, snapshot: Snapshot) -> bool:
    """Return whether `card` is an entry, be it a removed one, or its picture a photo that stands.

    One picture is one photo, however often it was sent.
    """
    if card.photo is None:
        return card.id in snapshot.entries
    return any(photo.digest == card.photo.digest for photo in snapshot.photos)
