"""Marks at the end of a line, and who said a quote."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.domain.capture import (
    Intent,
    Line,
    read_line,
)
from facilitator.domain.entries import Relation
from facilitator.domain.kinds import (
    APPROACH,
    CHALLENGE,
    EXAMPLE,
    OPTION,
    QUOTE,
    KindId,
)
from facilitator.domain.marks import as_typed, read_wording
from tests.domain.typed_lines import ALL, NO_OPTIONS, entry, read
from tests.factories import make_entry


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("Wort #o  ", entry("Wort", OPTION)),
        ("Wort\t#o", entry("Wort", OPTION)),
        ("l Wort #o", entry("Wort", OPTION)),
        ("+ Wort #b", entry("Wort", EXAMPLE, relation=Relation.ADDITION)),
        ("Wort#o", entry("Wort#o")),
        ("Wort #O", entry("Wort #O")),
        ("Wort #x", entry("Wort #x")),
        ("Wort #a", entry("Wort #a")),
        ("Wort #oo", entry("Wort #oo")),
        ("Wort #", entry("Wort #")),
        ("Wort #o.", entry("Wort #o.")),
        ("Wort #o und mehr", entry("Wort #o und mehr")),
        ("Wort #l #o", entry("Wort #l", OPTION)),
        ("Wort #o #o", entry("Wort #o", OPTION)),
    ],
)
def test_kind_is_marked_at_the_end_behind_a_blank(typed: str, intent: Intent) -> None:
    assert read(typed) == intent


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("Wort ..  ", entry("Wort", open_end=True)),
        ("l Wort ..", entry("Wort", APPROACH, open_end=True)),
        ("+ Wort ..", entry("Wort", None, relation=Relation.ADDITION, open_end=True)),
        ("Wort..", entry("Wort..")),
        ("Wort ...", entry("Wort ...")),
        ("Wort …", entry("Wort …")),
        ("Wort . .", entry("Wort . .")),
        ("Wort .. mehr", entry("Wort .. mehr")),
        ("Wort .. ..", entry("Wort ..", open_end=True)),
        ("Wort ... ..", entry("Wort ...", open_end=True)),
    ],
)
def test_open_end_is_two_dots_that_stand_free(typed: str, intent: Intent) -> None:
    assert read(typed) == intent


@pytest.mark.parametrize("marks", [".. #o", "#o ..", "..  #o "])
def test_marks_combine_in_any_order(marks: str) -> None:
    assert read(f"l Wort {marks}") == entry("Wort", OPTION, open_end=True)


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("l Wort #m", entry("Wort", OPTION, proposes_measure=True)),
        ("Wort #o #m", entry("Wort", OPTION, proposes_measure=True)),
        ("Wort #m #o", entry("Wort", OPTION, proposes_measure=True)),
        ("Wort #m #l", entry("Wort", APPROACH, proposes_measure=True)),
        ("Wort #m ..", entry("Wort", OPTION, proposes_measure=True, open_end=True)),
        ("Wort #m #m", entry("Wort #m", OPTION, proposes_measure=True)),
        ("+ Wort #m", entry("Wort", OPTION, relation=Relation.ADDITION, proposes_measure=True)),
    ],
)
def test_measure_makes_an_option_of_what_has_no_mark_of_its_own(typed: str, intent: Intent) -> None:
    assert read(typed) == intent


def test_measure_keeps_the_kind_where_the_agenda_has_no_options() -> None:
    line = Line("Wort #m")

    assert read_line(line, NO_OPTIONS, CHALLENGE, ALL) == entry("Wort", proposes_measure=True)


@pytest.mark.parametrize("typed", ["..", "#o ..", ".. #m", "#o #m ..", "#o #o", ".. .."])
def test_line_of_nothing_but_marks_is_text(typed: str) -> None:
    assert read(typed) == entry(typed)


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("l #o", entry("#o", APPROACH)),
        ("+ ..", entry("..", None, relation=Relation.ADDITION)),
    ],
)
def test_mark_behind_a_prefix_alone_is_text(typed: str, intent: Intent) -> None:
    assert read(typed) == intent


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("eins #o\nzwei", entry("eins #o\nzwei")),
        ("eins ..\nzwei #o", entry("eins ..\nzwei", OPTION)),
        ("eins #o\n..", entry("eins #o", open_end=True)),
        ("eins\n#o ..", entry("eins", OPTION, open_end=True)),
        ("\n eins\n\n zwei \n", entry("eins\n\n zwei")),
        ("l eins\nh zwei", entry("eins\nh zwei", APPROACH)),
    ],
)
def test_only_the_last_line_of_pasted_text_carries_marks(typed: str, intent: Intent) -> None:
    assert read(typed) == intent


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("z Wort -- Leitung ..", entry("Wort", QUOTE, function="Leitung", open_end=True)),
        ("Wort -- Leitung #z", entry("Wort", QUOTE, function="Leitung")),
        ("z Wort  --  Leitung, Kassel ", entry("Wort", QUOTE, function="Leitung, Kassel")),
        ("z eins -- zwei -- Leitung", entry("eins -- zwei", QUOTE, function="Leitung")),
        ("z eins\nzwei -- Leitung", entry("eins\nzwei", QUOTE, function="Leitung")),
        ("z Wort\n-- Leitung", entry("Wort", QUOTE, function="Leitung")),
        ("z eins -- zwei\ndrei", entry("eins -- zwei\ndrei", QUOTE)),
        ("z Wort --", entry("Wort --", QUOTE)),
        ("z -- Leitung", entry("-- Leitung", QUOTE)),
        ("z Wort --Leitung", entry("Wort --Leitung", QUOTE)),
        ("z Wort -- -- Leitung", entry("Wort --", QUOTE, function="Leitung")),
        ("z Wort – Leitung", entry("Wort – Leitung", QUOTE)),
        ("z Wort — Leitung", entry("Wort — Leitung", QUOTE)),
        ("z Wort --- Leitung", entry("Wort --- Leitung", QUOTE)),
        ("l Wort -- Leitung", entry("Wort -- Leitung", APPROACH)),
        ("z Wort -- Leitung #o", entry("Wort -- Leitung", OPTION)),
    ],
)
def test_quote_names_a_function_behind_dashes_that_stand_free(typed: str, intent: Intent) -> None:
    assert read(typed) == intent


def test_quote_names_a_function_where_plain_text_is_a_quote() -> None:
    expected = entry("Wort", QUOTE, function="Leitung")

    assert read("Wort -- Leitung", QUOTE) == expected
    assert read("Wort -- Leitung") == entry("Wort -- Leitung")


_wordings = st.lists(
    st.sampled_from(["--", " -- ", " ", "\n", "Endlich!", "Teamleitung", "-"]) | st.text(max_size=3)
).map("".join)
_any_kinds = st.sampled_from([None, QUOTE, OPTION])


@given(_wordings, _any_kinds, _any_kinds)
@example("Endlich!! -- Teamleitung", QUOTE, OPTION)
@example("das eine -- das andere -- Teamleitung", QUOTE, None)
@example("das eine -- das andere", OPTION, OPTION)
def test_wording_as_it_is_typed_is_read_as_it_was(
    typed: str, kind: KindId | None, later: KindId | None
) -> None:
    words, function = read_wording(make_entry("1", kind=kind), typed)
    filed = replace(make_entry("1"), text=words, function=function, kind=later)
    becomes_quote = later == QUOTE and not function

    again = read_wording(filed, as_typed(filed))

    assert again == (words, function) or becomes_quote
    assert read_wording(filed, as_typed(replace(filed, text=again[0], function=again[1]))) == again


def test_function_is_told_of_a_quote_that_was_filed_as_something_else() -> None:
    filed = make_entry("1", "Endlich! -- Teamleitung", kind=QUOTE)

    assert read_wording(filed, as_typed(filed)) == ("Endlich!", "Teamleitung")
