"""Gives ballots and sends cards and says what was acknowledged, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from facilitator.ledger.voices import VoiceLedger
from tests.clock import Clock
from tests.domain.plenum.asked import make_query
from tests.ledger.voices.giving import START, give, send


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    voices = VoiceLedger.open(Path(sys.argv[1]), Clock(START).now)
    start = int(sys.argv[2])
    say("ready")
    for number in range(start, start + 10_000):
        give(voices, f"cookie {number}", a=1 + number % 2)
        say(f"gave {number} -")
        card = send(voices, f"Karte {number}")
        say(f"sent {number} {card.id}")
        if number % 3 == 0:
            voices.destroy(card.id)
            say(f"destroying {number} {card.id}")
        if number % 5 == 0:
            query = make_query(f"burned {number}")
            voices.give(query, {"a": 1}, cookie="burned").result()
            voices.burn(query.id).result()
            say(f"burned {number} -")


main()
