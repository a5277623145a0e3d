"""Who is connected to the hub, and the one picture that all stages show."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from facilitator.domain.devices import Role
from facilitator.domain.instant import Duration, Instant
from facilitator.link.frames import Frame, Presence, Refusal, Show, Stop, Welcome
from facilitator.link.status import Status


class RefusedPeerError(Exception):
    """Why a connection is closed; `str` is the reason that it is given."""

    def __init__(self, refusal: Refusal, reason: str) -> None:
        super().__init__(reason)
        self.refusal = refusal


class Peer:
    """One connection, and what it is yet to be sent: of each kind of frame only the last.

    So a slow one gets the newest picture when it can, and never more than that waits for it.
    """

    def __init__(self, role: Role) -> None:
        self.role = role
        self._waiting: dict[type[Frame], Frame] = {Welcome: Welcome()}
        self._due = asyncio.Event()
        self._due.set()

    def put(self, frame: Frame) -> None:
        """Have `frame` sent, in place of one of its kind that still waits."""
        self._waiting[type(frame)] = frame
        self._due.set()

    async def take(self) -> list[Frame]:
        """Return what is to be sent, as soon as there is anything."""
        await self._due.wait()
        self._due.clear()
        frames = list(self._waiting.values())
        self._waiting.clear()
        return frames


class Gathering:
    """The present picture and who is there. Nothing of it is ever stored.

    `now` is the clock of this machine; `on_stop` is called when Regie ends the hub.
    """

    def __init__(self, now: Callable[[], Instant], on_stop: Callable[[], None]) -> None:
        self._now = now
        self._on_stop = on_stop
        self._regies: list[Peer] = []
        self._stages: set[Peer] = set()
        self._shown: Show | None = None
        self._alone_since: Instant | None = now()

    @property
    def status(self) -> Status:
        """Who is there now."""
        return Status(stages=len(self._stages), regie=bool(self._regies))

    def alone_for(self) -> Duration:
        """Return for how long there has been no Regie."""
        return Duration(0) if self._alone_since is None else self._now() - self._alone_since

    def join(self, peer: Peer) -> None:
        """Count `peer` in; a stage gets the present picture, Regie hears how many stages wait."""
        if peer.role is Role.REGIE:
            self._regies.append(peer)
            self._alone_since = None
            peer.put(Presence(len(self._stages)))
            return
        self._stages.add(peer)
        if self._shown is not None:
            peer.put(self._shown)
        self._tell_presence()

    def leave(self, peer: Peer) -> None:
        """Count `peer` out; the stages keep their picture."""
        if peer.role is Role.REGIE:
            self._regies.remove(peer)
            self._alone_since = None if self._regies else self._now()
            return
        self._stages.remove(peer)
        self._tell_presence()

    def receive(self, peer: Peer, frame: Frame) -> None:
        """Do what `frame` asks for; the last Regie to come is the one that leads.

        Raises RefusedPeerError if the role of `peer` may not send that.
        """
        if peer.role is not Role.REGIE or not isinstance(frame, Show | Stop):
            raise RefusedPeerError(Refusal.ROLE, "this role may not send that")
        if peer is not self._regies[-1]:
            return
        if isinstance(frame, Stop):
            for everybody in (*self._stages, *self._regies):
                everybody.put(frame)
            self._on_stop()
            return
        self._shown = frame.seen_at(self._now())
        for stage in self._stages:
            stage.put(self._shown)

    def _tell_presence(self) -> None:
        for regie in self._regies:
            regie.put(Presence(len(self._stages)))
