"""A joined Regie device that can go on without the main machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from facilitator.station.station import Station

_HUB_HERE: Final = "hub_here"
"""Under this a device remembers since which takeover it has the hub."""

HUB_HOST: Final = "hub_host"
"""Under this a device remembers what its hub was told to listen on by a key of Regie."""


def has_hub(station: Station) -> bool:
    """Return whether the hub of the event belongs beside this joined record: it took over."""
    kept, lead = station.recall().get(_HUB_HERE, ""), station.snapshot.lead
    return kept == str(lead.epoch) and station.host().led_by == station.device


def takes_part(station: Station) -> bool:
    """Return whether this device has neither been thrown out nor left, as far as is known here."""
    own = station.snapshot.devices.get(station.device)
    return own is None or own.takes_part


def take_over(station: Station, note: str) -> None:
    """Lead from now on, at a hub of one's own."""
    station.devices.take_over(note)
    station.remember(_HUB_HERE, str(station.snapshot.lead.epoch))


class Standby:
    """Keeps ready what a hub here would need; `begin` is called once there is to be one."""

    def __init__(self, station: Station, begin: Callable[[], None]) -> None:
        self._station = station
        self._begin = begin
        self._tokens: Mapping[str, str] | None = None
        self.port = 0
        """Where the hub would be found; 0: there can be none."""
        self.follow({})

    def follow(self, tokens: Mapping[str, str]) -> None:
        """Keep what lets new devices in now, by role; nothing is done if it is known already."""
        if tokens == self._tokens or not (tokens or self._tokens is None):
            return
        from facilitator.link.standby import keep_ready

        self._tokens = dict(tokens)
        station = self._station
        self.port = keep_ready(station.path, station.identity.record_id, tokens)

    def take_over(self, note: str) -> None:
        """Lead from now on, and have the hub begun."""
        take_over(self._station, note)
        self._begin()
