"""A small game and its players, for tests of the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from facilitator.domain.bingo.card import complete_lines
from facilitator.domain.bingo.game import Game, Rules, Square
from facilitator.domain.bingo.views import Mark, PlayerId
from facilitator.domain.instant import Instant, minutes
from facilitator.ledger import Ledger
from tests.clock import Clock

START: Final = Instant(1_757_444_400_000)
"""2025-09-09, 19:00 UTC."""
BLOCK: Final = "bingo"


def small_game(**rules: Any) -> Game:
    """Return a game of 3 by 3 from 12 squares; a line takes two or three."""
    squares = tuple(Square(text=f"Feld {number}", share=0.3) for number in range(12))
    return Game(size=3, squares=squares, rules=replace(Rules(), **rules))


def open_ledger(folder: Path, clock: Clock | None = None) -> Ledger:
    """Open the ledger of an event in `folder`."""
    return Ledger.open(folder / "event.bingo", (clock or Clock(START)).now)


def begin(ledger: Ledger, count: int, game: Game | None = None, time: float = 40) -> list[PlayerId]:
    """Open a game, let `count` players join, start it; return them."""
    ledger.open_game(BLOCK, "Jobcenter-Bingo", game or small_game(), minutes(time)).result()
    players = [join(ledger, f"Person {number}") for number in range(count)]
    ledger.start().result()
    return players


def join(ledger: Ledger, name: str) -> PlayerId:
    """Let somebody join."""
    return ledger.join(ledger.join_code, name, f"nonce of {name}".ljust(30)).result().player


def token_of(ledger: Ledger, player: PlayerId) -> str:
    """Return what the player's QR code holds."""
    return ledger.view(player).result().token


def fill(ledger: Ledger, owner: PlayerId, partner: PlayerId, position: int) -> None:
    """Have `partner` named and confirm."""
    ledger.pick(owner, token_of(ledger, partner), position).result()
    ledger.answer(partner, owner, position, True).result()


def fill_line(ledger: Ledger, owner: PlayerId, partners: Sequence[PlayerId]) -> None:
    """Fill the middle row of a card of 3 by 3, whose centre is free."""
    for position, partner in zip((3, 5), partners, strict=False):
        fill(ledger, owner, partner, position)


def marks_of(ledger: Ledger, player: PlayerId) -> list[Mark]:
    """Return how the squares of a card stand."""
    return [cell.mark for cell in ledger.view(player).result().cells]


def lines_on(ledger: Ledger, player: PlayerId) -> int:
    """Count the complete lines of a card by what it shows."""
    view = ledger.view(player).result()
    there = {
        position
        for position, cell in enumerate(view.cells)
        if cell.mark in (Mark.FILLED, Mark.FREE)
    }
    return len(complete_lines(there, view.size))
