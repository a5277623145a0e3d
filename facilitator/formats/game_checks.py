"""What the values of a game in an agenda file say together: block, squares, lines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from facilitator.domain.agenda import BlockKind
from facilitator.domain.bingo.card import lines_of
from facilitator.domain.bingo.game import Game
from facilitator.domain.bingo.plain import SIZES
from facilitator.formats.agenda_tree import blocks_of, kind_of
from facilitator.formats.problems import Problem
from facilitator.formats.tree import Node
from facilitator.formats.tree_checks import mark_of, typed
from facilitator.formats.written import parse_count, parse_truth
from facilitator.texts import Texts

MOST_SQUARES: Final = 400
"""Ten times what is good; as one value of the log, all of them still travel at once."""


def check_games(root: Node) -> Iterator[Problem]:
    """Yield what is wrong with the games of the agenda under `root`."""
    for block in blocks_of(root):
        game = block.fields.get("game")
        if game is not None:
            yield from _check_block(block, game)
            yield from _check_squares(game)
            yield from _check_lines(game)


def square_texts(game: Node) -> Iterator[Node]:
    """Yield the node of each square's text, in order; of one that has none, the square's."""
    for square in game.list_of("squares"):
        yield square.fields.get("text", square)


def _check_block(block: Node, game: Node) -> Iterator[Problem]:
    if kind_of(block) not in (BlockKind.BINGO, None):
        yield Problem(
            game.key_mark or game.mark,
            lambda texts: texts("Only a block of kind “bingo” has a game."),
        )


def _check_squares(game: Node) -> Iterator[Problem]:
    squares, plan = game.fields.get("squares"), _shape(game)
    if squares is None or not isinstance(squares.content, tuple) or plan is None:
        return
    mark = squares.key_mark or squares.mark
    count = len({" ".join(node.text.split()).casefold() for node in square_texts(game)} - {""})
    if count < plan.squares_on_card:
        yield Problem(mark, partial(_too_few, plan, count))
    if len(squares.content) > MOST_SQUARES:
        yield Problem(mark, _too_many)


def _shape(game: Node) -> Game | None:
    """Return a game with the cards that are asked for; None: that can't be told."""
    size = typed(game, "size", parse_count) if "size" in game.fields else Game().size
    free = typed(game, "free_centre", parse_truth) if "free_centre" in game.fields else True
    return None if size not in SIZES or free is None else Game(size=size, free_centre=free)


def _too_few(plan: Game, count: int, texts: Texts) -> str:
    return texts(
        "A card of {size} by {size} needs {needed} different squares; here are {count}.",
        size=plan.size,
        needed=plan.squares_on_card,
        count=count,
    )


def _too_many(texts: Texts) -> str:
    return texts("A game has at most {most} squares.", most=MOST_SQUARES)


def _check_lines(game: Node) -> Iterator[Problem]:
    rules, plan = game.fields.get("rules"), _shape(game)
    lines = typed(rules, "lines", parse_count) if rules is not None else None
    if rules is None or lines is None or plan is None:
        return
    most = len(lines_of(plan.size))
    if lines > most:
        yield Problem(
            mark_of(rules, "lines"),
            lambda texts: texts(
                "A card of {size} by {size} has only {most} lines.", size=plan.size, most=most
            ),
            rules.text_of("lines"),
        )
