"""Telling Regie how the game stands: soon after each change, and never as often as phones play."""

from __future__ import annotations

import asyncio
import contextlib
from time import monotonic
from typing import Final

from facilitator.hub.bingo.host import GameHost
from facilitator.link.playing import Playing

SHORTEST_PAUSE: Final = 0.5
PAUSES_PER_WORK: Final = 20
"""A pause is at least so many times as long as finding out took: that is taken from phones."""
LONGEST_PAUSE: Final = 10.0
"""Meetings a minute, and who is alone, change although nothing happens."""


class Telling:
    """Tells what `game` is, while there is a Regie."""

    def __init__(self, game: GameHost) -> None:
        self._game = game
        self._gathering = game.event.gathering
        self._due = asyncio.Event()
        self._told: Playing | None = None
        game.on_change = self._due.set
        self._gathering.on_regie = self._due.set

    async def live(self) -> None:
        """Tell until cancelled."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LONGEST_PAUSE):
                    await self._due.wait()
            self._due.clear()
            begun = monotonic()
            await self._tell()
            await asyncio.sleep(max(SHORTEST_PAUSE, PAUSES_PER_WORK * (monotonic() - begun)))

    async def _tell(self) -> None:
        playing = await self._game.playing() if self._gathering.has_regie else None
        if playing != self._told:
            self._told = playing
            self._gathering.tell_playing(playing)
