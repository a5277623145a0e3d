"""Who is connected to the hub, and what everybody sees: the picture, who is there, where to go."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Final

from facilitator.domain.devices import DeviceId, Role
from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import Duration, Instant
from facilitator.hub.peer import Peer
from facilitator.hub.presence import Attendance
from facilitator.link.frames import Access, Others, Presence, Refusal, Show
from facilitator.link.playing import Playing
from facilitator.link.status import Status
from facilitator.link.voicing import Voices
from facilitator.station import Station

TELL_SECONDS: Final = 0.1
"""How often Regie is told at most who is there."""
_MOST_OTHERS: Final = 8


class Gathering:
    """Who is there now. Nothing of it is ever stored.

    `now` is the clock of this machine; `tokens` are shown to Regie.
    """

    def __init__(
        self, station: Station, now: Callable[[], Instant], tokens: Callable[[], dict[str, str]]
    ) -> None:
        self._station = station
        self._now = now
        self._tokens = tokens
        self._peers: list[Peer] = []
        self._shown: Show | None = None
        self._alone_since: Instant | None = now()
        self._telling: asyncio.TimerHandle | None = None
        self._playing: Playing | None = None
        self._voices: Voices | None = None
        self.on_regie: list[Callable[[], None]] = []
        """Are called after a Regie has come."""
        self.is_played: Callable[[], bool] = lambda: False
        """Says whether people take part in a game."""
        self.attendance = Attendance(now)
        """How the devices stand."""

    @property
    def status(self) -> Status:
        """Who is there now."""
        return Status(
            stages=self._count(Role.STAGE),
            regie=self.has_regie,
            is_played=self.is_played(),
            access=self._playing.access if self._playing is not None else None,
        )

    @property
    def has_regie(self) -> bool:
        """Whether there is a Regie."""
        return self._count(Role.REGIE) > 0

    @property
    def clock(self) -> EventClock:
        """The event's clock as it is now, as Regie told it last; else that of this machine."""
        now = self._now()
        return EventClock(now, now) if self._shown is None else self._shown.sent_at(now).clock

    @property
    def others(self) -> tuple[str, ...]:
        """Where the event may go on without this hub, the likeliest first."""
        found = [peer for peer in self._of(Role.REGIE) if peer.port and peer.host]
        found.sort(key=self._leads, reverse=True)
        places = dict.fromkeys(f"{_in_place(peer.host)}:{peer.port}" for peer in found)
        return tuple(places)[:_MOST_OTHERS]

    def alone_for(self) -> Duration:
        """Return for how long there has been no Regie."""
        return Duration(0) if self._alone_since is None else self._now() - self._alone_since

    def join(self, peer: Peer) -> None:
        """Count `peer` in; a stage gets the present picture, Regie hears who is there."""
        self._peers.append(peer)
        if peer.device:
            self.attendance.come(peer.device)
        if peer.role is Role.REGIE:
            self._alone_since = None
            peer.put(self._presence())
            peer.put(Access(self._tokens()))
            if self._playing is not None:
                peer.put(self._playing)
            if self._voices is not None:
                peer.put(self._voices)
            for listener in self.on_regie:
                listener()
        if peer.role is Role.STAGE and self._shown is not None:
            peer.put(self._shown)
        if others := self.others:
            peer.put(Others(others))
        if peer.port:
            self.tell_others()
        self.tell_presence_soon()

    def leave(self, peer: Peer) -> None:
        """Count `peer` out; the stages keep their picture."""
        self._peers.remove(peer)
        if peer.device:
            self.attendance.go(peer.device)
        if peer.role is Role.REGIE and not self._count(Role.REGIE):
            self._alone_since = self._now()
        self.tell_presence_soon()

    def show(self, peer: Peer, frame: Show) -> None:
        """Have all stages show that, if `peer` is who leads.

        Among those that may lead the last to come does: so a Regie that was cut off and is back
        is not kept out by what is left of its old connection.
        """
        leading = [one for one in self._of(Role.REGIE) if self._leads(one)]
        if leading[-1:] != [peer]:
            return
        self._shown = frame.seen_at(self._now())
        for stage in self._of(Role.STAGE):
            stage.put(self._shown)

    def _leads(self, peer: Peer) -> bool:
        """Whether `peer` may be the leading device: it is, or nobody knows, or it is none."""
        leading = self._station.snapshot.lead.device
        return not leading or peer.device in ("", leading)

    def of_device(self, device: DeviceId) -> list[Peer]:
        """Return the connections of `device`, the newest last."""
        return [peer for peer in self._peers if device and peer.device == device]

    def dismiss(self, refusal: Refusal, reason: str) -> None:
        """Have everybody's connection ended."""
        for peer in self._peers:
            peer.dismiss(refusal, reason)

    def tell_access(self) -> None:
        """Tell Regie by which links devices join."""
        for regie in self._of(Role.REGIE):
            regie.put(Access(self._tokens()))

    def tell_playing(self, playing: Playing | None) -> None:
        """Tell Regie how the game stands; None: there is nothing to tell whoever comes next."""
        self._playing = playing
        for regie in self._of(Role.REGIE):
            if playing is not None:
                regie.put(playing)

    def tell_voices(self, voices: Voices | None) -> None:
        """Tell Regie what phones gave in plenum; None: nothing to whoever comes next."""
        self._voices = voices
        for regie in self._of(Role.REGIE):
            if voices is not None:
                regie.put(voices)

    def tell_others(self) -> None:
        """Tell all where the event may go on."""
        others = Others(self.others)
        for peer in self._peers:
            peer.put(others)

    def tell_presence_soon(self) -> None:
        """Tell Regie who is there, together with what else is to be told by then."""
        if self._telling is None:
            loop = asyncio.get_running_loop()
            self._telling = loop.call_later(TELL_SECONDS, self._tell_presence)

    def _tell_presence(self) -> None:
        self._telling = None
        presence = self._presence()
        for regie in self._of(Role.REGIE):
            regie.put(presence)

    def _presence(self) -> Presence:
        devices = self.attendance.all(self._station.snapshot.devices)
        return Presence(self._count(Role.STAGE), devices)

    def _of(self, role: Role) -> Iterator[Peer]:
        return (peer for peer in self._peers if peer.role is role)

    def _count(self, role: Role) -> int:
        return sum(1 for _ in self._of(role))


def _in_place(host: str) -> str:
    return f"[{host}]" if ":" in host else host
