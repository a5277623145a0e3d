"""What the record says of queries and cards is done in the file of what phones gave."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from facilitator.domain.plenum.query import PhoneCount, Query, QueryId, QueryState
from facilitator.ledger.voices import VoiceLedger
from facilitator.station import Station
from facilitator.station.photos import photo_of


class Following:
    """Sums up what was revealed, and destroys what nobody may know from then on.

    It may be told as often as one likes: what is done already is not done again. `durable` returns
    once all that `station` has written is on the disk.
    """

    def __init__(self, station: Station, durable: Callable[[], Awaitable[None]]) -> None:
        self._station = station
        self._durable = durable
        self._burned: set[QueryId] = set()
        self._seen: tuple[object, object, int] = (None, None, -1)
        """Entries, photos and the file's version, as they were when both were destroyed last."""

    async def follow(self, ledger: VoiceLedger | None) -> None:
        """Do what is due; raises StoreError, and RefusedError if the record takes nothing."""
        for query in self._station.snapshot.queries:
            if query.state is QueryState.REVEALED and query.id not in self._burned:
                await self._reveal(query, ledger)
        if ledger is not None:
            await self._destroy_both(ledger)
            await self._let_go_of_taken(ledger)

    async def _reveal(self, query: Query, ledger: VoiceLedger | None) -> None:
        """Have the record know the sums, then have the file forget who gave something.

        In this order: killed between the two, the next hub finds the sums there and burns.
        """
        if query.from_phones is None:
            count = PhoneCount(ballots=0, points=(0,) * len(query.candidates))
            if ledger is not None:
                count = await asyncio.wrap_future(ledger.close_query(query))
            self._station.polls.note_phones(query.id, count)
            await self._durable()
        if ledger is not None:
            await asyncio.wrap_future(ledger.burn(query.id))
        self._burned.add(query.id)

    async def _destroy_both(self, ledger: VoiceLedger) -> None:
        """Destroy a card along with its entry, and an entry along with its card.

        A card may be taken by somebody who has not heard yet that it was withdrawn.
        """
        entries, photos = self._station.snapshot.entries, self._station.snapshot.photos
        version = ledger.version
        seen, seen_photos, seen_version = self._seen
        if seen is entries and seen_photos is photos and seen_version == version:
            return
        for card in ledger.cards():
            if card.id in entries and entries[card.id].redacted:
                await asyncio.wrap_future(ledger.destroy(card.id))
        for gone in sorted(ledger.gone()):
            self._station.redaction.withdraw(gone)
        await self._destroy_photos(ledger)
        # Only now: what a full disk kept from being destroyed is tried again.
        self._seen = entries, photos, version

    async def _destroy_photos(self, ledger: VoiceLedger) -> None:
        destroyed = frozenset(self._station.photos.destroyed)
        for card in ledger.cards():
            if card.photo is not None and photo_of(card.photo.digest) in destroyed:
                await asyncio.wrap_future(ledger.destroy(card.id))
        withdrawn = ledger.withdrawn()
        for photo in self._station.snapshot.photos:
            if photo.withdrawal in withdrawn:
                self._station.photos.withdraw(photo.withdrawal)

    async def _let_go_of_taken(self, ledger: VoiceLedger) -> None:
        """Destroy the picture of a card once it is a photo whose bytes lie among the photos here.

        Regie has them by then, for it has given them. Should taking it be undone, it waits again,
        and is taken from there.
        """
        pictured, named = ledger.pictured(), self._station.photos.named
        taken = [
            card
            for card in (ledger.cards() if pictured else ())
            if card.photo is not None and card.id in pictured and card.photo.digest in named
        ]
        if not taken:
            return
        held = await asyncio.to_thread(self._station.photos.held)
        for card in taken:
            if card.photo is not None and card.photo.digest in held:
                await asyncio.wrap_future(ledger.let_go(card.id))
