"""Any agenda, and anything that may have happened to it."""

from __future__ import annotations

from datetime import time, timedelta

from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, Block, Day
from facilitator.domain.instant import Instant, minutes
from facilitator.domain.run import Run, RunEvent, RunEventKind, replay
from tests.domain.factories import FIRST_DAY, agenda, at, block, one_day, phase

_wall_times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
nows = st.integers(-60, 4 * 24 * 60).map(lambda count: at("08:00") + minutes(count))


Situation = tuple[Agenda, Run, Instant]
"""An agenda, what has happened, and the moment of looking at it."""


@st.composite
def agendas(draw: st.DrawFn, pinned: bool = True, tracks: bool = True) -> Agenda:
    """Up to three days of up to five blocks, a third of them pinned."""
    names = (f"b{number}" for number in range(1_000))

    def a_block(pin: bool) -> Block:
        name = next(names)
        start = draw(st.none() | st.none() | _wall_times) if pin else None
        length = draw(st.integers(0, 180))
        return Block(
            id=name,
            title=name,
            duration=minutes(length),
            start=start,
            minimum=draw(st.none() | st.integers(0, length).map(minutes)),
            optional=draw(st.booleans()),
        )

    def a_phase() -> Block:
        rooms = draw(st.lists(st.integers(0, 3), min_size=1, max_size=3))
        inner = [[a_block(pinned) for _ in range(count)] for count in rooms]
        return phase(next(names), *inner, length=draw(st.integers(0, 60)))

    days = []
    for number in range(draw(st.integers(1, 3))):
        blocks = [
            a_phase() if tracks and draw(st.booleans()) else a_block(pinned)
            for _ in range(draw(st.integers(0, 5)))
        ]
        day = Day(
            date=FIRST_DAY + timedelta(days=number),
            blocks=tuple(blocks),
            end=draw(st.none() | _wall_times),
        )
        days.append(day)
    return agenda(*days)


@st.composite
def events(draw: st.DrawFn, plan: Agenda) -> list[RunEvent]:
    """What a moderator may have done, inside tracks too, legal or not, in the clock's order."""
    names = [block.id for block in plan.all_blocks()]
    if not names:
        return []
    moments = draw(st.lists(nows, max_size=16).map(sorted))
    return [
        RunEvent(
            id=f"e{number}",
            kind=draw(st.sampled_from(RunEventKind)),
            block=draw(st.sampled_from(names)),
            at=moment,
            added=minutes(draw(st.integers(-60, 60))),
        )
        for number, moment in enumerate(moments)
    ]


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    plan = draw(agendas())
    return plan, replay(draw(events(plan))), draw(nows)


@st.composite
def running_phases(draw: st.DrawFn) -> Situation:
    """A phase that runs, in whose tracks anything may have happened, and a block behind it."""
    rooms = draw(st.lists(st.integers(0, 3), min_size=1, max_size=3))
    lengths = st.integers(0, 90)
    pins = st.none() | st.none() | st.sampled_from(["09:30", "10:00", "10:30"])
    tracks = [
        [block(f"t{room}{number}", draw(lengths), draw(pins)) for number in range(count)]
        for room, count in enumerate(rooms)
    ]
    plan = one_day(phase("p", *tracks, length=draw(st.integers(0, 120))), block("z", 30))
    names = ["p", *(one.id for track in tracks for one in track)]
    start = RunEvent(id="start", kind=RunEventKind.STARTED, block="p", at=at("09:00"))
    happened = [start]
    moment = draw(st.integers(0, 30))
    for number in range(draw(st.integers(0, 10))):
        happened.append(
            RunEvent(
                id=f"e{number}",
                kind=draw(st.sampled_from(RunEventKind)),
                block=draw(st.sampled_from(names)),
                at=at("09:00") + minutes(moment),
                added=minutes(draw(st.integers(-60, 60))),
            )
        )
        moment += draw(st.integers(0, 20))
    return plan, replay(happened), at("09:00") + minutes(moment)
