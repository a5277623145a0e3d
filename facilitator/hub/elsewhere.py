"""How far each station's changes are on the disk of another machine than the one that asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from facilitator.domain.devices import DeviceId

Vector: TypeAlias = Mapping[str, int]


class Elsewhere:
    """Knows which devices have what on their disks, and on which machines those are.

    For a device on another machine than the hub's, that is what the hub itself has: nobody has
    more. For one on the hub's machine it is the best of what devices on other machines have. Who
    does not say where it is counts as being on the hub's machine: so nothing seems safer than it
    is.
    """

    def __init__(self, machine: str) -> None:
        self._machine = machine
        self._held: dict[str, int] = {}
        self._on_disks: dict[DeviceId, dict[str, int]] = {}
        self._best: dict[str, int] = {}
        self._news_far: dict[str, int] = {}
        self._news_near: dict[str, int] = {}

    def is_far(self, machine: str) -> bool:
        """Whether `machine` is another one than the hub's."""
        return bool(machine) and machine != self._machine

    def hold(self, held: Vector) -> None:
        """Take note of what the hub has on its disk."""
        for station, seq in held.items():
            if seq > self._held.get(station, 0):
                self._held[station] = self._news_far[station] = seq

    def note(self, device: DeviceId, machine: str, has: Vector) -> None:
        """Take note of what `device` says that it has; of what the hub does not have: nothing."""
        if not self.is_far(machine):
            return
        disk = self._on_disks.setdefault(device, {})
        for station, said in has.items():
            seq = min(said, self._held.get(station, 0))
            if seq > disk.get(station, 0):
                disk[station] = seq
                if seq > self._best.get(station, 0):
                    self._best[station] = self._news_near[station] = seq

    def forget(self, devices: Iterable[DeviceId]) -> bool:
        """Count the disks of `devices` no more: they have left. Tell whether any counted."""
        gone = [device for device in devices if self._on_disks.pop(device, None) is not None]
        if gone:
            self._best = {}
            for disk in self._on_disks.values():
                for station, seq in disk.items():
                    self._best[station] = max(seq, self._best.get(station, 0))
        return bool(gone)

    @property
    def has_news(self) -> bool:
        """Whether anybody is to be told anything."""
        return bool(self._news_far or self._news_near)

    def take_news(self) -> tuple[Vector, Vector]:
        """Return what is new since the last time, for devices on other machines and on this one."""
        news = self._news_far, self._news_near
        self._news_far, self._news_near = {}, {}
        return news

    def all_for(self, machine: str) -> Vector:
        """Return everything that a device on `machine` may be told."""
        return dict(self._held if self.is_far(machine) else self._best)
