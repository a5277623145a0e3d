"""A game as the plain values of JSON and back: so record and ledger keep it."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from facilitator.domain.bingo.game import Game, Rules, Square
from facilitator.domain.instant import Duration, to_ms

Plain: TypeAlias = dict[str, Any]

SIZES: Final = (3, 4, 5)
MOST_SQUARES: Final = 1_000
LONGEST_SQUARE: Final = 200
"""Signs; the agenda's file allows fewer."""
LONGEST_TITLE: Final = 500
MOST_PLAYERS: Final = 10_000
_LONGEST: Final = Duration(days=7)


def game_to_plain(game: Game) -> Plain:
    """Return `game` as JSON writes it; lengths of time in milliseconds."""
    rules = game.rules
    return {
        "title": game.title,
        "size": game.size,
        "free_centre": game.free_centre,
        "squares": [[square.text, square.share] for square in game.squares],
        "time": None if game.time is None else to_ms(game.time),
        "winners": game.winners,
        "rules": {
            "squares_per_partner": rules.squares_per_partner,
            "confirm": rules.confirm,
            "lines": rules.lines,
            "shared_within": to_ms(rules.shared_within),
            "raffle": rules.raffle,
            "late": rules.late,
            "blocklist": rules.blocklist,
            "most_players": rules.most_players,
        },
    }


def game_from_plain(found: Any) -> Game:
    """Return the game that `game_to_plain` has written.

    Raises ValueError for whatever no game is: it may come from elsewhere.
    """
    try:
        game = Game(
            title=_text(found["title"], LONGEST_TITLE),
            size=_whole(found["size"], SIZES[0], SIZES[-1]),
            free_centre=_truth(found["free_centre"]),
            squares=tuple(map(_square, _list(found["squares"]))),
            time=None if found["time"] is None else _length(found["time"]),
            winners=None if found["winners"] is None else _whole(found["winners"], 1, MOST_PLAYERS),
            rules=_rules(found["rules"]),
        )
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError("no game") from error
    if len(game.squares) < game.squares_on_card:
        raise ValueError("fewer squares than a card has")
    return game


def _rules(found: Any) -> Rules:
    return Rules(
        squares_per_partner=_whole(found["squares_per_partner"], 1, 25),
        confirm=_truth(found["confirm"]),
        lines=_whole(found["lines"], 1, 12),
        shared_within=_length(found["shared_within"]),
        raffle=_truth(found["raffle"]),
        late=_truth(found["late"]),
        blocklist=_truth(found["blocklist"]),
        most_players=_whole(found["most_players"], 1, MOST_PLAYERS),
    )


def _square(found: Any) -> Square:
    text, share = found
    if share is not None and not (type(share) in (int, float) and 0 <= share <= 1):
        raise ValueError("no share")
    return Square(text=_text(text, LONGEST_SQUARE), share=None if share is None else float(share))


def _list(found: Any) -> list[Any]:
    if type(found) is not list or len(found) > MOST_SQUARES:
        raise ValueError("no list of squares")
    return found


def _text(found: Any, longest: int) -> str:
    if type(found) is not str or len(found) > longest:
        raise ValueError("no text of that length")
    return found


def _truth(found: Any) -> bool:
    if type(found) is not bool:
        raise ValueError("neither true nor false")
    return found


def _whole(found: Any, least: int, most: int) -> int:
    if type(found) is not int or not least <= found <= most:
        raise ValueError("no such number")
    return found


def _length(found: Any) -> Duration:
    return Duration(milliseconds=_whole(found, 0, to_ms(_LONGEST)))
