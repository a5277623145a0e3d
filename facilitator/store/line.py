"""The line in which jobs wait for the store's thread; the only state that threads share."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock
from typing import Any, TypeAlias, TypeVar

from facilitator.store.errors import ClosedError

T = TypeVar("T")
Job: TypeAlias = Callable[[sqlite3.Connection], T]


@dataclass(slots=True, eq=False)
class Ticket:
    """A job that waits to be committed, and the futures that its commit resolves."""

    job: Job[Any]
    replaces: Hashable | None
    futures: list[Future[Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """Something that somebody blocks for: it is answered once what was submitted is committed."""

    question: Callable[[], Any]
    future: Future[Any]

    def answer(self) -> None:
        """Put the question and resolve the future."""
        try:
            self.future.set_result(self.question())
        except BaseException as error:
            self.future.set_exception(error)


class Line:
    """First come, first served; every method may be called from every thread and never waits."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._waiting: dict[Ticket, None] = {}
        self._newest: dict[Hashable, Ticket] = {}
        self._requests: list[Request] = []
        self._scrubs: list[Future[None]] = []
        self._scrubs_due: list[Future[None]] = []
        self._in_hand = 0
        self._shut = False
        self._bell: SimpleQueue[None] = SimpleQueue()
        self._rung = False

    def count_pending(self) -> int:
        """Return how many jobs are not durable yet, those in hand included."""
        with self._lock:
            return len(self._waiting) + self._in_hand

    def join(self, job: Job[T], replaces: Hashable | None) -> Future[T]:
        """Line up `job`, in place of the one that waits under the same key; return its future."""
        ticket = Ticket(job, replaces)
        with self._lock:
            self._check_open()
            replaced = None if replaces is None else self._newest.get(replaces)
            if replaced is not None:
                del self._waiting[replaced]
            # The same future, not a further one: a thousand drafts must not pile up either.
            ticket.futures = replaced.futures if replaced else [_promise()]
            self._add(ticket)
            self._ring()
        return ticket.futures[0]

    def ask(self, question: Callable[[], T]) -> Future[T]:
        """Line up a request behind all jobs that wait now."""
        request = Request(question, _promise())
        with self._lock:
            self._check_open()
            self._requests.append(request)
            self._ring()
        return request.future

    def join_scrub(self) -> Future[None]:
        """Ask for a scrub once all jobs that wait now are durable."""
        promise: Future[None] = _promise()
        with self._lock:
            self._check_open()
            self._scrubs.append(promise)
            self._ring()
        return promise

    @property
    def is_scrub_due(self) -> bool:
        """Whether a scrub was asked for whose jobs were all taken over."""
        with self._lock:
            return bool(self._scrubs_due)

    def end_scrub(self) -> None:
        """Tell all for whom the scrub was due that it is done."""
        with self._lock:
            done, self._scrubs_due = self._scrubs_due, []
        for future in done:
            future.set_result(None)

    def ring(self) -> None:
        """Make `wait` return."""
        with self._lock:
            self._ring()

    def wait(self, seconds: float | None) -> None:
        """Return when somebody joins, asks or rings, or when `seconds` have passed."""
        try:
            self._bell.get(timeout=seconds)
        except Empty:
            return

    def take(self, *, jobs: bool) -> tuple[list[Ticket], list[Request]]:
        """Take over all requests and, if `jobs`, all jobs that were submitted before them."""
        with self._lock:
            self._rung = False
            requests, self._requests = self._requests, []
            return self._take_jobs() if jobs else [], requests

    def take_jobs(self) -> list[Ticket]:
        """Take over all jobs."""
        with self._lock:
            return self._take_jobs()

    def count_durable(self, count: int) -> None:
        """Strike off `count` of the jobs in hand."""
        with self._lock:
            self._in_hand -= count

    def put_back(self, tickets: list[Ticket]) -> None:
        """Return the jobs still in hand to the front, but for those since replaced."""
        with self._lock:
            since, self._waiting, self._in_hand = self._waiting, {}, 0
            for ticket in tickets:
                newer = self._newest.get(ticket.replaces)
                if newer is None:
                    self._add(ticket)
                else:
                    newer.futures.extend(ticket.futures)
            self._waiting.update(since)

    def shut(self) -> bool:
        """Let nobody join any more, unless something waits; return whether the line is shut."""
        with self._lock:
            self._shut = not (self._waiting or self._scrubs or self._scrubs_due)
            return self._shut

    def reopen(self) -> None:
        """Let jobs join again."""
        with self._lock:
            self._shut = False

    def _take_jobs(self) -> list[Ticket]:
        tickets = list(self._waiting)
        self._in_hand, self._waiting, self._newest = len(tickets), {}, {}
        self._scrubs_due += self._scrubs
        self._scrubs = []
        return tickets

    def _add(self, ticket: Ticket) -> None:
        self._waiting[ticket] = None
        if ticket.replaces is not None:
            self._newest[ticket.replaces] = ticket

    def _ring(self) -> None:
        if not self._rung:
            self._rung = True
            self._bell.put(None)

    def _check_open(self) -> None:
        if self._shut:
            raise ClosedError(self._path)


def _promise() -> Future[Any]:
    future: Future[Any] = Future()
    # What has been submitted will be saved: nobody can cancel it, an asyncio task least of all.
    future.set_running_or_notify_cancel()
    return future
