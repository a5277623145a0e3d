"""What a station passes on of its record as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from facilitator.domain.devices import DeviceId
from facilitator.record.change import Change
from facilitator.record.founding import first_device
from facilitator.record.log import Log
from facilitator.record.meta import Identity
from facilitator.record.vectors import Vector


class RecordFace:
    """Whose record it is, where it is, what is on its disk, and what it remembers for screens."""

    def __init__(self, log: Log) -> None:
        self._log = log

    @property
    def device(self) -> DeviceId:
        """The id of this device in the event."""
        return self._log.device

    @property
    def first_device(self) -> DeviceId:
        """The id of the device on which the event began; empty: it has not begun."""
        return first_device(self._log.kept)

    @property
    def identity(self) -> Identity:
        """Which event the file is of."""
        return self._log.meta.identity

    @property
    def path(self) -> Path:
        """Where the record is."""
        return self._log.path

    def remember(self, key: str, value: str) -> None:
        """Keep where this device's screens stand."""
        self._log.remember(key, value)

    def recall(self) -> Mapping[str, str]:
        """Return where this device's screens stood."""
        return self._log.recall()

    @property
    def kept(self) -> Sequence[Change]:
        """What is on the disk, in the order of the file; it only grows. For any thread."""
        return self._log.kept

    @property
    def held(self) -> Vector:
        """How far each station's changes are on the disk. For any thread."""
        return self._log.held

    def backup(self, target: Path) -> None:
        """Write the whole record to another file; StoreError says why it can't be."""
        self._log.backup(target)
