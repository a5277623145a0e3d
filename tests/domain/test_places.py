"""Where a place meets, and what it is at."""

from __future__ import annotations

import pytest

from facilitator.domain.agenda import BlockKind, RoomId
from facilitator.domain.kinds import INSIGHT, OPTION, QUESTION, KindId
from facilitator.domain.places import default_kind, inner_block, room_of
from facilitator.domain.run import Run, replay
from facilitator.domain.schedule import current_block, forecast
from tests.domain.factories import Happening, at, block, one_day, phase
from tests.factories import make_agenda, make_block, make_day, make_track

EVENT = make_agenda(
    make_day(
        make_block("early", tracks=(make_track("ws1", make_block("e1"), room="a"),)),
        make_block("break"),
        make_block("late", tracks=(make_track("ws1", make_block("l1"), room="b"),)),
        make_block("plenum", room="hall"),
    )
)
BETWEEN = Happening().done("early", "09:00", "09:30").start("break", "09:30")


@pytest.mark.parametrize(
    ("run", "room"),
    [
        (Run(), "a"),
        (Happening().start("early", "09:00").run, "a"),
        (BETWEEN.run, "b"),
        (Happening().done("early", "09:00", "09:30").run, "b"),
        (Happening().start("break", "09:00").run, "b"),
        (Happening().skip("early").run, "b"),
        (Happening().start("plenum", "09:00").run, "b"),
    ],
    ids=["before", "now", "between", "nothing runs", "passed over", "skipped", "after"],
)
def test_workshop_meets_where_its_phase_is_or_comes_next(run: Run, room: RoomId) -> None:
    now = at("09:31")

    assert room_of(EVENT, current_block(EVENT, run), "ws1", forecast(EVENT, run, now)) == room


@pytest.mark.parametrize(
    ("run", "wall", "name"),
    [
        (Happening(), "09:10", "t1"),
        (Happening(), "09:25", "t2"),
        (Happening().start("t1", "09:00"), "09:25", "t1"),
        (Happening().done("t1", "09:00", "09:10"), "09:15", "t2"),
        (Happening(), "09:45", "t2"),
        (Happening().start("t3", "09:42"), "09:45", "t3"),
        (Happening().skip("t1"), "09:10", "t2"),
    ],
    ids=["first", "by the clock", "held", "early", "waits for a pin", "before a pin", "skipped"],
)
def test_workshop_is_at_the_block_that_runs_or_ran_last(
    run: Happening, wall: str, name: str
) -> None:
    plan = one_day(phase("p", [block("t1", 20), block("t2", 20), block("t3", 20, "10:00")]))
    events = Happening().start("p", "09:00").events + run.events
    outlook = forecast(plan, replay(events), at(wall))

    found = inner_block(plan.block("p"), "ws1", outlook.timings)

    assert found is not None
    assert found.id == name


def test_block_meets_in_its_room_and_what_is_nowhere_in_none() -> None:
    outlook = forecast(EVENT, Run(), at("09:00"))

    assert room_of(EVENT, None, "plenum", outlook) == "hall"
    assert room_of(EVENT, None, "nirgends", outlook) is None


@pytest.mark.parametrize(
    ("kind", "usual"),
    [
        (BlockKind.TALK, INSIGHT),
        (BlockKind.QA, QUESTION),
        (BlockKind.DISCUSSION, None),
        (BlockKind.PLENUM, None),
        (BlockKind.PLAIN, None),
    ],
)
def test_plain_text_is_what_a_block_mostly_brings(kind: BlockKind, usual: KindId | None) -> None:
    block = make_block("b", kind=kind)

    assert default_kind(make_agenda(make_day(block)), block, "b", {}) == usual


def test_plain_text_is_what_the_agenda_says_of_a_block() -> None:
    block = make_block("b", kind=BlockKind.QA, capture=OPTION)

    assert default_kind(make_agenda(make_day(block)), block, "b", {}) == OPTION


def test_plain_text_is_unsorted_where_the_agenda_has_no_such_kind() -> None:
    block = make_block("b", kind=BlockKind.QA)

    assert default_kind(make_agenda(make_day(block), kinds=()), block, "b", {}) is None
