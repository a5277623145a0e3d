"""Ballots: counted when they are given, and nobody's from then on."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from concurrent.futures import Future
from functools import partial
from typing import Final

from facilitator.domain.plenum.ballot import BallotError, check_ballot
from facilitator.domain.plenum.query import CandidateId, PhoneCount, Query, QueryId, QueryState
from facilitator.ledger.codes import new_code
from facilitator.ledger.voices.memory import Memory
from facilitator.ledger.voices.proofs import ONE_TIME_SIGNS
from facilitator.ledger.voices.refusals import RefusedVoiceError, VoiceRefusal
from facilitator.ledger.voices.rewriting import write_anew
from facilitator.ledger.voices.working import Done, Work

MOST_CODES: Final = 2_000
"""One-time codes of one query."""


class BallotCommands(Work):
    """What phones give in queries."""

    def give(
        self, query: Query, given: Mapping[CandidateId, int], *, cookie: str = "", code: str = ""
    ) -> Future[bool]:
        """Count a ballot; a query `by_code` wants a one-time `code`, any other a `cookie`.

        False: that cookie or code has given something before, and nothing was changed. The future
        has RefusedVoiceError with CLOSED, BALLOT or CODE.
        """
        try:
            _check(query, given)
        except RefusedVoiceError as refused:
            return _refused(refused)
        amounts = {candidate: amount for candidate, amount in given.items() if amount}
        proof = self._proof(query, cookie, code)
        answer = self._do(partial(_give, query, amounts, proof))
        # The log would show which proof came with which points, and so would, more faintly, the
        # places of rows. Of all that come at once only the last one tidies up.
        self._store.submit(tidy_ballots, replaces=tidy_ballots)
        self._store.scrub()
        return answer

    def has_given(self, query: Query, *, cookie: str = "", code: str = "") -> bool:
        """Return whether that cookie or code has given something; known until it is burned."""
        return self._proof(query, cookie, code) in self._memory.spent.get(query.id, ())

    def count(self, query: QueryId) -> int:
        """Return how many ballots were given."""
        return self._memory.ballots.get(query, 0)

    def issued(self, query: QueryId) -> int:
        """Return how many one-time codes there are for it."""
        return self._memory.issued.get(query, 0)

    def issue(self, query: QueryId, count: int) -> Future[tuple[str, ...]]:
        """Return further one-time codes; only their proofs are kept.

        CLOSED if it was revealed, FULL with more than `MOST_CODES` in all.
        """
        codes: set[str] = set()
        while len(codes) < min(max(count, 0), MOST_CODES + 1):
            codes.add(new_code(ONE_TIME_SIGNS))
        proofs = [self._proofs.of_code(query, code) for code in codes]
        return self._do(partial(_issue, query, tuple(codes), proofs))

    def check_code(self, query: Query, code: str) -> Future[bool]:
        """Return whether a ballot may be given with that one-time code; it stays as good as it was.

        False: something was given with it. The future has RefusedVoiceError with CLOSED or CODE.
        """
        return self._do(partial(_check_code, query.id, self._proofs.of_code(query.id, code)))

    def close_query(self, query: Query) -> Future[PhoneCount]:
        """Return what all ballots that were taken until now gave, for each candidate."""
        return self._do(partial(_sum_up, query))

    def burn(self, query: QueryId) -> Future[None]:
        """Destroy who has given something, for good; nothing is taken any more.

        The future resolves once nothing of it can be read from the file or beside it.
        """
        return self._do_and_scrub(partial(_burn, query))

    def _proof(self, query: Query, cookie: str, code: str) -> bytes:
        if query.by_code:
            return self._proofs.of_code(query.id, code)
        return self._proofs.of_cookie(query.id, cookie)


def _check(query: Query, given: Mapping[CandidateId, int]) -> None:
    if query.state is not QueryState.OPEN:
        raise RefusedVoiceError(VoiceRefusal.CLOSED)
    try:
        check_ballot(query, given)
    except BallotError as error:
        raise RefusedVoiceError(VoiceRefusal.BALLOT, error.reason) from error


def _refused(error: RefusedVoiceError) -> Future[bool]:
    answer: Future[bool] = Future()
    answer.set_exception(error)
    return answer


def _give(
    query: Query,
    amounts: Mapping[CandidateId, int],
    proof: bytes,
    connection: sqlite3.Connection,
) -> Done[bool]:
    _check_takes(query.id, connection)
    if query.by_code and not _has(connection, "issued", query.id, proof):
        raise RefusedVoiceError(VoiceRefusal.CODE)
    if _has(connection, "spent", query.id, proof):
        return False, None
    connection.execute("INSERT INTO spent (query, proof) VALUES (?, ?)", (query.id, proof))
    connection.execute("UPDATE query SET ballots = ballots + 1 WHERE id = ?", (query.id,))
    # All of them, also those that got nothing: which rows there are says nothing of anybody.
    connection.executemany(
        "INSERT INTO points (query, candidate, points) VALUES (?, ?, ?) "
        "ON CONFLICT DO UPDATE SET points = points + excluded.points",
        [(query.id, one.id, amounts.get(one.id, 0)) for one in query.candidates],
    )

    def note(memory: Memory) -> None:
        memory.ballots[query.id] = memory.ballots.get(query.id, 0) + 1
        memory.spent[query.id].add(proof)

    return True, note


def _check_code(query: QueryId, proof: bytes, connection: sqlite3.Connection) -> Done[bool]:
    _check_takes(query, connection)
    if not _has(connection, "issued", query, proof):
        raise RefusedVoiceError(VoiceRefusal.CODE)
    return not _has(connection, "spent", query, proof), None


def tidy_ballots(connection: sqlite3.Connection) -> None:
    """Let the places of rows tell nothing of who came when."""
    for table in ("spent", "points"):
        write_anew(table, connection)


def _check_takes(query: QueryId, connection: sqlite3.Connection) -> None:
    """Refuse what comes after the reveal, however late it was on its way."""
    connection.execute("INSERT OR IGNORE INTO query (id) VALUES (?)", (query,))
    (burned,) = connection.execute("SELECT burned FROM query WHERE id = ?", (query,)).fetchone()
    if burned:
        raise RefusedVoiceError(VoiceRefusal.CLOSED)


def _has(connection: sqlite3.Connection, table: str, query: QueryId, proof: bytes) -> bool:
    found = connection.execute(
        f"SELECT 1 FROM {table} WHERE query = ? AND proof = ?",  # noqa: S608 - constants
        (query, proof),
    )
    return found.fetchone() is not None


def _issue(
    query: QueryId, codes: tuple[str, ...], proofs: list[bytes], connection: sqlite3.Connection
) -> Done[tuple[str, ...]]:
    _check_takes(query, connection)
    connection.executemany(
        "INSERT INTO issued (query, proof) VALUES (?, ?)", [(query, proof) for proof in proofs]
    )
    counted = connection.execute("SELECT count(*) FROM issued WHERE query = ?", (query,))
    (count,) = counted.fetchone()
    if count > MOST_CODES:
        raise RefusedVoiceError(VoiceRefusal.FULL)
    return codes, lambda memory: memory.issued.update({query: count})


def _sum_up(query: Query, connection: sqlite3.Connection) -> Done[PhoneCount]:
    found = connection.execute("SELECT ballots FROM query WHERE id = ?", (query.id,)).fetchone()
    points = dict(
        connection.execute("SELECT candidate, points FROM points WHERE query = ?", (query.id,))
    )
    given = tuple(points.get(one.id, 0) for one in query.candidates)
    return PhoneCount(ballots=found[0] if found else 0, points=given), None


def _burn(query: QueryId, connection: sqlite3.Connection) -> Done[None]:
    for table in ("spent", "issued"):
        connection.execute(f"DELETE FROM {table} WHERE query = ?", (query,))  # noqa: S608
        write_anew(table, connection)
    connection.execute(
        "INSERT INTO query (id, burned) VALUES (?, 1) ON CONFLICT DO UPDATE SET burned = 1",
        (query,),
    )

    def forget(memory: Memory) -> None:
        memory.spent.pop(query, None)
        memory.issued.pop(query, None)
        memory.burned.add(query)

    return None, forget
