"""Which devices are connected, and since when. Nothing of it is ever stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from facilitator.domain.devices import Device, DeviceId
from facilitator.domain.instant import Instant
from facilitator.link.frames import DevicePresence


@dataclass(frozen=True, slots=True)
class _Standing:
    since: Instant
    connections: int = 0
    alone: int = 0


class Attendance:
    """How the devices stand; `now` is the clock of this machine.

    Those that have not been here since this hub began count as away since then.
    """

    def __init__(self, now: Callable[[], Instant]) -> None:
        self._now = now
        self._began = now()
        self._standing: dict[DeviceId, _Standing] = {}

    def come(self, device: DeviceId) -> None:
        """Count a connection of `device` in."""
        known = self._standing.get(device)
        if known is None or not known.connections:
            alone = known.alone if known else 0
            self._standing[device] = _Standing(self._now(), 1, alone)
        else:
            self._standing[device] = replace(known, connections=known.connections + 1)

    def go(self, device: DeviceId) -> None:
        """Count a connection of `device` out."""
        known = self._standing[device]
        since = known.since if known.connections > 1 else self._now()
        self._standing[device] = replace(known, since=since, connections=known.connections - 1)

    def say_alone(self, device: DeviceId, alone: int) -> bool:
        """Take note of how many entries are on `device` alone; return whether that is news."""
        known = self._standing.get(device)
        if known is None or known.alone == alone:
            return False
        self._standing[device] = replace(known, alone=alone)
        return True

    def is_here(self, device: DeviceId) -> bool:
        """Return whether `device` is connected."""
        known = self._standing.get(device)
        return known is not None and known.connections > 0

    def all(self, devices: Mapping[DeviceId, Device]) -> tuple[DevicePresence, ...]:
        """Return how all stand that take part, and whoever else is connected."""
        listed = [one.id for one in devices.values() if one.takes_part]
        others = (one for one in self._standing if one not in devices and self.is_here(one))
        return tuple(self._all((*listed, *others)))

    def _all(self, devices: Iterable[DeviceId]) -> Iterable[DevicePresence]:
        away = _Standing(self._began)
        for device in devices:
            known = self._standing.get(device, away)
            yield DevicePresence(device, known.connections > 0, known.alone, known.since)
