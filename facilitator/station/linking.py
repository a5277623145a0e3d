"""A device's side of its connection to the hub, in the thread of its station."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from facilitator.domain.agenda import PlaceId
from facilitator.domain.devices import Role
from facilitator.link.frames import (
    Call,
    Changes,
    Check,
    Frame,
    Have,
    Hello,
    Stored,
    Welcome,
)
from facilitator.record.change import Change
from facilitator.record.checking import UnacceptableError
from facilitator.record.log import Log
from facilitator.record.vectors import digest
from facilitator.station.devices import DeviceCommands
from facilitator.station.exchange import Exchange
from facilitator.station.redacting import RedactCommands


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """As what a device presents itself to a hub."""

    role: Role
    token: str = field(repr=False)
    """What the link says; a device that the hub knows proves itself by its own secret."""
    name: str = ""
    place: PlaceId = ""
    machine: str = ""
    """The same for all that share a disk."""
    port: int = 0
    """Where its own hub would be found if it took over; 0: it never will."""


class Linking:
    """Keeps the log of one station and that of the hub the same, while they are connected.

    `send` may be called from the station's thread. All methods belong to that thread, but `hello`.
    """

    def __init__(
        self,
        log: Log,
        devices: DeviceCommands,
        redaction: RedactCommands,
        send: Callable[[Frame], None],
    ) -> None:
        self._log = log
        self._devices = devices
        self._redaction = redaction
        self._send = send
        self._exchange: Exchange | None = None
        self.welcome: Welcome | None = None
        """What the hub said last; None: it has not been met yet."""
        self.on_call: Callable[[Call], None] = lambda _: None
        """Hears what the hub asks of this device; the answer is sent by whoever decides."""
        self.alarm = ""
        """Why hub and device can't be brought together; empty: they can."""

    @property
    def is_linked(self) -> bool:
        """Whether the hub has been met on this connection."""
        return self._exchange is not None

    def hello(self, guest: Guest) -> Hello:
        """Return the first frame of a connection; may be called from any thread."""
        meta = self._log.meta
        return Hello(
            role=guest.role,
            token=guest.token,
            device=meta.device,
            secret=meta.secret,
            name=guest.name,
            place=guest.place,
            machine=guest.machine,
            event=meta.identity.record_id,
            epoch=self._log.snapshot.lead.epoch,
            digest=digest(self._log.held),
            port=guest.port,
        )

    def hear(self, frame: Frame) -> None:
        """Do what the hub says."""
        match frame:
            case Welcome():
                self._meet(frame)
            case Call():
                self.on_call(frame)
            case Stored(_, elsewhere, is_all):
                self._log.note_elsewhere(elsewhere, is_all=is_all)
                self._take(frame)
            case Have() | Changes() | Check():
                self._take(frame)

    def flush(self) -> None:
        """Send what has become durable; call it whenever something may have."""
        self._redaction.confirm()
        if self._exchange is not None:
            self._exchange.flush()
            self._devices.give_letters()
            self._devices.number_open()

    def tick(self, alone: int) -> None:
        """Now and then: find out whether anything is missing; `alone` entries are here alone."""
        if self._exchange is not None:
            self._exchange.check(alone)

    def lost(self) -> None:
        """There is no connection any more."""
        self._exchange = None

    def _meet(self, welcome: Welcome) -> None:
        self.welcome = welcome
        self._exchange = Exchange(self._log, self._send, offers=self._offers)
        self._exchange.meet(welcome.digest)

    def _offers(self, change: Change) -> bool:
        """Whether the hub takes `change` from this device."""
        if self._may_bring_all:
            return True
        return change.id.station.startswith(f"{self._log.device}.")

    @property
    def _may_bring_all(self) -> bool:
        if self.welcome is not None and self.welcome.collects:
            return True
        known = self._log.snapshot.devices.get(self._log.device)
        return known is None or known.role is Role.REGIE

    def _take(self, frame: Have | Changes | Stored | Check) -> None:
        if self._exchange is None:
            return
        try:
            self._exchange.hear(frame)
        except UnacceptableError as error:
            self.alarm = str(error)
            self._exchange = None
            return
        if self._exchange.clashes:
            self.alarm = "another change has that number"
        self.flush()
