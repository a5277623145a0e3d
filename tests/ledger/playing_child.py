"""Plays a game and says what was acknowledged, until it is killed: one line for each answer."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from facilitator.domain.instant import Instant, minutes
from facilitator.ledger import Ledger, RefusedPlayError
from tests.ledger.playing import BLOCK, join, small_game


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    ledger = Ledger.open(Path(sys.argv[1]), lambda: Instant(int(time.time() * 1000)))
    start = int(sys.argv[2])
    game = small_game(squares_per_partner=8, most_players=10_000)
    ledger.open_game(BLOCK, "Bingo", game, minutes(600)).result()
    ledger.start().result()
    say("ready")
    for number in range(start, start + 10_000):
        one, other = join(ledger, f"A{number}"), join(ledger, f"B{number}")
        say(f"joined {one} A{number}")
        token = ledger.view(other).result().token
        for position in (0, 1, 2):
            try:
                ledger.pick(one, token, position).result()
                ledger.answer(other, one, position, True).result()
            except RefusedPlayError as error:
                say(f"refused {error}")
            say(f"filled {one} {position}")


main()
