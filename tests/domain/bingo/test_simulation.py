"""A game played in thought: what can't be, whatever the lots."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.bingo.dealing import NoCardsLeftError
from facilitator.domain.bingo.game import Game, Rules, Square
from facilitator.domain.bingo.simulation import Behaviour, bingos
from facilitator.domain.instant import NONE, Duration, minutes
from tests.domain.bingo.chances import skewed_pool

LONG = minutes(600)
STEADY = Behaviour(meeting=(60, 60), search=(0, 0))
"""All meet somebody new each minute."""


def pool(share: float, count: int = 30) -> tuple[Square, ...]:
    return tuple(Square(text=f"s{number}", share=share) for number in range(count))


def play(game: Game, people: int, until: Duration = LONG, seed: int = 1) -> list[Duration]:
    return list(bingos(game, people, until, Random(seed).randrange))


def steadily(game: Game, people: int) -> list[Duration]:
    return list(bingos(game, people, LONG, Random(1).randrange, STEADY))


@given(
    size=st.sampled_from((3, 4, 5)),
    share=st.floats(0, 1),
    people=st.integers(0, 30),
    length=st.integers(0, 120),
    seed=st.integers(0, 2**32),
    rules=st.builds(Rules, lines=st.integers(1, 8), squares_per_partner=st.integers(1, 4)),
)
def test_bingos_come_in_order_within_the_time_one_a_person(
    size: int, share: float, people: int, length: int, seed: int, rules: Rules
) -> None:
    game = Game(size=size, squares=pool(share), rules=rules)

    came = play(game, people, minutes(length), seed)

    assert came == sorted(came)
    assert len(came) <= people
    assert all(NONE <= at <= minutes(length) for at in came)
    assert came == play(game, people, minutes(length), seed)


def test_nobody_fits_then_nobody_has_a_bingo() -> None:
    assert play(Game(squares=pool(0)), 30) == []


@pytest.mark.parametrize(("people", "expected"), [(4, 0), (6, 6)])
def test_a_line_needs_as_many_partners_as_it_has_squares(people: int, expected: int) -> None:
    """With a free centre four are enough: among four people each has three others to meet."""
    assert len(play(Game(squares=pool(1)), people)) == expected


def test_one_partner_may_fill_as_many_squares_as_the_rules_say() -> None:
    game = Game(squares=pool(1), rules=Rules(squares_per_partner=4))

    assert len(play(game, 2)) == 2


def test_whoever_fits_everything_fills_a_line_a_square_a_meeting() -> None:
    """Met at 0, 1, 2 and 3 minutes, the four squares beside the free centre are filled."""
    assert steadily(Game(squares=pool(1)), 90)[:10] == [minutes(3)] * 10


def test_all_lines_need_the_whole_card() -> None:
    game = Game(squares=pool(1), rules=Rules(lines=12))

    assert len(play(game, 24)) == 0
    assert len(play(game, 40)) == 40


def test_commoner_squares_bring_bingos_sooner() -> None:
    first_half = [play(Game(squares=pool(share)), 40)[:20] for share in (0.4, 0.2, 0.1)]

    middles = [came[-1] for came in first_half]
    assert middles == sorted(middles)


def test_more_lines_and_larger_cards_take_longer() -> None:
    squares = skewed_pool(40, 0.1)
    games = [
        Game(squares=squares, size=3),
        Game(squares=squares, size=4),
        Game(squares=squares, rules=Rules(lines=2)),
        Game(squares=squares, rules=Rules(lines=4)),
    ]

    middles = [play(game, 60)[29] for game in games]

    assert middles == sorted(middles)


def test_pool_too_small_for_a_card_is_refused() -> None:
    with pytest.raises(NoCardsLeftError):
        play(Game(squares=pool(0.3, 23)), 10)
