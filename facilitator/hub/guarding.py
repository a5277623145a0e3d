"""What holds for all that is asked: strict headers, bounded bodies, and who may ask for what."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from facilitator.link.status import bearer

MOST_BYTES: Final = 256 * 1024
"""The largest body that is read: hours of talk in one entry."""
_MOST_FIELDS: Final = 80
"""A query asks about up to `polling.MOST_CANDIDATES` things, and each is a field."""

_POLICY: Final = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
_HEADERS: Final = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
    # Not "no-referrer": with that, browsers hide from us, too, where a form was posted from.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Adds the headers to whatever is answered; `connect` says what scripts may speak to."""

    def __init__(self, app: ASGIApp, connect: str = "'self'") -> None:
        self._app = app
        policy = "; ".join((*_POLICY, f"connect-src {connect}"))
        headers = _HEADERS | {"content-security-policy": policy}
        self._headers = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message["headers"])
                there = {name for name, _ in given}
                given += [header for header in self._headers if header[0] not in there]
                message["headers"] = given
            await send(message)

        await self._app(scope, receive, send_guarded)


class BadRequestError(Exception):
    """What was sent is not what a page sends; `status` is the HTTP status."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


async def read_form(request: Request, most_bytes: int = MOST_BYTES) -> dict[str, str]:
    """Return the fields of a form that one of our own pages posted.

    Raises BadRequestError.
    """
    if not is_own(request):
        raise BadRequestError(403)
    if request.headers.get("content-type", "").partition(";")[0] != (
        "application/x-www-form-urlencoded"
    ):
        raise BadRequestError(415)
    body = await read_body(request, most_bytes)
    try:
        fields = parse_qsl(
            body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="replace"
        )
    except ValueError:
        raise BadRequestError(400) from None
    # Browsers send the ends of lines of forms as CR LF.
    return {name: value.replace("\r\n", "\n") for name, value in fields}


async def read_body(request: Request, most_bytes: int = MOST_BYTES) -> bytes:
    """Return what was sent.

    Raises BadRequestError if that is more than `most_bytes`, or breaks off.
    """
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > most_bytes:
                raise BadRequestError(413)
    except ClientDisconnect:
        raise BadRequestError(400) from None
    return bytes(body)


def is_own(request: Request) -> bool:
    """Whether no page of another origin sent that. Programs, and old browsers, name no origin."""
    origin = request.headers.get("origin")
    if origin is None:
        return request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    return urlsplit(origin).netloc == request.headers.get("host")


def is_regie(request: Request, token: str) -> bool:
    """Whether Regie sent that: it brings its `token` as bearer."""
    sent = request.headers.get("authorization", "")
    return hmac.compare_digest(sent.encode(), bearer(token).encode())


def form_key(secret: str) -> str:
    """Return what a form of ours holds: only who has the secret can know it."""
    return hmac.new(secret.encode(), b"form", sha256).hexdigest()[:32]
