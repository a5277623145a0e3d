"""What holds for what the script of the capture page calls, besides `hub.guarding`."""

from __future__ import annotations

import json
from typing import Any, Final

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from facilitator.hub.guarding import BadRequestError, read_body

ANYWHERE: Final = "'self' http: https: ws: wss:"
"""Where the event goes on if this hub is lost is not known yet as the page is loaded."""
_ALLOWED: Final = "authorization, content-type, if-none-match"


class Shared:
    """Lets pages that came from another hub call this one; each call proves itself.

    Cookies are never sent along, so a page of somebody else's gains nothing.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_shared(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(
                    {
                        "access-control-allow-origin": "*",
                        "access-control-allow-headers": _ALLOWED,
                        "access-control-expose-headers": "etag",
                        "access-control-max-age": "600",
                    }
                )
            await send(message)

        await self._app(scope, receive, send_shared)


async def read_json(request: Request) -> dict[str, Any]:
    """Return the object that was posted.

    Raises BadRequestError.
    """
    body = await read_body(request)
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise BadRequestError(400) from None
    if not isinstance(found, dict):
        raise BadRequestError(400)
    return found
