"""A game and the data protection notice as they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain.bingo.game import Game, Rules, Square
from facilitator.domain.bingo.plain import game_to_plain
from facilitator.domain.instant import Duration, minutes
from facilitator.domain.privacy import Privacy
from facilitator.formats.agenda import read_agenda
from facilitator.record.checking import check_rows
from tests.formats.agendas import OPENING, with_blocks
from tests.formats.conftest import Write
from tests.record.hostile_rows import row

EIGHT = "a, b, c, d, e, f, g, h"
_SQUARES = tuple(Square(text=letter) for letter in "abcdefgh")


def read_game(path: Path) -> Game | None:
    return read_agenda(path).agenda.block("b").game


def bingo(game: str) -> str:
    return with_blocks(
        OPENING, f"{{id: b, title: B, kind: bingo, duration: 5 min, game: {{{game}}}}}"
    )


def test_game_that_says_little_has_the_usual_rules(write: Write) -> None:
    path = write(bingo(f"size: 3, squares: [{EIGHT}]"))

    assert read_game(path) == Game(size=3, squares=_SQUARES)


@pytest.mark.parametrize("empty", ["rules: , end: ", "rules: {}, end: {}", "title: "])
def test_what_is_left_empty_is_as_usual(write: Write, empty: str) -> None:
    path = write(bingo(f"size: 3, squares: [{EIGHT}], {empty}"))

    assert read_game(path) == Game(size=3, squares=_SQUARES)


def test_game_that_says_all_is_read_so(write: Write) -> None:
    path = write(
        bingo(
            "title: Unser Bingo, size: 4, free_centre: false, "
            "squares: [{text: rechnet gern, share: 30 %}, {text: singt, share: 0%}, "
            '{text: "kann, was keine kann", share: 100 %}, 2005, true, '
            + ", ".join(f"s{number}" for number in range(11))
            + "], rules: {squares_per_partner: 2, confirm: false, lines: 10, shared_within: 0 s, "
            "raffle: false, late: false, blocklist: false, most_players: 10000}, "
            "end: {time: 1 h 30 min, winners: 3}"
        )
    )

    assert read_game(path) == Game(
        title="Unser Bingo",
        size=4,
        free_centre=False,
        squares=(
            Square(text="rechnet gern", share=0.3),
            Square(text="singt", share=0.0),
            Square(text="kann, was keine kann", share=1.0),
            Square(text="2005"),
            Square(text="true"),
            *(Square(text=f"s{number}") for number in range(11)),
        ),
        rules=Rules(
            squares_per_partner=2,
            confirm=False,
            lines=10,
            shared_within=Duration(0),
            raffle=False,
            late=False,
            blocklist=False,
            most_players=10_000,
        ),
        time=minutes(90),
        winners=3,
    )


def test_bingo_without_a_game_is_played_by_hand(write: Write) -> None:
    path = write(with_blocks(OPENING, "{id: b, title: B, kind: bingo, duration: 5 min}"))

    assert read_game(path) is None


def test_privacy_is_read(write: Write) -> None:
    above = "privacy: {controller: S, contact: d@s.example, purpose: P, legal_basis: Art. 6}"
    path = write(with_blocks(OPENING, above=above))

    assert read_agenda(path).agenda.privacy == Privacy(
        controller="S", contact="d@s.example", purpose="P", legal_basis="Art. 6"
    )


def test_largest_game_is_taken_by_other_devices(write: Write) -> None:
    texts = ", ".join(f"'{number:03} {'“' * 86}'" for number in range(400))
    game = read_game(write(bingo(f"squares: [{texts}]")))
    assert game is not None

    (change,) = check_rows([row([["block", "b", ["game", game_to_plain(game)]]])])

    assert change.writes[0].value == game_to_plain(game)
