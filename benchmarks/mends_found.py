"""Forecast and mends of a late day of 500 blocks, most of them in 20 parallel tracks.

Both have to be done within one frame of the screen. The floor is what can't be done without: one
plain pass that makes the times of 500 blocks.

    python -m benchmarks.mends_found [ROUNDS]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from datetime import time as wall_time
from itertools import count
from statistics import median
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.domain.agenda import Agenda, Block, BlockKind, Day, Track
from facilitator.domain.instant import Instant, at_wall_time, minutes
from facilitator.domain.mends import find_mends
from facilitator.domain.run import BlockState, Run, RunEvent, RunEventKind, replay
from facilitator.domain.schedule import Timing, forecast

TARGET_MS: Final = 16.0
"""One frame."""
ROUNDS: Final = 200
PHASES, TRACKS, IN_A_TRACK = 4, 20, 6
TIMEZONE: Final = "Europe/Berlin"
_DATE: Final = date(2025, 9, 9)


def make_day() -> Agenda:
    """Return four phases of 20 tracks, each between a talk, a break and two more blocks."""
    names = (f"b{number}" for number in count())

    def block(length: int, shortest: int, kind: BlockKind = BlockKind.PLAIN) -> Block:
        name, shorter = next(names), minutes(shortest)
        return Block(id=name, title=name, duration=minutes(length), minimum=shorter, kind=kind)

    def phase() -> Block:
        rooms = tuple(
            Track(
                workshop=f"ws{number}",
                room=None,
                blocks=tuple(block(10, 5) for _ in range(IN_A_TRACK)),
            )
            for number in range(TRACKS)
        )
        name = next(names)
        return Block(
            id=name, title=name, duration=minutes(60), kind=BlockKind.PARALLEL, tracks=rooms
        )

    def quarter() -> list[Block]:
        return [block(15, 10), phase(), block(15, 5, BlockKind.BREAK), block(20, 15), block(5, 0)]

    blocks = tuple(one for _ in range(PHASES) for one in quarter())
    day = Day(date=_DATE, blocks=blocks, end=wall_time(16, 40))
    return Agenda(title="500 blocks", timezone=TIMEZONE, language="de", days=(day,))


def make_late(agenda: Agenda) -> Run:
    """Return the run of a day in whose first phase two workshops were given more time."""
    talk, phase = agenda.days[0].blocks[:2]
    first, second = (track.blocks[-1].id for track in phase.tracks[:2])
    done = [
        (RunEventKind.STARTED, talk.id, "09:00", 0),
        (RunEventKind.ENDED, talk.id, "09:15", 0),
        (RunEventKind.STARTED, phase.id, "09:15", 0),
        (RunEventKind.EXTENDED, first, "10:00", 8),
        (RunEventKind.EXTENDED, second, "10:00", 5),
    ]
    return replay(
        RunEvent(id=f"e{number}", kind=kind, block=block, at=_at(wall), added=minutes(added))
        for number, (kind, block, wall, added) in enumerate(done)
    )


def _at(wall: str) -> Instant:
    return at_wall_time(_DATE, wall_time.fromisoformat(wall), ZoneInfo(TIMEZONE))


def bare_pass(moments: list[tuple[Instant, Instant]]) -> list[Timing]:
    """Return as many times as there are blocks: what every forecast has to make."""
    return [
        Timing(
            state=BlockState.PENDING,
            planned_start=start,
            planned_end=end,
            expected_start=start,
            expected_end=end,
            due=end,
        )
        for start, end in moments
    ]


def measure(work: Callable[[], object]) -> float:
    """Return the milliseconds that `work` keeps the processor busy: it waits for nothing."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    agenda = make_day()
    run, now = make_late(agenda), _at("10:02")
    moments = [
        (one.planned_start, one.planned_end) for one in forecast(agenda, run, now).timings.values()
    ]

    def both() -> None:
        outlook = forecast(agenda, run, now)
        find_mends(agenda, run, now, outlook)

    works: dict[str, Callable[[], object]] = {
        "bare pass": lambda: bare_pass(moments),
        "forecast": lambda: forecast(agenda, run, now),
        "forecast and mends": both,
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(measure(work))
    print(f"{len(moments)} blocks, {len(find_mends(agenda, run, now))} mends")
    report({name: median(measured) for name, measured in times.items()})


def report(medians: dict[str, float]) -> None:
    for name, taken in medians.items():
        print(
            f"{name:18} median {taken:5.2f} ms, {taken / medians['bare pass']:5.1f} × a bare pass"
        )
    taken = medians["forecast and mends"]
    print(f"both within a frame: {taken:.1f} ms (target: at most {TARGET_MS:.0f})")
    sys.exit(taken > TARGET_MS)


if __name__ == "__main__":
    main()
