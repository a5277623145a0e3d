"""The pages and sockets of the hub."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
from collections.abc import Callable, Mapping
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from facilitator.domain.devices import Role
from facilitator.domain.instant import Instant
from facilitator.hub.gathering import Gathering, Peer, RefusedPeerError
from facilitator.link.frames import Frame, FrameError, Hello, Refusal, Show, Stop, decode, encode
from facilitator.link.status import PATH, bearer
from facilitator.link.strict import to_json

MOST: Final = 200
"""How many sockets are served at once, also those that have not said hello yet."""
HELLO_SECONDS: Final = 5.0
"""How long the first frame may take."""


def make_app(
    gathering: Gathering, tokens: Mapping[Role, str], now: Callable[[], Instant]
) -> Starlette:
    """Return the application; `now` is the clock of this machine."""
    socket = LinkSocket(gathering, tokens, now)

    async def status(request: Request) -> Response:
        sent = request.headers.get("authorization", "")
        if not hmac.compare_digest(sent.encode(), bearer(tokens[Role.REGIE]).encode()):
            return Response(status_code=403)
        return JSONResponse(to_json(gathering.status))

    return Starlette(routes=[WebSocketRoute("/link", socket.attend), Route(PATH, status)])


class LinkSocket:
    """Speaks with one end of a connection after the other, whatever that sends."""

    def __init__(
        self, gathering: Gathering, tokens: Mapping[Role, str], now: Callable[[], Instant]
    ) -> None:
        self._gathering = gathering
        self._tokens = tokens
        self._now = now
        self._open = 0

    async def attend(self, socket: WebSocket) -> None:
        """Serve `socket` to its end."""
        # Programs name no origin. Pages of a browser always do: any site's may connect to this
        # machine, and none has business here.
        if self._open >= MOST or "origin" in socket.headers:
            await socket.close(Refusal.FULL)
            return
        self._open += 1
        try:
            with contextlib.suppress(WebSocketDisconnect):
                await self._serve(socket)
        finally:
            self._open -= 1

    async def _serve(self, socket: WebSocket) -> None:
        await socket.accept()
        try:
            await self._talk(socket)
        except RefusedPeerError as error:
            await socket.close(error.refusal, str(error))

    async def _talk(self, socket: WebSocket) -> None:
        peer = Peer(await self._greet(socket))
        self._gathering.join(peer)
        sending = asyncio.create_task(self._send(socket, peer))
        try:
            while True:
                self._gathering.receive(peer, await _receive(socket))
        finally:
            self._gathering.leave(peer)
            sending.cancel()
            await asyncio.wait({sending})

    async def _greet(self, socket: WebSocket) -> Role:
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                hello = await _receive(socket)
        except TimeoutError:
            raise RefusedPeerError(Refusal.SILENT, "no hello in time") from None
        if not isinstance(hello, Hello):
            raise RefusedPeerError(Refusal.FRAME, "hello first")
        if not hmac.compare_digest(hello.token.encode(), self._tokens[hello.role].encode()):
            raise RefusedPeerError(Refusal.TOKEN, "wrong token")
        return hello.role

    async def _send(self, socket: WebSocket, peer: Peer) -> None:
        with contextlib.suppress(WebSocketDisconnect):
            while True:
                for frame in await peer.take():
                    if isinstance(frame, Stop):
                        await socket.close(Refusal.STOPPED, "the hub ends")
                        return
                    if isinstance(frame, Show):
                        frame = frame.sent_at(self._now())
                    await socket.send_text(encode(frame))


async def _receive(socket: WebSocket) -> Frame:
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message["code"])
    sent = message.get("text")
    try:
        return decode(message.get("bytes") or b"" if sent is None else sent)
    except FrameError as error:
        raise RefusedPeerError(error.refusal, str(error)) from None
