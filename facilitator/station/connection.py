"""The connection of a station to the hub: what comes from the link's thread is heard here."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.event_clock import EventClock
from facilitator.station.event_time import EventTime
from facilitator.station.rehearsal_clock import read_anchor, write_anchor
from facilitator.station.sharing import Sharing
from facilitator.station.station import Station

if TYPE_CHECKING:
    from facilitator.link.address import Door
    from facilitator.link.frames import Answer, Frame, Hello, Welcome
    from facilitator.link.thread import LinkThread
    from facilitator.station.linking import Linking

OTHERS: Final = "others"
"""Under this a device remembers where the event may go on."""
CLOCK: Final = "event_clock"
"""Under this a joined device remembers what time it is at the event."""


class Connection:
    """Ties `station` to `hub`; all of it belongs to the station's thread.

    `time` is the clock that follows the event's, None: the event's is our own.
    """

    def __init__(
        self,
        station: Station,
        hub: LinkThread,
        *,
        machine: Callable[[], str],
        time: EventTime | None = None,
    ) -> None:
        self._station = station
        self._hub = hub
        self._machine = machine
        self._time = time
        self._wishes: dict[str, Mapping[str, str]] = {}
        self.name = ""
        """What this device is to be called where it is not known yet; empty: it will say so."""
        self.port = 0
        """Where its own hub would be found if it took over; 0: it never will."""
        self.linking: Linking = station.link(hub.send)
        self.sharing = Sharing(station, hub)
        hub.hello = self._hello

    @property
    def is_linked(self) -> bool:
        """Whether the hub has been met on the present connection."""
        return self.linking.is_linked

    def _hello(self, door: Door) -> Hello:
        """Return what a connection begins with; in the link's thread."""
        from facilitator.station.linking import Guest

        guest = Guest(
            role=door.role,
            token=door.token,
            name=self.name,
            machine=self._machine(),
            port=self.port,
        )
        return self.linking.hello(guest)

    def hear_next(self) -> bool:
        """Hear what came next; False: it has been heard already."""
        try:
            frame = self._hub.take()
        except IndexError:
            return False
        if frame is None:
            self.linking.lost()
        else:
            self._hear(frame)
        return True

    def _hear(self, frame: Frame) -> None:
        from facilitator.link.frames import Others, Welcome

        match frame:
            case Others(places):
                self._station.remember(OTHERS, json.dumps(places))
            case Welcome():
                self._follow_clock(frame)
                if self._station.leads:
                    self._station.devices.begin_to_lead()
        self.linking.hear(frame)
        if isinstance(frame, Welcome):
            self._introduce()

    def introduce(self, name: str, place: PlaceId) -> None:
        """Have the hub call this device `name`, and seat it in `place`; empty: as it is.

        Now or as soon as there is a connection: a device joins once, and says so until it is heard.
        """
        self._wishes = {
            call: {argument: value}
            for call, argument, value in (("name", "name", name), ("sit", "place", place))
            if value
        }
        self._introduce()

    def _introduce(self) -> None:
        for call, arguments in list(self._wishes.items()):
            self._hub.ask(call, arguments, partial(self._introduced, call))

    def _introduced(self, call: str, answer: Answer | None) -> None:
        """Wish no more for what was answered; in any thread."""
        if answer is not None:
            self._wishes.pop(call, None)

    def _follow_clock(self, welcome: Welcome) -> None:
        if self._time is not None and welcome.clock is not None:
            self._time.follow(welcome.clock)
            self._station.remember(CLOCK, write_anchor(welcome.clock))

    def flush(self) -> None:
        """Send what has become durable."""
        self.linking.flush()

    def tick(self) -> None:
        """Now and then: let the hub know how this device stands."""
        self.linking.tick(self._station.snapshot.saving.alone)


def remembered_clock(station: Station) -> EventClock | None:
    """Return what time it is at the event, as the hub last said; None: it never did."""
    return read_anchor(station.recall().get(CLOCK, ""))


def remembered_others(station: Station) -> tuple[str, ...]:
    """Return where the event may go on, as the hub said when there was one."""
    try:
        places = json.loads(station.recall().get(OTHERS, "[]"))
    except ValueError:
        return ()
    is_known = isinstance(places, list) and all(isinstance(place, str) for place in places)
    return tuple(places) if is_known else ()
