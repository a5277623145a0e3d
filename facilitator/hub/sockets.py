"""Sockets of programs: speaks with one end of a connection after the other, whatever it sends."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Final

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from facilitator.domain.devices import Role
from facilitator.domain.instant import Instant
from facilitator.hub.event import Event
from facilitator.hub.limits import (
    ASKING,
    CHANGES,
    LONGEST_WAIT,
    MOST_SOCKETS,
    MOST_STRANGERS,
    PIECE,
    Allowance,
)
from facilitator.hub.peer import Peer, RefusedPeerError
from facilitator.hub.prompt import TRUST
from facilitator.link.coding import FrameError, decode
from facilitator.link.frames import Changes, Frame, Have, Hello, Refusal, Show

HELLO_SECONDS: Final = 5.0
"""How long the first frame may take."""


class LinkSocket:
    """Serves what connects to `event`; `now` is the clock of this machine."""

    def __init__(self, event: Event, now: Callable[[], Instant]) -> None:
        self._event = event
        self._now = now
        self._strangers: dict[WebSocket, asyncio.Task[object]] = {}
        self._known = 0
        self._allowances: dict[str, Allowance] = {}

    async def attend(self, socket: WebSocket) -> None:
        """Serve `socket` to its end."""
        # Programs name no origin. Pages of a browser always do: any site's may connect to this
        # machine, and none has business here.
        if "origin" in socket.headers or self._known >= MOST_SOCKETS:
            await socket.close(Refusal.FULL)
            return
        with contextlib.suppress(WebSocketDisconnect):
            await socket.accept()
            try:
                await self._serve(socket)
            except RefusedPeerError as error:
                if socket.application_state is WebSocketState.CONNECTED:
                    await socket.close(error.refusal, str(error))

    async def _serve(self, socket: WebSocket) -> None:
        hello = await self._hear_hello(socket)
        host = socket.client.host if socket.client else ""
        peer = self._event.greet(hello, host)
        socket.scope["state"][TRUST]()
        self._event.join(peer, hello.digest)
        self._known += 1
        sending = asyncio.create_task(self._send(socket, peer))
        try:
            await self._listen(socket, peer)
        finally:
            self._known -= 1
            self._event.leave(peer)
            sending.cancel()
            await asyncio.wait({sending})

    async def _hear_hello(self, socket: WebSocket) -> Hello:
        """Return the first frame. Of too many who are about to send it the first one is to go."""
        task = asyncio.current_task()
        assert task is not None
        if len(self._strangers) >= MOST_STRANGERS:
            next(iter(self._strangers.values())).cancel()
        self._strangers[socket] = task
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                hello, _ = await _receive(socket)
        except TimeoutError:
            raise RefusedPeerError(Refusal.SILENT, "no hello in time") from None
        except asyncio.CancelledError:
            raise RefusedPeerError(Refusal.FULL, "too many at once") from None
        finally:
            del self._strangers[socket]
        if not isinstance(hello, Hello):
            raise RefusedPeerError(Refusal.FRAME, "hello first")
        return hello

    async def _listen(self, socket: WebSocket, peer: Peer) -> None:
        allowance = self._allowance_of(peer)
        while True:
            frame, size = await _receive(socket)
            wait = allowance.spend(size + _cost(frame))
            self._event.receive(peer, frame)
            if wait:
                await asyncio.sleep(min(wait, LONGEST_WAIT))

    def _allowance_of(self, peer: Peer) -> Allowance:
        """Return what the device has left: connecting again gives it no more."""
        if not peer.device:
            return Allowance(CHANGES[peer.role if peer.role is Role.REGIE else Role.STAGE])
        return self._allowances.setdefault(
            f"{peer.role}/{peer.device}", Allowance(CHANGES[peer.role])
        )

    async def _send(self, socket: WebSocket, peer: Peer) -> None:
        with contextlib.suppress(WebSocketDisconnect):
            while True:
                for frame in await peer.take():
                    if isinstance(frame, Show):
                        frame = frame.sent_at(self._now())
                    await socket.send_text(self._event.circulation.rows.encode(frame))
                if peer.dismissed is not None:
                    await socket.close(peer.dismissed.refusal, str(peer.dismissed))
                    return


def _cost(frame: Frame) -> int:
    """Return what a frame costs besides its length."""
    match frame:
        case Changes(rows):
            return (1 + len(rows)) * PIECE
        case Have():
            return ASKING  # for it may have everything sent once more
        case _:
            return PIECE


async def _receive(socket: WebSocket) -> tuple[Frame, int]:
    """Return the next frame and how long it is."""
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message["code"])
    sent = message.get("text")
    try:
        return decode(message.get("bytes") or b"" if sent is None else sent), len(sent or "")
    except FrameError as error:
        raise RefusedPeerError(error.refusal, str(error)) from None
