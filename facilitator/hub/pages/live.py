"""The live channel: what has changed is pushed to each page, as HTML."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any, Final

from starlette.websockets import WebSocket, WebSocketDisconnect

from facilitator.domain.devices import DeviceId
from facilitator.hub.pages.access import recognise
from facilitator.hub.pages.desk import BarredError, PageDesk
from facilitator.hub.pages.talking import passing, read_wanted
from facilitator.hub.pages.view import View, Views, Wanted
from facilitator.link.frames import Refusal
from facilitator.texts import Language, choose_language

MOST: Final = 400
"""How many pages are served at once, also those that have not proved who they are."""
HELLO_SECONDS: Final = 5.0
"""How long the first message may take."""
BEAT_SECONDS: Final = 5.0
"""How often each page hears that the hub is there, and what time has changed."""
_GATHER_SECONDS: Final = 0.03
"""Changes that come as fast as that are shown at once."""
_MOST_SAID: Final = 4 * 1024


class _WrongError(Exception):
    """What a page sent is not what pages send."""


class LiveSocket:
    """Serves the pages' sockets, each to its end.

    A slow page is sent what it lacks when it can take it: nothing waits for it but the newest.
    """

    def __init__(self, desk: PageDesk, views: Views) -> None:
        self._desk = desk
        self._views = views
        self._open = 0
        self._here: dict[DeviceId, int] = {}

    async def attend(self, socket: WebSocket) -> None:
        """Serve `socket`."""
        if self._open >= MOST:
            await socket.close(Refusal.FULL)
            return
        self._open += 1
        try:
            with contextlib.suppress(WebSocketDisconnect):
                await socket.accept()
                await self._serve(socket)
        finally:
            self._open -= 1

    async def _serve(self, socket: WebSocket) -> None:
        try:
            page = await self._greet(socket)
        except (_WrongError, TimeoutError):
            await socket.close(Refusal.FRAME)
        except BarredError as error:
            await socket.close(Refusal.DEVICE, str(error.bar))
        else:
            await self._show(page)

    async def _greet(self, socket: WebSocket) -> _Page:
        async with asyncio.timeout(HELLO_SECONDS):
            said = await _hear(socket)
        device, secret = said.get("device"), said.get("secret")
        if not isinstance(device, str) or not isinstance(secret, str):
            raise _WrongError
        recognise(self._desk, device, secret)
        language = choose_language(str(said.get("language", "")))
        page = _Page(socket, device, secret, language, read_wanted(said))
        page.alone = _count(said.get("alone"))
        return page

    async def _show(self, page: _Page) -> None:
        """Push what changes until the page is gone, or its device is not let in any more."""
        unlisten = self._desk.listen(page.due.set)
        self._come(page)
        tasks = {
            asyncio.create_task(self._listen(page)),
            asyncio.create_task(self._push(page)),
        }
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            await self._end(page, *(task.exception() for task in done))
        finally:
            unlisten()
            self._go(page)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _end(self, page: _Page, *errors: BaseException | None) -> None:
        for error in errors:
            match error:
                case BarredError():
                    await page.socket.close(Refusal.DEVICE, str(error.bar))
                case _WrongError():
                    await page.socket.close(Refusal.FRAME)
                case None | WebSocketDisconnect() | RuntimeError():
                    return  # gone already
                case _:
                    raise error

    def _come(self, page: _Page) -> None:
        self._here[page.device] = self._here.get(page.device, 0) + 1
        self._desk.is_here(page.device, page.alone)

    def _go(self, page: _Page) -> None:
        self._here[page.device] -= 1
        if not self._here[page.device]:
            del self._here[page.device]
            self._desk.is_gone(page.device)

    async def _listen(self, page: _Page) -> None:
        while True:
            said = await _hear(page.socket)
            if "place" in said:
                page.wanted = read_wanted(said)
                page.shown = None
            if "alone" in said:
                page.alone = _count(said["alone"])
                self._desk.is_here(page.device, page.alone)
            page.due.set()

    async def _push(self, page: _Page) -> None:
        while True:
            self._desk.recognise(page.device, page.secret)
            frame = page.news(self._views)
            await page.socket.send_text(json.dumps(frame | passing(self._desk)))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(BEAT_SECONDS):
                    await page.due.wait()
                    await asyncio.sleep(_GATHER_SECONDS)
            page.due.clear()
            self._desk.is_here(page.device, page.alone)


class _Page:
    """One page that is looked at, and what it shows."""

    def __init__(
        self,
        socket: WebSocket,
        device: DeviceId,
        secret: str,
        language: Language,
        wanted: Wanted,
    ) -> None:
        self.socket = socket
        self.device = device
        self.secret = secret
        self.language = language
        self.wanted = wanted
        self.alone = 0
        self.shown: View | None = None
        self.due = asyncio.Event()

    def news(self, views: Views) -> dict[str, Any]:
        """Return what the page lacks; it counts as shown from now on."""
        view, before = views.get(self.wanted, self.language), self.shown
        self.shown = view
        if view is None:
            return {"gone": True}
        return view.whole() if before is None else view.since(before)


async def _hear(socket: WebSocket) -> dict[str, Any]:
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message["code"])
    said = message.get("text") or ""
    if len(said) > _MOST_SAID:
        raise _WrongError
    try:
        found = json.loads(said)
    except (ValueError, RecursionError):
        raise _WrongError from None
    if not isinstance(found, dict):
        raise _WrongError
    return found


def _count(said: Any) -> int:
    return said if type(said) is int and 0 <= said < 1_000_000 else 0
