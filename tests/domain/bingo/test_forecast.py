"""Whether a game fits its people and its time, and what mends it."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from facilitator.domain.bingo.changes import ChangeKind, Outlook, look_ahead
from facilitator.domain.bingo.forecast import (
    Forecast,
    Reason,
    Spread,
    Verdict,
    forecast_game,
    usual_runs,
)
from facilitator.domain.bingo.game import Game, Rules, Square
from facilitator.domain.instant import minutes
from tests.domain.bingo.chances import even_pool

HOUR = minutes(60)
NEVER = Spread(None, None, None)


def pool(share: float) -> tuple[Square, ...]:
    return tuple(Square(text=f"s{number}", share=share) for number in range(40))


def at(middle: float) -> Spread:
    return Spread(minutes(middle), minutes(middle - 1), minutes(middle + 1))


def make_forecast(**changes: Any) -> Forecast:
    """Return how a game of an hour that fits may go."""
    usual: dict[str, Any] = {
        "game": Game(squares=even_pool(40)),
        "people": 90,
        "time": HOUR,
        "runs": 15,
        "first": at(12),
        "tenth": at(20),
        "half": at(40),
        "last": None,
        "with_bingo": 70,
    }
    return Forecast(**(usual | changes))


def look(game: Game, people: int = 90, time: float = 60) -> Outlook:
    return look_ahead(game, people, minutes(time), Random(1).randrange)


@pytest.mark.parametrize(
    ("changes", "reason", "verdict"),
    [
        ({}, None, Verdict.FITS),
        ({"first": at(4.9)}, Reason.FIRST_EARLY, Verdict.TOO_EASY),
        ({"first": at(5)}, None, Verdict.FITS),
        ({"half": at(19)}, Reason.HALF_EARLY, Verdict.TOO_EASY),
        ({"half": NEVER}, None, Verdict.FITS),
        ({"first": at(30)}, Reason.FIRST_LATE, Verdict.TOO_HARD),
        ({"first": NEVER, "half": NEVER}, Reason.FIRST_LATE, Verdict.TOO_HARD),
        ({"with_bingo": 17}, Reason.FEW_AT_END, Verdict.TOO_HARD),
        ({"with_bingo": 18}, None, Verdict.FITS),
        ({"last": at(19)}, Reason.LAST_EARLY, Verdict.TOO_EASY),
        ({"last": at(20), "first": at(2), "half": at(3)}, None, Verdict.FITS),
        ({"last": at(60)}, Reason.LAST_LATE, Verdict.TOO_HARD),
        ({"last": NEVER}, Reason.LAST_LATE, Verdict.TOO_HARD),
    ],
)
def test_verdict_follows_from_when_bingos_come(
    changes: dict[str, Any], reason: Reason | None, verdict: Verdict
) -> None:
    found = make_forecast(**changes)

    assert (found.reason, found.verdict) == (reason, verdict)


def test_medians_and_ranges_are_those_of_the_runs() -> None:
    """All squares fit all people: everybody wins after four partners, so runs hardly differ."""
    found = forecast_game(Game(squares=pool(1)), 20, HOUR, Random(1).randrange, 11)

    assert found.first.early is not None
    assert found.first.median is not None
    assert found.half.late is not None
    assert found.first.early <= found.first.median <= found.half.late < minutes(40)
    assert found.with_bingo == 20


def test_what_never_happens_has_no_time() -> None:
    found = forecast_game(Game(squares=pool(0), winners=3), 9, HOUR, Random(1).randrange, 3)

    assert (found.first, found.half, found.last) == (NEVER, NEVER, NEVER)
    assert (found.tenth, found.with_bingo) == (None, 0)


@pytest.mark.parametrize("people", [0, 1, 2, 3])
@pytest.mark.parametrize("time", [0, 1, 60])
def test_hardly_anybody_and_hardly_any_time_have_a_forecast(people: int, time: int) -> None:
    assert look(Game(squares=pool(0.2)), people, time).forecast.verdict is Verdict.TOO_HARD


def test_game_of_a_usual_pool_fits_and_needs_no_change() -> None:
    outlook = look(Game(squares=even_pool(40)))

    assert (outlook.forecast.verdict, outlook.changes) == (Verdict.FITS, ())


@pytest.mark.parametrize(
    ("game", "time", "verdict", "kinds"),
    [
        (Game(squares=pool(0.7)), 60, Verdict.TOO_EASY, {ChangeKind.LINES, ChangeKind.RARER}),
        (
            Game(size=3, squares=even_pool(40)),
            60,
            Verdict.TOO_EASY,
            {ChangeKind.LINES, ChangeKind.SIZE},
        ),
        (Game(squares=pool(0.03)), 60, Verdict.TOO_HARD, {ChangeKind.SIZE, ChangeKind.COMMONER}),
        (
            Game(squares=even_pool(40), rules=Rules(lines=4)),
            30,
            Verdict.TOO_HARD,
            {ChangeKind.LINES, ChangeKind.SIZE},
        ),
        (
            Game(squares=even_pool(40), winners=1),
            60,
            Verdict.TOO_EASY,
            {ChangeKind.WINNERS, ChangeKind.LINES},
        ),
    ],
)
def test_changes_mend_what_is_too_easy_or_too_hard(
    game: Game, time: float, verdict: Verdict, kinds: set[ChangeKind]
) -> None:
    outlook = look(game, time=time)

    assert outlook.forecast.verdict is verdict
    assert {change.kind for change in outlook.changes} == kinds
    assert all(change.forecast.verdict is Verdict.FITS for change in outlook.changes)


def test_change_says_what_the_game_becomes() -> None:
    outlook = look(Game(size=3, squares=even_pool(40)))

    became = {change.kind: (change.number, change.forecast.game) for change in outlook.changes}

    number, game = became[ChangeKind.SIZE]
    assert (number, game) == (game.size, Game(size=number, squares=even_pool(40)))


def test_few_people_may_fill_more_squares_of_a_card() -> None:
    """Four people have three others each, and a line has four squares."""
    outlook = look(Game(squares=pool(0.4)), people=4, time=30)

    assert ChangeKind.PER_PARTNER in {change.kind for change in outlook.changes}


def test_pool_without_enough_squares_for_larger_cards_is_not_told_to_use_them() -> None:
    outlook = look(Game(size=3, squares=pool(0.6)[:12]))

    assert ChangeKind.SIZE not in {change.kind for change in outlook.changes}


def test_more_people_need_fewer_runs() -> None:
    assert [usual_runs(people) for people in (0, 90, 150, 300, 5_000)] == [15, 15, 10, 5, 3]
