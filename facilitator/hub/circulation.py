"""Brings every change to every device, in the order in which the hub has committed them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from facilitator.domain.devices import DeviceId, Role
from facilitator.hub.elsewhere import Elsewhere
from facilitator.hub.limits import FEW_STARTS, MANY_STARTS, STARTS
from facilitator.hub.peer import Peer, RefusedPeerError
from facilitator.hub.rows import SharedRows
from facilitator.link.frames import Changes, Check, Frame, Have, Refusal, Row, Stored
from facilitator.record.checking import UnacceptableError
from facilitator.station import Change, Station
from facilitator.station.exchange import Exchange
from facilitator.station.rights import ForbiddenError

TELL_SECONDS: Final = 0.2
"""How often devices are told at most what is on another machine, too."""


class Circulation:
    """One exchange with each device that is connected; all of it in the thread of the loop.

    `machine` is the hub's own; `collects` tells whether others' changes are taken from devices
    that take notes.
    """

    def __init__(self, station: Station, machine: str, collects: Callable[[], bool]) -> None:
        self._station = station
        self._host = station.host()
        self._collects = collects
        self._exchanges: dict[Peer, Exchange] = {}
        self._brought: dict[Peer, dict[str, int]] = {}
        self._told_all: set[Peer] = set()
        self._begun: set[str] = set()
        """Stations that devices which take notes have begun, on the disk or on their way there."""
        self._telling: asyncio.TimerHandle | None = None
        self.rows = SharedRows()
        """What turns frames into text, once for all."""
        self.elsewhere = Elsewhere(machine)
        """What is where."""
        self.elsewhere.hold(station.held)
        self.elsewhere.take_news()

    def join(self, peer: Peer, digest: str) -> None:
        """Begin with a device that has what `digest` stands for."""
        exchange = self._station.exchange(
            partial(self._send, peer),
            approve=partial(self._approve, peer),
            row_of=self.rows.row_of,
        )
        self._exchanges[peer] = exchange
        if digest == self._host.digest:
            self._note(peer, self._station.held)
        exchange.meet(digest)

    def leave(self, peer: Peer) -> None:
        """End the exchange with a device; what it has stays on its disk."""
        self._exchanges.pop(peer, None)
        self._brought.pop(peer, None)
        self._told_all.discard(peer)

    def hear(self, peer: Peer, frame: Have | Changes | Stored | Check) -> None:
        """Take what a device says; RefusedPeerError if it may not."""
        exchange = self._exchanges[peer]
        try:
            exchange.hear(frame)
        except (UnacceptableError, ForbiddenError) as error:
            raise RefusedPeerError(Refusal.CHANGE, str(error)) from None
        if exchange.clashes:
            raise RefusedPeerError(Refusal.CHANGE, "another change has that number")
        if isinstance(frame, Have | Stored):
            self._note(peer, frame.held)
        elif isinstance(frame, Changes):
            brought = {row[0]: row[1] for row in frame.rows if self._has_taken(exchange, row)}
            self._brought.setdefault(peer, {}).update(brought)
        elif frame.alone and peer not in self._told_all:
            # It may have been gone before it was told of what it brought.
            self._told_all.add(peer)
            peer.tell_elsewhere(self.elsewhere.all_for(peer.machine))

    def forget(self, devices: Iterable[DeviceId]) -> None:
        """Count the disks of `devices` no more, and tell those whose only other disks they were."""
        if self.elsewhere.forget(devices):
            for peer in self._exchanges:
                if not self.elsewhere.is_far(peer.machine):
                    peer.tell_elsewhere(self.elsewhere.all_for(peer.machine), is_all=True)

    def flush(self) -> None:
        """Acknowledge and pass on what has become durable."""
        for exchange in self._exchanges.values():
            exchange.flush()
        held = self._station.held
        self.elsewhere.hold(held)
        for peer, brought in list(self._brought.items()):
            self._note(peer, brought)
            left = {one: seq for one, seq in brought.items() if seq > held.get(one, 0)}
            self._brought[peer] = left
        self._tell_soon()

    def _has_taken(self, exchange: Exchange, row: Row) -> bool:
        """Whether a change is in the log by now, and not beyond a gap."""
        return exchange.peer.get(row[0], 0) >= row[1]

    def _send(self, peer: Peer, frame: Frame) -> None:
        if isinstance(frame, Stored) and self.elsewhere.is_far(peer.machine):
            frame = replace(frame, elsewhere=frame.held)
        peer.put(frame)

    def _approve(self, peer: Peer, changes: Sequence[Change]) -> None:
        if peer.role is not Role.REGIE:
            self._host.rights(peer.device).check(changes, all_of_them=self._collects())
            self._check_starts(changes)

    def _check_starts(self, changes: Sequence[Change]) -> None:
        """Raise ForbiddenError if these begin more stations than all can tell each other of."""
        begun = {one.id.station for one in changes if one.id.seq == 1}
        known = self._begun | self._station.held.keys()
        if begun <= known:
            return
        starts = Counter(station.partition(".")[0] for station in known | begun)
        for device in {station.partition(".")[0] for station in begun - known}:
            if starts[device] > self._most_starts(device, len(known | begun)):
                raise ForbiddenError("started more often than any device is")
        self._begun |= begun

    def _most_starts(self, device: DeviceId, stations: int) -> int:
        if stations <= MANY_STARTS:
            return STARTS
        return FEW_STARTS if device in self._station.snapshot.devices else 0

    def _note(self, peer: Peer, has: Mapping[str, int]) -> None:
        self.elsewhere.note(peer.device, peer.machine, has)
        self._tell_soon()

    def _tell_soon(self) -> None:
        if self._telling is None and self.elsewhere.has_news:
            self._telling = asyncio.get_running_loop().call_later(TELL_SECONDS, self._tell)

    def _tell(self) -> None:
        self._telling = None
        far, near = self.elsewhere.take_news()
        for peer in self._exchanges:
            peer.tell_elsewhere(far if self.elsewhere.is_far(peer.machine) else near)
