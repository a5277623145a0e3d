"""The side of the hub that screens see: a thread of its own, and what came in from it.

Imported before the first picture is painted: what else it needs, its thread imports.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from facilitator.domain.instant import Instant
from facilitator.domain.stage import Picture
from facilitator.link.state import LinkState

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.link.address import Door
    from facilitator.link.calls import Answered
    from facilitator.link.client import HubLink
    from facilitator.link.frames import Frame, Hello


class Running(Protocol):
    """What happens in the thread."""

    link: HubLink
    """The connection."""

    def run(self) -> None:
        """Keep it until `close` is called."""

    def close(self) -> None:
        """Have `run` end; may be called from any thread."""


class LinkThread:
    """Keeps a connection to a hub in a thread of its own, from `start` on.

    `wall` is the clock of this machine. `others` and `trusted` are those of a HubLink.

    What is public here may be called from any thread. What comes in waits, in order, until it is
    taken: so nothing is lost while one screen gives way to another.
    """

    def __init__(
        self,
        wall: Callable[[], Instant],
        others: tuple[str, ...] = (),
        trusted: Path | None = None,
    ) -> None:
        self._wall = wall
        self._others = others
        self.trusted = trusted
        """A file of certificates that vouch for the hub's; None: the system knows whom to trust."""
        self.hello: Callable[[Door], Hello] | None = None
        """What each connection begins with, asked in the thread; None: only role and token."""
        self._listener: Callable[[], None] = lambda: None
        self._receiver: Callable[[], None] = lambda: None
        self._came: deque[Frame | None] = deque()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._running: Running | None = None
        self._shown: tuple[Picture, Instant, float] | None = None
        self._closing = False

    @property
    def state(self) -> LinkState:
        """How the connection to the hub stands now."""
        return self._running.link.state if self._running else LinkState()

    @property
    def port_taken(self) -> int:
        """The port that the hub had before and that another program has taken; 0: none."""
        return 0

    def listen(self, listener: Callable[[], None]) -> None:
        """Have `listener` called, from the thread of the link, when `state` has changed."""
        self._listener = listener

    def receive(self, receiver: Callable[[], None]) -> None:
        """Have `receiver` called, from the thread of the link, for all that comes to be taken.

        Also once for each that waits already.
        """
        with self._lock:
            self._receiver = receiver
            for _ in range(len(self._came)):
                receiver()

    def take(self) -> Frame | None:
        """Return the next frame that came, None for the end of a connection.

        Raises IndexError if nothing waits.
        """
        return self._came.popleft()

    def send(self, frame: Frame) -> None:
        """Send `frame`; without a connection it is dropped."""
        if self._running is not None:
            self._running.link.send(frame)

    def ask(self, name: str, arguments: Mapping[str, str], then: Answered) -> None:
        """Have the hub do `name`; `then` is told within two seconds, in any thread."""
        if self._running is None:
            then(None)
        else:
            self._running.link.ask(name, arguments, then)

    def show(self, picture: Picture, now: Instant, rate: float = 1.0) -> None:
        """Have the stage show `picture`; the event's clock shows `now` and runs at `rate`.

        Only the last picture counts; a hub that was restarted gets it again.
        """
        with self._lock:
            self._shown = (picture, now, rate)
            if self._running is not None:
                self._running.link.show(picture, now, rate)

    def start(self) -> None:
        """Begin, if it has not begun yet."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="hub", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """End it, and wait until it has ended."""
        with self._lock:
            self._closing = True
            if self._running is not None:
                self._running.close()
        self.start()
        if self._thread is not None:
            self._thread.join()

    def _make(self) -> Running:
        """Return what is to happen in the thread, in which this is called. Raises OSError."""
        raise NotImplementedError

    def _run(self) -> None:
        try:
            running = self._make()
        except OSError:
            return  # no folder for its files: the event goes on without others
        with self._lock:
            self._running = running
            if self._shown is not None:
                running.link.show(*self._shown)
            if self._closing:
                running.close()
        running.run()

    # --- from the thread ---

    def _link(self, find: Callable[[], Door | None]) -> HubLink:
        """Return the connection to the hub that `find` finds."""
        from facilitator.link.client import HubLink, say_role

        return HubLink(
            find,
            self._wall,
            self._hear,
            on_lost=lambda: self._hear(None),
            hello=lambda door: (self.hello or say_role)(door),
            others=self._others,
            trusted=self.trusted,
        )

    def _hear(self, frame: Frame | None) -> None:
        with self._lock:
            self._came.append(frame)
            self._receiver()
