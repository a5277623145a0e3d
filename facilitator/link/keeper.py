"""Regie's side of the hub: there is always one, it is always found, and it is told what to show.

Imported before the first picture is painted: what else it needs, its thread imports.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.instant import Instant
from facilitator.domain.stage import Picture
from facilitator.link.state import LinkState

if TYPE_CHECKING:
    from facilitator.link.keeping import Keeping


class HubKeeper:
    """Attaches to the living hub of `record`, else starts one, and again whenever it has died.

    All of it happens in a thread of its own, from `start` on. `host` is what the hub listens on,
    None: as it does already, a new one for this machine alone. `wall` is the clock of this
    machine. What is public here may be called from any thread.
    """

    def __init__(self, record: Path, wall: Callable[[], Instant], host: str | None = None) -> None:
        self._record = record
        self._wall = wall
        self._host = host
        self._listener: Callable[[], None] = lambda: None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._keeping: Keeping | None = None
        self._shown: tuple[Picture, Instant, float] | None = None
        self._closing = False

    @property
    def state(self) -> LinkState:
        """How the connection to the hub stands now."""
        return self._keeping.link.state if self._keeping else LinkState()

    @property
    def port_taken(self) -> int:
        """The port that the hub had before and that another program has taken; 0: none."""
        return self._keeping.port_taken if self._keeping else 0

    def listen(self, listener: Callable[[], None]) -> None:
        """Have `listener` called, from the thread of the keeper, when `state` has changed."""
        self._listener = listener

    def show(self, picture: Picture, now: Instant, rate: float = 1.0) -> None:
        """Have the stage show `picture`; the event's clock shows `now` and runs at `rate`.

        Only the last picture counts; a hub that was restarted gets it again.
        """
        with self._lock:
            self._shown = (picture, now, rate)
            if self._keeping is not None:
                self._keeping.link.show(picture, now, rate)

    def start(self) -> None:
        """Begin, if it has not begun yet."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="hub", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """End the hub, also one that was left over, and wait until it has ended."""
        with self._lock:
            self._closing = True
            if self._keeping is not None:
                self._keeping.close()
        self.start()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        from facilitator.link.keeping import Keeping

        try:
            keeping = Keeping(self._record, self._wall, self._host, lambda: self._listener())
        except OSError:
            return  # no folder for its files: the event goes on without a stage
        with self._lock:
            self._keeping = keeping
            if self._shown is not None:
                keeping.link.show(*self._shown)
            if self._closing:
                keeping.close()
        keeping.run()
