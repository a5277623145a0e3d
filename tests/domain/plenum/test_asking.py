"""What is asked now, what rounds ask, and scales."""

from __future__ import annotations

from facilitator.domain.plenum.asking import (
    closed_query,
    current_query,
    default_questions,
    find_query,
    find_round,
    open_query,
    open_rounds,
)
from facilitator.domain.plenum.query import PhoneCount, QueryKind
from facilitator.domain.plenum.round import RoundKind
from facilitator.domain.plenum.scales import Scale, median_step, steps, steps_of, title_of
from facilitator.domain.plenum.tally import tally
from facilitator.texts import load_texts
from tests.domain.plenum.asked import MOMENT, REVEALED, make_query, make_round
from tests.factories import make_snapshot

OPEN, LATER = make_query("open"), make_query("later")
CLOSED = make_query("closed", closed=MOMENT)
SHOWN = make_query("shown", **REVEALED)


def test_current_query_is_the_open_one_wherever_it_stands() -> None:
    assert current_query(make_snapshot(queries=(SHOWN, OPEN, CLOSED))) == OPEN
    assert open_query(make_snapshot(queries=(SHOWN, OPEN, CLOSED))) == OPEN


def test_current_query_of_two_that_are_open_is_the_later_one() -> None:
    assert current_query(make_snapshot(queries=(OPEN, LATER))) == LATER


def test_current_query_without_an_open_one_is_the_last_that_is_hidden() -> None:
    assert current_query(make_snapshot(queries=(CLOSED, SHOWN))) == CLOSED
    assert open_query(make_snapshot(queries=(CLOSED, SHOWN))) is None


def test_there_is_no_current_query_once_all_are_revealed() -> None:
    assert current_query(make_snapshot(queries=(SHOWN,))) is None
    assert current_query(make_snapshot()) is None


def test_closed_query_is_the_last_that_was_asked_unless_one_is_open() -> None:
    assert closed_query(make_snapshot(queries=(SHOWN, CLOSED))) == CLOSED
    assert closed_query(make_snapshot(queries=(CLOSED, SHOWN))) == CLOSED
    assert closed_query(make_snapshot(queries=(SHOWN,))) == SHOWN
    assert closed_query(make_snapshot(queries=(SHOWN, OPEN))) is None
    assert closed_query(make_snapshot()) is None


def test_queries_and_rounds_are_found_by_id() -> None:
    done, going = make_round("r1", closed=MOMENT), make_round("r2")
    snapshot = make_snapshot(queries=(SHOWN,), rounds=(done, going))

    assert (find_query(snapshot, "shown"), find_query(snapshot, "r1")) == (SHOWN, None)
    assert (find_round(snapshot, "r1"), find_round(snapshot, "shown")) == (done, None)
    assert open_rounds(snapshot) == (going,)


def test_each_kind_of_round_asks_something_but_cards() -> None:
    texts = load_texts("de")
    counts = {kind: len(default_questions(kind, texts)) for kind in RoundKind}

    assert counts == {
        RoundKind.CARDS: 0,
        RoundKind.FLASH: 1,
        RoundKind.TAKEAWAY: 1,
        RoundKind.FEEDBACK: 3,
        RoundKind.PODIUM: 1,
        RoundKind.PHOTO: 2,
        RoundKind.VOICE: 1,
        RoundKind.STORY: 3,
    }
    assert default_questions(RoundKind.TAKEAWAY, texts) == ("Was nehmen Sie mit?",)


def test_scales_have_steps_that_differ_and_a_title_in_both_languages() -> None:
    for texts in (load_texts("de"), load_texts("en")):
        for scale in Scale:
            words = [step.label for step in steps_of(scale, texts)]
            assert len(set(words)) == len(words) >= 4
            assert [step.id for step in steps_of(scale, texts)] == [
                str(number) for number in range(1, len(words) + 1)
            ]
            assert title_of(scale, texts)


def test_middle_of_a_scale_is_the_step_of_the_middle_answer() -> None:
    answers = PhoneCount(ballots=6, points=(1, 1, 4))
    candidates = steps(("nein", "teils", "ja"))
    query = make_query(
        kind=QueryKind.SCALE,
        candidates=candidates,
        points=1,
        most=1,
        from_phones=answers,
        **REVEALED,
    )

    assert median_step(tally(query)) == candidates[2]
    assert median_step(tally(make_query())) is None
