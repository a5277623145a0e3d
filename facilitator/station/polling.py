"""Commands about queries: opened, closed, counted by hand, revealed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from facilitator.domain.instant import FIRST_MOMENT, Instant
from facilitator.domain.plenum.asking import find_query, open_query, open_rounds
from facilitator.domain.plenum.query import (
    Candidate,
    CandidateId,
    PhoneCount,
    Query,
    QueryId,
    QueryKind,
    QueryState,
    Source,
)
from facilitator.domain.plenum.tally import PEOPLE, last_counts
from facilitator.record import entities as log
from facilitator.record.change import Change, Contents, Entity, Json
from facilitator.record.clock import wall_of
from facilitator.record.errors import OverwrittenError
from facilitator.record.view import project
from facilitator.station.collecting import RoundCommands, line_of
from facilitator.station.refusal import Reason, RefusedError

MOST_CANDIDATES: Final = 60
MOST_POINTS: Final = 99
MOST_COUNTED: Final = 1_000_000
_FEWEST_CANDIDATES: Final = 2
_CHANGED_AFTERWARDS: Final = frozenset({"people", "removed"})
"""What may be changed of a revealed query, and so be taken back."""
_TAKEN_BACK: Final = ("opened", "removed")
"""What changes when something is asked no more without having been closed."""
_BY_HAND: Final = (Source.DOTS, Source.HANDS)


class PollCommands(RoundCommands):
    """What is asked of the room. Refused commands raise RefusedError.

    One query is open at a time. Revealed is for good: the hub then destroys who has given
    something, so nobody can be let in once more.
    """

    def open_query(
        self,
        kind: QueryKind,
        question: str,
        candidates: Sequence[Candidate],
        *,
        points: int = 1,
        most: int = 1,
        people: int = 0,
        by_code: bool = False,
    ) -> QueryId:
        """Ask the room; phones give from now on. NOT_NOW while another query is open."""
        self._check_none_open()
        query = self._log.new_id()
        values: dict[str, Any] = {
            "kind": kind,
            "question": line_of(question),
            "candidates": _checked_candidates(candidates),
            "people": _checked_amount(people) or None,
            "by_code": by_code or None,
            "opened": self._now(),
        }
        if kind is QueryKind.POINTS:
            values |= _checked_points(points, most)
        self._commit_to(query, "poll.open", values)
        return query

    def close(self, query: QueryId) -> None:
        """Take nothing more; the result stays hidden."""
        if self._query(query).state is QueryState.OPEN:
            self._commit_to(query, "poll.close", {"closed": self._now()})

    def reopen(self, query: QueryId) -> None:
        """Let late ones give something after all. NOT_NOW once revealed, or if another is open."""
        known = self._query(query)
        if known.state is QueryState.OPEN:
            return
        self._check_hidden(known)
        self._check_none_open()
        self._commit_to(query, "poll.reopen", {"closed": None})

    def reveal(self, query: QueryId) -> None:
        """Show the result to all ("Auflösen"), for good; an open query is closed by it."""
        known = self._query(query)
        if known.state is QueryState.REVEALED:
            return
        now = self._now()
        self._commit_to(query, "poll.reveal", {"closed": known.closed or now, "revealed": now})

    def discard(self, query: QueryId) -> None:
        """Take a query away with all that was given; undo brings it back."""
        self._query(query)
        self._commit_to(query, "poll.discard", {"removed": True})

    def set_people(self, query: QueryId, people: int) -> None:
        """Say how many are in the room; 0: nobody knows."""
        self._query(query)
        self._commit_to(query, "poll.people", {"people": _checked_amount(people) or None})

    def count(
        self, query: QueryId, source: Source, candidate: CandidateId, amount: int, reason: str = ""
    ) -> None:
        """Say what was counted by hand; see `count_all`."""
        self.count_all(query, [(source, candidate, amount)], reason)

    def count_all(
        self,
        query: QueryId,
        counted: Sequence[tuple[Source, CandidateId, int]],
        reason: str = "",
    ) -> None:
        """Say what was counted by hand, several at once; an empty candidate counts people.

        Amounts are absolute. One that corrects an earlier one needs a reason: EMPTY without. What
        is counted already is not written again.
        """
        known = self._query(query)
        there = last_counts(known)
        news = {}
        for source, candidate, amount in counted:
            _check_subject(known, source, candidate)
            if there.get((source, candidate)) != _checked_amount(amount):
                news[source, candidate] = amount
        why = line_of(reason) if reason.strip() else ""
        if not (why or there.keys().isdisjoint(news)):
            raise RefusedError(Reason.EMPTY, "reason")
        contents: Contents = {}
        for subject, amount in news.items():
            values = self._count(query, *subject, amount, why if subject in there else "")
            contents[Entity(log.COUNT, self._log.new_id())] = values
        self._log.commit("poll.count", contents)

    def _count(
        self, query: QueryId, source: Source, candidate: CandidateId, amount: int, reason: str
    ) -> dict[str, Json]:
        values = {
            "query": query,
            "source": source,
            "candidate": candidate or None,
            "amount": amount,
            "at": self._now(),
            "reason": reason or None,
        }
        return log.encode(values, log.COUNT_FIELDS)

    def note_phones(self, query: QueryId, count: PhoneCount) -> None:
        """Write down what phones gave, once and for all: the hub's, after the reveal.

        NOT_NOW before it. Two counts in the log would differ by what few people gave, and whoever
        reads the file could tell whose that was.
        """
        known = self._query(query)
        if known.state is not QueryState.REVEALED:
            raise RefusedError(Reason.NOT_NOW, known.question)
        if len(count.points) != len(known.candidates):
            raise RefusedError(Reason.IMPOSSIBLE, str(len(count.points)))
        if known.from_phones is None:
            self._commit_to(query, "phones.count", {"from_phones": count})

    # --- what stands ---

    def over_since(self) -> Instant | None:
        """Return when something was asked last; None: something still is.

        What was discarded while it was open was asked until then: undo may bring it back.
        """
        snapshot = self._log.snapshot
        if any(one.state is QueryState.OPEN for one in snapshot.queries) or open_rounds(snapshot):
            return None
        registers = self._log.registers
        asked = [
            Entity(sort, key) for sort in (log.QUERY, log.ROUND) for key in registers.keys(sort)
        ]
        return max(map(self._end_of, asked), default=FIRST_MOMENT)

    def _end_of(self, asked: Entity) -> Instant:
        fields = self._log.registers.fields(asked)
        closed = fields.get("closed") or fields.get("revealed")
        if isinstance(closed, int):
            return Instant(closed)
        versions = self._log.registers.versions
        return wall_of(max(one.time for field in _TAKEN_BACK for one in versions(asked, field)))

    def check_may_undo(self, target: Change, contents: Contents) -> None:
        """Raise OverwrittenError against what would hide or change what all have seen.

        A count is corrected then, with a reason. Also against a second open query: one was opened
        since the other was closed.
        """
        queries = [entity for entity in contents if entity.sort == log.QUERY]
        registers, before = self._log.registers, self._log.snapshot
        shown = [one for one in queries if not contents[one].keys() <= _CHANGED_AFTERWARDS]
        for count in contents:
            if count.sort == log.COUNT:
                of = registers.value(count, "query") or contents[count].get("query")
                shown.append(Entity(log.QUERY, str(of)))
        # Not from the snapshot: one that was discarded comes back as it was.
        if any(registers.value(query, "revealed") is not None for query in shown):
            raise OverwrittenError(target, None)
        if queries and open_query(before) is not None:
            after = project(before, registers.supposing(contents), contents)
            if sum(one.state is QueryState.OPEN for one in after.queries) > 1:
                raise OverwrittenError(target, None)

    def _check_none_open(self) -> None:
        there = open_query(self._log.snapshot)
        if there is not None:
            raise RefusedError(Reason.NOT_NOW, there.question)

    def _check_hidden(self, query: Query) -> None:
        if query.state is QueryState.REVEALED:
            raise RefusedError(Reason.NOT_NOW, query.question)

    def _query(self, query: QueryId) -> Query:
        found = find_query(self._log.snapshot, query)
        if found is None:
            raise RefusedError(Reason.GONE, query)
        return found

    def _commit_to(self, query: QueryId, command: str, values: dict[str, Any]) -> None:
        fields = log.encode(values, log.QUERY_FIELDS)
        self._log.commit(command, {Entity(log.QUERY, query): fields})


def _checked_candidates(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    cleaned = tuple(Candidate(id=one.id, label=line_of(one.label)) for one in candidates)
    ids = {one.id for one in cleaned} - {PEOPLE}
    if len(ids) < len(cleaned) or not _FEWEST_CANDIDATES <= len(ids) <= MOST_CANDIDATES:
        raise RefusedError(Reason.IMPOSSIBLE, str(len(cleaned)))
    return cleaned


def _checked_points(points: int, most: int) -> dict[str, Any]:
    if not 1 <= most <= points <= MOST_POINTS:
        raise RefusedError(Reason.IMPOSSIBLE, str(points))
    return {"points": points, "most": most}


def _checked_amount(amount: int) -> int:
    if not 0 <= amount <= MOST_COUNTED:
        raise RefusedError(Reason.IMPOSSIBLE, str(amount))
    return amount


def _check_subject(query: Query, source: Source, candidate: CandidateId) -> None:
    """Refuse to count what phones give, or what is not asked about."""
    if source not in _BY_HAND:
        raise RefusedError(Reason.IMPOSSIBLE, source)
    if candidate != PEOPLE and all(one.id != candidate for one in query.candidates):
        raise RefusedError(Reason.GONE, candidate)
