"""What phones give in a query of a rehearsal."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from facilitator.domain.script import ScriptQuery, ScriptTheme


def ballots(query: ScriptQuery, themes: Sequence[ScriptTheme]) -> list[list[int]]:
    """Return what each phone gives the themes, by their order: the same each time.

    What has more dots on paper is likelier to get a point.
    """
    lots = Random(query.question)  # noqa: S311 - a rehearsal goes the same way each time
    return [_ballot(query, [theme.dots + 1 for theme in themes], lots) for _ in range(query.phones)]


def _ballot(query: ScriptQuery, weights: Sequence[int], lots: Random) -> list[int]:
    given = [0] * len(weights)
    for _ in range(min(query.points, query.most * len(weights))):
        free = [place for place, points in enumerate(given) if points < query.most]
        (chosen,) = lots.choices(free, [weights[place] for place in free])
        given[chosen] += 1
    return given
