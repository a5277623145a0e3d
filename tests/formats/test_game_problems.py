"""Mistakes of a game and of the data protection notice: place, what was found, what could be."""

from __future__ import annotations

import pytest

from tests.formats.agendas import OPENING, with_blocks
from tests.formats.conftest import Complain
from tests.formats.wording import said

NINE = "[a, b, c, d, e, f, g, h, i]"
BINGO = "{id: b, title: B, kind: bingo, duration: 5 min, game: {size: 3, %s}}"
SQUARES = BINGO % f"squares: {NINE}, %s"
WHOLE = "    Allowed: a whole number from {} to {}"

WRONG = {
    "unknown key": (
        SQUARES % "sice: 3",
        "7:111: There is no key “sice” here.",
        "    Allowed: title, size, free_centre, squares, rules, end",
        "    Did you mean “size”?",
    ),
    "size that no card has": (
        "{id: b, title: B, kind: bingo, duration: 5 min, game: {size: 6, squares: " + NINE + "}}",
        "7:70: “6” can't stand here.",
        "    Allowed: 3, 4, 5",
    ),
    "no squares": (
        "{id: b, title: B, kind: bingo, duration: 5 min, game: {size: 3}}",
        "7:63: “squares” is missing here.",
    ),
    "fewer squares than a card has": (
        BINGO % "squares: [a, b, c, d, e, f, g]",
        "7:73: A card of 3 by 3 needs 8 different squares; here are 7.",
    ),
    "enough squares, but the same": (
        BINGO % "squares: [a, A, b, c, {text: ' a '}, d, e, f, g]",
        "7:73: A card of 3 by 3 needs 8 different squares; here are 7.",
    ),
    "fewer squares than a card without a free centre has": (
        BINGO % "free_centre: false, squares: [a, b, c, d, e, f, g, h]",
        "7:93: A card of 3 by 3 needs 9 different squares; here are 8.",
    ),
    "text as squares": (
        BINGO % "squares: many",
        "7:82: A list is expected here, not the text “many”.",
    ),
    "square without a text": (
        BINGO % f"squares: [{{share: 30 %}}, {NINE[1:]}",
        "7:83: “text” is missing here.",
    ),
    "empty square": (
        BINGO % f'squares: ["", {NINE[1:]}',
        "7:83: Something has to stand here.",
        "    Allowed: one line of at most 90 characters",
    ),
    "list as a square": (
        BINGO % f"squares: [[x], {NINE[1:]}",
        "7:83: A group of keys with values is expected here, not a list.",
    ),
    "square that fits on no card": (
        BINGO % f"squares: [{'x' * 91}, {NINE[1:]}",
        f"7:83: “{'x' * 59}…” can't stand here.",
        "    Allowed: one line of at most 90 characters",
    ),
    "share without a sign": (
        BINGO % f"squares: [{{text: x, share: 0.3}}, {NINE[1:]}",
        "7:100: “0.3” can't stand here.",
        "    Write a share like this: 30 %",
    ),
    "more than everybody": (
        BINGO % f"squares: [{{text: x, share: 101 %}}, {NINE[1:]}",
        "7:100: “101 %” can't stand here.",
        "    Write a share like this: 30 %",
    ),
    "comma that ends the text": (
        BINGO % f"squares: [{{text: kennt SGB I, II und X}}, {NINE[1:]}",
        "7:103: There is no key “II und X” here.",
        "    Allowed: text, share",
    ),
    "unknown rule": (
        SQUARES % "rules: {confirmed: true}",
        "7:119: There is no key “confirmed” here.",
        "    Allowed: squares_per_partner, confirm, lines, shared_within, raffle, late,",
        "    blocklist, most_players",
        "    Did you mean “confirm”?",
    ),
    "neither true nor false": (
        SQUARES % "rules: {late: maybe}",
        "7:125: “maybe” can't stand here.",
        "    Allowed: true, false",
    ),
    "more lines than a card of that size has": (
        SQUARES % "rules: {lines: 9}",
        "7:126: A card of 3 by 3 has only 8 lines.",
    ),
    "more lines than any card has": (
        SQUARES % "rules: {lines: 13}",
        "7:126: “13” can't stand here.",
        WHOLE.format(1, 12),
    ),
    "more players than a hub takes": (
        SQUARES % "rules: {most_players: 10001}",
        "7:133: “10001” can't stand here.",
        WHOLE.format(1, 10000),
    ),
    "no square a partner": (
        SQUARES % "rules: {squares_per_partner: 0}",
        "7:140: “0” can't stand here.",
        WHOLE.format(1, 25),
    ),
    "length of another sort": (
        SQUARES % "rules: {shared_within: 10}",
        "7:134: “10” can't stand here.",
        "    Write a short length like this: 10 s, 1 min",
    ),
    "no winners": (
        SQUARES % "end: {winners: 0}",
        "7:126: “0” can't stand here.",
        WHOLE.format(1, 10000),
    ),
    "no time": (
        SQUARES % "end: {time: 0 min}",
        "7:123: “0 min” can't stand here.",
        "    Write a length like this: 45 min, 1 h 30 min, 90 min",
    ),
    "another kind of block": (
        f"{{id: b, title: B, duration: 5 min, game: {{size: 3, squares: {NINE}}}}}",
        "7:44: Only a block of kind “bingo” has a game.",
    ),
    "more squares than anybody reads": (
        BINGO % f"squares: [{', '.join(f's{number}' for number in range(401))}]",
        "7:73: A game has at most 400 squares.",
    ),
}


@pytest.mark.parametrize(("block", "lines"), [(b, s) for b, *s in WRONG.values()], ids=WRONG)
def test_game_is_wrong(complain: Complain, block: str, lines: list[str]) -> None:
    assert complain(with_blocks(OPENING, block)) == said(*lines)


def test_game_inside_a_track_is_refused(complain: Complain) -> None:
    inner = f"{{id: x, title: X, kind: bingo, duration: 5 min, game: {{squares: {NINE}}}}}"
    phase = f"{{id: p, title: P, kind: parallel, tracks: [{{id: t, title: T, blocks: [{inner}]}}]}}"

    complained = complain(with_blocks(OPENING, phase))

    assert complained.splitlines()[0] == "7:127: There is no key “game” here."


PRIVATE = {
    "part missing": (
        "privacy: {controller: a, contact: b, purpose: c}",
        "2:10: “legal_basis” is missing here.",
    ),
    "part empty": (
        "privacy: {controller: a, contact: , purpose: c, legal_basis: d}",
        "2:26: “contact” is missing here.",
    ),
    "text alone": (
        "privacy: yes",
        "2:10: A group of keys with values is expected here, not the text “yes”.",
    ),
    "unknown key": (
        "privacy: {controller: a, contact: b, purpose: c, legal_basis: d, basis: e}",
        "2:66: There is no key “basis” here.",
        "    Allowed: controller, contact, purpose, legal_basis",
        "    Did you mean “legal_basis”?",
    ),
    "longer than anybody reads": (
        f"privacy: {{controller: {'a' * 601}, contact: b, purpose: c, legal_basis: d}}",
        f"2:23: “{'a' * 59}…” can't stand here.",
        "    Allowed: one line of at most 600 characters",
    ),
}


@pytest.mark.parametrize(("above", "lines"), [(a, s) for a, *s in PRIVATE.values()], ids=PRIVATE)
def test_privacy_is_wrong(complain: Complain, above: str, lines: list[str]) -> None:
    assert complain(with_blocks(OPENING, above=above)) == said(*lines)
