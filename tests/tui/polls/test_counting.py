"""What a table of counts adds up to, and what of it cannot be."""

from __future__ import annotations

from facilitator.domain.plenum.query import Candidate, Count, Query, QueryKind, Source
from facilitator.texts import load_texts
from facilitator.tui.polls.count_table import CountTable, begun_table
from facilitator.tui.polls.counting import (
    Cell,
    changed,
    corrected,
    counted_meanwhile,
    impossible,
    sums,
)
from tests.domain.factories import at

ENGLISH = load_texts("en")
DOTS, HANDS = Source.DOTS, Source.HANDS


def query(*counted: tuple[Cell, int], **changed_to: object) -> Query:
    """Three points, two at most on one, ninety people, candidates a and b."""
    settings = {"points": 3, "most": 2, "people": 90, "kind": QueryKind.POINTS} | changed_to
    return Query(
        id="q",
        question="What matters most?",
        candidates=(Candidate(id="a", label="Alpha"), Candidate(id="b", label="Beta")),
        opened=at("12:00"),
        counts=tuple(
            Count(id=str(number), source=source, candidate=candidate, amount=amount, at=at("12:05"))
            for number, ((source, candidate), amount) in enumerate(counted)
        ),
        **settings,  # type: ignore[arg-type]
    )


def typed(table: CountTable, keys: str) -> CountTable:
    """Press digits, ``>`` for the next row, ``|`` for the other way, ``<`` to delete."""
    for key in keys:
        match key:
            case ">":
                table = table.step(1)
            case "|":
                table = table.change_way()
            case "<":
                table = table.backspace()
            case digit:
                table = table.digit(digit)
    return table


def test_table_takes_figures_row_by_row_and_way_by_way() -> None:
    table = typed(begun_table(query()), "22>41>33|7")

    assert dict(table.amounts) == {
        (DOTS, ""): 22,
        (DOTS, "a"): 41,
        (DOTS, "b"): 33,
        (HANDS, "b"): 7,
    }
    assert table.is_last_row


def test_number_that_was_entered_before_is_begun_anew_by_a_digit() -> None:
    known = query(((DOTS, ""), 22), ((DOTS, "a"), 41))

    assert dict(typed(begun_table(known), ">4").amounts) == {(DOTS, ""): 22, (DOTS, "a"): 4}
    assert dict(typed(begun_table(known), ">43<").amounts) == {(DOTS, ""): 22, (DOTS, "a"): 4}
    assert dict(typed(begun_table(known), "><").amounts) == {(DOTS, ""): 22}


def test_table_begins_in_the_way_that_was_counted_last() -> None:
    assert begun_table(query(((HANDS, "a"), 4))).source is HANDS
    assert begun_table(query()).source is DOTS


def test_sum_runs_against_what_is_possible() -> None:
    amounts = {(DOTS, ""): 22, (DOTS, "a"): 41, (DOTS, "b"): 20, (HANDS, "a"): 1}

    assert sums(query(), amounts, ENGLISH) == (
        "dots: 61 of at most 66 points (22 × 3)",
        "hands: 1 point",
    )
    assert impossible(query(), amounts, ENGLISH) == ()


def test_impossible_sum_is_said_for_way_candidate_and_people() -> None:
    amounts = {(DOTS, ""): 22, (DOTS, "a"): 45, (DOTS, "b"): 33, (HANDS, ""): 70}

    assert impossible(query(), amounts, ENGLISH) == (
        "dots: 12 points more than possible",
        "dots, Alpha: 45 is more than 22 × 2",
        "92 people by hand, but 90 in the room",
    )


def test_without_people_the_room_is_the_limit() -> None:
    assert impossible(query(people=2, most=3), {(HANDS, "a"): 7}, ENGLISH) == (
        "hands: 1 point more than possible",
    )
    assert impossible(query(people=0), {(HANDS, "a"): 700}, ENGLISH) == ()


def test_only_what_is_new_is_filed_and_only_another_number_is_a_correction() -> None:
    known = query(((DOTS, ""), 22), ((DOTS, "a"), 41))
    same = {(DOTS, ""): 22, (DOTS, "a"): 41, (DOTS, "b"): 5}

    assert changed(known, same) == {(DOTS, "b"): 5}
    assert not corrected(known, same, known)
    assert corrected(known, {**same, (DOTS, "a"): 40}, known)


def test_what_others_counted_meanwhile_is_a_correction_and_named_unless_it_is_the_same() -> None:
    begun, now = query(((DOTS, "a"), 41)), query(((DOTS, "a"), 40), ((DOTS, "b"), 7))

    same = {(DOTS, "a"): 41, (DOTS, "b"): 7}
    other = {(DOTS, "a"): 41, (DOTS, "b"): 5}

    assert not corrected(begun, same, now)
    assert corrected(begun, other, now)
    assert counted_meanwhile(begun, same, now, ENGLISH) == ""
    assert counted_meanwhile(begun, other, now, ENGLISH) == "Beta 7"
