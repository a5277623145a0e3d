"""Asking a hub who is there, without taking part."""

from __future__ import annotations

import http.client
import json
import urllib.request
from dataclasses import dataclass
from typing import Final

from facilitator.link.address import Door
from facilitator.link.frames import MAX_BYTES
from facilitator.link.strict import WrongError, from_json

PATH: Final = "/status"
ANSWER_SECONDS: Final = 2.0


@dataclass(frozen=True, slots=True)
class Status:
    """Who is connected to a hub."""

    stages: int
    regie: bool
    """Whether the event is on a screen now."""


def bearer(token: str) -> str:
    """Return the header with which one who holds the token of Regie may ask."""
    return f"Bearer {token}"


def ask_status(door: Door) -> Status | None:
    """Return what the hub says to whoever holds the key of Regie's `door`.

    None if it says nothing of use within 2 seconds.
    """
    headers = {"Authorization": bearer(door.token)}
    request = urllib.request.Request(door.origin + PATH, headers=headers)  # noqa: S310 - of http
    # A hub is never on the far side of the proxy for the Web.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=ANSWER_SECONDS) as answer:
            return from_json(Status, json.loads(answer.read(MAX_BYTES)))
    except (OSError, http.client.HTTPException, ValueError, RecursionError, WrongError):
        return None
