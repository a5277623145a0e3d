"""What happened to each block: run events, their legal transitions, and the state they make.

State is a replay of the events in their order; nothing in it ticks. An illegal command raises
and changes nothing. An event that turns out illegal on replay (two devices, one block) is kept
and marked as being without effect. Nothing leads back from DONE or SKIPPED: what was done by
mistake is undone, which takes its event out of the replay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from facilitator.domain.agenda import BlockId
from facilitator.domain.instant import NONE, Duration, Instant


class RunEventKind(StrEnum):
    """What a moderator does to a block."""

    STARTED = "started"
    ENDED = "ended"
    EXTENDED = "extended"
    SKIPPED = "skipped"


class BlockState(StrEnum):
    """Where a block stands."""

    PENDING = "pending"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEvent:
    """One thing that was done to one block."""

    id: str
    kind: RunEventKind
    block: BlockId
    at: Instant
    added: Duration = NONE
    """For EXTENDED: how much longer than planned; negative cuts."""


@dataclass(frozen=True, slots=True)
class BlockRun:
    """What has happened to one block so far."""

    state: BlockState = BlockState.PENDING
    started: Instant | None = None
    ended: Instant | None = None
    added_time: Duration = NONE


_UNTOUCHED: Final = BlockRun()


@dataclass(frozen=True, slots=True)
class Run:
    """What has happened so far."""

    blocks: Mapping[BlockId, BlockRun] = field(default_factory=lambda: MappingProxyType({}))
    """Only blocks that something happened to."""
    without_effect: tuple[str, ...] = ()
    """Ids of events that were illegal when replayed."""

    def of(self, block: BlockId) -> BlockRun:
        """Return what has happened to `block`: nothing, unless an event named it."""
        return self.blocks.get(block, _UNTOUCHED)


class IllegalTransitionError(ValueError):
    """The event does not fit the state that the block is in."""

    def __init__(self, kind: RunEventKind, state: BlockState) -> None:
        super().__init__(f"{kind} does not follow {state}")
        self.kind = kind
        self.state = state


TRANSITIONS: Final[Mapping[tuple[BlockState, RunEventKind], BlockState]] = MappingProxyType(
    {
        (BlockState.PENDING, RunEventKind.STARTED): BlockState.RUNNING,
        (BlockState.PENDING, RunEventKind.SKIPPED): BlockState.SKIPPED,
        (BlockState.PENDING, RunEventKind.EXTENDED): BlockState.PENDING,
        (BlockState.RUNNING, RunEventKind.EXTENDED): BlockState.RUNNING,
        (BlockState.RUNNING, RunEventKind.ENDED): BlockState.DONE,
    }
)
"""Every legal step; whatever is not here is illegal."""


def apply_event(block: BlockRun, event: RunEvent) -> BlockRun:
    """Return `block` after `event`; raise IllegalTransitionError if the table has no such step.

    A block never ends before it started, even if a clock was set back in between.
    """
    after = TRANSITIONS.get((block.state, event.kind))
    if after is None:
        raise IllegalTransitionError(event.kind, block.state)
    match event.kind:
        case RunEventKind.STARTED:
            return replace(block, state=after, started=event.at)
        case RunEventKind.ENDED:
            ended = event.at if block.started is None else max(event.at, block.started)
            return replace(block, state=after, ended=ended)
        case RunEventKind.EXTENDED:
            return replace(block, state=after, added_time=block.added_time + event.added)
        case RunEventKind.SKIPPED:
            return replace(block, state=after)


def replay(events: Iterable[RunEvent]) -> Run:
    """Return the state after `events`, which come in the order in which they count."""
    blocks: dict[BlockId, BlockRun] = {}
    ignored: list[str] = []
    for event in events:
        try:
            blocks[event.block] = apply_event(blocks.get(event.block, _UNTOUCHED), event)
        except IllegalTransitionError:
            ignored.append(event.id)
    return Run(MappingProxyType(blocks), tuple(ignored))
