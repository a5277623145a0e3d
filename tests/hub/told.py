"""Waiting for what another task or thread reports, and for what follows from it unsaid."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from typing import Final

PATIENCE: Final = 60.0
"""Seconds after which what never came counts as a failure."""
LOOK_AGAIN: Final = 0.05
"""Seconds; what somebody else has come to hold needs nobody to be told of it afterwards."""


class Told:
    """Is called when something may have changed, in this loop; waits until it has."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def __call__(self, *_: object) -> None:
        self._event.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not condition():
                self._event.clear()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_AGAIN):
                        await self._event.wait()


class ToldByThread:
    """The same for what is called in another thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()

    def __call__(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def until(self, condition: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(condition, PATIENCE)
