"""What pages for phones need of the hub, whatever is entered on them."""

from __future__ import annotations

from typing import Protocol

from facilitator.domain.privacy import Privacy
from facilitator.link.playing import PhoneAccess
from facilitator.texts import Language


class Door(Protocol):
    """The hub, as far as it matters who comes in."""

    def is_own_host(self, host: str) -> bool:
        """Return whether `host`, as a request's header names it, is this machine: others' names
        that lead here are a trick (DNS rebinding)."""

    def see_phone(self, address: str) -> None:
        """Note that the device at `address` has really opened a page."""


class Front(Door, Protocol):
    """The hub, as phones see it. All of it belongs to the thread of the event loop."""

    @property
    def privacy(self) -> Privacy | None:
        """Who answers for what is entered; None: nothing can be entered."""

    @property
    def event_title(self) -> str:
        """What the event is called."""

    @property
    def language(self) -> Language:
        """Of the event: for phones that ask for none that we speak."""

    def access(self) -> PhoneAccess:
        """Return how phones reach this machine."""
