"""On which device an event began."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.domain.devices import DeviceId
from facilitator.record import entities as log
from facilitator.record.change import Change


def first_device(changes: Iterable[Change]) -> DeviceId:
    """Return the device that began the event of these changes; empty: it has not begun.

    It is who adopted the agenda first. In a file another one's changes may come before: a hub
    writes some before it has met the record that it runs beside.
    """
    begun = ((change.time, change.id) for change in changes if _adopts(change))
    _, first = min(begun, default=(0, None))
    return first.station.partition(".")[0] if first else ""


def _adopts(change: Change) -> bool:
    return any(write.entity == log.EVENT for write in change.writes)
