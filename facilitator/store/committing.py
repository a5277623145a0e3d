"""Group commit: many jobs, one transaction, each job in a savepoint of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from traceback import clear_frames
from typing import Any, Final, TypeVar

from facilitator.store.failures import StorageFailure, find_storage_failure
from facilitator.store.line import Job, Ticket
from facilitator.store.opening import Connection

T = TypeVar("T")

# Worded as no job would word them: a job's own COMMIT must not find ours among the prepared
# statements, where it would be allowed already.
_BEGIN: Final = "BEGIN IMMEDIATE -- group"
_COMMIT: Final = "COMMIT -- group"
_ROLLBACK: Final = "ROLLBACK -- group"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job whose group is durable: its result, or why it alone was undone."""

    ticket: Ticket
    value: Any = None
    error: BaseException | None = None

    def announce(self) -> None:
        """Resolve the futures."""
        for future in self.ticket.futures:
            if self.error is None:
                future.set_result(self.value)
            else:
                future.set_exception(self.error)


def commit(connection: Connection, tickets: Sequence[Ticket]) -> Iterator[list[Outcome]]:
    """Run the jobs of `tickets` in order; yield the outcomes of each group as it is durable.

    That is one group, unless a job broke a deferred constraint, which only the commit tells: then
    each job is a group of its own. Raises what the failing storage raised; what was not yielded
    is then undone.
    """
    try:
        outcomes = _commit_group(connection, tickets)
    except sqlite3.IntegrityError as error:
        if len(tickets) > 1:
            for ticket in tickets:
                yield from commit(connection, [ticket])
            return
        outcomes = [Outcome(tickets[0], error=error)]
    yield outcomes


def _commit_group(connection: Connection, tickets: Sequence[Ticket]) -> list[Outcome]:
    connection.execute(_BEGIN)
    try:
        outcomes = [_run(connection, ticket) for ticket in tickets]
        connection.execute(_COMMIT)
    except BaseException:
        # A failing disk may have made SQLite roll back by itself.
        if connection.in_transaction:
            connection.execute(_ROLLBACK)
        raise
    return outcomes


def _run(connection: Connection, ticket: Ticket) -> Outcome:
    connection.execute("SAVEPOINT job")
    try:
        outcome = Outcome(ticket, value=call(connection, ticket.job))
    except BaseException as error:
        failure = find_storage_failure(error)
        if failure is not None:
            raise failure from None
        outcome = Outcome(ticket, error=error)
        _check_transaction(connection)
        connection.execute("ROLLBACK TO job")
    _check_transaction(connection)
    connection.execute("RELEASE job")
    return outcome


def call(connection: Connection, job: Job[T]) -> T:
    """Return what `job` returns; it can't end the transaction that it runs in."""
    connection.in_job = True
    try:
        return job(connection)
    except BaseException as error:
        # The traceback's frames hold cursors, and an unfinished SELECT would bar the last
        # checkpoint for as long as somebody keeps the exception.
        clear_frames(error.__traceback__)
        raise
    finally:
        connection.in_job = False


def _check_transaction(connection: Connection) -> None:
    if not connection.in_transaction:
        raise StorageFailure("the transaction was rolled back")
