"""Games of bingo for tests: a small one, and random ones to the limits."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import strategies as st

from facilitator.domain.bingo.game import Game, Rules, Square
from facilitator.domain.bingo.plain import MOST_PLAYERS, SIZES
from facilitator.domain.bingo.views import Totals
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.privacy import Privacy

PRIVACY: Final = Privacy(
    controller="Servicestelle SGB II",
    contact="datenschutz@servicestelle.example",
    purpose="Kennenlernen",
    legal_basis="Einwilligung",
)
TOTALS: Final = Totals(
    players=84,
    paper=6,
    meetings=410,
    squares=615,
    lines=31,
    bingos=12,
    begun=Instant(1_757_440_800_000),
    first_bingo=Instant(1_757_441_640_000),
    ended=Instant(1_757_443_200_000),
)
"""Begun on the evening of the first day; the first Bingo came 14 minutes later."""


def make_squares(count: int) -> tuple[Square, ...]:
    """Return that many squares, every second with an estimate."""
    return tuple(
        Square(text=f"Feld {number}", share=0.2 if number % 2 else None) for number in range(count)
    )


def make_game(**changes: Any) -> Game:
    """Return a game with a few squares more than a card has."""
    game = Game(**{"squares": make_squares(30), **changes})
    assert len(game.squares) >= game.squares_on_card
    return game


_TRUTHS: Final = st.booleans()
_LENGTHS: Final = st.integers(0, 7 * 86_400_000).map(lambda ms: Duration(milliseconds=ms))
_SHARES: Final = st.none() | st.floats(0, 1)


@st.composite
def games(draw: st.DrawFn) -> Game:
    """Return a game, to the limits of what the record takes."""
    count = draw(st.integers(25, 40))
    first = draw(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=90)))
    texts = [*first, *(f"Feld {number}" for number in range(count))]
    return Game(
        title=draw(st.sampled_from(["", "Jobcenter-Bingo"])),
        size=draw(st.sampled_from(SIZES)),
        free_centre=draw(_TRUTHS),
        squares=tuple(Square(text=text, share=draw(_SHARES)) for text in texts),
        rules=draw(_rules()),
        time=draw(st.none() | _LENGTHS),
        winners=draw(st.none() | st.integers(1, MOST_PLAYERS)),
    )


@st.composite
def _rules(draw: st.DrawFn) -> Rules:
    return Rules(
        squares_per_partner=draw(st.integers(1, 25)),
        confirm=draw(_TRUTHS),
        lines=draw(st.integers(1, 12)),
        shared_within=draw(_LENGTHS),
        raffle=draw(_TRUTHS),
        late=draw(_TRUTHS),
        blocklist=draw(_TRUTHS),
        most_players=draw(st.integers(1, MOST_PLAYERS)),
    )
