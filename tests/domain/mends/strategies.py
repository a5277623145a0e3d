"""Days that got late, in any of the ways in which a day can."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, Block, BlockKind, Day
from facilitator.domain.instant import Duration, Instant, minutes, on_the_wall
from facilitator.domain.run import Run, RunEvent, RunEventKind, replay
from tests.domain.factories import FIRST_DAY, SECOND_DAY, agenda, at, phase
from tests.domain.schedule.strategies import Situation


@st.composite
def late_days(draw: st.DrawFn, phases_give: bool = True, most: int = 6) -> Situation:
    """A day with tracks, pins, minimums and optional blocks that has got somewhere."""
    plan = draw(agendas(phases_give, most))
    day = plan.days[-1]
    return plan, *draw(courses(day))


@st.composite
def agendas(draw: st.DrawFn, phases_give: bool, most: int) -> Agenda:
    """One day, or one after a quiet day before; pins and promised end lie near the plan."""
    names = (f"b{number}" for number in range(1_000))
    on = draw(st.sampled_from([FIRST_DAY, SECOND_DAY]))
    planned = at(draw(st.sampled_from(["09:00", "21:30"])), on)
    blocks: list[Block] = []
    for number in range(draw(st.integers(1, most))):
        start = draw(_nearby(planned)) if number == 0 or draw(_one_in(4)) else None
        one = draw(_phases(names)) if draw(_one_in(3)) else draw(_blocks(names))
        if one.tracks and not phases_give:
            one = replace(one, minimum=None)
        length = max([one.duration, *(track.duration for track in one.tracks)])
        planned += length
        blocks.append(replace(one, start=start))
    end = draw(st.none() | _nearby(planned))
    before = [Day(date=FIRST_DAY, blocks=(Block(id="x", title="X", duration=minutes(30)),))]
    return agenda(*before[: on != FIRST_DAY], Day(date=on, blocks=tuple(blocks), end=end))


@st.composite
def courses(draw: st.DrawFn, day: Day) -> tuple[Run, Instant]:
    """What happened: blocks were begun one after another, late or early; sometimes with jumps."""
    first = day.blocks[0].start or time(9)
    now = at(first.isoformat(), day.date) + minutes(draw(st.integers(-20, 20)))
    events: list[tuple[RunEventKind, str, Instant, int]] = []
    every = [
        *day.blocks,
        *(one for block in day.blocks for track in block.tracks for one in track.blocks),
    ]
    for name in draw(st.lists(st.sampled_from(every), max_size=5)):
        kind = draw(st.sampled_from([RunEventKind.EXTENDED] * 4 + [RunEventKind.SKIPPED]))
        events.append((kind, name.id, now, draw(st.integers(-5, 20))))
    order = draw(st.permutations(day.blocks)) if draw(_one_in(4)) else day.blocks
    for block in order[: draw(st.integers(0, (len(day.blocks) + 1) // 2))]:
        events.append((RunEventKind.STARTED, block.id, now, 0))
        last = block
        for track in block.tracks:
            for inner in track.blocks[: draw(st.integers(0, 2))]:
                moment = now + minutes(draw(st.integers(0, 25)))
                events.append((RunEventKind.STARTED, inner.id, moment, 0))
                if draw(st.booleans()):
                    later = moment + minutes(draw(st.integers(0, 15)))
                    events.append((RunEventKind.ENDED, inner.id, later, 0))
        now += last.duration + minutes(draw(st.integers(-8, 15)) + draw(st.sampled_from([0, 0.5])))
        if draw(_one_in(5)):
            continue
        events.append((RunEventKind.ENDED, block.id, now, 0))
    if draw(st.booleans()) and events and events[-1][0] is RunEventKind.ENDED:
        events.pop()
    return replay(
        RunEvent(id=f"e{number}", kind=kind, block=name, at=moment, added=minutes(added))
        for number, (kind, name, moment, added) in enumerate(events)
    ), now


def _one_in(count: int) -> st.SearchStrategy[bool]:
    return st.integers(1, count).map(lambda drawn: drawn == 1)


def _nearby(planned: Instant) -> st.SearchStrategy[time]:
    zone = agenda().zone
    return st.integers(-12, 4).map(lambda off: on_the_wall(planned + minutes(off), zone).time())


@st.composite
def _blocks(draw: st.DrawFn, names: Iterator[str]) -> Block:
    name = next(names)
    length = draw(st.integers(0, 6)) * 5
    return Block(
        id=name,
        title=name,
        duration=minutes(length),
        kind=draw(st.sampled_from([BlockKind.PLAIN, BlockKind.BREAK])),
        minimum=draw(_minimums(length)),
        optional=draw(_one_in(4)),
        unplanned=draw(_one_in(8)),
    )


def _minimums(length: int) -> st.SearchStrategy[Duration | None]:
    """Return what leaves little to give, so that it takes several to make up for a delay."""
    gives = st.sampled_from([1, 3, 4, 5, length])
    return st.none() | gives.map(lambda most: minutes(max(0, length - most)))


@st.composite
def _phases(draw: st.DrawFn, names: Iterator[str]) -> Block:
    rooms = draw(st.lists(st.integers(0, 2), min_size=1, max_size=3))
    inner = [
        [replace(draw(_blocks(names)), optional=False, unplanned=False) for _ in range(count)]
        for count in rooms
    ]
    one = phase(next(names), *inner, length=draw(st.sampled_from([0, 0, 40])))
    return replace(one, minimum=draw(st.none() | st.integers(0, 20).map(minutes)))
