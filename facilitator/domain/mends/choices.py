"""The few ways to end one stretch in time, the best first, each of them a real choice.

The second is the best one without something that the first touches, the third without something
that one of those touches, and so on; since each is the least under what it may not touch, none
holds another one with something on top. One more does not look for another block, but spreads the
bite: nothing but cuts, none of more than half of what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from heapq import heappop, heappush
from typing import Final, TypeAlias

from facilitator.domain.mends.parts import MINUTE, Give, Touched
from facilitator.domain.mends.search import Cost, Stretch, cost_of, least

MOST: Final = 5
"""So many proposals are enough to choose from."""
_TRIES: Final = 12

_Barred: TypeAlias = frozenset[Touched]


def choices(stretch: Stretch) -> list[dict[Give, int]]:
    """Return at most `MOST` ways to end `stretch` in time, the best first."""
    if stretch.end({}) <= stretch.limit:
        return [{}]
    found = [*_by_what_is_touched(stretch), *_spread(stretch)]
    distinct = {frozenset(taken.items()): taken for taken in found}
    return sorted(distinct.values(), key=cost_of)[:MOST]


def _by_what_is_touched(stretch: Stretch) -> Iterator[dict[Give, int]]:
    """Yield the best one, then the best ones without something that those before it touch."""
    first = least(stretch)
    if first is None:
        return
    asked: set[_Barred] = {frozenset()}
    waiting: list[tuple[Cost, int, _Barred, dict[Give, int]]] = []
    heappush(waiting, (cost_of(first), 0, frozenset(), first))
    seen: set[_Barred] = set()
    while waiting and len(seen) < MOST:
        _, _, barred, taken = heappop(waiting)
        touched = frozenset(give.touches for give in taken)
        if touched not in seen:
            seen.add(touched)
            yield taken
        for one in sorted(touched, key=str):
            narrower = barred | {one}
            if narrower in asked or len(asked) > _TRIES:
                continue
            asked.add(narrower)
            other = least(_without(stretch, narrower))
            if other is not None:
                heappush(waiting, (cost_of(other), len(asked), narrower, other))


def _without(stretch: Stretch, barred: _Barred) -> Stretch:
    parts = tuple(
        part.without(barred) if any(block == part.block.id for block, _ in barred) else part
        for part in stretch.parts
    )
    return replace(stretch, parts=parts)


def _spread(stretch: Stretch) -> Iterator[dict[Give, int]]:
    """Yield how several blocks may share what is missing, if they can."""
    missing = -((stretch.limit - stretch.end({})) // MINUTE)
    half = -(-missing // 2)
    if half >= missing:
        return
    shared = least(replace(stretch, parts=tuple(part.sparing(half) for part in stretch.parts)))
    if shared:
        yield shared
