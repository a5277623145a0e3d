"""A game of bingo on 90, 1,000 and 5,000 phones, beside a bare Starlette and SQLite server.

Both run at once and get the same phones at the same moments, the floor's and ours in turn: a storm
of joining, then polling alone, then meetings (page, pick, the other's poll, confirmation) while all
go on polling. The phones are simulated by this process, at rates that do not wait for answers. The
floor does the same transactions, and checks and renders nothing.

    python -m benchmarks.bingo_played [PHONES ...]
"""

from __future__ import annotations

import asyncio
import resource
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter
from typing import Final

from benchmarks.phones.http import Connection
from benchmarks.phones.phone import Phone
from benchmarks.phones.servers import Server, start_floor, start_ours

TARGET: Final = 1.5
SIZES: Final = (90, 1_000, 5_000)
JOINING_SECONDS: Final = {90: 10.0, 1_000: 30.0, 5_000: 120.0}
POLLING_SECONDS: Final = 15.0
MEETING_SECONDS: Final = 30.0
POLL_EACH: Final = 10.0
"""Seconds between two polls of one phone: between the 2 of an active and the 15 of an idle one."""
MEET_EACH: Final = 90.0
"""Seconds between two scans of one phone."""
ACTIONS: Final = ("join", "pick", "answer", "poll")


@dataclass
class Played:
    """One server's part of the run."""

    server: Server
    took: dict[str, list[float]] = field(default_factory=dict)
    phones: list[Phone] = field(default_factory=list)
    processor: dict[str, float] = field(default_factory=dict)
    late: float = 0.0


def main() -> None:
    sizes = [int(one) for one in sys.argv[1:]] or SIZES
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    missed = False
    # Beside this file: a temporary folder may lie in memory, where a commit costs nothing.
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        for size in sizes:
            missed |= measure(Path(folder) / str(size), size)
    sys.exit(missed)


def measure(folder: Path, size: int) -> bool:
    """Report on that many phones; return whether a target was missed."""
    folder.mkdir()
    both = [Played(start_floor(folder)), Played(start_ours(folder, size))]
    try:
        asyncio.run(play(both, size))
        return report(both, size)
    finally:
        for played in both:
            played.server.close()


async def play(both: Sequence[Played], size: int) -> None:
    lots = [Random(size) for _ in both]
    for played, own in zip(both, lots, strict=True):
        played.phones = [
            Phone(Connection(played.server.port, played.took), number, own)
            for number in range(size)
        ]
    seconds = JOINING_SECONDS.get(size, size / 40)
    await phase(
        both, "joining", spread(size, seconds), lambda p, i: p.phones[i].join(p.server.code)
    )
    polls = spread_polls(size, POLLING_SECONDS)
    await phase(both, "polling", polls, lambda p, i: p.phones[i].poll())
    polls = spread_polls(size, MEETING_SECONDS)
    draw = Random(size)
    meetings = [
        (draw.uniform(0, MEETING_SECONDS * 0.8), size + draw.randrange(size))
        for _ in range(int(size * MEETING_SECONDS / MEET_EACH))
    ]
    await phase(both, "meeting", sorted([*polls, *meetings]), meet_or_poll)


def meet_or_poll(played: Played, index: int) -> Awaitable[None]:
    phones = played.phones
    if index < len(phones):
        return phones[index].poll()
    index -= len(phones)
    return phones[index].meet(phones[(index * 7 + 1) % len(phones)])


def spread(size: int, seconds: float) -> list[tuple[float, int]]:
    draw = Random(size)
    return sorted((draw.uniform(0, seconds), index) for index in range(size))


def spread_polls(size: int, seconds: float) -> list[tuple[float, int]]:
    draw = Random(size)
    count = int(size * seconds / POLL_EACH)
    return sorted((draw.uniform(0, seconds), draw.randrange(size)) for _ in range(count))


async def phase(
    both: Sequence[Played],
    name: str,
    plan: Sequence[tuple[float, int]],
    act: Callable[[Played, int], Awaitable[None]],
) -> None:
    """Have each act at its moment, whether or not the one before has been answered."""
    used = [played.server.processor for played in both]
    begun = perf_counter()
    async with asyncio.TaskGroup() as tasks:
        for at, index in plan:
            late = perf_counter() - begun - at
            if late < 0:
                await asyncio.sleep(-late)
            for played in both:
                played.late = max(played.late, late)
                tasks.create_task(one(act, played, index))
    for played, before in zip(both, used, strict=True):
        played.processor[name] = played.server.processor - before


async def one(act: Callable[[Played, int], Awaitable[None]], played: Played, index: int) -> None:
    phone = played.phones[index % len(played.phones)]
    async with phone.turn:
        await act(played, index)


def report(both: Sequence[Played], size: int) -> bool:
    floor, ours = both
    print(f"\n{size:,} phones")
    print(f"  {'':8} {'requests':>8}  {'floor p50/p99 ms':>18}  {'ours p50/p99 ms':>18}  ratio")
    ratios: dict[str, float] = {}
    for kind in (*ACTIONS, "page"):
        theirs, mine = (sorted(one.took.get(kind, [])) for one in both)
        if len(theirs) > 1 and len(mine) > 1:
            ratios[kind] = median(mine) / median(theirs)
            tail = p99(mine) / p99(theirs)
            print(
                f"  {kind:8} {len(mine):8,}  {show(theirs):>18}  {show(mine):>18}"
                f"  {ratios[kind]:.2f} / {tail:.2f}"
            )
    for name in ours.processor:
        theirs_used, used = floor.processor[name], ours.processor[name]
        print(
            f"  {name}: processor {theirs_used:.1f} s floor, {used:.1f} s ours "
            f"({used / theirs_used:.2f})"
        )
    failed = [sum(phone.failures for phone in one.phones) for one in both]
    print(f"  failed: {failed[0]} floor, {failed[1]} ours; sent late by up to {ours.late:.2f} s")
    return failed[1] > 0 or any(ratios.get(kind, 0) > TARGET for kind in ACTIONS)


def p99(took: Sequence[float]) -> float:
    return quantiles(took, n=100)[98]


def show(took: Sequence[float]) -> str:
    return f"{median(took) * 1000:.1f} / {p99(took) * 1000:.1f}"


if __name__ == "__main__":
    main()
