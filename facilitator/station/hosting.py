"""What the hub needs of its station besides commands; in the station's thread."""

from __future__ import annotations

from facilitator.domain.devices import DeviceId
from facilitator.record import entities as log
from facilitator.record.log import Log
from facilitator.record.vectors import digest
from facilitator.station.rights import NoteRights


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

    def rights(self, device: DeviceId) -> NoteRights:
        """Return what tells whether `device` may bring what it brings."""
        return NoteRights(self._log, device)
