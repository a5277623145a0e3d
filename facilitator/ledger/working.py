"""How a command becomes a transaction, and a transaction an answer."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
from typing import TypeAlias, TypeVar

from facilitator.domain.bingo.card import Squares
from facilitator.domain.bingo.dealing import NoCardsLeftError, deal
from facilitator.domain.instant import Instant
from facilitator.ledger.memory import Effect, Memory, read_codes, read_cookies
from facilitator.ledger.refusals import PlayRefusal, RefusedPlayError
from facilitator.ledger.rows import GameRow, read_game
from facilitator.ledger.turn import Turn
from facilitator.store import Store

T = TypeVar("T")
Committed: TypeAlias = tuple[T | RefusedPlayError, Effect]


class Cards:
    """The cards of a game by their numbers: the same ones whenever they are asked for."""

    def __init__(self) -> None:
        self._seed: int | None = None
        self._stream: Iterator[Squares] = iter(())
        self._dealt: list[Squares] = []

    def of(self, game: GameRow, number: int) -> Squares:
        """Return card `number`, from 1; RefusedPlayError with CARDS if the pool has no more."""
        if game.seed != self._seed:
            self._seed, self._dealt = game.seed, []
            # Python promises the same numbers for the same seed; nobody gains by guessing them.
            self._stream = deal(game.game, random.Random(game.seed).randrange)  # noqa: S311
        while len(self._dealt) < number:
            try:
                self._dealt.append(next(self._stream))
            except (NoCardsLeftError, StopIteration):
                raise RefusedPlayError(PlayRefusal.CARDS) from None
        return self._dealt[number - 1]


class Transactions:
    """Does turns one after another; what they changed is known here once it is durable.

    A future that it returns resolves after the commit and cannot be cancelled: what was submitted
    will be done, sooner or later.
    """

    def __init__(self, store: Store, now: Callable[[], Instant]) -> None:
        self._store = store
        self._now = now
        self._latest = 0
        self._cards = Cards()
        self._listeners: list[Callable[[], None]] = []
        self._memory = store.read(
            lambda found: Memory(read_game(found), read_cookies(found), read_codes(found))
        )

    def listen(self, listener: Callable[[], None]) -> None:
        """Have `listener` called, from any thread, after anything durable has changed."""
        self._listeners.append(listener)

    def _at(self) -> int:
        """Return the moment in milliseconds: a clock that was set back stands still until then."""
        self._latest = max(self._latest, self._now().ms)
        return self._latest

    def _do(self, work: Callable[[Turn], T | RefusedPlayError]) -> Future[T]:
        """Do `work` in a transaction of its own; a refusal that it returns is raised, but kept."""
        answer: Future[T] = promise()
        self._store.submit(partial(self._turn, work)).add_done_callback(
            partial(self._settle, answer)
        )
        return answer

    def _turn(
        self, work: Callable[[Turn], T | RefusedPlayError], connection: sqlite3.Connection
    ) -> Committed[T]:
        turn = Turn(connection, self._at(), self._cards.of)
        value = work(turn)
        return value, _effect_of(turn)

    def _settle(self, answer: Future[T], done: Future[Committed[T]]) -> None:
        error = done.exception()
        if error is not None:
            answer.set_exception(error)
            return
        value, effect = done.result()
        before = self._memory.version
        self._memory.take(effect)
        if isinstance(value, RefusedPlayError):
            answer.set_exception(value)
        else:
            answer.set_result(value)
        if self._memory.version != before:
            for listener in self._listeners:
                listener()

    def _ask(self, query: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Answer from what is durable."""
        return self._store.query(query)


def _effect_of(turn: Turn) -> Effect:
    return Effect(
        touched=frozenset(turn.touched),
        touches_all=turn.touches_all,
        game=read_game(turn.connection) if turn.touches_all else None,
        cookies=read_cookies(turn.connection) if turn.changes_cookies else None,
        joined=turn.joined,
        codes=read_codes(turn.connection) if turn.changes_cookies else frozenset(turn.codes),
    )


def promise() -> Future[T]:
    """Return a future that nobody can cancel: what was submitted will be done."""
    future: Future[T] = Future()
    future.set_running_or_notify_cancel()
    return future
