"""One connection to the hub: who it is, and what it is yet to be sent."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping
from typing import Final

from facilitator.domain.devices import DeviceId, Role
from facilitator.link.frames import (
    Answer,
    Call,
    Changes,
    Check,
    Frame,
    Have,
    Refusal,
    Stored,
    Welcome,
)


class RefusedPeerError(Exception):
    """Why a connection is closed; `str` is the reason that it is given."""

    def __init__(self, refusal: Refusal, reason: str) -> None:
        super().__init__(reason)
        self.refusal = refusal


MOST_WAITING: Final = 300
"""Frames in order; who keeps to the exchange has some ten changes under way, and asks seldom."""
_IN_ORDER: Final = (Have, Changes, Stored, Check, Call, Answer)


class Peer:
    """One connection. Of each kind of view it is sent only the last, of changes and calls all.

    So a slow one gets the newest picture when it can, and never more than that waits for it. How
    many changes are under way is bounded by whoever sends them, calls by what a peer may ask; who
    has more sent to it than it takes is parted from, and catches up.
    """

    def __init__(
        self,
        role: Role,
        *,
        device: DeviceId = "",
        machine: str = "",
        host: str = "",
        port: int = 0,
        welcome: Welcome | None = None,
    ) -> None:
        self.role = role
        self.device = device
        """Empty: it is no device."""
        self.machine = machine
        """The same for all that share a disk; empty: not said."""
        self.host = host
        """The address that it connected from."""
        self.port = port
        """Where its own hub would be found if it took over; 0: it never will."""
        self.dismissed: RefusedPeerError | None = None
        """Why the connection is to end; None: it is not."""
        self._views: dict[type[Frame], Frame] = {Welcome: welcome or Welcome()}
        self._frames: deque[Frame] = deque()
        self._elsewhere: dict[str, int] = {}
        self._is_all_elsewhere = False
        self._due = asyncio.Event()
        self._due.set()

    def put(self, frame: Frame) -> None:
        """Have `frame` sent: a view in place of one of its kind that still waits."""
        if not isinstance(frame, _IN_ORDER):
            self._views[type(frame)] = frame
        elif len(self._frames) < MOST_WAITING:
            self._frames.append(frame)
        else:
            self.dismiss(Refusal.FULL, "takes nothing of what it asks for")
        self._due.set()

    def tell_elsewhere(self, vector: Mapping[str, int], *, is_all: bool = False) -> None:
        """Have it told how far changes are on another machine than its own.

        With `is_all`, that there is nothing but that any more.
        """
        if is_all:
            self._elsewhere, self._is_all_elsewhere = {}, True
        if vector or is_all:
            self._elsewhere.update(vector)
            self._due.set()

    def dismiss(self, refusal: Refusal, reason: str) -> None:
        """Have the connection ended as soon as it can be told."""
        self.dismissed = self.dismissed or RefusedPeerError(refusal, reason)
        self._due.set()

    async def take(self) -> list[Frame]:
        """Return what is to be sent, as soon as there is anything, or the connection is to end."""
        await self._due.wait()
        self._due.clear()
        frames = [*self._views.values(), *self._frames]
        self._views.clear()
        self._frames.clear()
        if self._elsewhere or self._is_all_elsewhere:
            frames.append(Stored({}, self._elsewhere, self._is_all_elsewhere))
            self._elsewhere, self._is_all_elsewhere = {}, False
        return frames
