"""What goes over the hub's sockets, one frame each; `coding` writes and reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Final, TypeAlias

from facilitator.domain.devices import Role
from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import Instant
from facilitator.domain.stage import Picture
from facilitator.link.playing import Playing
from facilitator.link.voicing import Voices

VERSION: Final = 5
"""Of this protocol; both ends must speak the same one."""


class Refusal(IntEnum):
    """The codes with which a socket is closed, each with a reason in its words."""

    STOPPED = 1001
    """The hub ends, as it was told to."""
    TOO_LARGE = 1009
    FULL = 1013
    """More are connected than the hub serves."""
    FRAME = 4000
    """That was no frame, or not the one that was due."""
    VERSION = 4001
    TOKEN = 4002
    """The token is not that of the role: a wrong, old or foreign link."""
    ROLE = 4003
    """This role may not send that."""
    SILENT = 4004
    """There was no hello in time."""
    EVENT = 4005
    """The hub is another event's."""
    DEVICE = 4006
    """The secret is not that of the device: a copy of somebody's file, or a stranger."""
    THROWN_OUT = 4007
    STEPPED_DOWN = 4008
    """Another hub has taken over; this one takes nothing any more."""
    CHANGE = 4009
    """A change that this device may not make, or that is none."""
    LEFT = 4010
    """The device has left the event, as it asked to."""
    PRIVATE = 4011
    """Without a certificate only devices of private networks are served."""


@dataclass(frozen=True, slots=True)
class Hello:
    """The first frame of whoever connects. A stage is no device and leaves out all but `token`.

    `token` lets a new device in; one that is known proves itself by its `secret`.
    """

    role: Role
    token: str
    device: str = ""
    secret: str = field(default="", repr=False)
    name: str = ""
    place: str = ""
    """Where it wants to write; empty: it does not know yet."""
    machine: str = ""
    """Two devices with the same one share a disk."""
    event: str = ""
    """The id of its record; empty: it has none yet."""
    epoch: int = 0
    """The highest that it knows."""
    digest: str = ""
    """Of how far it has each station's changes."""
    port: int = 0
    """Where its own hub would be found if it took over; 0: it never will."""
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Welcome:
    """The hub's answer: from now on this connection counts."""

    event: str = ""
    rehearsal: bool = False
    epoch: int = 0
    machine: str = ""
    digest: str = ""
    collects: bool = False
    """Whether others' changes are taken, too, as after a takeover."""
    clock: EventClock | None = None
    """The event's clock; None: that of the wall."""


# --- changes: durable ---


@dataclass(frozen=True, slots=True)
class Have:
    """How far the sender durably has the changes of each station; the answer is what it lacks."""

    held: Mapping[str, int]
    is_answer: bool = False
    """Whether the receiver has asked for it: then it does not say in turn what it has."""


Row: TypeAlias = tuple[str, int, int, str, str, str | None, int | None, str]
"""A change: station, seq, time, author, command, undone station and seq, writes as JSON."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes in the order in which the sender committed them."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """The sender has committed the changes of these stations up to there.

    `elsewhere`, from the hub alone: how far they are on a disk of another machine than the
    receiver's.
    """

    held: Mapping[str, int]
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    is_all_elsewhere: bool = False
    """Whether there is nothing else elsewhere any more: a device has left and taken its disk."""


@dataclass(frozen=True, slots=True)
class Check:
    """Now and then, from a device: its digest, and how much is on it alone."""

    digest: str
    """Empty: there is nothing to compare while it still has something to tell."""
    alone: int


# --- calls: answered within two seconds or failed, never queued ---


@dataclass(frozen=True, slots=True)
class Call:
    """One end asks the other to do something; `id` is its own count."""

    id: int
    name: str
    arguments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the call `id`; `said` is the result, or why not."""

    id: int
    is_done: bool
    said: str = ""
    lines: tuple[str, ...] = ()
    """What was asked for, where it is more than a word."""


# --- views: latest wins, never stored ---


@dataclass(frozen=True, slots=True)
class DevicePresence:
    """How one device stands; `since` is when it came or went."""

    device: str
    connected: bool
    alone: int
    """Entries that are on it alone, as it last said."""
    since: Instant


@dataclass(frozen=True, slots=True)
class Presence:
    """To Regie: who is connected now."""

    stages: int
    devices: tuple[DevicePresence, ...] = ()


@dataclass(frozen=True, slots=True)
class Access:
    """To Regie: the tokens by which each role joins, and whether pages are served by TLS."""

    tokens: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Others:
    """To all: where the event may go on without this hub, as ``host:port``, the likeliest first."""

    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Show:
    """What the stage shows, and the event's clock as it is when this frame is sent."""

    picture: Picture
    clock: EventClock

    def seen_at(self, wall: Instant) -> Show:
        """Tie the clock to the receiver's own, which shows `wall` as the frame comes in.

        Clocks of two machines differ; so each hop sets its own, and the way there is neglected.
        """
        return replace(self, clock=replace(self.clock, wall=wall))

    def sent_at(self, wall: Instant) -> Show:
        """Bring the clock up to date for sending while the sender's own shows `wall`."""
        return replace(self, clock=replace(self.clock, event=self.clock.at(wall), wall=wall))


@dataclass(frozen=True, slots=True)
class Stop:
    """From Regie: end the hub."""


Frame: TypeAlias = (
    Hello
    | Welcome
    | Have
    | Changes
    | Stored
    | Check
    | Call
    | Answer
    | Presence
    | Access
    | Others
    | Playing
    | Voices
    | Show
    | Stop
)
