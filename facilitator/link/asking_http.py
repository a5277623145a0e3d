"""Calls about phones over HTTP: for commands that take no part in the event.

``POST /bingo`` or ``POST /voices`` with Regie's token as bearer; the body is a JSON object of
strings with ``do``, the answer that of the call.
"""

from __future__ import annotations

import http.client
import json
import urllib.request
from collections.abc import Mapping
from typing import Final

from facilitator.link import playing, voicing
from facilitator.link.address import Door
from facilitator.link.coding import MAX_BYTES
from facilitator.link.frames import Answer
from facilitator.link.status import bearer
from facilitator.link.strict import WrongError, from_json

ANSWER_SECONDS: Final = 4.0
"""Longer than a hub takes for any call."""


class NoAnswerError(Exception):
    """Nothing of use came from the hub: whether it was done is not known."""


class RefusedCallError(Exception):
    """The hub has not done it; says why in one word, as calls do."""


def path_of(call: str) -> str:
    """Return where a hub is asked for that call."""
    return f"/{call}"


def ask_bingo(door: Door, do: playing.Do, **arguments: str) -> tuple[str, ...]:
    """Have the hub behind Regie's `door` do that; return the lines of its answer.

    Raises NoAnswerError, RefusedCallError.
    """
    return _ask(door, playing.CALL, do, arguments)


def ask_voices(door: Door, do: voicing.Do, **arguments: str) -> tuple[str, ...]:
    """Have the hub behind Regie's `door` do that; return the lines of its answer.

    Raises NoAnswerError, RefusedCallError.
    """
    return _ask(door, voicing.CALL, do, arguments)


def _ask(door: Door, call: str, do: str, arguments: Mapping[str, str]) -> tuple[str, ...]:
    request = urllib.request.Request(  # noqa: S310 - of http
        door.origin + path_of(call),
        data=json.dumps({"do": do, **arguments}).encode(),
        headers={"Authorization": bearer(door.token), "Content-Type": "application/json"},
        method="POST",
    )
    # A hub is never on the far side of the proxy for the Web.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=ANSWER_SECONDS) as answered:
            answer = from_json(Answer, json.loads(answered.read(MAX_BYTES)))
    except (OSError, http.client.HTTPException, ValueError, RecursionError, WrongError):
        raise NoAnswerError from None
    if not answer.is_done:
        raise RefusedCallError(answer.said)
    return answer.lines
