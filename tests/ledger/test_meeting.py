"""Meetings: one names, the other confirms, and each counts once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from facilitator.domain.bingo.views import Ask, Mark
from facilitator.ledger import Ledger, PlayRefusal, RefusedPlayError
from tests.ledger.playing import (
    begin,
    fill,
    lines_on,
    marks_of,
    small_game,
    token_of,
)

OPEN, W, F, X = Mark.OPEN, Mark.WAITING, Mark.FILLED, Mark.FREE
CENTRE = 4


def refusal_of(future: Future[Any]) -> PlayRefusal | None:
    error = future.exception()
    assert error is None or isinstance(error, RefusedPlayError)
    return None if error is None else error.reason


def test_pick_waits_until_the_other_confirms(ledger: Ledger) -> None:
    anna, ben = begin(ledger, 2)

    ledger.pick(anna, token_of(ledger, ben), 0).result()
    waiting, asked = marks_of(ledger, anna), ledger.view(ben).result().asks
    ledger.answer(ben, anna, 0, True).result()

    text = ledger.view(anna).result().cells[0].text
    assert waiting == [W, OPEN, OPEN, OPEN, X, OPEN, OPEN, OPEN, OPEN]
    token = token_of(ledger, anna)
    assert asked == (Ask(partner=anna, name="Person 0", token=token, position=0, text=text),)
    assert marks_of(ledger, anna) == [F, OPEN, OPEN, OPEN, X, OPEN, OPEN, OPEN, OPEN]
    assert ledger.view(ben).result().asks == ()


def test_pick_by_short_code_in_small_letters_is_the_same(ledger: Ledger) -> None:
    anna, ben = begin(ledger, 2)
    code = ledger.view(ben).result().code

    ledger.pick(anna, f" {code.lower()} ", 0).result()

    assert marks_of(ledger, anna)[0] is W


def test_pick_declined_leaves_the_square_open_again(ledger: Ledger) -> None:
    anna, ben = begin(ledger, 2)
    ledger.pick(anna, token_of(ledger, ben), 0).result()

    ledger.answer(ben, anna, 0, False).result()

    assert marks_of(ledger, anna)[0] is OPEN
    fill(ledger, anna, ben, 1)
    assert marks_of(ledger, anna)[:2] == [OPEN, F]


def test_pick_withdrawn_lets_the_partner_be_named_elsewhere(ledger: Ledger) -> None:
    anna, ben = begin(ledger, 2)
    ledger.pick(anna, token_of(ledger, ben), 0).result()

    ledger.withdraw(anna, 0).result()

    ledger.pick(anna, token_of(ledger, ben), 8).result()
    assert marks_of(ledger, anna) == [OPEN, OPEN, OPEN, OPEN, X, OPEN, OPEN, OPEN, W]


def test_pick_without_confirming_counts_at_once_where_the_rules_say_so(ledger: Ledger) -> None:
    anna, ben = begin(ledger, 2, small_game(confirm=False))

    ledger.pick(anna, token_of(ledger, ben), 0).result()

    assert marks_of(ledger, anna)[0] is F


def test_pick_of_a_card_on_paper_counts_at_once(ledger: Ledger) -> None:
    (anna,) = begin(ledger, 1)
    (paper,) = ledger.print_cards(1).result()

    ledger.pick(anna, paper.token, 0).result()

    cell = ledger.view(anna).result().cells[0]
    assert (cell.mark, cell.partner) == (F, "#2")
    line, _ = ledger.card(paper.number).result()
    assert (line.met, line.filled) == (1, 0)


def test_pick_twice_of_the_same_changes_nothing(ledger: Ledger) -> None:
    anna, ben = begin(ledger, 2)
    ledger.pick(anna, token_of(ledger, ben), 0).result()
    before = ledger.version

    ledger.pick(anna, token_of(ledger, ben), 0).result()

    assert ledger.version == before


def test_answer_twice_of_the_same_changes_nothing(ledger: Ledger) -> None:
    anna, ben = begin(ledger, 2)
    fill(ledger, anna, ben, 0)
    before = ledger.version

    ledger.answer(ben, anna, 0, True).result()

    assert ledger.version == before
    assert refusal_of(ledger.answer(ben, anna, 0, False)) is PlayRefusal.CONFIRMED


def test_both_pick_at_once_and_confirm_each_other(ledger: Ledger) -> None:
    anna, ben = begin(ledger, 2)
    tokens = token_of(ledger, anna), token_of(ledger, ben)

    done = [ledger.pick(anna, tokens[1], 0), ledger.pick(ben, tokens[0], 0)]
    done += [ledger.answer(ben, anna, 0, True), ledger.answer(anna, ben, 0, True)]

    assert [refusal_of(future) for future in done] == [None] * 4
    assert (marks_of(ledger, anna)[0], marks_of(ledger, ben)[0]) == (F, F)
    overview = ledger.overview().result()
    assert overview is not None
    assert (overview.totals.meetings, overview.totals.squares) == (1, 2)


def test_meeting_looks_and_changes_nothing(ledger: Ledger) -> None:
    anna, ben = begin(ledger, 2)
    before = ledger.version

    found = ledger.meeting(anna, token_of(ledger, ben)).result()

    assert (found.name, found.picked, found.may_pick, found.ask) == ("Person 1", (), True, None)
    assert ledger.version == before


Act = Callable[[Ledger, int, int, int], Future[Any]]
REFUSED: dict[str, tuple[Act, PlayRefusal]] = {
    "oneself": (lambda led, anna, *_: led.pick(anna, token_of(led, anna), 0), PlayRefusal.SELF),
    "nobody": (lambda led, anna, *_: led.pick(anna, "A" * 12, 0), PlayRefusal.NOBODY),
    "no token at all": (lambda led, anna, *_: led.pick(anna, "", 0), PlayRefusal.NOBODY),
    "the free centre": (
        lambda led, anna, ben, _: led.pick(anna, token_of(led, ben), CENTRE),
        PlayRefusal.SQUARE,
    ),
    "no square": (
        lambda led, anna, ben, _: led.pick(anna, token_of(led, ben), 9),
        PlayRefusal.SQUARE,
    ),
    "a square below none": (
        lambda led, anna, ben, _: led.pick(anna, token_of(led, ben), -1),
        PlayRefusal.SQUARE,
    ),
    "a square of somebody else": (
        lambda led, anna, _, cem: led.pick(anna, token_of(led, cem), 0),
        PlayRefusal.FILLED,
    ),
    "the same person again": (
        lambda led, anna, ben, _: led.pick(anna, token_of(led, ben), 1),
        PlayRefusal.PARTNER,
    ),
    "a stranger": (
        lambda led, _, ben, __: led.pick(99, token_of(led, ben), 1),
        PlayRefusal.STRANGER,
    ),
    "an answer that nobody asked for": (
        lambda led, anna, ben, _: led.answer(anna, ben, 0, True),
        PlayRefusal.NOTHING,
    ),
    "an answer for somebody else": (
        lambda led, anna, _, cem: led.answer(cem, anna, 0, True),
        PlayRefusal.NOTHING,
    ),
    "withdrawing nothing": (lambda led, anna, *_: led.withdraw(anna, 3), PlayRefusal.NOTHING),
    "withdrawing what was confirmed": (
        lambda led, anna, *_: led.withdraw(anna, 0),
        PlayRefusal.CONFIRMED,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_command_refused_changes_nothing(ledger: Ledger, name: str) -> None:
    act, reason = REFUSED[name]
    anna, ben, cem = begin(ledger, 3)
    fill(ledger, anna, ben, 0)
    before = ledger.version

    refused = refusal_of(act(ledger, anna, ben, cem))

    assert refused is reason
    assert ledger.version == before
    assert marks_of(ledger, anna) == [F, OPEN, OPEN, OPEN, X, OPEN, OPEN, OPEN, OPEN]


@pytest.mark.parametrize("stop", ["before", "pause", "end"])
def test_command_of_a_player_while_the_game_does_not_run_is_refused(
    ledger: Ledger, stop: str
) -> None:
    anna, ben = begin(ledger, 2)
    ledger.pick(anna, token_of(ledger, ben), 0).result()
    {"before": ledger.pause, "pause": ledger.pause, "end": ledger.end}[stop]().result()

    refused = [
        refusal_of(ledger.pick(ben, token_of(ledger, anna), 0)),
        refusal_of(ledger.answer(ben, anna, 0, True)),
    ]

    assert refused == [PlayRefusal.NOT_RUNNING] * 2


def test_partner_may_fill_as_many_squares_as_the_rules_allow(ledger: Ledger) -> None:
    anna, ben = begin(ledger, 2, small_game(squares_per_partner=2))
    fill(ledger, anna, ben, 0)
    fill(ledger, anna, ben, 1)

    refused = refusal_of(ledger.pick(anna, token_of(ledger, ben), 2))

    assert refused is PlayRefusal.PARTNER
    assert marks_of(ledger, anna)[:3] == [F, F, OPEN]


# --- races ---


def test_square_raced_for_by_eight_writers_has_one_partner(ledger: Ledger) -> None:
    anna, *others = begin(ledger, 9)
    tokens = [token_of(ledger, other) for other in others]

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda token: refusal_of(ledger.pick(anna, token, 0)), tokens))

    assert sorted(str(one) for one in done) == sorted(["None"] + ["filled"] * 7)
    assert marks_of(ledger, anna).count(W) == 1


def test_partner_raced_for_by_eight_tabs_fills_one_square(ledger: Ledger) -> None:
    anna, ben = begin(ledger, 2)
    token = token_of(ledger, ben)
    positions = [0, 1, 2, 3, 5, 6, 7, 8]

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda at: refusal_of(ledger.pick(anna, token, at)), positions))

    assert sorted(str(one) for one in done) == sorted(["None"] + ["partner"] * 7)
    assert marks_of(ledger, anna).count(W) == 1


def test_confirmation_raced_by_eight_tabs_counts_once(ledger: Ledger) -> None:
    anna, ben = begin(ledger, 2)
    ledger.pick(anna, token_of(ledger, ben), 0).result()

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda _: refusal_of(ledger.answer(ben, anna, 0, True)), range(8)))

    (line,) = ledger.find("Person 0").result()
    assert done == [None] * 8
    assert (line.filled, line.met, lines_on(ledger, anna)) == (1, 1, 0)


def test_form_sent_by_eight_tabs_lets_one_player_in(ledger: Ledger) -> None:
    begin(ledger, 0)
    code = ledger.join_code

    with ThreadPoolExecutor(8) as pool:
        joined = list(pool.map(lambda _: ledger.join(code, "Anna", "n" * 22).result(), range(8)))

    assert len(set(joined)) == 1
    assert [line.name for line in ledger.find("").result()] == ["Anna"]
