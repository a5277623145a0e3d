"""Ranks of Bingos: in the order in which they came, shared by those that came together."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.instant import Duration, Instant


def ranks(moments: Sequence[Instant], within: Duration) -> tuple[int, ...]:
    """Return the rank of each of `moments`, which stand in the order of their commits.

    Those no later than `within` after the first of their group share its rank; the next one
    counts all before it: 1, 1, 3. So does one that is earlier than its group's first by more than
    that: a clock was set back, and the order of the commits is all that is known.
    """
    found: list[int] = []
    first: Instant | None = None
    for place, moment in enumerate(moments, start=1):
        if first is None or abs(moment - first) > within:
            first = moment
            found.append(place)
        else:
            found.append(found[-1])
    return tuple(found)
