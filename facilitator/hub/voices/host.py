"""What phones give, at the hub: from the first question until all of it is forgotten."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

from facilitator.domain.bingo.game import KEPT
from facilitator.domain.entries import EntryId
from facilitator.domain.instant import Duration
from facilitator.domain.plenum.asking import closed_query, open_query, open_rounds
from facilitator.domain.plenum.query import Query, QueryState
from facilitator.domain.plenum.round import Round
from facilitator.domain.plenum.taking import is_taken
from facilitator.hub.bingo.host import Clocks, GameHost
from facilitator.hub.event import Event
from facilitator.hub.phones.answering import SAVE_SECONDS, saved
from facilitator.hub.phones.countdown import Countdown
from facilitator.hub.phones.ledger_file import LedgerFile
from facilitator.hub.phones.memo import Memo
from facilitator.hub.voices.darkroom import Darkroom
from facilitator.hub.voices.following import Following
from facilitator.hub.voices.inbox import voices_of
from facilitator.ledger.voices import VoiceLedger, voices_file, withdrawal_proof
from facilitator.link.playing import JOIN_PATH as GAME_PATH
from facilitator.link.voicing import JOIN_PATH, Voices
from facilitator.station import RefusedError
from facilitator.store import StoreError

TICK_SECONDS: Final = 1.0
RETRY_TICKS: Final = 30
"""After how many ticks a file that can't be opened is tried again."""
KEEP_TICKS: Final = 600
"""After how many ticks the disk is told how much of the countdown is left."""

_log = logging.getLogger(__name__)


class VoicesHost:
    """Has the file beside `record`, and does there what the record says; see `VoicesDesk`.

    Phones come in by the door of `front`. All of it belongs to the thread of the event's loop.
    """

    def __init__(self, event: Event, record: Path, front: GameHost, clocks: Clocks) -> None:
        self.event = event
        self.front = front
        """What all pages know of the hub."""
        self.file = LedgerFile(voices_file(record), self._open, self._hear)
        """What phones gave."""
        self.on_change: Callable[[], None] = lambda: None
        """Is called, in the loop, after anything has changed that Regie sees."""
        self.query: Query | None = None
        """The query that takes ballots now."""
        self.closed_query: Query | None = None
        """The query that was asked last, if it takes none any more."""
        self.rounds: tuple[Round, ...] = ()
        """The rounds that take cards now."""
        self.darkroom = Darkroom()
        """Makes pictures of what phones send."""
        self._following = Following(event.station, event.durability.reached)
        memo = Memo(event.station, "voices_kept")
        self._until_forgotten = Countdown(KEPT, clocks.wall, clocks.ticks, memo)
        self._count = 0
        self._due = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        front.elsewhere = self.path_of
        self._see_event()
        event.listeners.append(self._see_event)

    def _open(self, path: Path) -> VoiceLedger:
        return VoiceLedger.open(path, self.front.now)

    # --- what phones need ---

    @property
    def ledger(self) -> VoiceLedger | None:
        """What was given; None: nothing was ever asked, or the file can't be opened."""
        return self.file.ledger

    @property
    def is_asked(self) -> bool:
        """Whether phones are asked anything, and may answer."""
        return self.front.privacy is not None and bool(self.query or self.rounds)

    def path_of(self, code: str) -> str:
        """Return the page to which `code` leads; empty `code`: the one where it is typed."""
        if not code:
            return "/V" if self.is_asked else ""
        is_ours = self.ledger is not None and self.ledger.is_code(code)
        return f"/{JOIN_PATH}{code}" if is_ours else ""

    def elsewhere(self, code: str) -> str:
        """Return the page to which `code` leads that is none of these."""
        game = self.front.ledger
        return f"/{GAME_PATH}{code}" if game is not None and game.join_code == code else ""

    async def withdraw(self, code: str) -> bool:
        """Destroy the card of that code, and the entry that it has become.

        Raises StoreError, TimeoutError, and RefusedError if the event takes nothing any more.
        """
        proof = withdrawal_proof(code)
        sent = () if self.ledger is None else self.ledger.cards()
        digests = [one.photo.digest for one in sent if one.photo and one.withdrawal == proof]
        card = None if self.ledger is None else await saved(self.ledger.withdraw(code))
        is_photo = self.event.station.photos.withdraw(proof, digests)
        is_entry = self._redact(proof)
        is_entry |= card is not None and self.event.station.redaction.withdraw(card)
        if is_entry or is_photo:
            async with asyncio.timeout(SAVE_SECONDS):
                await self.event.durability.reached()
        self._wake()
        return card is not None or is_entry or is_photo

    def picture(self, card: EntryId) -> bytes | None:
        """Return the picture of a card: it lies among the photos once it was taken.

        None: there is none. For any thread. Raises StoreError.
        """
        known = () if self.ledger is None else self.ledger.cards()
        found = next((one.photo for one in known if one.id == card), None)
        if self.ledger is None or found is None:
            return None
        return self.ledger.picture(card) or self.event.station.photos.content(found.digest)

    def _redact(self, proof: str) -> bool:
        found = [
            entry
            for entry in self.event.station.snapshot.entries.values()
            if entry.withdrawal == proof
        ]
        for entry in found:
            if not entry.redacted:
                self.event.station.redaction.redact(entry.id)
        return bool(found)

    # --- what Regie sees ---

    @property
    def is_used(self) -> bool:
        """Whether people take part: the hub has to live on, with or without Regie."""
        return self.is_asked and self.ledger is not None and not self.ledger.is_empty

    @property
    def is_kept(self) -> bool:
        """Whether there is anything that somebody entered."""
        has_any = self.ledger is not None and not self.ledger.is_empty
        return has_any or self.file.is_left_over

    async def voices(self) -> Voices:
        """Return what Regie is told."""
        if self.ledger is None or self.front.privacy is None:
            return Voices(failure=self.file.failure)
        return voices_of(self.event.station.snapshot, self.ledger, self.file.failure)

    # --- its life ---

    def _see_event(self) -> None:
        self._see_asked()
        self._wake()

    def _see_asked(self) -> None:
        snapshot = self.event.station.snapshot
        self.query, self.rounds = open_query(snapshot), open_rounds(snapshot)
        self.closed_query = closed_query(snapshot)
        if self.event.succession.replaced_by:
            self.query, self.rounds = None, ()  # what is given here would reach nobody any more

    def _hear(self) -> None:
        """The file has changed; from any thread."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has just been closed
                self._loop.call_soon_threadsafe(lambda: self.on_change())

    def _wake(self) -> None:
        self._due.set()
        self.on_change()

    async def live(self) -> None:
        """See to it until cancelled: whenever the event changes, and with every tick."""
        self._loop = asyncio.get_running_loop()
        while True:
            self._due.clear()
            await self.tick()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(TICK_SECONDS):
                    await self._due.wait()

    async def tick(self) -> None:
        """Do what the record says, and see what time it is."""
        self._count += 1
        self._see_asked()
        if self.file.is_left_over:
            await self.file.forget()
        with contextlib.suppress(StoreError):
            self._be_open()
            await self._follow()
            await self._forget_in_time()

    def _be_open(self) -> None:
        """Have a file, and so a code, as soon as anything is asked.

        One that can't be opened is tried again whatever is asked: points may wait in it.
        """
        failed = bool(self.file.failure)
        if self.ledger is not None or not (self.is_asked or failed):
            return
        if not failed or self._count % RETRY_TICKS == 0:
            self.file.open()
            if self.is_asked:
                self.front.addresses.hold()
            self.on_change()

    async def _follow(self) -> None:
        if self.event.succession.replaced_by:
            return  # another hub writes what there is to write
        if self.ledger is None and self.file.failure:
            return  # what is in it may be known yet
        try:
            await self._following.follow(self.ledger)
        except RefusedError as error:
            _log.error("what phones gave was not noted: %s", error.reason)

    async def _forget_in_time(self) -> None:
        """Forget all of it a day after the last question was closed.

        Of a query that is still hidden the sums stay: it will be revealed, and nobody's they are.
        """
        if self.ledger is None:
            return
        if self.query or self.rounds:
            self._until_forgotten.restart()
        elif self._left():
            return
        elif not self._is_hidden:
            await self.forget()
        elif not self.ledger.is_empty:
            await asyncio.wrap_future(self.ledger.forget_people())

    @property
    def _is_hidden(self) -> bool:
        """Whether there are points that nobody has seen yet."""
        if self.ledger is None or self.event.succession.replaced_by:
            return False
        queries = self.event.station.snapshot.queries
        unseen = [query.id for query in queries if query.state is not QueryState.REVEALED]
        return any(map(self.ledger.count, unseen))

    def _left(self) -> Duration:
        left = self._until_forgotten.left(self._name_of_end())
        if self._count % KEEP_TICKS == 0:
            self._until_forgotten.keep()
        return left

    def _name_of_end(self) -> str:
        """Return what tells this end from others: something may be asked again."""
        snapshot = self.event.station.snapshot
        closed = [query.closed for query in snapshot.queries]
        closed += [one.closed for one in snapshot.rounds]
        return str(max((at.ms for at in closed if at is not None), default=0))

    async def forget(self) -> None:
        """Destroy all that nobody has taken over, and who gave points."""
        with contextlib.suppress(StoreError):
            await self._follow()
        await self.file.forget()
        self._until_forgotten.restart()
        self._wake()

    async def clear(self) -> int:
        """Destroy what nobody has taken over; return how many cards that was.

        A query that is not revealed yet keeps its points: they are nobody's cards. While anything
        is asked the file stays, and with it the code that is in the world.
        """
        ledger = self.ledger
        if ledger is None:
            return 0
        snapshot = self.event.station.snapshot
        count = sum(not is_taken(card, snapshot) for card in ledger.cards())
        if self.query or self.rounds or self._is_hidden:
            await asyncio.wrap_future(ledger.clear_cards())
        else:
            await self.forget()
        return count
