"""How a game is likely to go, and whether that is too easy, too hard, or fits its time.

The game is simulated several times (`simulation` says how people behave there, and what that leaves
out); each number is the median of the runs, with what one run in ten falls short of and one in ten
exceeds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import Final

from facilitator.domain.bingo.dealing import Draw
from facilitator.domain.bingo.game import Game
from facilitator.domain.bingo.simulation import bingos
from facilitator.domain.instant import NONE, Duration

USUAL_PEOPLE: Final = 30
"""How many are supposed to play where the agenda does not say how many come."""
FIRST_NOT_BEFORE: Final = 1 / 12
FIRST_NOT_AFTER: Final = 1 / 2
HALF_NOT_BEFORE: Final = 1 / 3
AT_LEAST_WITH_BINGO: Final = 1 / 5
"""Of all people, at the end."""
LAST_NOT_BEFORE: Final = 1 / 3
"""The Bingo that ends the game where a number of winners does. The others are parts of the time."""
_TENTH: Final = 10
LOOKS_AHEAD: Final = 2
"""How many times the game's time is looked ahead, to say by how much something is missed."""
_RUNS: Final = 15
_LEAST_RUNS: Final = 3
_PEOPLE_IN_ALL: Final = 1_500
"""With many people one run resembles the next one, and takes long: 1,000 take 0.15 s."""


class Verdict(StrEnum):
    """Whether a game fits its people and its time."""

    TOO_EASY = "too_easy"
    FITS = "fits"
    TOO_HARD = "too_hard"


class Reason(StrEnum):
    """What is wrong with a game."""

    FIRST_EARLY = "first_early"
    HALF_EARLY = "half_early"
    LAST_EARLY = "last_early"
    """It has as many winners as end it while most of the time is left."""
    FIRST_LATE = "first_late"
    FEW_AT_END = "few_at_end"
    LAST_LATE = "last_late"
    """It does not come to as many winners as would end it."""


_VERDICTS: Final = {
    None: Verdict.FITS,
    Reason.FIRST_EARLY: Verdict.TOO_EASY,
    Reason.HALF_EARLY: Verdict.TOO_EASY,
    Reason.LAST_EARLY: Verdict.TOO_EASY,
    Reason.FIRST_LATE: Verdict.TOO_HARD,
    Reason.FEW_AT_END: Verdict.TOO_HARD,
    Reason.LAST_LATE: Verdict.TOO_HARD,
}


@dataclass(frozen=True, slots=True)
class Spread:
    """When something happens, from the start; None: not within twice the game's time."""

    median: Duration | None
    early: Duration | None
    """One run in ten is earlier."""
    late: Duration | None
    """One run in ten is later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """How a game is likely to go."""

    game: Game
    people: int
    time: Duration
    runs: int
    first: Spread
    """The first Bingo."""
    tenth: Spread | None
    """None: that is half of the people, or more."""
    half: Spread
    """When every second one has a Bingo."""
    last: Spread | None
    """The Bingo that ends the game; None: only its time does."""
    with_bingo: int
    """How many people have one when the time is over, if no Bingo has ended the game before."""

    @property
    def reason(self) -> Reason | None:
        """What is wrong with it; None: it fits."""
        return _easy(self) or _hard(self)

    @property
    def verdict(self) -> Verdict:
        """Whether it fits."""
        return _VERDICTS[self.reason]


def usual_runs(people: int) -> int:
    """Return how many runs are enough, and not too many to wait for."""
    return max(_LEAST_RUNS, min(_RUNS, _PEOPLE_IN_ALL // max(1, people)))


def forecast_game(game: Game, people: int, time: Duration, draw: Draw, runs: int) -> Forecast:
    """Return how `game` is likely to go with so many `people`, simulated so many times.

    Raises NoCardsLeftError if the pool has too few squares for a card.
    """
    half = max(1, (people + 1) // 2)
    enough = max(half, min(people, _TENTH), min(people, game.winners or 0))
    played = [_play(game, people, time, draw, enough) for _ in range(runs)]
    return Forecast(
        game=game,
        people=people,
        time=time,
        runs=runs,
        first=_spread(played, 1),
        tenth=_spread(played, _TENTH) if half > _TENTH else None,
        half=_spread(played, half),
        last=None if game.winners is None else _spread(played, game.winners),
        with_bingo=sorted(sum(at <= time for at in one) for one in played)[runs // 2],
    )


def _play(game: Game, people: int, time: Duration, draw: Draw, enough: int) -> tuple[Duration, ...]:
    """Return when the Bingos of one run come: all within the time, and `enough` of them."""
    numbered = enumerate(bingos(game, people, time * LOOKS_AHEAD, draw), start=1)
    return tuple(
        at for _, at in takewhile(lambda one: one[0] <= enough or one[1] <= time, numbered)
    )


def _spread(played: Sequence[tuple[Duration, ...]], number: int) -> Spread:
    """Return when the Bingo of that `number` comes."""
    came = sorted(one[number - 1] for one in played if len(one) >= number)
    runs = len(played)
    middle, few = (runs - 1) // 2, runs // 10
    early, median, late = (
        came[at] if at < len(came) else None for at in (few, middle, runs - 1 - few)
    )
    return Spread(median, early, late)


def _easy(game: Forecast) -> Reason | None:
    if game.last is not None:
        return Reason.LAST_EARLY if _comes_before(game.last, game, LAST_NOT_BEFORE) else None
    if _comes_before(game.first, game, FIRST_NOT_BEFORE):
        return Reason.FIRST_EARLY
    if _comes_before(game.half, game, HALF_NOT_BEFORE):
        return Reason.HALF_EARLY
    return None


def _hard(game: Forecast) -> Reason | None:
    if game.last is not None:
        return None if _comes_before(game.last, game, 1) else Reason.LAST_LATE
    if not _comes_before(game.first, game, FIRST_NOT_AFTER):
        return Reason.FIRST_LATE
    if game.with_bingo < game.people * AT_LEAST_WITH_BINGO:
        return Reason.FEW_AT_END
    return None


def _comes_before(happens: Spread, game: Forecast, part: float) -> bool:
    """Return whether it happens before that `part` of the game's time, in half of all runs."""
    return happens.median is not None and happens.median < max(game.time * part, NONE)
