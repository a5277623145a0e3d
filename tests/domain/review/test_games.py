"""What a review says of games of bingo."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.bingo.game import Game, Square
from facilitator.domain.review import SmallPool, advise, describe, review
from facilitator.texts import load_texts
from tests.domain.bingo.games import PRIVACY, make_game
from tests.factories import make_agenda, make_block, make_day

ENGLISH = load_texts("en")
POOL = tuple(
    Square(text=f"{first} {second}")
    for first in ("kocht", "malt", "segelt", "liest", "reist", "tanzt", "backt", "rudert")
    for second in ("allein", "nachts", "immer", "draußen", "unbemerkt")
)
"""Forty squares that no two of say the same, and nobody minds."""


def with_game(game: Game | None, **changes: Any) -> Agenda:
    block = make_block("bingo", "Bingo", kind=BlockKind.BINGO, game=game)
    return make_agenda(make_day(block), **{"privacy": PRIVACY, "participants": 90, **changes})


def said(agenda: Agenda) -> list[str]:
    return [describe(finding, agenda, ENGLISH) for finding in review(agenda)]


def pool(*squares: Square, **changes: Any) -> Game:
    """Return a game of enough good squares and these."""
    return make_game(squares=(*POOL, *squares), **changes)


def test_good_game_is_not_talked_about() -> None:
    assert said(with_game(pool())) == []


CASES: dict[str, tuple[Game | None, dict[str, Any], str]] = {
    "no game": (None, {}, "“Bingo” has no “game”: it can't be played on phones."),
    "no privacy": (
        pool(),
        {"privacy": None},
        "The agenda has no “privacy”: the pages of “Bingo” stay closed.",
    ),
    "small pool": (
        make_game(squares=POOL[:39]),
        {},
        "39 squares are few: cards resemble one another, and chances differ.",
    ),
    "small pool of a small card": (
        make_game(size=3, squares=POOL[:13]),
        {},
        "13 squares are few: cards resemble one another, and chances differ.",
    ),
    "delicate": (
        pool(Square(text="war schon zweimal schwanger")),
        {},
        "“war schon zweimal schwanger”: “schwanger” touches on health.",
    ),
    "twice": (
        pool(Square(text="Rechnet lieber im Kopf!"), Square(text="rechnet lieber  im Kopf")),
        {},
        "“rechnet lieber  im Kopf” stands in the squares twice.",
    ),
    "almost the same": (
        pool(Square(text="leitet ein Team"), Square(text="hat ein Team geleitet")),
        {},
        "“hat ein Team geleitet” says almost the same as “leitet ein Team”.",
    ),
    "hardly anybody": (
        pool(Square(text="jongliert", share=0.02)),
        {},
        "“jongliert” fits hardly anybody: 2 %.",
    ),
    "hardly anybody of so few": (
        pool(Square(text="jongliert", share=0.08)),
        {"participants": 12},
        "“jongliert” fits hardly anybody: 8 %.",
    ),
    "nearly everybody": (
        pool(Square(text="hat ein Telefon", share=0.86)),
        {},
        "“hat ein Telefon” fits nearly everybody: 86 %.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_review_finds_in_a_game(case: str) -> None:
    game, changes, expected = CASES[case]

    assert said(with_game(game, **changes)) == [expected]


@pytest.mark.parametrize("share", [0.03, 0.5, 0.85, None])
def test_share_that_makes_a_good_square_is_not_talked_about(share: float | None) -> None:
    assert said(with_game(pool(Square(text="jongliert", share=share)))) == []


@pytest.mark.parametrize(("size", "good"), [(3, 14), (4, 27), (5, 40)])
def test_pool_is_large_enough_from_there_on(size: int, good: int) -> None:
    (finding,) = review(with_game(make_game(size=size, squares=POOL[: good - 1])))

    assert isinstance(finding, SmallPool)
    assert finding.good == good
    assert review(with_game(make_game(size=size, squares=POOL[:good]))) == ()


@pytest.mark.parametrize("case", CASES)
def test_finding_comes_with_advice(case: str) -> None:
    game, changes, _ = CASES[case]

    (finding,) = review(with_game(game, **changes))

    assert advise(finding, ENGLISH)


def test_findings_of_a_game_say_where_to_look() -> None:
    game = pool(Square(text="jongliert", share=0.02))

    (finding,) = review(with_game(game))

    assert (finding.spot.subject, finding.spot.key) == ("bingo", "game")
    assert finding.spot.within == ("squares", 40, "share")


def test_game_is_reviewed_in_the_language_of_the_event() -> None:
    game = pool(Square(text="is kind to printers"))

    assert said(with_game(game, language="en")) == []
    assert said(with_game(game)) != []


def test_nobody_is_missed_where_nobody_was_counted() -> None:
    assert said(with_game(pool(Square(text="jongliert", share=0.04)), participants=None)) == []
