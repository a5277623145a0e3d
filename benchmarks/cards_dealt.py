"""Ten thousand unique cards of 5 by 5 from 40 squares.

The floor is what everybody would do: so many squares drawn from the pool, in any order.

    python -m benchmarks.cards_dealt [ROUNDS]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from itertools import islice
from random import Random
from statistics import median
from typing import Final

from facilitator.domain.bingo.dealing import deal
from facilitator.domain.bingo.game import Game, Square

CARDS: Final = 10_000
TARGET_S: Final = 1.0
ROUNDS: Final = 9
_SQUARES: Final = 40


def make_game() -> Game:
    """Return a game with squares that fit 2 to 60 of a hundred people."""
    squares = (Square(text=f"s{number}", share=0.6 * 0.92**number) for number in range(_SQUARES))
    return Game(squares=tuple(squares))


def deal_fairly(game: Game) -> int:
    return len(set(islice(deal(game, Random(1).randrange), CARDS)))


def deal_at_random(game: Game) -> int:
    lots, pool = Random(1), range(len(game.squares))
    return len({tuple(lots.sample(pool, game.squares_on_card)) for _ in range(CARDS)})


def measure(work: Callable[[Game], int], game: Game) -> float:
    """Return the seconds that `work` takes for cards of which no two are alike."""
    started = time.process_time()
    assert work(game) == CARDS
    return time.process_time() - started


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    game = make_game()
    times: dict[str, list[float]] = {"at random": [], "fair": []}
    for _ in range(rounds):
        times["at random"].append(measure(deal_at_random, game))
        times["fair"].append(measure(deal_fairly, game))
    floor, taken = median(times["at random"]), median(times["fair"])
    print(f"{CARDS:,} cards: at random {floor:.3f} s, fair {taken:.3f} s ({taken / floor:.1f} ×)")
    sys.exit(taken > TARGET_S)


if __name__ == "__main__":
    main()
