"""What goes over the hub's sockets: JSON texts, one frame each, read strictly.

Whatever comes from the other end is hostile until it has been read here: nothing unknown, missing,
out of range or too large gets through, and nothing but a FrameError comes out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import Any, Final, TypeAlias

from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import Instant
from facilitator.domain.stage import Picture
from facilitator.link.strict import WrongError, from_json, to_json

VERSION: Final = 1
"""Of this protocol; both ends must speak the same one."""
MAX_BYTES: Final = 64 * 1024
"""The largest frame that is read."""
MAX_RATE: Final = 100_000.0
"""The fastest that an event's clock may run, as in a rehearsal."""


class Role(StrEnum):
    """As what one connects to the hub; each has a token of its own."""

    REGIE = "regie"
    """Sends pictures, hears how many stages there are, may end the hub."""
    STAGE = "stage"
    """Gets pictures."""


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


@dataclass(frozen=True, slots=True)
class Hello:
    """The first frame of whoever connects."""

    role: Role
    token: str
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Welcome:
    """The hub's answer: from now on this connection counts."""


@dataclass(frozen=True, slots=True)
class Presence:
    """To Regie: how many stages are connected now."""

    stages: int


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


Frame: TypeAlias = Hello | Welcome | Presence | Show | Stop

_FRAMES: Final[dict[str, type[Frame]]] = {
    "hello": Hello,
    "welcome": Welcome,
    "presence": Presence,
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
    return json.dumps({"kind": _KINDS[type(frame)], **to_json(frame)}, ensure_ascii=False)


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
        frame = from_json(_FRAMES[kind], found)
    except WrongError as error:
        raise FrameError(f"{kind}: {error}") from None
    if isinstance(frame, Show) and not 0 <= frame.clock.rate <= MAX_RATE:
        raise FrameError("show: no such rate of a clock")
    if isinstance(frame, Presence) and frame.stages < 0:
        raise FrameError("presence: fewer than none")
    return frame


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
