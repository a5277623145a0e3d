"""What holds for every page: strict headers, bounded bodies, and who may post from where."""

from __future__ import annotations

import hmac
import json
from hashlib import sha256
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES: Final = 256 * 1024
"""The largest body that is read: hours of talk in one entry."""
_MOST_FIELDS: Final = 50
_ALLOWED: Final = "authorization, content-type, if-none-match"

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        # Where the event goes on if this hub is lost, is not known yet as the page is loaded.
        "connect-src 'self' http: https: ws: wss:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
    # Not "no-referrer": with that, browsers hide from us, too, where a form was posted from.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Adds the headers to whatever is answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_guarded)


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


class BadRequestError(Exception):
    """What was sent is not what a page sends; `status` is the HTTP status."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


async def read_form(request: Request) -> dict[str, str]:
    """Return the fields of a form that one of our own pages posted.

    Raises BadRequestError.
    """
    if not is_own(request):
        raise BadRequestError(403)
    if request.headers.get("content-type", "").partition(";")[0] != (
        "application/x-www-form-urlencoded"
    ):
        raise BadRequestError(415)
    body = await _read_body(request)
    try:
        fields = parse_qsl(
            body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="replace"
        )
    except ValueError:
        raise BadRequestError(400) from None
    # Browsers send the ends of lines of forms as CR LF.
    return {name: value.replace("\r\n", "\n") for name, value in fields}


async def read_json(request: Request) -> dict[str, Any]:
    """Return the object that was posted.

    Raises BadRequestError.
    """
    body = await _read_body(request)
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise BadRequestError(400) from None
    if not isinstance(found, dict):
        raise BadRequestError(400)
    return found


async def _read_body(request: Request) -> bytes:
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                raise BadRequestError(413)
    except ClientDisconnect:
        raise BadRequestError(400) from None
    return body


def is_own(request: Request) -> bool:
    """Whether no page of another origin sent that. Programs, and old browsers, name no origin."""
    origin = request.headers.get("origin")
    if origin is None:
        return request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    return urlsplit(origin).netloc == request.headers.get("host")


def form_key(secret: str) -> str:
    """Return what a form of ours holds: only who has the secret can know it."""
    return hmac.new(secret.encode(), b"form", sha256).hexdigest()[:32]
