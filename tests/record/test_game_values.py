"""A game and a data protection notice in the log: there and back, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from facilitator.domain.bingo.game import Game
from facilitator.domain.bingo.views import Totals
from facilitator.record import entities as log
from facilitator.record.change import to_row
from facilitator.record.checking import UnacceptableError, check_rows
from tests.domain.bingo.games import PRIVACY, TOTALS, games, make_game
from tests.record.hostile_rows import row

_GAME = log.BLOCK_FIELDS["game"]
_TOTALS = log.GAME_FIELDS["totals"]
_PRIVACY = log.EVENT_FIELDS["privacy"]


@given(games())
def test_game_comes_back_from_json_as_it_was(game: Game) -> None:
    written = json.loads(json.dumps(_GAME.encode(game), ensure_ascii=False))

    assert _GAME.decode(written) == game


@given(games())
def test_game_from_elsewhere_is_taken_as_it_is(game: Game) -> None:
    arrived = row([["block", "bingo", ["game", _GAME.encode(game)]]])

    (change,) = check_rows([arrived])

    assert to_row(change)[7] == json.dumps(
        json.loads(arrived[7]), ensure_ascii=False, separators=(",", ":")
    )


def _changed(**changes: Any) -> Any:
    return {**make_game_as_json(), **changes}


def make_game_as_json() -> dict[str, Any]:
    found = _GAME.encode(make_game())
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    "game",
    [
        "bingo",
        [],
        {},
        7,
        _changed(size=6),
        _changed(size=5.0),
        _changed(free_centre=1),
        _changed(title="x" * 501),
        _changed(squares=[]),
        _changed(squares=[["x", None]] * 23),
        _changed(squares=[["x" * 201, None]] * 30),
        _changed(squares=[["x", 1.1]] * 30),
        _changed(squares=[["x", float("nan")]] * 30),
        _changed(squares=[["x", True]] * 30),
        _changed(squares=[["x"]] * 30),
        _changed(squares=[["x\ud83d", None]] * 30),
        _changed(squares=[["x", None]] * 1001),
        _changed(squares={"x": None}),
        _changed(time=-1),
        _changed(winners=0),
        _changed(rules={}),
        _changed(rules={**make_game_as_json()["rules"], "lines": 13}),
        _changed(rules={**make_game_as_json()["rules"], "confirm": "true"}),
    ],
)
def test_game_that_is_none_is_refused(game: Any) -> None:
    with pytest.raises(UnacceptableError):
        check_rows([row([["block", "bingo", ["game", game]]])])


def test_privacy_comes_back_from_json_as_it_was() -> None:
    assert _PRIVACY.decode(_PRIVACY.encode(PRIVACY)) == PRIVACY


@pytest.mark.parametrize(
    "privacy",
    ["x", {}, [], ["a", "b", "c"], ["a", "b", "c", "d", "e"], ["a", "b", "c", 4], ["a" * 601] * 4],
)
def test_privacy_that_is_none_is_refused(privacy: Any) -> None:
    with pytest.raises(UnacceptableError):
        check_rows([row([["event", "", ["privacy", privacy]]])])


@pytest.mark.parametrize("totals", [Totals(), TOTALS])
def test_totals_come_back_from_json_as_they_were(totals: Totals) -> None:
    assert _TOTALS.decode(json.loads(json.dumps(_TOTALS.encode(totals)))) == totals


@pytest.mark.parametrize(
    "totals",
    [
        "x",
        {},
        [],
        [0, 0, 0, 0, 0, None, None, None],
        [0, 0, 0, 0, 0, 0, 0, None, None, None],
        [-1, 0, 0, 0, 0, 0, None, None, None],
        [0, 0, 0, 0, 0, 2**53 + 1, None, None, None],
        [0, 0, 0, 0, 0, 1.5, None, None, None],
        [0, 0, 0, 0, 0, 0, 10**18, None, None],
        [0, 0, 0, 0, 0, 0, "now", None, None],
    ],
)
def test_totals_that_are_none_are_refused(totals: Any) -> None:
    with pytest.raises(UnacceptableError):
        check_rows([row([["game", "bingo", ["totals", totals]]])])
