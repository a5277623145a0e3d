"""What the hub needs of its station besides commands; in the station's thread."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from facilitator.domain.devices import DeviceId
from facilitator.record import entities as log
from facilitator.record.change import Change
from facilitator.record.log import Log
from facilitator.record.vectors import digest
from facilitator.station.rights import NoteRights

if TYPE_CHECKING:
    from facilitator.link.process import Beside
    from facilitator.station.station import Station


def beside(station: Station) -> Beside:
    """Return what a hub is told that is to run beside the record of `station`."""
    from facilitator.link.process import Beside

    return Beside(
        event=station.identity.record_id,
        device=station.device,
        rehearsal=station.identity.rehearsal,
        epoch=station.snapshot.lead.epoch,
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

    def fill(self, changes: Iterable[Change]) -> None:
        """Take what another file of this machine holds."""
        self._log.receive(changes)

    def rights(self, device: DeviceId) -> NoteRights:
        """Return what tells whether `device` may bring what it brings."""
        return NoteRights(self._log, device)
