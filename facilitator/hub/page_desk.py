"""The hub as pages in a browser see it; see `pages.desk.PageDesk` for what it promises."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.capture import Line
from facilitator.domain.devices import Device, DeviceId, Role
from facilitator.domain.entries import EntryId, Release
from facilitator.domain.instant import Instant
from facilitator.domain.kinds import KindId
from facilitator.domain.snapshot import Snapshot
from facilitator.hub.event import Event
from facilitator.hub.pages.desk import Bar, BarredError, Credentials
from facilitator.hub.peer import RefusedPeerError
from facilitator.link.frames import Refusal
from facilitator.station import Filed, Outcome, UnsavedError
from facilitator.station.capturing import CaptureCommands
from facilitator.station.refusal import check_writer

SAVE_SECONDS: Final = 5.0
"""How long a page waits for the disk before it is told to send it again."""
_BARS: Final[Mapping[Refusal, Bar]] = {
    Refusal.TOKEN: Bar.TOKEN,
    Refusal.DEVICE: Bar.DEVICE,
    Refusal.THROWN_OUT: Bar.THROWN_OUT,
    Refusal.LEFT: Bar.LEFT,
    Refusal.FULL: Bar.FULL,
}


class HubDesk:
    """Serves the pages of `event`; `now` is the clock of the event."""

    def __init__(self, event: Event, now: Callable[[], Instant]) -> None:
        self._event = event
        self._station = event.station
        self._here: set[DeviceId] = set()
        self.now = now

    # --- who is there ---

    async def admit(self, token: str, name: str, place: PlaceId) -> Credentials:
        """Let a new device in; its file is the hub's."""
        self._check_serves()
        device, secret = secrets.token_hex(6), secrets.token_urlsafe(16)
        try:
            self._event.access.check_token(Role.NOTES, token)
            self._event.access.register(device, secret, Role.NOTES, name, place, browser=True)
        except RefusedPeerError as error:
            raise BarredError(_BARS[error.refusal]) from None
        await self._saved()
        return Credentials(device, secret)

    def recognise(self, device: DeviceId, secret: str) -> Device:
        """Return the device that this secret proves."""
        self._check_serves()
        try:
            return self._event.access.check_known(device, secret)
        except RefusedPeerError as error:
            raise BarredError(_BARS[error.refusal]) from None

    def _check_serves(self) -> None:
        if self._event.succession.replaced_by:
            raise BarredError(Bar.STEPPED_DOWN)

    async def sit(self, device: DeviceId, place: PlaceId) -> None:
        """Let the device write in `place` from now on."""
        self._station.devices.seat(device, place)
        await self._saved()

    async def leave(self, device: DeviceId) -> None:
        """The device has left the event."""
        self._station.devices.mark_left(device)
        await self._saved()

    def is_here(self, device: DeviceId, alone: int) -> None:
        """Note that a page of the device is connected."""
        attendance = self._event.gathering.attendance
        is_news = device not in self._here
        if is_news:
            self._here.add(device)
            attendance.come(device)
        if attendance.say_alone(device, alone) or is_news:
            self._event.gathering.tell_presence_soon()

    def is_gone(self, device: DeviceId) -> None:
        """Note that none is any more."""
        if device in self._here:
            self._here.remove(device)
            self._event.gathering.attendance.go(device)
            self._event.gathering.tell_presence_soon()

    # --- what there is to see ---

    def snapshot(self) -> Snapshot:
        """Return the event as it is now."""
        return self._station.snapshot

    def rate(self) -> float:
        """Return how fast the event's clock runs."""
        is_rehearsal = self._station.identity.rehearsal
        return self._event.gathering.clock.rate if is_rehearsal else 1.0

    def others(self) -> Sequence[str]:
        """Return where the event may go on."""
        return self._event.gathering.others

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Have `listener` called after each change; return what ends that."""
        listeners = self._event.listeners
        listeners.append(listener)
        return lambda: listeners.remove(listener)

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
        """Do what `line` says."""
        page = self._station.capture.sent_by(device, sent, after)
        return await self._once(page, sent, lambda: page.file(place, line))

    async def edit(
        self, device: DeviceId, entry: EntryId, text: str, sent: str, *, base: str | None
    ) -> Filed:
        """Give an entry another wording."""
        found = self._station.snapshot.entries.get(entry)

        def give(page: CaptureCommands) -> None:
            (page.finish if found and found.open_end else page.edit)(entry, text, base=base)

        return await self._do(device, entry, sent, give)

    async def choose(self, device: DeviceId, entry: EntryId, text: str, sent: str) -> Filed:
        """Settle on one of an entry's wordings."""
        return await self._do(device, entry, sent, lambda page: page.choose(entry, text))

    async def rekind(
        self, device: DeviceId, entry: EntryId, kind: KindId | None, sent: str
    ) -> Filed:
        """Give an entry another kind."""
        return await self._do(device, entry, sent, lambda page: page.rekind(entry, kind))

    async def remove(self, device: DeviceId, entry: EntryId, sent: str) -> Filed:
        """Take an entry out of all lists."""
        return await self._do(device, entry, sent, lambda page: page.remove(entry))

    async def restore(self, device: DeviceId, entry: EntryId, sent: str) -> Filed:
        """Bring a removed entry back."""
        return await self._do(device, entry, sent, lambda page: page.restore(entry))

    async def settle(self, device: DeviceId, entry: EntryId, release: Release, sent: str) -> Filed:
        """Say what may be published of a quote."""
        return await self._do(device, entry, sent, lambda page: page.settle(entry, release))

    async def propose(self, device: DeviceId, entry: EntryId, sent: str) -> Filed:
        """Make an entry a proposed measure."""
        return await self._do(device, entry, sent, lambda page: page.propose_measure(entry))

    async def _do(
        self,
        device: DeviceId,
        entry: EntryId,
        sent: str,
        command: Callable[[CaptureCommands], None],
    ) -> Filed:
        page = self._station.capture.sent_by(device, sent)

        def do() -> Filed:
            known = self._station.snapshot.entries.get(entry)
            if known is not None:
                check_writer(self._station.snapshot, device, known.place)
            command(page)
            return Filed(Outcome.DONE, entry)

        return await self._once(page, sent, do)

    async def _once(self, page: CaptureCommands, sent: str, do: Callable[[], Filed]) -> Filed:
        self._check_serves()
        filed = page.earlier(sent) or do()
        await self._saved()
        return filed

    async def _saved(self) -> None:
        """Wait until the disk has everything; UnsavedError if it takes too long."""
        try:
            async with asyncio.timeout(SAVE_SECONDS):
                await self._event.durability.reached()
        except TimeoutError:
            saving = self._station.snapshot.saving
            reason = saving.failure or "slow"
            raise UnsavedError(self._station.path, saving.pending, reason) from None
