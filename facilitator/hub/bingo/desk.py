"""What the pages for phones need of the hub, and nothing else of it."""

from __future__ import annotations

from typing import Protocol

from facilitator.domain.instant import Instant
from facilitator.domain.privacy import Privacy
from facilitator.ledger import Ledger
from facilitator.link.playing import PhoneAccess
from facilitator.texts import Language


class GameDesk(Protocol):
    """The hub, as phones see it. All of it belongs to the thread of the event loop."""

    @property
    def ledger(self) -> Ledger | None:
        """The players and their cards; None: no game was opened, or all of it was forgotten."""

    @property
    def privacy(self) -> Privacy | None:
        """Who answers for what is entered; None: no page but `TRY_PATH` opens."""

    @property
    def event_title(self) -> str:
        """What the event is called."""

    @property
    def language(self) -> Language:
        """Of the event: for phones that ask for none that we speak."""

    def now(self) -> Instant:
        """Return what time it is at the event."""

    def access(self) -> PhoneAccess:
        """Return how phones reach this machine: what a player's own code leads to."""

    def is_own_host(self, host: str) -> bool:
        """Return whether `host`, as a request's header names it, is this machine: others' names
        that lead here are a trick (DNS rebinding)."""

    def see_phone(self, address: str) -> None:
        """Note that the device at `address` has really opened a page."""
