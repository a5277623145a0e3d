"""What the pages of the game need of the hub, and nothing else of it."""

from __future__ import annotations

from typing import Protocol

from facilitator.domain.instant import Instant
from facilitator.hub.phones.front import Front
from facilitator.ledger import Ledger


class GameDesk(Front, Protocol):
    """The hub, as players see it; without `privacy` no page but `TRY_PATH` opens."""

    @property
    def ledger(self) -> Ledger | None:
        """The players and their cards; None: no game was opened, or all of it was forgotten."""

    def now(self) -> Instant:
        """Return what time it is at the event."""

    def elsewhere(self, code: str) -> str:
        """Return the page to which `code` leads that is none of the game; empty: to none.

        Whoever types a code need not know what it is for. Empty `code`: whatever else there is.
        """
