"""How a game of 90 people will go, and what would mend it.

The moderator waits for it beside other work. The floor is what can't be done without: the cards of
each run, and for each person which squares fit.

    python -m benchmarks.game_foreseen [ROUNDS]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from itertools import islice
from random import Random
from statistics import median
from typing import Final

from facilitator.domain.bingo.changes import look_ahead
from facilitator.domain.bingo.dealing import deal
from facilitator.domain.bingo.forecast import Verdict, usual_runs
from facilitator.domain.bingo.game import Game, Square
from facilitator.domain.instant import minutes

PEOPLE: Final = 90
TARGET_S: Final = 0.5
ROUNDS: Final = 9
_HOUR: Final = minutes(60)


def make_game(size: int) -> Game:
    """Return a game with 40 squares that fit 5 to 60 of a hundred people."""
    squares = (Square(text=f"s{number}", share=0.6 - number * 0.014) for number in range(40))
    return Game(size=size, squares=tuple(squares))


def prepare_runs(game: Game) -> None:
    draw = Random(1).randrange
    for _ in range(usual_runs(PEOPLE)):
        for _ in islice(deal(game, draw), PEOPLE):
            [draw(10_000) < 10_000 * square.likelihood for square in game.squares]


def foresee(game: Game, expected: Verdict) -> None:
    outlook = look_ahead(game, PEOPLE, _HOUR, Random(1).randrange)
    assert outlook.forecast.verdict is expected


def measure(work: Callable[[], None]) -> float:
    """Return the seconds that `work` keeps the processor busy."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    fits, easy = make_game(5), make_game(3)
    works: dict[str, Callable[[], None]] = {
        "cards and people": lambda: prepare_runs(fits),
        "it fits": lambda: foresee(fits, Verdict.FITS),
        "it is mended": lambda: foresee(easy, Verdict.TOO_EASY),
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(measure(work))
    medians = {name: median(measured) for name, measured in times.items()}
    for name, taken in medians.items():
        print(f"{name:17} {taken:.3f} s, {taken / medians['cards and people']:.1f} ×")
    sys.exit(max(medians.values()) > TARGET_S)


if __name__ == "__main__":
    main()
