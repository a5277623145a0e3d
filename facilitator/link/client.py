"""A connection to the hub that is kept for as long as it is wanted."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import Instant
from facilitator.domain.stage import Picture
from facilitator.link.calls import Answered, Calls
from facilitator.link.coding import FrameError, decode, encode
from facilitator.link.doors import doors_to_try
from facilitator.link.frames import (
    Access,
    Answer,
    Frame,
    Hello,
    Others,
    Presence,
    Refusal,
    Show,
    Stop,
    Welcome,
)
from facilitator.link.outbox import Outbox
from facilitator.link.playing import Playing
from facilitator.link.state import LinkState
from facilitator.link.voicing import Voices

if TYPE_CHECKING:
    from pathlib import Path

    from websockets.asyncio.client import ClientConnection

    from facilitator.link.address import Door

FIRST_PAUSE: Final = 0.05
LONGEST_PAUSE: Final = 2.0
WELCOME_SECONDS: Final = 5.0
"""How long the hub may take to let us in."""
TURNED_AWAY: Final = (403, 503)
"""How a hub that is full answers before there is a socket."""
_STRANGE: Final = frozenset({Refusal.EVENT, Refusal.TOKEN, Refusal.FRAME, Refusal.VERSION})
"""What somebody says who is not the hub that is looked for."""


def say_role(door: Door) -> Hello:
    """Return the hello of who is no device."""
    return Hello(door.role, door.token)


class HubLink:
    """Connects, says hello, and connects again for ever, pausing ever longer up to two seconds.

    `find` says before each attempt where the hub is now, None: nowhere known. Where we were let in
    last is tried before that, and after it the places of `others`, to which those that the hub
    names are added. `hello` says what to begin with; `trusted` is a file of certificates, None: the
    system knows whom to trust.

    `on_frame` hears all that comes, in the loop of `run`, and `on_lost` the end of each connection;
    clocks in frames are then tied to `wall`, the local clock. `show`, `send`, `ask`, `state` and
    `listen` may be used from any thread.
    """

    def __init__(
        self,
        find: Callable[[], Door | None],
        wall: Callable[[], Instant],
        on_frame: Callable[[Frame], None] = lambda _: None,
        *,
        on_lost: Callable[[], None] = lambda: None,
        hello: Callable[[Door], Hello] = say_role,
        others: tuple[str, ...] = (),
        trusted: Path | None = None,
    ) -> None:
        self._find = find
        self._wall = wall
        self._on_frame = on_frame
        self._on_lost = on_lost
        self._hello = hello
        self._trusted = trusted
        self._listener: Callable[[], None] = lambda: None
        self._state = LinkState(others=others)
        self._last: Door | None = None
        self._outbox = Outbox(wall)
        self._calls = Calls(self._outbox.put)
        self._stopping = False
        self._hurried = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def state(self) -> LinkState:
        """How the connection stands now."""
        return self._state

    def listen(self, listener: Callable[[], None]) -> None:
        """Have `listener` called, in the loop of `run`, whenever `state` has changed."""
        self._listener = listener

    def send(self, frame: Frame) -> None:
        """Send `frame`; without a connection it is dropped."""
        self._in_loop(self._outbox.put, frame)

    def ask(self, name: str, arguments: Mapping[str, str], then: Answered) -> None:
        """Have the hub do `name`; `then` is told in the loop of `run`, within two seconds."""
        if not self._in_loop(self._calls.ask, name, arguments, then):
            then(None)

    def show(self, picture: Picture, now: Instant, rate: float = 1.0) -> None:
        """Have the stage show `picture`; the event's clock shows `now` and runs at `rate`.

        Only the last picture is sent, and again after each reconnection.
        """
        show = Show(picture, EventClock(now, self._wall(), rate))
        if not self._in_loop(self._outbox.show, show):
            self._outbox.show(show)  # nobody sends yet

    def stop_hub(self) -> None:
        """Tell the hub that `find` finds to end, now or as soon as we are connected to it.

        One that has taken over from it is nobody's to end from here.
        """
        self._stopping = True
        self._in_loop(self._stop)

    def hurry(self) -> None:
        """Try again at once, from the loop of `run`: there is a hub now."""
        self._hurried.set()

    def _in_loop(self, command: Callable[..., object], *arguments: object) -> bool:
        """Have `command` done in the loop; False: there is none."""
        loop = self._loop
        with contextlib.suppress(RuntimeError):  # the loop has just been closed
            if loop is not None:
                loop.call_soon_threadsafe(command, *arguments)
                return True
        return False

    def _stop(self) -> None:
        found = self._find() if self._stopping else None
        if found is not None and self._last is not None and _place(found) == _place(self._last):
            self._outbox.put(Stop())

    async def run(self) -> None:
        """Keep the connection until cancelled."""
        self._loop = asyncio.get_running_loop()
        self._hurried = asyncio.Event()
        pause = FIRST_PAUSE
        try:
            while True:
                if await self._try_doors():
                    pause = FIRST_PAUSE
                # A little of chance: many that lost the same hub must not all come at once.
                await self._pause(pause * random.uniform(0.8, 1.0))  # noqa: S311
                pause = min(pause * 2, LONGEST_PAUSE)
        finally:
            self._loop = None

    async def _try_doors(self) -> bool:
        """Connect to the first hub that lets us in; return whether one did."""
        found = self._find()
        known = {_place(door) for door in (found, self._last) if door is not None}
        for door in doors_to_try(found, self._last, self._state.others):
            if await self._connect(door, is_known=_place(door) in known):
                return True
        return False

    async def _pause(self, seconds: float) -> None:
        # Not wait_for: that of Python 3.11 may swallow a cancellation.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._hurried.wait()
        self._hurried.clear()

    async def _connect(self, door: Door, *, is_known: bool) -> bool:
        """Stay connected as long as it lasts; return whether the hub let us in."""
        from ssl import SSLCertVerificationError

        from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException

        from facilitator.link.opening import open_socket

        refused: int | None = None
        is_in = False
        try:
            async with open_socket(door, self._trusted) as socket:
                welcome = await self._greet(socket, self._hello(door))
                is_in = welcome is not None
                if welcome is None:
                    refused = Refusal.EVENT
                else:
                    await self._stay(socket, door, welcome)
        except ConnectionClosed as error:
            refused = error.rcvd.code if error.rcvd else None
        except InvalidStatus as error:
            refused = Refusal.FULL if error.response.status_code in TURNED_AWAY else None
        except SSLCertVerificationError:
            self._set(is_untrusted=True)
        except (OSError, WebSocketException, FrameError, ValueError):
            pass  # the next attempt may find it better; what a hub has named may be no place at all
        finally:
            self._note_refusal(refused, is_known=is_known)
            self._calls.fail()  # whose answer may have been to be turned out
        return is_in

    async def _greet(self, socket: ClientConnection, hello: Hello) -> Welcome | None:
        """Say hello; return the answer, None if that is not the hub of our event.

        Nor is one that does not know of a takeover of which we do.
        """
        await socket.send(encode(hello))
        async with asyncio.timeout(WELCOME_SECONDS):
            answer = decode(await socket.recv())
        if not isinstance(answer, Welcome):
            raise FrameError("welcome first")
        is_ours = hello.event in ("", answer.event) and hello.epoch <= answer.epoch
        return answer if is_ours else None

    async def _stay(self, socket: ClientConnection, door: Door, welcome: Welcome) -> None:
        self._last = door
        self._outbox.open()
        self._take(welcome)
        at = {"host": door.host, "port": door.port, "secure": door.secure}
        now = self._wall()
        self._set(connected=True, since=now, refusal=None, is_untrusted=False, **at)
        self._stop()
        sending = asyncio.create_task(self._outbox.empty_into(socket))
        try:
            while True:
                self._take(decode(await socket.recv()))
        finally:
            self._leave()
            sending.cancel()
            await asyncio.wait({sending})
            if not sending.cancelled():
                sending.result()

    def _leave(self) -> None:
        self._outbox.close()
        self._on_lost()
        self._set(connected=False, since=self._wall(), stages=0, devices=())

    def _take(self, frame: Frame) -> None:
        match frame:
            case Show():
                frame = frame.seen_at(self._wall())
            case Welcome(clock=EventClock()):
                frame = tied(frame, self._wall())
            case Presence():
                self._set(stages=frame.stages, devices=frame.devices)
            case Access():
                self._set(tokens=frame.tokens)
            case Playing():
                self._set(playing=frame)
            case Voices():
                self._set(voices=frame)
            case Others():
                self._set(others=frame.places)
            case Answer():
                self._calls.hear(frame)
        self._on_frame(frame)

    def _note_refusal(self, code: int | None, *, is_known: bool) -> None:
        """Remember why we were turned away; that a place is a stranger's says nothing of ours."""
        if code in set(Refusal) and (is_known or code not in _STRANGE):
            self._set(refusal=Refusal(code))

    def _set(self, **changed: Any) -> None:
        before = self._state
        state = replace(before, **changed)
        left = not state.stages and (before.stages > 0 or before.stage_left)
        state = replace(state, stage_left=left)
        if state != before:
            self._state = state
            self._listener()


def tied(welcome: Welcome, wall: Instant) -> Welcome:
    """Tie the clock to the receiver's own, which shows `wall` as the frame comes in."""
    clock = welcome.clock
    return welcome if clock is None else replace(welcome, clock=replace(clock, wall=wall))


def _place(door: Door) -> tuple[str, int]:
    return door.host, door.port
