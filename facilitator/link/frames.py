"""What goes over the hub's sockets: JSON texts, one frame each, read strictly.

Whatever comes from the other end is hostile until it has been read here: nothing unknown, missing,
out of range or too large gets through, and nothing but a FrameError comes out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from types import NoneType
from typing import Any, Final, TypeAlias

from facilitator.domain.devices import Role
from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import Instant
from facilitator.domain.stage import Picture
from facilitator.link.strict import WrongError, from_json, to_json

VERSION: Final = 2
"""Of this protocol; both ends must speak the same one."""
MAX_BYTES: Final = 2 * 1024 * 1024
"""The largest frame that is read: one change, such as a whole agenda, is never divided."""
MAX_HELLO_BYTES: Final = 4 * 1024
"""The largest first frame: whoever sends it is not known yet."""
MAX_RATE: Final = 100_000.0
"""The fastest that an event's clock may run, as in a rehearsal."""


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
    | Show
    | Stop
)

_FRAMES: Final[dict[str, type[Frame]]] = {
    "hello": Hello,
    "welcome": Welcome,
    "have": Have,
    "changes": Changes,
    "stored": Stored,
    "check": Check,
    "call": Call,
    "answer": Answer,
    "presence": Presence,
    "access": Access,
    "others": Others,
    "show": Show,
    "stop": Stop,
}
_KINDS: Final = {frame: kind for kind, frame in _FRAMES.items()}


class FrameError(Exception):
    """What came is not a frame; `str` says why, without quoting it, `refusal` with which code."""

    def __init__(self, reason: str, refusal: Refusal = Refusal.FRAME) -> None:
        super().__init__(reason)
        self.refusal = refusal


def encode(frame: Frame) -> str:
    """Return `frame` as it is sent."""
    said = {"rows": frame.rows} if isinstance(frame, Changes) else to_json(frame)
    return json.dumps(
        {"kind": _KINDS[type(frame)], **said}, ensure_ascii=False, separators=(",", ":")
    )


def decode(sent: str | bytes) -> Frame:
    """Return the frame that `sent` is.

    Raises FrameError.
    """
    found = _parse(sent)
    kind = found.pop("kind", None)
    if not isinstance(kind, str) or kind not in _FRAMES:
        raise FrameError("unknown kind of frame")
    if kind == _KINDS[Hello] and found.get("version") != VERSION:
        # Asked first: another version's hello may have other fields.
        raise FrameError("another version of the protocol", Refusal.VERSION)
    try:
        frame = _read_changes(found) if kind == "changes" else from_json(_FRAMES[kind], found)
    except WrongError as error:
        raise FrameError(f"{kind}: {error}") from None
    if isinstance(frame, Show) and not 0 <= frame.clock.rate <= MAX_RATE:
        raise FrameError("show: no such rate of a clock")
    if isinstance(frame, Presence) and frame.stages < 0:
        raise FrameError("presence: fewer than none")
    return frame


def _read_changes(found: dict[str, Any]) -> Changes:
    """Return the rows, whose texts may be long; what they mean is checked where it is known."""
    rows = found.get("rows")
    if found.keys() != {"rows"} or type(rows) is not list or not all(map(_is_row, rows)):
        raise WrongError("no rows of changes")
    return Changes(tuple(map(tuple, rows)))


def _is_row(row: Any) -> bool:
    return type(row) is list and tuple(map(type, row)) in _ROW_TYPES


_ROW_TYPES: Final = frozenset(
    {
        (str, int, int, str, str, NoneType, NoneType, str),
        (str, int, int, str, str, str, int, str),
    }
)


def _parse(sent: str | bytes) -> dict[str, Any]:
    if not isinstance(sent, str):
        raise FrameError("a frame is text")
    # No character takes fewer bytes than one; only what is short enough is worth counting exactly.
    if len(sent) > MAX_BYTES or len(sent.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise FrameError("too large", Refusal.TOO_LARGE)
    try:
        found = json.loads(sent, object_pairs_hook=_each_once, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise FrameError("not JSON") from None
    if not isinstance(found, dict):
        raise FrameError("a frame is an object")
    return found


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _no_number(name: str) -> float:
    raise ValueError(name)
