"""What the pages need of the hub, and nothing else of it."""

from __future__ import annotations

from typing import Protocol

from facilitator.domain.plenum.query import Query
from facilitator.domain.plenum.round import Round
from facilitator.hub.phones.front import Front
from facilitator.hub.voices.darkroom import Darkroom
from facilitator.ledger.voices import VoiceLedger


class VoicesDesk(Protocol):
    """The hub, as people see it who give points and cards."""

    @property
    def front(self) -> Front:
        """What all pages know of it; without `privacy` nothing can be entered."""

    @property
    def ledger(self) -> VoiceLedger | None:
        """What was given; None: nothing was ever asked, or all of it was forgotten."""

    @property
    def query(self) -> Query | None:
        """The query that takes ballots now."""

    @property
    def closed_query(self) -> Query | None:
        """The query that was asked last, if it takes none any more."""

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds that take cards now."""

    @property
    def darkroom(self) -> Darkroom:
        """Makes pictures of what phones send."""

    def elsewhere(self, code: str) -> str:
        """Return the page to which `code` leads that is none of these; empty: to none."""

    async def withdraw(self, code: str) -> bool:
        """Destroy the card of that code, wherever it is by now; return whether there was one.

        Raises StoreError, TimeoutError, and RefusedError if it can't be destroyed any more.
        """
