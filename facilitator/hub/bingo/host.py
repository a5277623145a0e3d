"""The game at the hub: from the opening until all of it is forgotten."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from facilitator.domain.bingo.game import KEPT, GameState
from facilitator.domain.bingo.views import Totals
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.plenum.asking import open_query, open_rounds
from facilitator.domain.privacy import Privacy
from facilitator.hub.event import Event
from facilitator.hub.phones.addresses import Addresses, Listening, look
from facilitator.hub.phones.clock import SteadyClock, Ticks, ticks
from facilitator.hub.phones.countdown import Countdown
from facilitator.hub.phones.ledger_file import LedgerFile
from facilitator.hub.phones.memo import Memo
from facilitator.ledger import Ledger, RefusedPlayError, ledger_file
from facilitator.link.playing import Closed, PhoneAccess, Playing
from facilitator.station import RefusedError
from facilitator.station.forgetting import forget_sheets
from facilitator.store import StoreError
from facilitator.texts import Language, choose_language

ABANDONED: Final = Duration(hours=24)
"""A game that does not run and that nobody touches for so long is over: nobody has ended it."""
TICK_SECONDS: Final = 1.0
LOOK_TICKS: Final = 3
"""After how many ticks the networks are looked at again."""
KEEP_TICKS: Final = 600
"""After how many ticks the disk is told how much of a countdown is left."""
NOTING_SECONDS: Final = 1.0
"""How long forgetting waits for the totals to be in the record."""
_WAITING: Final = (GameState.OPEN, GameState.PAUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """The clocks of a hub."""

    wall: Callable[[], Instant]
    event: Callable[[], Instant]
    """In a rehearsal it runs faster; else it is the wall's."""
    ticks: Ticks = ticks


class GameHost:
    """Has the ledger beside `record`; see `GameDesk` for what phones need of it.

    All of it belongs to the thread of the event's loop. A ledger that can't be opened or written
    is said to Regie, and phones are turned away.
    """

    def __init__(self, event: Event, record: Path, listening: Listening, clocks: Clocks) -> None:
        self.event = event
        self._clocks = clocks
        self._steady = SteadyClock(clocks.wall, clocks.ticks)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._count = 0
        self._noted: tuple[int, Totals] | None = None
        self._seen_version = -1
        self._has_players = False
        self.on_change: Callable[[], None] = lambda: None
        """Is called, in the loop, after anything has changed that Regie sees."""
        self.elsewhere: Callable[[str], str] = lambda code: ""
        """Says where a code leads to that is none of the game."""
        self._record = record
        self.file = LedgerFile(ledger_file(record), self._open, self._hear)
        """What participants entered."""
        self._until_forgotten = self._countdown(KEPT, "bingo_kept")
        self._until_over = self._countdown(ABANDONED, "bingo_untouched")
        choice = Memo(event.station, "bingo_host")
        self.addresses = Addresses(listening, self.now, clocks.ticks, choice)
        """Where phones reach it."""
        self.addresses.see(look(), in_use=self._is_in_use)
        self._access = self.addresses.access
        self._see_event()
        event.listeners.append(self._see_event)

    def _open(self, path: Path) -> Ledger:
        return Ledger.open(path, self.now)

    def _countdown(self, length: Duration, key: str) -> Countdown:
        memo = Memo(self.event.station, key)
        return Countdown(length, self._clocks.wall, self._clocks.ticks, memo)

    # --- what phones need: asked for with each poll of each of them ---

    def _see_event(self) -> None:
        self._agenda = self.event.station.snapshot.agenda
        self.refresh()

    @property
    def ledger(self) -> Ledger | None:
        """The players and their cards; None: there is no game, or it can't be opened."""
        return self.file.ledger

    @property
    def privacy(self) -> Privacy | None:
        """Who answers for what is entered."""
        return self._agenda.privacy

    @property
    def event_title(self) -> str:
        """What the event is called."""
        return self._agenda.title

    @property
    def language(self) -> Language:
        """Of the event."""
        return choose_language(self._agenda.language)

    def now(self) -> Instant:
        """Return what time it is at the event; nobody can set it while the hub runs."""
        if self.event.station.identity.rehearsal:
            return self._clocks.event()
        return self._steady.now()

    def access(self) -> PhoneAccess:
        """Return how phones reach this machine."""
        return self._access

    def is_own_host(self, host: str) -> bool:
        """Return whether a request's ``Host`` names this machine."""
        return self.addresses.is_own_host(host)

    def see_phone(self, address: str) -> None:
        """Note that a device has opened a page."""
        if self.addresses.see_phone(address):
            self.refresh()

    def refresh(self) -> None:
        """See anew whether and how phones reach the pages."""
        before, closed = self._access, self._closed()
        self._access = replace(self.addresses.access, closed=closed)
        if self._access != before:
            self.on_change()

    def _closed(self) -> Closed | None:
        if self.file.failure:
            return Closed.UNSAVED
        return Closed.PRIVACY if self.privacy is None else self.addresses.access.closed

    # --- what Regie sees ---

    @property
    def is_on(self) -> bool:
        """Whether there is a game that is not over."""
        state = None if self.ledger is None else self.ledger.state
        return state not in (None, GameState.ENDED)

    @property
    def _is_in_use(self) -> bool:
        """Whether codes are in the world that lead to an address of this machine."""
        snapshot = self.event.station.snapshot
        return self.is_on or open_query(snapshot) is not None or bool(open_rounds(snapshot))

    @property
    def is_played(self) -> bool:
        """Whether people take part in it: the hub has to live on, with or without Regie."""
        has_begun = self.ledger is not None and self.ledger.state is not GameState.OPEN
        return self.is_on and (has_begun or self._has_players)

    @property
    def is_kept(self) -> bool:
        """Whether there is anything that participants entered."""
        is_over = self.ledger is not None and self.ledger.state is GameState.ENDED
        return self.is_played or is_over or self.file.is_left_over

    async def playing(self) -> Playing:
        """Return how the game stands, by the clock of this machine as it is now."""
        overview = None
        if self.ledger is not None:
            with contextlib.suppress(StoreError):
                overview = await asyncio.wrap_future(self.ledger.overview())
        if overview is None:
            return Playing(None, self._access)
        if overview.ends_at is not None and not self.event.station.identity.rehearsal:
            overview = replace(overview, ends_at=overview.ends_at + self._steady.behind)
        if overview.forget_at is not None:
            left = self._until_forgotten.left(self._name_of_end())
            overview = replace(overview, forget_at=self._clocks.wall() + left)
        return Playing(overview, self._access)

    # --- its life ---

    def _hear(self) -> None:
        """The ledger has changed; from any thread."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has just been closed
                self._loop.call_soon_threadsafe(lambda: self.on_change())

    async def live(self) -> None:
        """See to the game until cancelled."""
        self._loop = asyncio.get_running_loop()
        while True:
            await self.tick()
            await asyncio.sleep(TICK_SECONDS)

    async def tick(self) -> None:
        """See what time it is, and what has become of networks and disk."""
        self._count += 1
        if self._count % LOOK_TICKS == 0:
            with contextlib.suppress(OSError):  # no more files, say: what was found before stands
                found = await asyncio.to_thread(look)
                self.addresses.see(found, in_use=self._is_in_use)
        if self.file.is_left_over:
            await self.file.forget()
        if self.ledger is not None and not self.ledger.failure:
            with contextlib.suppress(StoreError):
                await self._see_game(self.ledger)
        self.refresh()

    async def _see_game(self, ledger: Ledger) -> None:
        """End it in time, and forget it in time. The disk is never waited for."""
        if ledger.state is GameState.RUNNING:
            ledger.see_time()
        elif ledger.state in _WAITING:
            await self._see_people(ledger)
            if self._has_players and not self._left(self._until_over, ledger.block):
                ledger.end()
        elif ledger.state is GameState.ENDED:
            await self.note_totals(ledger)
            if not self._left(self._until_forgotten, self._name_of_end()):
                await self.forget()

    async def _see_people(self, ledger: Ledger) -> None:
        """See whether anybody has joined, and whether anything happens."""
        if ledger.version == self._seen_version:
            return
        if self._seen_version >= 0:
            self._until_over.restart()
        self._seen_version = ledger.version
        if not self._has_players:
            totals = await asyncio.wrap_future(ledger.totals())
            self._has_players = totals is not None and totals.players > 0

    def _left(self, countdown: Countdown, name: str) -> Duration:
        left = countdown.left(name)
        if self._count % KEEP_TICKS == 0:
            countdown.keep()
        return left

    def _name_of_end(self) -> str:
        """Return what tells this end of the game from others: it may have been taken back."""
        ended_at = None if self.ledger is None else self.ledger.ended_at
        return "" if ended_at is None else str(ended_at.ms)

    # --- what remains of it ---

    async def note_totals(self, ledger: Ledger) -> Totals | None:
        """Have the record know what may be kept of the game; return that."""
        if self._noted is not None and self._noted[0] == ledger.version:
            return self._noted[1]
        version, totals = ledger.version, await asyncio.wrap_future(ledger.totals())
        if totals is None:
            return None
        self._noted = version, totals
        if totals.players:
            with contextlib.suppress(RefusedError):  # its block has left the agenda
                self.event.station.document.note_game(ledger.block, totals)
        return totals

    async def forget(self) -> int:
        """Destroy all that participants entered; return of how many people it was.

        What may be kept is in the record before, unless that can't be written either.
        """
        players = 0
        if self.ledger is not None:
            with contextlib.suppress(StoreError, RefusedPlayError, TimeoutError):
                async with asyncio.timeout(NOTING_SECONDS):
                    players = await self._note_last(self.ledger)
        await self.file.forget()
        await asyncio.to_thread(forget_sheets, self._record)
        self._noted, self._seen_version, self._has_players = None, -1, False
        self._until_forgotten.restart()
        self._until_over.restart()
        self.refresh()
        self.on_change()
        return players

    async def _note_last(self, ledger: Ledger) -> int:
        if self.is_on:
            await asyncio.wrap_future(ledger.end())
        totals = await self.note_totals(ledger)
        await self.event.durability.reached()
        return 0 if totals is None else totals.players
