"""Asking a hub who is there, without taking part."""

from __future__ import annotations

import http.client
import json
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Final, TypeVar

from facilitator.link.address import Door
from facilitator.link.coding import MAX_HELLO_BYTES
from facilitator.link.playing import PhoneAccess
from facilitator.link.strict import WrongError, from_json

PATH: Final = "/status"
EPOCH_PATH: Final = "/epoch"
ANSWER_SECONDS: Final = 2.0

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Status:
    """Who is connected to a hub."""

    stages: int
    regie: bool
    """Whether the event is on a screen now."""
    is_played: bool = False
    """Whether people take part in a game, which goes on without a screen."""
    access: PhoneAccess | None = None
    """How phones get in; None while there is no Regie that is told."""


@dataclass(frozen=True, slots=True)
class Epoch:
    """The highest epoch that a hub knows of one event."""

    epoch: int


def bearer(token: str) -> str:
    """Return the header with which one who holds the token of Regie may ask."""
    return f"Bearer {token}"


def ask_status(door: Door) -> Status | None:
    """Return what the hub says to whoever holds the key of Regie's `door`.

    None if it says nothing of use within 2 seconds.
    """
    request = urllib.request.Request(  # noqa: S310 - of http
        door.origin + PATH, headers={"Authorization": bearer(door.token)}
    )
    return _ask(request, Status)


def ask_epoch(place: str, event: str) -> int | None:
    """Return which epoch the hub at `place` (``host:port``) knows of the event of that id.

    None if there is none, or it is another event's. It proves nothing: only whoever takes part
    knows the id of an event.
    """
    query = urllib.parse.urlencode({"event": event})
    try:
        request = urllib.request.Request(f"http://{place}{EPOCH_PATH}?{query}")
    except ValueError:
        return None
    found = _ask(request, Epoch)
    return None if found is None else found.epoch


def _ask(request: urllib.request.Request, wanted: type[T]) -> T | None:
    # A hub is never on the far side of the proxy for the Web.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=ANSWER_SECONDS) as answer:
            return from_json(wanted, json.loads(answer.read(MAX_HELLO_BYTES)))
    except (OSError, http.client.HTTPException, ValueError, RecursionError, WrongError):
        return None
