"""Real stations on real files around one hub, over links that a test may cut and mess with.

Only the link and the clocks are not real. Frames go over it as text, as over a socket; whoever
sends or hears anything does so when the test says so.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.devices import DeviceId, Role
from facilitator.domain.instant import NONE, Duration
from facilitator.domain.snapshot import Saving, Snapshot
from facilitator.hub.elsewhere import Elsewhere
from facilitator.link.coding import decode, encode
from facilitator.link.frames import Changes, Check, Frame, Have, Stored, Welcome
from facilitator.record.change import Change, ChangeId
from facilitator.record.meta import Identity
from facilitator.record.vectors import digest
from facilitator.station import Station
from facilitator.station.linking import Guest
from tests.clock import Clock
from tests.domain.factories import at
from tests.safety.event import make_event
from tests.safety.syncing.ends import recover, settle

START: Final = at("12:30")
_PROOF: Final = "0" * 64


class Desk:
    """A device with its own file and its own clock."""

    def __init__(
        self,
        path: Path,
        *,
        role: Role,
        place: PlaceId = "",
        machine: str = "",
        identity: Identity | None = None,
        ahead: Duration = NONE,
    ) -> None:
        self.path = path
        self.role = role
        self.place = place
        self.machine = machine or path.stem
        self.link: Link | None = None
        self._clock = Clock(START + ahead)
        self._identity = identity
        self.station = self._open()
        self.linking = self.station.link(self._send)

    def _open(self) -> Station:
        if self._identity is None:
            return Station.open(self.path, now=self._clock.now, agenda=make_event())
        return Station.join(self.path, now=self._clock.now, identity=self._identity)

    @property
    def device(self) -> DeviceId:
        return self.station.device

    @property
    def snapshot(self) -> Snapshot:
        return self.station.snapshot

    def wait(self, length: Duration) -> None:
        """Have the clock go on, or be set."""
        self._clock.wait(length)

    def settle(self) -> None:
        """Wait until all is durable, or nothing can be, and send what may be sent."""
        settle(self.station._log)
        self.linking.flush()
        settle(self.station._log)

    def restart(self, restored: Path | None = None) -> None:
        """Close the file and open it again, or an old copy of it."""
        self.cut()
        recover(self.station._log)
        self.station.close()
        if restored is not None:
            shutil.copyfile(restored, self.path)
        self.station = self._open()
        self.linking = self.station.link(self._send)

    def cut(self) -> None:
        if self.link is not None:
            self.link.cut()

    def _send(self, frame: Frame) -> None:
        if self.link is not None:
            self.link.to_hub.append(encode(frame))

    def hear(self, text: str) -> None:
        self.linking.hear(decode(text))


class Link:
    """What is on its way between a desk and a hub. A link that was cut carries nothing any more."""

    def __init__(self, desk: Desk, hub: Hub) -> None:
        self.desk = desk
        self.hub = hub
        self.to_hub: list[str] = []
        self.to_desk: list[str] = []

    def cut(self) -> None:
        self.hub.links.pop(self, None)
        self.desk.link = None
        self.desk.linking.lost()

    def carry(self, count: int | None = None) -> int:
        """Deliver what is on its way now, up to `count` frames each way; return how many."""
        to_hub, self.to_hub = _part(self.to_hub, count)
        to_desk, self.to_desk = _part(self.to_desk, count)
        for text in to_hub:
            self.hub.hear(self, text)
        for text in to_desk:
            self.desk.hear(text)
        return len(to_hub) + len(to_desk)


def _part(texts: list[str], count: int | None) -> tuple[list[str], list[str]]:
    return texts[:count], [] if count is None else texts[count:]


class Hub:
    """What a hub does with changes, on a real station; calls, views and tokens are left out."""

    def __init__(
        self, path: Path, identity: Identity, owner: DeviceId, *, collects: bool = False
    ) -> None:
        self.path = path
        self.machine = path.stem
        self.owner = owner
        self.collects = collects
        self._identity = identity
        self.links: dict[Link, _Peer] = {}
        self.station = self._open()
        self._elsewhere = Elsewhere(self.machine)

    def _open(self) -> Station:
        return Station.join(self.path, now=lambda: START, identity=self._identity)

    def restart(self) -> None:
        for link in list(self.links):
            link.cut()
        recover(self.station._log)
        self.station.close()
        self.station = self._open()
        self._elsewhere = Elsewhere(self.machine)

    def settle(self) -> None:
        settle(self.station._log)
        for peer in self.links.values():
            peer.exchange.flush()
        self._tell_elsewhere()

    def meet(self, link: Link) -> None:
        """Welcome a desk that says hello."""
        hello = decode(encode(link.desk.linking.hello(Guest(role=link.desk.role, token="t"))))
        self._seat(link.desk)
        settle(self.station._log)
        self.links[link] = peer = _Peer(self, link)
        held = self.station.held
        welcome = Welcome(
            event=self._identity.record_id,
            epoch=self.station.snapshot.lead.epoch,
            machine=self.machine,
            digest=digest(held),
            collects=self.collects,
        )
        link.desk.hear(encode(welcome))
        assert hasattr(hello, "digest")
        peer.exchange.meet(hello.digest)
        peer.tell(self._elsewhere.all_for(link.desk.machine))

    def _seat(self, desk: Desk) -> None:
        devices, snapshot = self.station.devices, self.station.snapshot
        if desk.device != self.owner and desk.device not in snapshot.devices:
            devices.register(desk.device, role=desk.role, name=desk.path.stem, proof=_PROOF)
        if desk.place and desk.device not in snapshot.seats.get(desk.place, {}):
            devices.seat(desk.device, desk.place)

    def hear(self, link: Link, text: str) -> None:
        peer = self.links[link]
        frame = decode(text)
        assert isinstance(frame, Have | Changes | Stored | Check)
        peer.exchange.hear(frame)
        assert peer.exchange.clashes == ()

    def _tell_elsewhere(self) -> None:
        self._elsewhere.hold(self.station.held)
        for link, peer in self.links.items():
            self._elsewhere.note(link.desk.device, link.desk.machine, peer.exchange.peer)
        far, near = self._elsewhere.take_news()
        for link, peer in self.links.items():
            peer.tell(far if link.desk.machine != self.machine else near)


class _Peer:
    """A desk as the hub sees it."""

    def __init__(self, hub: Hub, link: Link) -> None:
        self._hub = hub
        self._link = link
        self.exchange = hub.station.exchange(self._send, approve=self._approve)

    def _send(self, frame: Frame) -> None:
        self._link.to_desk.append(encode(frame))

    def tell(self, elsewhere: Mapping[str, int]) -> None:
        if elsewhere:
            self._send(Stored({}, elsewhere))

    def _approve(self, changes: Sequence[Change]) -> None:
        desk = self._link.desk
        if desk.role is not Role.REGIE:
            rights = self._hub.station.host().rights(desk.device)
            rights.check(changes, all_of_them=self._hub.collects)


class Network:
    """One event: the moderator's laptop with the hub, another Regie, and two note-takers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.lead = Desk(folder / "lead.record", role=Role.REGIE, machine="hub1")
        self.lead.station.devices.begin_to_lead()
        self.identity = self.lead.station.identity
        self.hub = Hub(folder / "hub1.hub", self.identity, self.lead.device)
        self.hubs = [self.hub]
        self.desks = [self.lead]
        self.lead.settle()
        self.connect(self.lead)
        self.carry_all()
        self.regie = self.add("regie", Role.REGIE)
        self.notes = [self.add("one", Role.NOTES, "ws1"), self.add("two", Role.NOTES, "ws2")]

    def add(self, name: str, role: Role, place: PlaceId = "") -> Desk:
        """Have one more device join, which connects later."""
        desk = Desk(
            self._folder / f"{name}.record",
            role=role,
            place=place,
            identity=replace(self.identity, joined=True),
            ahead=Duration(milliseconds=len(self.desks)),
        )
        self.desks.append(desk)
        return desk

    def close(self) -> None:
        stations = [*(desk.station for desk in self.desks), *(hub.station for hub in self.hubs)]
        for station in stations:
            recover(station._log)
            station.close()

    def connect(self, desk: Desk) -> None:
        """Connect `desk` to the hub of today."""
        desk.cut()
        desk.settle()
        desk.link = link = Link(desk, self.hub)
        self.hub.meet(link)

    def begin_hub(self, owner: Desk) -> None:
        """Have `owner` begin a hub of its own; the one before is not reached by anybody again."""
        for link in list(self.hub.links):
            link.cut()
        owner.machine = f"hub{len(self.hubs) + 1}"
        path = self._folder / f"{owner.machine}.hub"
        self.hub = Hub(path, self.identity, owner.device, collects=True)
        self.hub.station.host().fill(owner.station.kept)
        self.hubs.append(self.hub)
        self.connect(owner)

    def settle(self) -> None:
        for desk in self.desks:
            desk.settle()
        self.hub.settle()

    def carry_all(self, rounds: int = 200) -> None:
        """Deliver until nothing is on its way and nobody has anything to say."""
        for _ in range(rounds):
            self.settle()
            if not sum([link.carry() for link in list(self.hub.links)]):
                return
        raise AssertionError("they never get quiet")

    def bring_together(self) -> None:
        """Make room on all disks, connect all, and have them tell one another everything."""
        for station in (self.hub.station, *(desk.station for desk in self.desks)):
            recover(station._log)
        for desk in self.desks:
            if desk.link is None:
                self.connect(desk)
        self.carry_all()
        for _ in range(8):
            if self.is_together():
                return
            for desk in self.desks:
                desk.linking.tick(desk.snapshot.saving.alone)
            self.carry_all()
        raise AssertionError("they do not come together")

    def is_together(self) -> bool:
        """Whether all have the same changes, and nothing is left to be said."""
        held = digest(self.hub.station.held)
        return all(
            digest(desk.station.held) == held
            and desk.link is not None
            and desk.linking._exchange is not None
            and desk.linking._exchange.is_idle
            and self.hub.links[desk.link].exchange.is_idle
            for desk in self.desks
        )

    def views(self) -> Iterator[Snapshot]:
        """What each device, and the hub, holds; how it is saved is its own."""
        for station in (self.hub.station, *(desk.station for desk in self.desks)):
            yield replace(station.snapshot, saving=Saving())


def durable(station: Station) -> set[ChangeId]:
    """What is on the disk there."""
    return {change.id for change in station.kept}


def check_same(network: Network) -> None:
    """All see the same, whatever came in which order."""
    first, *others = network.views()
    for other in others:
        assert other == first


def check_numbers(snapshot: Snapshot) -> None:
    """Each entry has a number in its place that leads to it, each device a letter of its own."""
    for place, notes in snapshot.notes.items():
        entries = (*notes.entries, *notes.removed)
        numbers = snapshot.numbers.get(place, {})
        assert [entry.id for entry in entries] == [numbers.get(entry.number) for entry in entries]
        assert len({entry.number for entry in entries}) == len(entries)
    for place, seats in snapshot.seats.items():
        letters = list(seats.values())
        assert None not in letters, place
        assert len(set(letters)) == len(letters), place
