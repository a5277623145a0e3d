"""The event at the hub: its station, and what each peer may see of it and do to it."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from facilitator.domain.devices import DeviceId, Role
from facilitator.domain.instant import Instant
from facilitator.hub.access import Access, Tokens
from facilitator.hub.calls import Calls
from facilitator.hub.circulation import Circulation
from facilitator.hub.durability import Durability
from facilitator.hub.gathering import Gathering
from facilitator.hub.peer import Peer, RefusedPeerError
from facilitator.hub.succession import ASK_SECONDS, Succession
from facilitator.link.frames import (
    Answer,
    Call,
    Changes,
    Check,
    Frame,
    Have,
    Hello,
    Refusal,
    Show,
    Stop,
    Stored,
    Welcome,
)
from facilitator.link.machine import is_local
from facilitator.station import Station

LEAVING_SECONDS: Final = 0.5
"""How long the answer to whoever leaves may take."""
_DEVICE: Final = re.compile(r"[0-9a-f]{12}")
_SHORTEST_SECRET: Final = 22


@dataclass(frozen=True, slots=True)
class Place:
    """Where the hub is and what it knows of itself."""

    machine: str
    tokens: Tokens
    keep_tokens: Callable[[Tokens], None]
    owner: DeviceId
    """The device whose record it runs beside; its own, if it runs alone."""
    epoch: int = 0


class Event:
    """All of it belongs to the thread of the loop, `station` included.

    `on_stop` is called when Regie ends the hub, `on_replaced` with the epoch when another hub has
    taken over.
    """

    def __init__(
        self,
        station: Station,
        place: Place,
        now: Callable[[], Instant],
        on_stop: Callable[[], None],
        on_replaced: Callable[[int], None],
    ) -> None:
        self.station = station
        self._place = place
        self._on_stop = on_stop
        self._on_replaced = on_replaced
        self._host = station.host()
        self._devices = station.snapshot.devices
        self.succession = Succession(station, place.owner, place.epoch, now)
        self.access = Access(station, place.tokens, place.keep_tokens, place.owner)
        self.gathering = Gathering(station, now, lambda: _as_said(self.access.tokens))
        self.circulation = Circulation(station, place.machine, lambda: self.succession.collects)
        self.durability = Durability(station)
        self.calls = Calls(station, self.access, self.gathering, self.durability)
        self.listeners: list[Callable[[], None]] = []
        """Are called after anything of all that has changed."""
        self._due = False
        self._loop: asyncio.AbstractEventLoop | None = None

    # --- its life ---

    async def live(self) -> None:
        """Follow what becomes durable until cancelled."""
        self._loop = asyncio.get_running_loop()
        self.station.listen(self._wake)
        if not self.succession.replaced_by:
            self.access.begin()
            if self.station.leads:
                self.station.devices.begin_to_lead()
        self._see_change()
        while True:
            if not self.succession.replaced_by and await self.succession.ask():
                self.step_down()
            await asyncio.sleep(ASK_SECONDS)

    def _wake(self) -> None:
        """Something has changed, or become durable; from any thread."""
        if not self._due and self._loop is not None:
            self._due = True
            with contextlib.suppress(RuntimeError):  # the loop has just been closed
                self._loop.call_soon_threadsafe(self._see_change)

    def _see_change(self) -> None:
        self._due = False
        if self.succession.see_log():
            self.step_down()
            return
        self.access.grant_wishes()
        self.station.devices.give_letters()
        self.station.devices.number_open()
        if self.station.redaction.confirm():
            self.circulation.rows.clear()
        self.circulation.flush()
        self.durability.see()
        if self.station.snapshot.devices is not self._devices:
            self._see_devices()
        for listener in tuple(self.listeners):
            listener()

    def _see_devices(self) -> None:
        """Part from those that do not take part any more."""
        self._devices = self.station.snapshot.devices
        gone = [one for one in self._devices.values() if not one.takes_part]
        self.circulation.forget(one.id for one in gone)
        for one in gone:
            for peer in self.gathering.of_device(one.id):
                if one.thrown_out:
                    peer.dismiss(Refusal.THROWN_OUT, "thrown out")
                else:
                    self._part_later(peer)
        self.gathering.tell_presence_soon()

    def _part_later(self, peer: Peer) -> None:
        """Part from who has left, after it has been told that this was noted."""
        loop = asyncio.get_running_loop()
        loop.call_later(LEAVING_SECONDS, peer.dismiss, Refusal.LEFT, "left the event")

    def step_down(self) -> None:
        """Take nothing any more: another hub is the one of this event."""
        self.gathering.dismiss(Refusal.STEPPED_DOWN, "another hub has taken over")
        self._on_replaced(self.succession.replaced_by)

    def end(self) -> None:
        """Tell everybody that the hub ends."""
        self.gathering.dismiss(Refusal.STOPPED, "the hub ends")
        self._on_stop()

    # --- one peer ---

    def greet(self, hello: Hello, host: str) -> Peer:
        """Return who it is that comes from the address `host`; RefusedPeerError if nobody."""
        if self.succession.replaced_by:
            raise RefusedPeerError(Refusal.STEPPED_DOWN, "another hub has taken over")
        if hello.event not in ("", self.station.identity.record_id):
            raise RefusedPeerError(Refusal.EVENT, "another event")
        if not hello.device or hello.role is Role.STAGE:
            self.access.check_token(hello.role, hello.token)
            return Peer(hello.role, host=host, welcome=self._welcome())
        if not _DEVICE.fullmatch(hello.device) or len(hello.secret) < _SHORTEST_SECRET:
            raise RefusedPeerError(Refusal.FRAME, "no device")
        self.access.admit(
            hello.device, hello.secret, hello.role, hello.token, hello.name, hello.place
        )
        self._compare_epochs(hello)
        is_owner = hello.device == self._place.owner
        # The hub that its owner would have is this one.
        may_take_over = hello.role is Role.REGIE and not is_owner and 0 < hello.port < 2**16
        return Peer(
            hello.role,
            device=hello.device,
            machine=hello.machine,
            host=host,
            port=hello.port if may_take_over else 0,
            welcome=self._welcome(hello.epoch if is_owner else 0),
        )

    def _compare_epochs(self, hello: Hello) -> None:
        """Step down if Regie knows of a later takeover; what note-takers say holds for them alone.

        What the owner knows may be its own takeover: the log tells whose it is.
        """
        if hello.epoch <= self.succession.epoch or hello.device == self._place.owner:
            return
        if hello.role is Role.REGIE and self.succession.see(hello.epoch):
            self.step_down()
        raise RefusedPeerError(Refusal.STEPPED_DOWN, "another hub has taken over")

    def _welcome(self, at_least: int = 0) -> Welcome:
        return Welcome(
            event=self.station.identity.record_id,
            rehearsal=self.station.identity.rehearsal,
            epoch=max(self.succession.epoch, at_least),
            machine=self._place.machine,
            digest=self._host.digest,
            collects=self.succession.collects,
            clock=self.gathering.clock,
        )

    def join(self, peer: Peer, digest: str) -> None:
        """Count `peer` in, which has the changes that `digest` stands for."""
        self.gathering.join(peer)
        if peer.device:
            self.circulation.join(peer, digest)
        if peer.port:
            self.succession.remember(self.gathering.others)

    def leave(self, peer: Peer) -> None:
        """Count `peer` out."""
        self.calls.leave(peer)
        self.circulation.leave(peer)
        self.gathering.leave(peer)

    def receive(self, peer: Peer, frame: Frame) -> None:
        """Do what `frame` asks for; RefusedPeerError if `peer` may not send that."""
        if peer.dismissed is not None:
            return
        match frame:
            case Show() if peer.role is Role.REGIE:
                self.gathering.show(peer, frame)
            case Stop() if peer.role is Role.REGIE:
                if is_local(peer.host):
                    self.end()
            case Have() | Changes() | Stored() | Check() if peer.device:
                self._exchange(peer, frame)
            case Call() if peer.device:
                self.calls.take(peer, frame)
            case Answer() if peer.device:
                self.calls.hear(peer, frame)
            case _:
                raise RefusedPeerError(Refusal.ROLE, "this role may not send that")

    def _exchange(self, peer: Peer, frame: Have | Changes | Stored | Check) -> None:
        if isinstance(frame, Check):
            alone = min(max(frame.alone, 0), 2**31)
            if self.gathering.attendance.say_alone(peer.device, alone):
                self.gathering.tell_presence_soon()
        self.circulation.hear(peer, frame)


def _as_said(tokens: Tokens) -> dict[str, str]:
    return {str(role): token for role, token in tokens.items()}
