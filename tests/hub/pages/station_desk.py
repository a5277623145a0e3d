"""A desk over a station in this process: what the hub does for pages, without other devices."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import secrets
from collections.abc import Callable, Sequence
from hashlib import sha256

from facilitator.domain.agenda import PlaceId
from facilitator.domain.capture import Line
from facilitator.domain.devices import Device, DeviceId, Role
from facilitator.domain.entries import EntryId, Release
from facilitator.domain.instant import Instant
from facilitator.domain.kinds import KindId
from facilitator.domain.snapshot import Snapshot
from facilitator.hub.pages.desk import Bar, BarredError, Credentials
from facilitator.station import Filed, Outcome, Station, UnsavedError
from facilitator.station.capturing import CaptureCommands

TOKEN = "abcdefghijklmnopqrstuv"


class StationDesk:
    """Keeps the promises of `PageDesk`; `refuse` has it forget nothing and answer no more."""

    def __init__(self, station: Station) -> None:
        self.station = station
        self.places: list[str] = []
        self.here: dict[DeviceId, int] = {}
        self._loop = asyncio.get_running_loop()
        self._listeners: list[Callable[[], None]] = []
        station.listen(self._hear)

    def _hear(self) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended already
            self._loop.call_soon_threadsafe(self._tell)

    def _tell(self) -> None:
        for listener in list(self._listeners):
            listener()

    async def admit(self, token: str, name: str, place: PlaceId) -> Credentials:
        if not hmac.compare_digest(token.encode(), TOKEN.encode()):
            raise BarredError(Bar.TOKEN)
        device, secret = secrets.token_hex(8), secrets.token_urlsafe(16)
        proof = sha256(secret.encode()).hexdigest()
        self.station.devices.register(
            device, role=Role.NOTES, name=name or "Browser", proof=proof, place=place, browser=True
        )
        await self._saved()
        return Credentials(device, secret)

    def recognise(self, device: DeviceId, secret: str) -> Device:
        known = self.station.snapshot.devices.get(device)
        proof = sha256(secret.encode()).hexdigest()
        if known is None or not hmac.compare_digest(self.station.devices.proof_of(device), proof):
            raise BarredError(Bar.DEVICE)
        if known.thrown_out:
            raise BarredError(Bar.THROWN_OUT)
        if known.left:
            raise BarredError(Bar.LEFT)
        return known

    async def sit(self, device: DeviceId, place: PlaceId) -> None:
        self.station.devices.seat(device, place)
        self.station.devices.give_letters()
        await self._saved()

    async def leave(self, device: DeviceId) -> None:
        self.station.devices.mark_left(device)
        await self._saved()

    def is_here(self, device: DeviceId, alone: int) -> None:
        self.here[device] = alone

    def is_gone(self, device: DeviceId) -> None:
        self.here.pop(device, None)

    def snapshot(self) -> Snapshot:
        return self.station.snapshot

    def now(self) -> Instant:
        return self.station.now()

    def rate(self) -> float:
        return 1.0

    def others(self) -> Sequence[str]:
        return self.places

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def file(
        self,
        device: DeviceId,
        place: PlaceId,
        line: Line,
        sent: str,
        *,
        after: EntryId | None = None,
    ) -> Filed:
        page = self.station.capture.sent_by(device, sent, after)
        return await self._once(page, sent, lambda: page.file(place, line))

    async def edit(
        self, device: DeviceId, entry: EntryId, text: str, sent: str, *, base: str | None
    ) -> Filed:
        found = self.snapshot().entries.get(entry)

        def give(page: CaptureCommands) -> None:
            (page.finish if found and found.open_end else page.edit)(entry, text, base=base)

        return await self._do(device, entry, sent, give)

    async def choose(self, device: DeviceId, entry: EntryId, text: str, sent: str) -> Filed:
        return await self._do(device, entry, sent, lambda page: page.choose(entry, text))

    async def rekind(
        self, device: DeviceId, entry: EntryId, kind: KindId | None, sent: str
    ) -> Filed:
        return await self._do(device, entry, sent, lambda page: page.rekind(entry, kind))

    async def remove(self, device: DeviceId, entry: EntryId, sent: str) -> Filed:
        return await self._do(device, entry, sent, lambda page: page.remove(entry))

    async def restore(self, device: DeviceId, entry: EntryId, sent: str) -> Filed:
        return await self._do(device, entry, sent, lambda page: page.restore(entry))

    async def settle(self, device: DeviceId, entry: EntryId, release: Release, sent: str) -> Filed:
        return await self._do(device, entry, sent, lambda page: page.settle(entry, release))

    async def propose(self, device: DeviceId, entry: EntryId, sent: str) -> Filed:
        return await self._do(device, entry, sent, lambda page: page.propose_measure(entry))

    async def _do(
        self,
        device: DeviceId,
        entry: EntryId,
        sent: str,
        command: Callable[[CaptureCommands], None],
    ) -> Filed:
        page = self.station.capture.sent_by(device, sent)

        def do() -> Filed:
            command(page)
            return Filed(Outcome.DONE, entry)

        return await self._once(page, sent, do)

    async def _once(self, page: CaptureCommands, sent: str, do: Callable[[], Filed]) -> Filed:
        filed = page.earlier(sent) or do()
        await self._saved()
        return filed

    async def _saved(self) -> None:
        """Wait until the disk has everything."""
        changed = asyncio.Event()
        unlisten = self.listen(changed.set)
        try:
            while (saving := self.station.snapshot.saving).pending:
                if saving.failure:
                    raise UnsavedError(self.station.path, saving.pending, saving.failure)
                changed.clear()
                await changed.wait()
        finally:
            unlisten()
