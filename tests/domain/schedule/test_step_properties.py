"""What holds for steps and for the replay of events, whatever has happened."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, Block
from facilitator.domain.instant import Instant
from facilitator.domain.run import (
    BlockState,
    Run,
    RunEvent,
    RunEventKind,
    apply_event,
    replay,
)
from facilitator.domain.schedule import (
    current_block,
    forecast,
    next_block,
    next_step,
    next_track_step,
)
from tests.domain.schedule.strategies import (
    Situation,
    agendas,
    events,
    nows,
    running_phases,
    situations,
)

pytestmark = pytest.mark.slow


@given(situations() | running_phases())
def test_every_step_is_legal_and_leads_to_the_end(
    situation: Situation,
) -> None:
    plan, run, now = situation
    steps = 0
    while (step := next_step(plan, run, now)) is not None:
        run = _take(run, RunEventKind.ENDED, step.ends, now)
        run = _take(run, RunEventKind.STARTED, step.starts, now)
        steps += 1

    assert steps <= 2 * len(list(plan.blocks()))
    assert current_block(plan, run) is None
    assert next_block(plan, run, now) is None


@given(agendas(), st.data())
def test_event_without_effect_changes_nothing(plan: Agenda, data: st.DataObject) -> None:
    happened, now = data.draw(events(plan)), data.draw(nows)
    run = replay(happened)
    legal = replay(event for event in happened if event.id not in run.without_effect)

    assert legal == replace(run, without_effect=())
    assert forecast(plan, legal, now) == forecast(plan, run, now)


@given(agendas(), st.data())
def test_undone_event_leaves_what_was_before_it(plan: Agenda, data: st.DataObject) -> None:
    happened, now = data.draw(events(plan)), data.draw(nows)
    assume(happened)
    before = forecast(plan, replay(happened[:-1]), now)
    undone = happened[-1].id

    assert replay(one for one in happened if one.id != undone) == replay(happened[:-1])
    assert forecast(plan, replay(one for one in happened if one.id != undone), now) == before


@given(running_phases())
def test_steps_of_a_track_are_legal_and_finish_it(situation: Situation) -> None:
    plan, run, now = situation
    assume(run.of("p").state is BlockState.RUNNING)
    for workshop in (track.workshop for track in plan.block("p").tracks):
        steps = 0
        while (step := next_track_step(plan, run, "p", workshop, now)) is not None:
            if step.ends is not None and run.of(step.ends.id).state is BlockState.PENDING:
                run = _take(run, RunEventKind.STARTED, step.ends, now)
            run = _take(run, RunEventKind.ENDED, step.ends, now)
            run = _take(run, RunEventKind.STARTED, step.starts, now)
            steps += 1
        track = forecast(plan, run, now).of_track("p", workshop)
        blocks = next(one.blocks for one in plan.block("p").tracks if one.workshop == workshop)
        assert not blocks or track.state in (BlockState.DONE, BlockState.SKIPPED)
        assert steps <= 2 * len(blocks)


def _take(run: Run, kind: RunEventKind, block: Block | None, now: Instant) -> Run:
    if block is None:
        return run
    event = RunEvent(id=block.id, kind=kind, block=block.id, at=now)
    return Run({**run.blocks, block.id: apply_event(run.of(block.id), event)})
