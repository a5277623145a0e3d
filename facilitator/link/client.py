"""A connection to the hub that is kept for as long as it is wanted."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import Instant
from facilitator.domain.stage import Picture
from facilitator.link.frames import (
    MAX_BYTES,
    Frame,
    FrameError,
    Hello,
    Presence,
    Refusal,
    Show,
    Stop,
    Welcome,
    decode,
    encode,
)
from facilitator.link.state import LinkState

if TYPE_CHECKING:
    from websockets.asyncio.client import ClientConnection

    from facilitator.link.address import Door

FIRST_PAUSE: Final = 0.05
LONGEST_PAUSE: Final = 2.0
RESEND_SECONDS: Final = 10.0
"""How often Regie sends its picture again though nothing changed: so that clocks stay together."""
_PING_SECONDS: Final = 5.0
"""How long a connection may be silent before it is asked, and then before it counts as lost."""
_OPEN_SECONDS: Final = 5.0

# Without a handler of its own the library's complaints would be written over the screen.
_SILENT: Final = logging.getLogger("facilitator.link")
_SILENT.addHandler(logging.NullHandler())
_SILENT.propagate = False


class HubLink:
    """Connects, says hello, and connects again for ever, pausing ever longer up to two seconds.

    `find` says before each attempt where the hub is now, None: nowhere yet. `on_frame` hears what
    comes, in the loop of `run`; the clock of a Show is then tied to `wall`, the local clock.
    `show`, `state` and `listen` may be used from any thread.
    """

    def __init__(
        self,
        find: Callable[[], Door | None],
        wall: Callable[[], Instant],
        on_frame: Callable[[Frame], None] = lambda _: None,
    ) -> None:
        self._find = find
        self._wall = wall
        self._on_frame = on_frame
        self._listener: Callable[[], None] = lambda: None
        self._state = LinkState()
        self._shown: Show | None = None
        self._stopping = False
        self._due = asyncio.Event()
        self._hurried = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def state(self) -> LinkState:
        """How the connection stands now."""
        return self._state

    def listen(self, listener: Callable[[], None]) -> None:
        """Have `listener` called, in the loop of `run`, whenever `state` has changed."""
        self._listener = listener

    def show(self, picture: Picture, now: Instant, rate: float = 1.0) -> None:
        """Have the stage show `picture`; the event's clock shows `now` and runs at `rate`.

        Only the last picture is sent, and again after each reconnection.
        """
        self._shown = Show(picture, EventClock(now, self._wall(), rate))
        self._wake()

    def stop_hub(self) -> None:
        """Tell the hub to end, now or as soon as there is a connection."""
        self._stopping = True
        self._wake()

    def hurry(self) -> None:
        """Try again at once, from the loop of `run`: there is a hub now."""
        self._hurried.set()

    def _wake(self) -> None:
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has just been closed
                self._loop.call_soon_threadsafe(self._due.set)

    async def run(self) -> None:
        """Keep the connection until cancelled."""
        self._loop = asyncio.get_running_loop()
        self._due, self._hurried = asyncio.Event(), asyncio.Event()
        pause = FIRST_PAUSE
        try:
            while True:
                door = self._find()
                if door is not None and await self._connect(door):
                    pause = FIRST_PAUSE
                # A little of chance: many that lost the same hub must not all come at once.
                await self._pause(pause * random.uniform(0.8, 1.0))  # noqa: S311
                pause = min(pause * 2, LONGEST_PAUSE)
        finally:
            self._loop = None

    async def _pause(self, seconds: float) -> None:
        # Not wait_for: that of Python 3.11 may swallow a cancellation.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._hurried.wait()
        self._hurried.clear()

    async def _connect(self, door: Door) -> bool:
        """Stay connected as long as it lasts; return whether the hub let us in."""
        from websockets.asyncio.client import connect
        from websockets.exceptions import ConnectionClosed, WebSocketException

        attempt = connect(
            door.socket,
            proxy=None,  # a hub is never on the far side of the proxy for the Web
            compression=None,
            max_size=MAX_BYTES,
            open_timeout=_OPEN_SECONDS,
            ping_interval=_PING_SECONDS,
            ping_timeout=_PING_SECONDS,
            close_timeout=1,
            logger=_SILENT,
        )
        is_in = False
        try:
            async with attempt as socket:
                await socket.send(encode(Hello(door.role, door.token)))
                async with asyncio.timeout(_OPEN_SECONDS):
                    is_in = isinstance(decode(await socket.recv()), Welcome)
                if is_in:
                    self._set(connected=True, refusal=None, port=door.port)
                    await self._stay(socket)
        except ConnectionClosed as error:
            self._hear_refusal(error.rcvd.code if error.rcvd else None)
        except (OSError, WebSocketException, FrameError):
            pass  # the next attempt may find it better
        finally:
            self._set(connected=False, stages=0)
        return is_in

    async def _stay(self, socket: ClientConnection) -> None:
        sending = asyncio.create_task(self._send(socket))
        try:
            while True:
                self._take(decode(await socket.recv()))
        finally:
            sending.cancel()
            await asyncio.wait({sending})
            if not sending.cancelled():
                sending.result()

    async def _send(self, socket: ClientConnection) -> None:
        """Send the last picture whenever there is one, and now and then again."""
        from websockets.exceptions import ConnectionClosed

        with contextlib.suppress(ConnectionClosed):
            while True:
                self._due.clear()
                if self._shown is not None:
                    await socket.send(encode(self._shown.sent_at(self._wall())))
                if self._stopping:
                    await socket.send(encode(Stop()))
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(RESEND_SECONDS):
                        await self._due.wait()

    def _take(self, frame: Frame) -> None:
        if isinstance(frame, Show):
            frame = frame.seen_at(self._wall())
        elif isinstance(frame, Presence):
            self._set(stages=frame.stages)
        self._on_frame(frame)

    def _hear_refusal(self, code: int | None) -> None:
        if code in set(Refusal):
            self._set(refusal=Refusal(code))

    def _set(self, **changed: Any) -> None:
        before = self._state
        state = replace(before, **changed)
        left = not state.stages and (before.stages > 0 or before.stage_left)
        state = replace(state, stage_left=left)
        if state != before:
            self._state = state
            self._listener()
