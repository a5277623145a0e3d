"""Without a certificate only devices of private networks are served: anybody could listen in."""

from __future__ import annotations

from typing import Final

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from facilitator.link.frames import Refusal
from facilitator.link.machine import is_private
from facilitator.texts import LANGUAGES, Texts, load_texts

_FORBIDDEN: Final = 403


class PrivateOnly:
    """Turns away whoever comes from elsewhere than a private network."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes from a private network."""
        client = scope.get("client")
        if scope["type"] == "lifespan" or (client and is_private(client[0])):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            socket = WebSocket(scope, receive, send)
            await socket.accept()
            await socket.close(Refusal.PRIVATE, "only private networks are served")
        else:
            said = "\n\n".join(_why(load_texts(language)) for language in LANGUAGES)
            await PlainTextResponse(said, _FORBIDDEN)(scope, receive, send)


def _why(texts: Texts) -> str:
    return texts(
        "This hub has no certificate. It only serves devices of the same private network: join "
        "the event's Wi-Fi and open the link again."
    )
