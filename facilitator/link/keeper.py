"""Regie's side of the hub: there is always one, it is always found, and it is told what to show."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

from facilitator.domain.instant import Instant
from facilitator.domain.stage import Picture
from facilitator.link.address import Door
from facilitator.link.client import HubLink, LinkState
from facilitator.link.frames import Role
from facilitator.link.process import HubFiles
from facilitator.link.tending import LONGEST_PAUSE, HubTender


class HubKeeper:
    """Attaches to the living hub of `record`, else starts one, and again whenever it has died.

    All of it happens in a thread of its own. `host` is what the hub listens on, None: as it does
    already, a new one for this machine alone. What is public may be called from any thread.
    """

    def __init__(self, record: Path, wall: Callable[[], Instant], host: str | None = None) -> None:
        self._record = record
        self._host = host
        self._link = HubLink(self._door, wall)
        self._link.listen(self._link_changed)
        self._listener: Callable[[], None] = lambda: None
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._changed = asyncio.Event()
        self._closing = False
        self._files: HubFiles | None = None
        self._tender: HubTender | None = None

    @property
    def state(self) -> LinkState:
        """How the connection to the hub stands now."""
        return self._link.state

    @property
    def port_taken(self) -> int:
        """The port that the hub had before and that another program has taken; 0: none."""
        return self._tender.port_taken if self._tender else 0

    def listen(self, listener: Callable[[], None]) -> None:
        """Have `listener` called, from a thread of the keeper's, when `state` has changed."""
        self._listener = listener

    def show(self, picture: Picture, now: Instant, rate: float = 1.0) -> None:
        """Have the stage show `picture`; the event's clock shows `now` and runs at `rate`."""
        self._link.show(picture, now, rate)

    def start(self) -> None:
        """Begin, if it has not begun yet."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="hub", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """End the hub and wait until it has ended."""
        self._closing = True
        if self._thread is None and self._is_left_over():
            self.start()
        self._wake()
        if self._thread is not None:
            self._thread.join()

    def _is_left_over(self) -> bool:
        with contextlib.suppress(OSError):
            return HubFiles.of(self._record).is_running()
        return False

    def _wake(self) -> None:
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has just been closed
                self._loop.call_soon_threadsafe(self._changed.set)

    def _link_changed(self) -> None:
        self._changed.set()
        self._listener()

    def _door(self) -> Door | None:
        with contextlib.suppress(OSError):
            address = self._files.living() if self._files else None
            return address.door(Role.REGIE) if address else None
        return None

    def _run(self) -> None:
        # Without a folder for its files there is no hub; the event goes on without a stage.
        with contextlib.suppress(OSError):
            self._files = HubFiles.of(self._record)
            asyncio.run(self._keep(self._files))

    async def _keep(self, files: HubFiles) -> None:
        self._loop, self._changed = asyncio.get_running_loop(), asyncio.Event()
        self._tender = tender = HubTender(
            self._record, files, self._link, self._host, lambda: self._closing
        )
        linking = asyncio.create_task(self._link.run())
        try:
            await tender.attach()
            while not self._closing:
                await self._wait(await self._tend(tender))
            await tender.end()
        finally:
            linking.cancel()
            await asyncio.wait({linking})

    async def _tend(self, tender: HubTender) -> float:
        try:
            return await tender.tend()
        except OSError:  # no room for a process or a file: it may be there later
            return LONGEST_PAUSE

    async def _wait(self, seconds: float) -> None:
        """Wait until the link has changed or the keeper is to close, at most `seconds`."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._changed.wait(), seconds)
        self._changed.clear()
