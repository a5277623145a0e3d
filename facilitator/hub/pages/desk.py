"""What the capture page needs of the hub, and nothing else of it.

The hub implements `PageDesk` over its station; tests do over a station of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from facilitator.domain.agenda import PlaceId
from facilitator.domain.capture import Line
from facilitator.domain.devices import Device, DeviceId
from facilitator.domain.entries import EntryId, Release
from facilitator.domain.instant import Instant
from facilitator.domain.kinds import KindId
from facilitator.domain.snapshot import Snapshot
from facilitator.station import Filed


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a device proves itself with from now on."""

    device: DeviceId
    secret: str = field(repr=False)


class Bar(StrEnum):
    """Why a device is not let in, or not any more."""

    TOKEN = "token"  # noqa: S105 - the name of a reason
    """A wrong, old or foreign link."""
    DEVICE = "device"
    """The secret is not that device's, or the event has no such device."""
    THROWN_OUT = "thrown_out"
    LEFT = "left"
    STEPPED_DOWN = "stepped_down"
    """Another hub has taken over; this one takes nothing any more."""
    FULL = "full"
    """More than the hub serves, or too many wrong tries in too short a time: later, perhaps."""


class BarredError(Exception):
    """A device is not let in, or not any more."""

    def __init__(self, bar: Bar) -> None:
        super().__init__(str(bar))
        self.bar = bar


class PageDesk(Protocol):
    """The hub, as pages see it. All of it belongs to the thread of the event loop.

    Always true:

    1. Commands take effect in the order in which they are called, and return once what they did is
       durable. They raise RefusedError (nothing was changed), or StoreError (not durable: to be
       sent again, under the same name).
    2. `sent` is a name that the page made up, different for each command in all the world. A
       command under a name that the record knows (entity ``sent/<name>``) does nothing and returns
       what came of it the first time, also at another hub after a takeover, whichever device sends
       it now.
    3. `device` was recognised just before. What a device of its role may not do is refused.
    """

    # --- who is there ---

    async def admit(self, token: str, name: str, place: PlaceId) -> Credentials:
        """Let a new device in that writes notes in a browser; BarredError if not.

        `name` is what people call it (one line, may be empty: then the hub makes one up); `place`
        may be empty: it does not know yet. The record knows of it durably when this returns.
        """

    def recognise(self, device: DeviceId, secret: str) -> Device:
        """Return the device if that is its secret and it still takes part; BarredError if not."""

    async def sit(self, device: DeviceId, place: PlaceId) -> None:
        """Let the device write in `place` from now on (``Device.place``, and its seat there)."""

    async def leave(self, device: DeviceId) -> None:
        """The device has left the event, as it asked to."""

    def is_here(self, device: DeviceId, alone: int) -> None:
        """Note that a page of the device is connected, with so many entries on it alone.

        Called when that changes, and at least every half minute while it is.
        """

    def is_gone(self, device: DeviceId) -> None:
        """Note that no page of the device is connected any more."""

    # --- what there is to see ---

    def snapshot(self) -> Snapshot:
        """Return the event as it is now; the same object until something changes."""

    def now(self) -> Instant:
        """Return what time it is at the event."""

    def rate(self) -> float:
        """Return how much of the event's time passes in a second: more than 1 in a rehearsal."""

    def others(self) -> Sequence[str]:
        """Return where the event may go on without this hub, as ``host:port``, likeliest first."""

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Have `listener` called, in the event loop, after anything of all that has changed.

        Return what ends that.
        """

    # --- commands ---

    async def file(
        self,
        device: DeviceId,
        place: PlaceId,
        line: Line,
        sent: str,
        *,
        after: EntryId | None = None,
    ) -> Filed:
        """Do what `line` says in `place`: `station.capture.file`.

        `after` is the last entry that the writer had before him: what was filed by others since
        is not what an addition, an answer or ``#o`` is about. None: the last that there is.
        """

    async def edit(
        self, device: DeviceId, entry: EntryId, text: str, sent: str, *, base: str | None
    ) -> Filed:
        """Give an entry another wording; an open end is none any more.

        `base` is the wording (`as_typed`) that the writer had before him; None: it was his own. If
        the entry has another one by now, the two did not know of each other: both are kept.
        """

    async def choose(self, device: DeviceId, entry: EntryId, text: str, sent: str) -> Filed:
        """Settle on one of an entry's versions (or any other wording): the others are gone."""

    async def rekind(
        self, device: DeviceId, entry: EntryId, kind: KindId | None, sent: str
    ) -> Filed:
        """Give an entry another kind."""

    async def remove(self, device: DeviceId, entry: EntryId, sent: str) -> Filed:
        """Take an entry out of all lists."""

    async def restore(self, device: DeviceId, entry: EntryId, sent: str) -> Filed:
        """Bring a removed entry back."""

    async def settle(self, device: DeviceId, entry: EntryId, release: Release, sent: str) -> Filed:
        """Say what may be published of a quote."""

    async def propose(self, device: DeviceId, entry: EntryId, sent: str) -> Filed:
        """Make an entry a proposed measure; once is enough."""
