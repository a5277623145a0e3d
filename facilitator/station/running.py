"""Commands that run the agenda."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from facilitator.domain.agenda import Block, BlockId
from facilitator.domain.instant import NONE, Duration, Instant, minutes, round_up_to_minutes
from facilitator.domain.run import IllegalTransitionError, RunEvent, RunEventKind, apply_event
from facilitator.domain.schedule import Step, current_block, next_block
from facilitator.record import entities as log
from facilitator.record.change import Entity
from facilitator.record.log import Log
from facilitator.station.refusal import Reason, RefusedError

ONE_MINUTE: Final = minutes(1)


class RunCommands:
    """What the moderator does to the blocks. Refused commands raise RefusedError."""

    def __init__(self, log: Log, now: Callable[[], Instant]) -> None:
        self._log = log
        self._now = now

    def advance(self, asked: Step) -> None:
        """Take the step that the moderator was asked about, unless the agenda has moved on.

        That time has passed since the question is no reason to refuse the answer.
        """
        snapshot, now = self._log.snapshot, self._now()
        running = current_block(snapshot.agenda, snapshot.run)
        coming = next_block(snapshot.agenda, snapshot.run, now)
        starts_next = asked.starts is None or _same(asked.starts, coming)
        if not _same(asked.ends, running) or not starts_next:
            raise RefusedError(Reason.STALE)
        events = []
        if asked.ends is not None:
            events.append(self._event(RunEventKind.ENDED, asked.ends.id, now))
        if asked.starts is not None:
            events.append(self._event(RunEventKind.STARTED, asked.starts.id, now))
        self._commit("run.advance", events)

    def extend(self, block: BlockId, by: Duration) -> None:
        """Give `block` more time; a negative `by` cuts it, as far as that goes.

        Nothing is cut below its minimum, nor below the time that it has run already.
        """
        planned = self._block(block)
        so_far = self._log.snapshot.run.of(block)
        if by < NONE:
            ran = NONE if so_far.started is None else self._now() - so_far.started
            shortest = max(planned.minimum or ONE_MINUTE, ran)
            by = max(by, round_up_to_minutes(shortest) - planned.duration - so_far.added_time)
            if by >= NONE:
                raise RefusedError(Reason.NOT_NOW, planned.title)
        event = self._event(RunEventKind.EXTENDED, block, self._now(), added=by)
        self._commit("run.extend", [event])

    def skip(self, block: BlockId) -> None:
        """Leave out `block`, which has not begun."""
        self._block(block)
        self._commit("run.skip", [self._event(RunEventKind.SKIPPED, block, self._now())])

    def _event(
        self, kind: RunEventKind, block: BlockId, at: Instant, added: Duration = NONE
    ) -> RunEvent:
        event = RunEvent(id=self._log.new_id(), kind=kind, block=block, at=at, added=added)
        try:
            apply_event(self._log.snapshot.run.of(block), event)
        except IllegalTransitionError as illegal:
            raise RefusedError(Reason.NOT_NOW, self._block(block).title) from illegal
        return event

    def _block(self, block: BlockId) -> Block:
        try:
            return self._log.snapshot.agenda.block(block)
        except KeyError:
            raise RefusedError(Reason.GONE) from None

    def _commit(self, command: str, events: list[RunEvent]) -> None:
        self._log.commit(
            command,
            {
                Entity(log.RUN_EVENT, event.id): log.encode(
                    {
                        "kind": event.kind,
                        "block": event.block,
                        "at": event.at,
                        "added": event.added or None,
                    },
                    log.RUN_EVENT_FIELDS,
                )
                for event in events
            },
        )


def _same(one: Block | None, other: Block | None) -> bool:
    return (one and one.id) == (other and other.id)
