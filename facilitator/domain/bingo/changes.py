"""What would mend a game that is too easy or too hard: each change is tried by simulating it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeAlias

from facilitator.domain.bingo.card import lines_of
from facilitator.domain.bingo.dealing import Draw
from facilitator.domain.bingo.forecast import Forecast, Verdict, forecast_game, usual_runs
from facilitator.domain.bingo.game import Game
from facilitator.domain.instant import Duration, minutes

COMMON_SHARE: Final = 0.35
RARE_SHARE: Final = 0.1
_SEVERAL: Final = 2
"""So many changes are enough to choose from."""
_STEP: Final = minutes(5)
_WINNERS: Final = (1, 3, 5, 10, 20)
_FEW: Final = 25
"""With fewer people partners run short before squares do."""


class ChangeKind(StrEnum):
    """What is changed; the number of a `Change` says to what."""

    WINNERS = "winners"
    """How many Bingos end it."""
    LINES = "lines"
    """How many lines make a Bingo."""
    SIZE = "size"
    """Squares a side."""
    COMMONER = "commoner"
    """So many of the rarest squares give way to such as fit `COMMON_SHARE` of the people."""
    RARER = "rarer"
    """So many of the commonest squares give way to such as fit `RARE_SHARE` of the people."""
    PER_PARTNER = "per_partner"
    """How many squares of one card the same person may fill."""
    TIME = "time"
    """Minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change with which a game fits."""

    kind: ChangeKind
    number: int
    forecast: Forecast
    """How the game is likely to go then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """How a game is likely to go, and what would mend it."""

    forecast: Forecast
    changes: tuple[Change, ...] = ()
    """The ones that ask for the least come first; none if it fits, or if none alone is enough."""


_Tried: TypeAlias = tuple[int, Game, Duration]
"""The number of a change, with the game and the time that it leads to."""
_Kinds: TypeAlias = dict[ChangeKind, Callable[[Forecast], Iterator[_Tried]]]


def look_ahead(
    game: Game, people: int, time: Duration, draw: Draw, runs: int | None = None
) -> Outlook:
    """Return how `game` is likely to go with so many `people`, and what would mend it.

    `runs`: how many times it is simulated; None: as often as is enough (`usual_runs`). For ninety
    people that takes some tenths of a second. Raises NoCardsLeftError if the pool is too small.
    """
    wanted = runs or usual_runs(people)
    outlook = forecast_game(game, people, time, draw, wanted)
    if outlook.verdict is Verdict.FITS:
        return Outlook(forecast=outlook)
    return Outlook(forecast=outlook, changes=_changes(outlook, draw))


def _changes(found: Forecast, draw: Draw) -> tuple[Change, ...]:
    """Return the first changes that mend what was `found`, at most one of a kind."""
    changes: list[Change] = []
    runs = -(-usual_runs(found.people) // 3)
    kinds = _HARDER if found.verdict is Verdict.TOO_EASY else _EASIER
    for kind, ways in kinds.items():
        for number, game, time in ways(found):
            then = forecast_game(game, found.people, time, draw, runs)
            if then.verdict is Verdict.FITS:
                changes.append(Change(kind=kind, number=number, forecast=then))
                break
        if len(changes) == _SEVERAL:
            break
    return tuple(changes)


def _more_winners(found: Forecast) -> Iterator[_Tried]:
    return _winners(found, [count for count in _WINNERS if count > (found.game.winners or 0)])


def _fewer_winners(found: Forecast) -> Iterator[_Tried]:
    return _winners(
        found, [count for count in reversed(_WINNERS) if count < (found.game.winners or 0)]
    )


def _winners(found: Forecast, counts: Iterable[int]) -> Iterator[_Tried]:
    """Yield games that end with so many; one that no winner ends stays so."""
    if found.game.winners is not None:
        for count in counts:
            if count <= found.people:
                yield count, replace(found.game, winners=count), found.time


def _lines(*by: int) -> Callable[[Forecast], Iterator[_Tried]]:
    def ways(found: Forecast) -> Iterator[_Tried]:
        for more in by:
            lines = found.game.rules.lines + more
            if 1 <= lines <= len(lines_of(found.game.size)):
                rules = replace(found.game.rules, lines=lines)
                yield lines, replace(found.game, rules=rules), found.time

    return ways


def _sizes(by: int) -> Callable[[Forecast], Iterator[_Tried]]:
    def ways(found: Forecast) -> Iterator[_Tried]:
        size = found.game.size + by
        while 3 <= size <= 5:
            game = replace(found.game, size=size)
            if len(game.squares) >= game.squares_on_card:
                yield size, game, found.time
            size += by

    return ways


def _commoner(found: Forecast) -> Iterator[_Tried]:
    return _squares(found, COMMON_SHARE, lambda likelihood: likelihood)


def _rarer(found: Forecast) -> Iterator[_Tried]:
    return _squares(found, RARE_SHARE, lambda likelihood: -likelihood)


def _squares(found: Forecast, share: float, order: Callable[[float], float]) -> Iterator[_Tried]:
    """Yield pools of which a quarter, a half, three quarters have given way, as far as it helps."""
    pool = sorted(found.game.squares, key=lambda square: order(square.likelihood))
    worse = sum(order(square.likelihood) < order(share) for square in pool)
    for count in sorted({min(worse, len(pool) * part // 4) for part in (1, 2, 3)}):
        if count:
            others = [replace(square, share=share) for square in pool[:count]]
            game = replace(found.game, squares=(*others, *pool[count:]))
            yield count, game, found.time


def _more_per_partner(found: Forecast) -> Iterator[_Tried]:
    if found.people <= _FEW:
        count = found.game.rules.squares_per_partner + 1
        rules = replace(found.game.rules, squares_per_partner=count)
        yield count, replace(found.game, rules=rules), found.time


def _times(*parts: float) -> Callable[[Forecast], Iterator[_Tried]]:
    def ways(found: Forecast) -> Iterator[_Tried]:
        for part in parts:
            time = max(_STEP, round(found.time * part / _STEP) * _STEP)
            if time != found.time:
                yield time // minutes(1), replace(found.game, time=time), time

    return ways


_HARDER: Final[_Kinds] = {
    ChangeKind.WINNERS: _more_winners,
    ChangeKind.LINES: _lines(+1, +2, +3),
    ChangeKind.SIZE: _sizes(+1),
    ChangeKind.RARER: _rarer,
    ChangeKind.TIME: _times(0.75, 0.5),
}
_EASIER: Final[_Kinds] = {
    ChangeKind.WINNERS: _fewer_winners,
    ChangeKind.LINES: _lines(-1, -2, -3),
    ChangeKind.SIZE: _sizes(-1),
    ChangeKind.COMMONER: _commoner,
    ChangeKind.PER_PARTNER: _more_per_partner,
    ChangeKind.TIME: _times(1.25, 1.5, 2),
}
