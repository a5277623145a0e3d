"""The least that has to be given up so that a stretch of the day ends in time.

A *stretch* is what lies between two promises. The least is: the fewest interventions, of these
the gentlest (smallest sum of severities), of these the smallest bite (fewest minutes taken).

Why the first that is found is the best there is:

1. *Stretches are independent.* A pinned block never starts before its pin, so the next stretch
   begins at the pin, however much was given up before it, once the promise is kept; where it
   can't be, every promise is brought as near as it goes, and the next stretch begins there. What
   one stretch gives up helps no other one, and the sums to be made small add up.
2. *Only the earliest arrival counts.* Each block ends no earlier when it starts later (`Part`).
   Of two ways to the same block with equal costs, what can follow the later one can follow the
   earlier one as well, at the same cost. So for each sum of costs the earliest arrival is
   kept, nothing else, and a costlier arrival only if it is earlier (Bellman). For plain blocks of
   one severity that is the exchange argument: the largest capacities come first.
3. *Cuts may be as large as possible until the set is chosen.* That is the earliest arrival. The
   bite is made small afterwards: with the fewest interventions none is superfluous, so where one
   of them is a cut, exactly what is missing is taken. Where all are dropped blocks nothing can be
   made smaller: only there is the bite part of the cost, and arrivals are kept for each bite.
4. *In a phase, the longest tracks.* It ends by a moment only if each track that would last longer
   gives something up (`Part.choices`): a group of which one choice is taken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from facilitator.domain.mends.mend import MendKind
from facilitator.domain.mends.parts import Give, Part, Taken


class Cost(NamedTuple):
    """What is to be small, the first the most."""

    steps: int = 0
    """How many interventions."""
    severity: int = 0
    bite: int = 0
    """In minutes. While searching: 0, unless nothing but dropped blocks are among them."""


def end_of(parts: Iterable[Part], begins: int, taken: Taken) -> int:
    """Return when the last of `parts` ends if the first may begin then and that much is `taken`."""
    at = begins
    for part in parts:
        at = part.end(at, taken)
    return at


def earliest_end(parts: Iterable[Part], begins: int) -> int:
    """Return when the last of `parts` ends if they give up all that they may."""
    at = begins
    for part in parts:
        at = min(part.end(at, choice) for choice in ({}, *part.choices(at)))
    return at


@dataclass(frozen=True, slots=True)
class Stretch:
    """The blocks before a promise, and when they begin; moments are milliseconds."""

    parts: tuple[Part, ...]
    begins: int
    limit: int
    """The last moment that still counts as in time, or as near to it as it goes."""

    def end(self, taken: Taken) -> int:
        """Return when the last block ends if that much is `taken`."""
        return end_of(self.parts, self.begins, taken)


_Arrivals: TypeAlias = dict[Cost, tuple[int, dict[Give, int]]]


def least(stretch: Stretch) -> dict[Give, int] | None:
    """Return the least to be given up, in minutes of each; None if nothing is enough."""
    arrivals: _Arrivals = {Cost(): (stretch.begins, {})}
    for part, enough in zip(stretch.parts, _early_enough(stretch), strict=True):
        reached: _Arrivals = {}
        options = None if part.may_close else _options(part, stretch.begins)
        for cost, (at, taken) in arrivals.items():
            for choice, more in options or _options(part, at):
                costs, end = _add(cost, more), max(enough, part.end(at, choice))
                if costs not in reached or end <= reached[costs][0]:
                    reached[costs] = end, {**taken, **choice}
        arrivals = _worth_keeping(reached, enough)
    in_time = [cost for cost, (at, _) in arrivals.items() if at <= stretch.limit]
    return _pare(stretch, arrivals[min(in_time)][1]) if in_time else None


def cost_of(taken: Taken) -> Cost:
    """Return what the interventions of `taken` cost."""
    return Cost(len(taken), sum(give.severity for give in taken), sum(taken.values()))


def _early_enough(stretch: Stretch) -> list[int]:
    """Return, for each block, by when it has to be over if all behind it stay as they are."""
    latest = [stretch.limit]
    for part in reversed(stretch.parts[1:]):
        latest.append(part.latest_start(latest[-1]))
    return latest[::-1]


def _options(part: Part, start: int) -> list[tuple[dict[Give, int], Cost]]:
    """Return what `part` may give up, and nothing, each with its cost while searching."""
    return [(choice, _cost_in_search(choice)) for choice in ({}, *part.choices(start))]


def _cost_in_search(choice: Taken) -> Cost:
    cost = cost_of(choice)
    drops = all(give.kind is MendKind.DROP for give in choice)
    return cost if drops else cost._replace(bite=0)


def _add(cost: Cost, more: Cost) -> Cost:
    """Return the sum of two costs; for the bite see `Cost`."""
    if not more.steps:
        return cost
    drops = more.bite > 0 and (cost.steps == 0 or cost.bite > 0)
    bite = cost.bite + more.bite if drops else 0
    return Cost(cost.steps + more.steps, cost.severity + more.severity, bite)


def _worth_keeping(reached: _Arrivals, enough: int) -> _Arrivals:
    """Return the arrivals that are earlier than all cheaper ones, up to one that is `enough`."""
    kept: _Arrivals = {}
    earliest: int | None = None
    for cost in sorted(reached):
        at = reached[cost][0]
        if earliest is None or at < earliest:
            kept[cost], earliest = reached[cost], at
        if at <= enough:
            break
    return kept


def _pare(stretch: Stretch, taken: dict[Give, int]) -> dict[Give, int]:
    """Return `taken` with no cut longer than it has to be, the gentlest giving the most.

    Of equally gentle ones the earliest, so that the time is made up soon.
    """
    latest_first = list(taken)
    latest_first.reverse()
    for give in sorted(latest_first, key=lambda one: -one.severity):
        if give.kind is MendKind.DROP:
            continue

        def is_in_time(amount: int, give: Give = give) -> bool:
            return stretch.end({**taken, give: amount}) <= stretch.limit

        taken[give] = bisect_left(range(taken[give]), True, key=is_in_time)
    return taken
