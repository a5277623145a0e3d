"""What the hub needs of its station besides commands; in the station's thread."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from facilitator.domain.devices import DeviceId, Role
from facilitator.record import entities as log
from facilitator.record.change import Change, Entity
from facilitator.record.log import Log
from facilitator.record.vectors import digest
from facilitator.station.rights import NoteRights

if TYPE_CHECKING:
    from facilitator.link.process import Beside
    from facilitator.station.station import Station


def beside(station: Station) -> Beside:
    """Return what a hub is told that is to run beside the record of `station`."""
    from facilitator.link.process import Beside

    lead, led_by = station.snapshot.lead, station.host().led_by
    return Beside(
        event=station.identity.record_id,
        device=station.device,
        rehearsal=station.identity.rehearsal,
        # An epoch that another device has begun is none since which the hub belongs here.
        epoch=lead.epoch if led_by in (None, station.device) else 0,
    )


class Hosting:
    """The log of a hub's station, as far as its peers' sake needs it."""

    def __init__(self, log: Log) -> None:
        self._log = log

    @property
    def made(self) -> int:
        """How many changes there are, on the disk or on their way there."""
        return self._log.count()

    @property
    def digest(self) -> str:
        """What a peer compares with its own."""
        return digest(self._log.held)

    @property
    def led_by(self) -> DeviceId | None:
        """Which device began the present epoch; None: there was none yet."""
        versions = self._log.registers.versions(log.LEAD, "epoch")
        return versions[-1].change.station.partition(".")[0] if versions else None

    def access(self, role: Role) -> tuple[str, ...]:
        """Return the proofs of all tokens that let in a role.

        Hubs that did not know of each other, as before and after a takeover, may each have set
        one: both hold until one of them is renewed.
        """
        versions = self._log.registers.versions(Entity(log.ACCESS, role), log.PROOF)
        return tuple(proof for one in versions for proof in str(one.value or "").split())

    def fill(self, changes: Iterable[Change]) -> None:
        """Take what another file of this machine holds."""
        self._log.receive(changes)

    def rights(self, device: DeviceId) -> NoteRights:
        """Return what tells whether `device` may bring what it brings."""
        return NoteRights(self._log, device)
