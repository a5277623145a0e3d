"""Ranks of Bingos: in the order in which they came, shared by those that came together."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.instant import Duration, Instant


def ranks(moments: Sequence[Instant], within: Duration) -> tuple[int, ...]:
    """Return the rank of each of `moments`, which stand in the order of their commits.

    Those no later than `within` after the first of their group share its rank; the next one
    counts all before it: 1, 1, 3. A moment before its group's first (a clock was set back) is of
    that group.
    """
    found: list[int] = []
    first: Instant | None = None
    for place, moment in enumerate(moments, start=1):
        if first is None or moment - first > within:
            first = moment
            found.append(place)
        else:
            found.append(found[-1])
    return tuple(found)
