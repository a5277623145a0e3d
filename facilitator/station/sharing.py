"""Brings photos, and versions that went out, from device to device: through the hub."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING

from facilitator.domain.devices import Role
from facilitator.domain.photos import Digest
from facilitator.store import StoreError

if TYPE_CHECKING:
    from facilitator.link.address import Door
    from facilitator.link.attachments_http import Attachments
    from facilitator.link.thread import LinkThread
    from facilitator.station.station import Station

Deliver = Callable[[Digest, bytes], object]
"""Has the station's thread `take` what came."""
Goes = Callable[[], bool]
"""Whether to go on: the program may be about to end."""


class Sharing:
    """What one Regie device gives to the hub of `hub`, and gets from it.

    The log names the contents and is far quicker than they are: until one has come, its photo is
    there without its picture. All belongs to the station's thread, but what `begin` returns.
    """

    def __init__(self, station: Station, hub: LinkThread) -> None:
        self._station = station
        self._hub = hub
        self._is_at_work = False
        self._done: object = None
        """What there was when all had been shared."""

    def begin(self) -> Callable[[Deliver, Goes], None] | None:
        """Return what is to be done in a thread of its own; None: there is nothing to do now."""
        from facilitator.link.address import Door

        state, named = self._hub.state, self._station.photos.named
        token = state.tokens.get(Role.REGIE)
        present = (state.since, named)
        if self._is_at_work or not (named and state.connected and token):
            return None
        if present == self._done:
            return None
        self._is_at_work = True
        door = Door(state.host, state.port, Role.REGIE, token, state.secure)

        def share(deliver: Deliver, goes_on: Goes) -> None:
            try:
                if self._share(door, named, deliver, goes_on):
                    self._done = present
            finally:
                self._is_at_work = False

        return share

    def _share(self, door: Door, named: frozenset[Digest], deliver: Deliver, goes_on: Goes) -> bool:
        """Give and get what is missing; tell whether nothing is any more."""
        from facilitator.link.attachments_http import Attachments, NoHubError

        photos = self._station.photos
        try:
            hub = Attachments(door, self._hub.trusted)
            held, wanted = photos.held(), frozenset(hub.wanted())
            unsent, lacking = set(held & named & wanted), set(named - held)
            for digest in sorted(unsent):
                if goes_on() and self._send(hub, digest):
                    unsent.discard(digest)
            for digest in sorted(lacking - wanted):
                content = hub.fetch(digest) if goes_on() else None
                if content is not None:
                    deliver(digest, content)
                    lacking.discard(digest)
        except (NoHubError, OSError, StoreError):
            return False
        return not (unsent or lacking)

    def _send(self, hub: Attachments, digest: Digest) -> bool:
        """Have the hub keep a content; False: it does not know yet that it belongs to the event."""
        content = self._station.photos.content(digest)
        if content is None or sha256(content).hexdigest() != digest:
            return True  # there is nothing that the hub would ever take
        return hub.send(digest, content)

    def take(self, digest: Digest, content: bytes) -> None:
        """Keep what came."""
        self._station.photos.take(digest, content)
