"""A link for pictures: the screen shows what it says of the hub, and there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from facilitator.domain.instant import Instant
from facilitator.domain.stage import Picture
from facilitator.link.frames import Answer
from facilitator.link.keeper import HubKeeper
from facilitator.link.state import LinkState


class ToldLink(HubKeeper):
    """A link that is never started, and knows of the hub what it was `told`."""

    def __init__(self, told: LinkState) -> None:
        super().__init__(Path("event.record"), lambda: Instant(0))
        self._told = told

    @property
    def state(self) -> LinkState:
        """What it was told."""
        return self._told

    def start(self) -> None:
        """Start nothing."""

    def show(self, picture: Picture, now: Instant, rate: float = 1.0) -> None:
        """Show nothing: there is no stage."""

    def ask(
        self, name: str, arguments: Mapping[str, str], then: Callable[[Answer | None], None]
    ) -> None:
        """Answer as if nobody were there."""
        then(None)
