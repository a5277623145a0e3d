"""Run events that a command is about to write: each is checked against those before it."""

from __future__ import annotations

from facilitator.domain.agenda import Block, BlockId
from facilitator.domain.instant import NONE, Duration, Instant
from facilitator.domain.run import (
    BlockRun,
    IllegalTransitionError,
    RunEvent,
    RunEventKind,
    apply_event,
)
from facilitator.domain.snapshot import Snapshot
from facilitator.record import entities as log
from facilitator.record.change import Contents, Entity
from facilitator.record.log import Log
from facilitator.station.refusal import Reason, RefusedError


class Events:
    """The run events of one command, in their order; RefusedError if one can't follow."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._added: list[RunEvent] = []
        self._blocks: dict[BlockId, BlockRun] = {}

    def add(self, kind: RunEventKind, block: BlockId, at: Instant, added: Duration = NONE) -> None:
        """Let one more thing happen to `block`."""
        known = block_of(self._log.snapshot, block)
        event = RunEvent(id=self._log.new_id(), kind=kind, block=block, at=at, added=added)
        try:
            self._blocks[block] = apply_event(self.of(block), event)
        except IllegalTransitionError as illegal:
            raise RefusedError(Reason.NOT_NOW, known.title) from illegal
        self._added.append(event)

    def of(self, block: BlockId) -> BlockRun:
        """Return what will have happened to `block` after these events."""
        return self._blocks.get(block) or self._log.snapshot.run.of(block)

    def contents(self) -> Contents:
        """Return what is to be written."""
        return {
            Entity(log.RUN_EVENT, event.id): log.encode(
                {
                    "kind": event.kind,
                    "block": event.block,
                    "at": event.at,
                    "added": event.added or None,
                },
                log.RUN_EVENT_FIELDS,
            )
            for event in self._added
        }


def block_of(snapshot: Snapshot, block: BlockId) -> Block:
    """Return the block of that id, wherever it stands; RefusedError if there is none."""
    try:
        return snapshot.agenda.block(block)
    except KeyError:
        raise RefusedError(Reason.GONE, block) from None
