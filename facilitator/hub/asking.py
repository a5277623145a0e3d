"""Calls of Regie over HTTP: for commands of this program that take no part in the event."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from facilitator.hub.calls import Arguments, Calls
from facilitator.hub.guarding import is_regie
from facilitator.link.asking_http import path_of
from facilitator.link.strict import to_json

_MOST_BYTES: Final = 4_096
_FORBIDDEN: Final = 401
_TOO_LARGE: Final = 413
_WRONG: Final = 400


def asking_route(call: str, calls: Calls, token: Callable[[], str]) -> Route:
    """Return the path of a call that Regie alone makes; `token` is that of Regie as it is now."""

    async def ask(request: Request) -> Response:
        if not is_regie(request, token()):
            return Response(status_code=_FORBIDDEN)
        body = await _body(request)
        if body is None:
            return Response(status_code=_TOO_LARGE)
        arguments = _arguments(body)
        if arguments is None:
            return Response(status_code=_WRONG)
        return JSONResponse(to_json(await calls.answer(0, calls.of_regie[call](arguments))))

    return Route(path_of(call), ask, methods=["POST"])


async def _body(request: Request) -> bytes | None:
    """Return what was sent; None: too much."""
    found = b""
    async for part in request.stream():
        found += part
        if len(found) > _MOST_BYTES:
            return None
    return found


def _arguments(body: bytes) -> Arguments | None:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        return None
    return found
