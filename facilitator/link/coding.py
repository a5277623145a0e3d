"""Frames as JSON texts, read strictly.

Whatever comes from the other end is hostile until it has been read here: nothing unknown, missing,
out of range or too large gets through, and nothing but a FrameError comes out.
"""

from __future__ import annotations

import json
from types import NoneType
from typing import Any, Final

from facilitator.link.frames import (
    VERSION,
    Access,
    Answer,
    Call,
    Changes,
    Check,
    Frame,
    Have,
    Hello,
    Others,
    Presence,
    Refusal,
    Show,
    Stop,
    Stored,
    Welcome,
)
from facilitator.link.playing import Playing
from facilitator.link.strict import WrongError, from_json, to_json
from facilitator.link.voicing import Voices

MAX_BYTES: Final = 2 * 1024 * 1024
"""The largest frame that is read: one change, such as a whole agenda, is never divided."""
MAX_HELLO_BYTES: Final = 4 * 1024
"""The largest first frame: whoever sends it is not known yet."""
MAX_RATE: Final = 100_000.0
"""The fastest that an event's clock may run, as in a rehearsal."""

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
    "playing": Playing,
    "voices": Voices,
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
