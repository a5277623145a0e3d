"""The store: what is submitted here is on the disk when its future resolves."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread, current_thread
from types import TracebackType
from typing import Self, TypeVar

from facilitator.store.copying import write_copy
from facilitator.store.database import Database
from facilitator.store.errors import ClosedError, NotWritableError
from facilitator.store.line import Job, Line
from facilitator.store.migrating import Migration
from facilitator.store.worker import Health, Worker

T = TypeVar("T")


class Store:
    """One SQLite file, owned by one thread with one connection.

    A job is a function of the connection that runs on the store's thread, in a savepoint inside
    the open transaction. It may run again after a failed commit, so it must do nothing but use
    the connection; it returns values, never cursors, and neither begins nor commits.

    Always true (the tests are named after the numbers):

    1. A job's future resolves only after the commit that holds the job. Nobody can cancel it.
    2. Jobs take effect in the order of `submit`; all that wait share one transaction.
    3. A job that raises leaves nothing behind, and only its own future says so.
    4. If storage fails, all jobs not durable are kept in order, none is committed before those in
       front of it, and the next try that succeeds commits them all. Nothing is dropped.
    5. `submit` never waits, neither for the disk nor for the thread.
    6. A read sees all that was submitted before it, unless storage fails; it never sees what is
       not durable, and works while storage fails.
    7. A job that `replaces` another takes its future over: both have the newer one's outcome.
    8. One owner at a time: whoever else opens the file fails at once.
    9. Killed at any moment, the file opens again without repair, and holds every job whose future
       had resolved.
    10. Closed, the store is exactly one file. If it can't be that, it stays open and says why.
    11. A file that is of another kind, too new or can't be migrated is left as it was.
    12. What a job deletes can't be read from the closed file any more, nor from the open one
        and its ``-wal`` once a later `scrub` is done.
    13. A file that was deleted or moved away under the store's hands counts as failing storage;
        so does its ``-wal`` if it can't be made good right after the next commit.

    The thread is a daemon: a process that ends without `close` never hangs, and loses what it has
    not been told is saved, as if it had been killed.
    """

    path: Path
    """Absolute."""

    def __init__(self, path: Path, line: Line, worker: Worker, thread: Thread) -> None:
        """Use `open`."""
        self.path = path
        self._line = line
        self._worker = worker
        self._thread = thread

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        application_id: int,
        migrations: Sequence[Migration],
        create: bool = True,
        on_health: Callable[[Health], None] | None = None,
    ) -> Store:
        """Open `path`, make it if need be and allowed, and run the migrations it lacks.

        `application_id` (SQLite's, 32 bits, not 0) tells our files from others. `on_health` is
        called on the store's thread after each try to commit: with ``pending == 0`` when all is
        durable, with a `failure` when storage fails; it must return at once.
        Raises MissingError, InUseError, NotThisKindError, TooNewError, NotWritableError,
        DamagedError or MigrationError.
        """
        path = path.absolute()
        line = Line(path)
        started: Future[Worker] = Future()

        def work() -> None:
            try:
                database = Database(
                    path, application_id=application_id, migrations=migrations, create=create
                )
            except BaseException as error:
                started.set_exception(error)
                return
            worker = Worker(path, database, line, on_health)
            started.set_result(worker)
            worker.run()

        thread = Thread(target=work, name=f"store {path.name}", daemon=True)
        thread.start()
        return cls(path, line, started.result(), thread)

    @property
    def health(self) -> Health:
        """How many jobs are not durable yet, and why, if storage fails."""
        return self._worker.health

    def submit(self, job: Job[T], *, replaces: Hashable | None = None) -> Future[T]:
        """Queue `job`; the future has its result once it is durable, or what it raised.

        With `replaces`, a job still waiting under the same key is dropped in favour of this one,
        which is queued at the end. Callbacks of the future run on the store's thread: they must
        be quick and may submit, but not read or close. Raises ClosedError.
        """
        return self._line.join(job, replaces)

    def read(self, query: Job[T]) -> T:
        """Wait for all that was submitted, then return what `query` returns.

        While storage fails it waits for nothing and sees what is durable. Raises what `query`
        raises (an attempt to write is an sqlite3.OperationalError), DamagedError if the file
        can't be read, another StoreError if it can't even be opened any more.
        """
        return self._ask(partial(self._worker.read, query))

    def query(self, query: Job[T]) -> Future[T]:
        """Return at once; the future has what `read` would return or raise. Raises ClosedError."""
        return self._line.ask(partial(self._worker.read, query))

    def scrub(self) -> Future[None]:
        """Empty the ``-wal``, once all that was submitted is durable.

        When the future resolves, nothing that was deleted can be read from the open file.
        """
        return self._line.join_scrub()

    def retry(self) -> None:
        """Try a failed commit again now; the thread itself does so about every second."""
        self._worker.retry()

    def backup(self, target: Path) -> None:
        """Write all that is durable to `target`, as one whole file that can be opened alone.

        Written beside and renamed; an existing file is replaced. Only the reading holds up
        commits: a slow `target` does not. Raises NotWritableError, also if `target` is open, or
        MissingError if there is no folder.
        """
        if target.exists() and target.samefile(self.path):
            raise NotWritableError(target, "is the open file itself")
        write_copy(self.read(sqlite3.Connection.serialize), target)

    def close(self) -> None:
        """Commit everything, leave exactly one file, end the thread; a second call does nothing.

        Raises UnsavedError and leaves the store open if that fails.
        """
        with suppress(ClosedError):
            self._ask(self._worker.finish)
        self._thread.join()

    def _ask(self, question: Callable[[], T]) -> T:
        if current_thread() is self._thread:
            raise RuntimeError("the store's own thread can't wait for itself")
        return self._line.ask(question).result()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
