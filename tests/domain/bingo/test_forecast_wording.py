"""A forecast as the moderator reads it."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.domain.bingo.changes import Change, ChangeKind, Outlook
from facilitator.domain.bingo.forecast import Forecast, Spread
from facilitator.domain.bingo.forecast_wording import ForecastWords, forecast_words
from facilitator.domain.bingo.game import Game, Rules, Square
from facilitator.domain.instant import minutes
from facilitator.texts import load_texts

GERMAN = load_texts("de")
NEVER = Spread(None, None, None)
SQUARES = tuple(Square(text=f"s{number}", share=0.2) for number in range(40))


def at(early: float, middle: float, late: float) -> Spread:
    return Spread(minutes(middle), minutes(early), minutes(late))


def make_forecast(**changes: Any) -> Forecast:
    usual: dict[str, Any] = {
        "game": Game(squares=SQUARES),
        "people": 90,
        "time": minutes(60),
        "runs": 15,
        "first": at(10, 12, 15),
        "tenth": at(20, 20, 20),
        "half": at(38, 40, 44),
        "last": None,
        "with_bingo": 70,
    }
    return Forecast(**(usual | changes))


def say(*changes: Change, **parts: Any) -> ForecastWords:
    return forecast_words(GERMAN, Outlook(forecast=make_forecast(**parts), changes=changes))


def test_game_that_fits() -> None:
    assert say() == ForecastWords(
        verdict="passt",
        reason="",
        times=(
            ("Erstes Bingo", "nach etwa 12 min (10 bis 15)"),
            ("Zehntes Bingo", "nach etwa 20 min"),
            ("Die Hälfte hat ein Bingo", "nach etwa 40 min (38 bis 44)"),
            ("Mit Bingo am Ende", "70 von 90"),
        ),
        changes=(),
        notes=("Angenommen wird, dass jede Person etwa alle vier Minuten jemand Neues trifft.",),
    )


def test_game_that_some_winners_end() -> None:
    words = say(game=Game(squares=SQUARES, winners=5), last=at(15, 18, 22))

    assert words.times == (
        ("Erstes Bingo", "nach etwa 12 min (10 bis 15)"),
        ("Bingo 5 beendet das Spiel", "nach etwa 18 min (15 bis 22)"),
    )
    assert words.reason == "Das Spiel ist schon nach 18 min vorbei."


def test_what_seldom_or_never_happens() -> None:
    words = say(first=Spread(minutes(80), minutes(50), None), tenth=None, half=NEVER, with_bingo=0)

    assert words.times == (
        ("Erstes Bingo", "nach etwa 80 min (50 oder mehr)"),
        ("Die Hälfte hat ein Bingo", "nicht in 120 min"),
        ("Mit Bingo am Ende", "0 von 90"),
    )


@pytest.mark.parametrize(
    ("parts", "verdict", "reason"),
    [
        ({"first": at(2, 3, 4)}, "zu leicht", "Das erste Bingo kommt schon nach 3 min."),
        ({"half": at(11, 12, 13)}, "zu leicht", "Schon nach 12 min hat die Hälfte ein Bingo."),
        ({"first": at(30, 41, 50)}, "zu schwer", "Das erste Bingo kommt erst nach 41 min."),
        ({"first": at(50, 70, 90)}, "zu schwer", "In 60 min kommt vielleicht gar kein Bingo."),
        ({"first": NEVER}, "zu schwer", "In 60 min kommt vielleicht gar kein Bingo."),
        ({"with_bingo": 1}, "zu schwer", "Am Ende hat nur 1 von 90 Personen ein Bingo."),
        ({"with_bingo": 2}, "zu schwer", "Am Ende haben nur 2 von 90 Personen ein Bingo."),
        (
            {"game": Game(squares=SQUARES, winners=30), "last": NEVER},
            "zu schwer",
            "In 60 min kommen vielleicht keine 30 Bingos.",
        ),
    ],
)
def test_what_is_wrong_is_a_sentence(parts: dict[str, Any], verdict: str, reason: str) -> None:
    words = say(**parts)

    assert (words.verdict, words.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("kind", "number", "said"),
    [
        (ChangeKind.LINES, 2, "2 Reihen für ein Bingo statt 1"),
        (ChangeKind.SIZE, 4, "Karten mit 4 × 4 statt 5 × 5 Feldern"),
        (
            ChangeKind.COMMONER,
            10,
            "Die 10 seltensten Felder durch solche ersetzen, die auf jede dritte Person zutreffen",
        ),
        (
            ChangeKind.RARER,
            1,
            "Das häufigste Feld durch eins ersetzen, das auf jede zehnte Person zutrifft",
        ),
        (ChangeKind.PER_PARTNER, 2, "Dieselbe Person darf 2 Felder einer Karte füllen"),
        (ChangeKind.TIME, 75, "75 min statt 60"),
    ],
)
def test_change_says_what_it_leads_to(kind: ChangeKind, number: int, said: str) -> None:
    change = Change(kind=kind, number=number, forecast=make_forecast())

    assert say(change, first=NEVER).changes == (
        f"{said}: Dann kommt das erste Bingo nach 12 min, und am Ende haben 70 von 90 Personen "
        "eins.",
    )


def test_change_of_a_game_that_winners_end() -> None:
    game = Game(squares=SQUARES, winners=1, rules=Rules(lines=1))
    then = make_forecast(game=Game(squares=SQUARES, winners=5), last=at(20, 24, 30))
    change = Change(kind=ChangeKind.WINNERS, number=5, forecast=then)

    assert say(change, game=game, last=at(3, 4, 5)).changes == (
        "Nach 5 Bingos enden statt nach 1: Dann beendet Bingo 5 das Spiel nach 24 min.",
    )


def test_without_a_change_that_mends_it_that_is_said() -> None:
    assert say(first=NEVER).changes == (
        "Eine Änderung allein reicht nicht. Ändern Sie zwei zugleich oder die Felder.",
    )


def test_squares_without_an_estimate_are_counted() -> None:
    guessed = (*SQUARES[:37], *(Square(text=f"u{number}") for number in range(3)))

    assert say(game=Game(squares=guessed)).notes[0] == (
        "3 Felder sind ohne Schätzung: Angenommen wird, dass jedes auf jede vierte Person zutrifft."
    )
