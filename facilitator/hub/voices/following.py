"""What the record says of queries and cards is done in the file of what phones gave."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from facilitator.domain.plenum.query import PhoneCount, Query, QueryId, QueryState
from facilitator.ledger.voices import VoiceLedger
from facilitator.station import Station


class Following:
    """Sums up what was revealed, and destroys what nobody may know from then on.

    It may be told as often as one likes: what is done already is not done again. `durable` returns
    once all that `station` has written is on the disk.
    """

    def __init__(self, station: Station, durable: Callable[[], Awaitable[None]]) -> None:
        self._station = station
        self._durable = durable
        self._burned: set[QueryId] = set()
        self._seen: tuple[object, int] = (None, -1)

    async def follow(self, ledger: VoiceLedger | None) -> None:
        """Do what is due; raises StoreError, and RefusedError if the record takes nothing."""
        for query in self._station.snapshot.queries:
            if query.state is QueryState.REVEALED and query.id not in self._burned:
                await self._reveal(query, ledger)
        if ledger is not None:
            await self._destroy_both(ledger)

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
        entries = self._station.snapshot.entries
        if self._seen[0] is entries and self._seen[1] == ledger.version:
            return
        self._seen = entries, ledger.version
        for card in ledger.cards():
            if card.id in entries and entries[card.id].redacted:
                await asyncio.wrap_future(ledger.destroy(card.id))
        for gone in ledger.gone() & entries.keys():
            if not entries[gone].redacted:
                self._station.redaction.redact(gone)
