"""The proposals for today: what each of its stretches has to give up, put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import Duration, Instant, minutes
from facilitator.domain.mends.choices import MOST, choices
from facilitator.domain.mends.mend import Intervention, Mend, MendKind
from facilitator.domain.mends.parts import MINUTE, Give, Taken
from facilitator.domain.mends.rest import Rest, rest_of_today
from facilitator.domain.mends.search import Stretch, cost_of, earliest_end
from facilitator.domain.run import Run
from facilitator.domain.schedule import Forecast, forecast

_ANOTHER_DAY: Final = 24 * 60
"""An agenda that is tried out on another day than its own is not late; in minutes."""
_HALF_A_DAY: Final = 12 * 60
"""A wall time further off than that would be read as one of the day itself."""


def find_mends(
    agenda: Agenda, run: Run, now: Instant, outlook: Forecast | None = None
) -> tuple[Mend, ...]:
    """Return at most five ways to get today back on time, the best first.

    Fewest interventions come first, then the gentlest, then the smallest bite; `search` says why
    nothing is better than the first. Where not every promise can be kept each of them is brought
    as near as it goes. To let the day end later comes last, and only if it has no promised end.
    Empty: nothing is late, or nothing can be done. `outlook` is the forecast at `now`, if it is
    known already.
    """
    outlook = outlook or forecast(agenda, run, now)
    rest = rest_of_today(agenda, run, now, outlook)
    _, late = rest.follow({})
    if not 0 < max(late) < _ANOTHER_DAY:
        return ()
    ways = _ways(rest)
    best = _merged(way[0] for way in ways)
    others = (
        _merged(way[0] if leg != number else other for leg, way in enumerate(ways))
        for number, varied in enumerate(ways)
        for other in varied[1:]
    )
    each = [best, *sorted(others, key=cost_of)] if best else []
    found = [_mend(rest, outlook, taken) for taken in each]
    shifted = list(_shift_end(rest, outlook, _merged(way[0] for way in ways[:-1]), now))
    return (*found[: MOST - len(shifted)], *shifted)


def _ways(rest: Rest) -> list[list[dict[Give, int]]]:
    """Return, for each leg, the ways to keep its promise, or to come as near as it goes."""
    ways: list[list[dict[Give, int]]] = []
    at = rest.begins
    for leg in rest.legs:
        nearest = max(0, leg.late(earliest_end(leg.parts, at)))
        stretch = Stretch(leg.parts, at, limit=leg.promise + (nearest + 1) * MINUTE - 1)
        ways.append(choices(stretch))
        at = max(leg.promise, stretch.end(ways[-1][0]))
    return ways


def _merged(ways: Iterable[Taken]) -> dict[Give, int]:
    return {give: most for way in ways for give, most in way.items()}


def _mend(rest: Rest, outlook: Forecast, taken: Taken) -> Mend:
    end, late = rest.follow(taken)
    left = rest.lengths(taken)
    return Mend(
        interventions=tuple(
            Intervention(
                kind=give.kind,
                block=give.block,
                workshop=give.workshop,
                by=minutes(most),
                left=_left(outlook, give, most) if give.workshop else left[give.block],
            )
            for give, most in taken.items()
        ),
        expected_end=Instant(end),
        late=minutes(max([0, *late])),
    )


def _left(outlook: Forecast, give: Give, most: int) -> Duration:
    """Return how long a track lasts that is closed earlier."""
    track = outlook.of_track(give.block, give.workshop or "")
    return track.due - track.expected_start - minutes(most)


def _shift_end(rest: Rest, outlook: Forecast, taken: Taken, now: Instant) -> Iterator[Mend]:
    """Yield that the day may end later, beside the best for all promises but its end."""
    end, late = rest.follow(taken)
    if rest.end_is_promised or not 0 < late[-1] < _HALF_A_DAY or end <= now.ms:
        return
    shift = Intervention(kind=MendKind.SHIFT_END, by=minutes(late[-1]))
    best = _mend(rest, outlook, taken)
    yield replace(
        best,
        interventions=(*best.interventions, shift),
        late=minutes(max([0, *late[:-1]])),
    )
