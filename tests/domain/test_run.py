"""The transition table, entry by entry, and its replay."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.instant import NONE, Instant, minutes
from facilitator.domain.run import (
    TRANSITIONS,
    BlockRun,
    BlockState,
    IllegalTransitionError,
    Run,
    RunEvent,
    RunEventKind,
    apply_event,
    replay,
)

PENDING, RUNNING = BlockState.PENDING, BlockState.RUNNING
DONE, SKIPPED = BlockState.DONE, BlockState.SKIPPED
STARTED, ENDED = RunEventKind.STARTED, RunEventKind.ENDED
EXTENDED, LEFT_OUT = RunEventKind.EXTENDED, RunEventKind.SKIPPED

LEGAL = {
    (PENDING, STARTED): BlockRun(RUNNING, started=Instant(7)),
    (PENDING, LEFT_OUT): BlockRun(SKIPPED),
    (PENDING, EXTENDED): BlockRun(PENDING, added_time=minutes(5)),
    (RUNNING, EXTENDED): BlockRun(RUNNING, started=Instant(3), added_time=minutes(5)),
    (RUNNING, ENDED): BlockRun(DONE, started=Instant(3), ended=Instant(7)),
}
BEFORE = {
    PENDING: BlockRun(),
    RUNNING: BlockRun(RUNNING, started=Instant(3)),
    DONE: BlockRun(DONE, started=Instant(3), ended=Instant(5)),
    SKIPPED: BlockRun(SKIPPED),
}


def _event(
    kind: RunEventKind, moment: int = 7, added: float = 5, name: str = "a", number: int = 1
) -> RunEvent:
    return RunEvent(
        id=f"e{number}", kind=kind, block=name, at=Instant(moment), added=minutes(added)
    )


_drawn_events = st.lists(
    st.builds(
        _event,
        kind=st.sampled_from(RunEventKind),
        moment=st.integers(0, 1_000),
        added=st.integers(-30, 30),
        name=st.sampled_from("abc"),
    ),
    max_size=25,
)


def _numbered(events: list[RunEvent]) -> list[RunEvent]:
    return [
        RunEvent(id=f"e{n}", kind=event.kind, block=event.block, at=event.at, added=event.added)
        for n, event in enumerate(events)
    ]


@pytest.mark.parametrize(("state", "kind"), product(BlockState, RunEventKind))
def test_every_pair_is_in_the_table_or_raises(state: BlockState, kind: RunEventKind) -> None:
    before = BEFORE[state]
    if (state, kind) in LEGAL:
        after = apply_event(before, _event(kind))

        assert after == LEGAL[state, kind]
        assert TRANSITIONS[state, kind] is after.state
    else:
        with pytest.raises(IllegalTransitionError, match=f"{kind} does not follow {state}"):
            apply_event(before, _event(kind))

        assert before == BEFORE[state]
        assert (state, kind) not in TRANSITIONS


def test_extensions_and_cuts_add_up() -> None:
    events = [_event(EXTENDED, added=10), _event(STARTED), _event(EXTENDED, added=-4)]

    assert replay(events).of("a").added_time == minutes(6)


def test_added_time_counts_only_where_a_block_is_extended() -> None:
    assert replay([_event(STARTED, added=10)]).of("a").added_time == NONE


def test_block_never_ends_before_it_started_if_a_clock_was_set_back() -> None:
    run = replay([_event(STARTED, moment=7), _event(ENDED, moment=3)])

    assert run.of("a") == BlockRun(DONE, started=Instant(7), ended=Instant(7))


def test_block_without_events_is_pending() -> None:
    assert Run().of("a") == BlockRun(PENDING)


def test_second_start_from_another_device_is_without_effect() -> None:
    run = replay([_event(STARTED, moment=7), _event(STARTED, moment=9, number=2)])

    assert run.of("a").started == Instant(7)
    assert run.without_effect == ("e2",)


@given(_drawn_events)
def test_replay_is_deterministic(events: list[RunEvent]) -> None:
    assert replay(events) == replay(iter(list(events)))


@given(_drawn_events)
def test_illegal_events_change_nothing(events: list[RunEvent]) -> None:
    events = _numbered(events)
    run = replay(events)
    legal = [event for event in events if event.id not in run.without_effect]

    assert replay(legal) == Run(run.blocks)


@given(_drawn_events)
def test_blocks_do_not_touch_each_other(events: list[RunEvent]) -> None:
    together = replay(events)

    for name in "abc":
        alone = replay(event for event in events if event.block == name)
        assert alone.of(name) == together.of(name)


@given(_drawn_events)
def test_times_fit_the_state(events: list[RunEvent]) -> None:
    for block in replay(events).blocks.values():
        assert (block.started is not None) == (block.state in (RUNNING, DONE))
        assert (block.ended is not None) == (block.state is DONE)
        if block.started is not None and block.ended is not None:
            assert block.started <= block.ended
