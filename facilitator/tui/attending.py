"""How the devices stand, followed by the clock of the event from what the hub says of them."""

from __future__ import annotations

from types import MappingProxyType

from facilitator.domain.instant import Instant
from facilitator.domain.outstanding import Attendances, note_attendance
from facilitator.tui.context import Context


class Attending:
    """Notes since when each device has had entries that are nowhere else: no device says so."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._noted: Attendances = MappingProxyType({})
        self.present: Attendances = MappingProxyType({})
        """Empty while there is no connection to the hub: then nobody knows."""

    def follow(self, now: Instant) -> None:
        """Take what the hub says now."""
        hub = self._context.hub
        told = hub.state.devices if hub is not None else ()
        found = {
            one.device: note_attendance(
                self._noted,
                one.device,
                connected=one.connected,
                alone=one.alone,
                since=min(now, self._context.in_event(one.since)),
                now=now,
            )
            for one in told
        }
        self._noted = MappingProxyType({**self._noted, **found})
        self.present = MappingProxyType(found)
