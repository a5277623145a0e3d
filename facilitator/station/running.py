"""Commands that run the agenda."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.domain.agenda import BlockId
from facilitator.domain.instant import NONE, Duration, Instant
from facilitator.domain.run import IllegalTransitionError, RunEvent, RunEventKind, apply_event
from facilitator.domain.schedule import Step, next_step
from facilitator.record import entities as log
from facilitator.record.change import Entity
from facilitator.record.log import Log
from facilitator.station.refusal import Reason, RefusedError


class RunCommands:
    """What the moderator does to the blocks. Refused commands raise RefusedError."""

    def __init__(self, log: Log, now: Callable[[], Instant]) -> None:
        self._log = log
        self._now = now

    def advance(self, asked: Step) -> None:
        """Take the step that the moderator was asked about, if it still is the next one."""
        snapshot = self._log.snapshot
        now = self._now()
        if next_step(snapshot.agenda, snapshot.run, now) != asked:
            raise RefusedError(Reason.STALE)
        events = []
        if asked.ends is not None:
            events.append(self._event(RunEventKind.ENDED, asked.ends.id, now))
        if asked.starts is not None:
            events.append(self._event(RunEventKind.STARTED, asked.starts.id, now))
        self._commit("run.advance", events)

    def extend(self, block: BlockId, by: Duration) -> None:
        """Give `block` more time; a negative `by` cuts it, never below its minimum."""
        planned = self._log.snapshot.agenda.block(block)
        length = planned.duration + self._log.snapshot.run.of(block).added_time + by
        if by < NONE and length < (planned.minimum or NONE):
            raise RefusedError(Reason.NOT_NOW, planned.title)
        event = self._event(RunEventKind.EXTENDED, block, self._now(), added=by)
        self._commit("run.extend", [event])

    def skip(self, block: BlockId) -> None:
        """Leave out `block`, which has not begun."""
        self._commit("run.skip", [self._event(RunEventKind.SKIPPED, block, self._now())])

    def _event(
        self, kind: RunEventKind, block: BlockId, at: Instant, added: Duration = NONE
    ) -> RunEvent:
        event = RunEvent(id=self._log.new_id(), kind=kind, block=block, at=at, added=added)
        try:
            apply_event(self._log.snapshot.run.of(block), event)
        except IllegalTransitionError as illegal:
            title = self._log.snapshot.agenda.block(block).title
            raise RefusedError(Reason.NOT_NOW, title) from illegal
        return event

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
