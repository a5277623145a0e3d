"""Every row of the capture grammar, in German and in English letters; prefixes and commands."""

from __future__ import annotations

import pytest

from facilitator.domain.capture import (
    Intent,
    LastEntries,
    Line,
    Nothing,
    ProposeMeasure,
    Rekind,
    join_prefix,
    read_line,
    split_prefix,
)
from facilitator.domain.entries import Relation
from facilitator.domain.kinds import (
    APPROACH,
    CHALLENGE,
    EXAMPLE,
    INSIGHT,
    OPTION,
    PARKING,
    QUESTION,
    QUOTE,
    KindId,
)
from tests.domain.typed_lines import ALL, ENGLISH, GERMAN, NOTHING_YET, entry, read


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("Teams sind müde", entry("Teams sind müde")),
        ("l Patenschaften", entry("Patenschaften", APPROACH)),
        ("Musterschulung #o", entry("Musterschulung", OPTION)),
        ("#o", Rekind(OPTION)),
        ("#o 17", Rekind(OPTION, "17")),
        ("+ nur als Hinweis", entry("nur als Hinweis", None, relation=Relation.ADDITION)),
        ("< kostet zu viel", entry("kostet zu viel", None, relation=Relation.OBJECTION)),
        ("a Ab Januar", entry("Ab Januar", None, relation=Relation.ANSWER)),
        ("Wir bräuchten ..", entry("Wir bräuchten", open_end=True)),
        (
            "z Wir halten durch -- Teamleitung",
            entry("Wir halten durch", QUOTE, function="Teamleitung"),
        ),
        ("#m", ProposeMeasure()),
        ("#m 17", ProposeMeasure("17")),
        ("Musterschulung #m", entry("Musterschulung", OPTION, proposes_measure=True)),
    ],
)
def test_row_of_the_grammar(typed: str, intent: Intent) -> None:
    assert read(typed) == intent


@pytest.mark.parametrize(
    ("letter", "kind"),
    [
        ("h", CHALLENGE),
        ("l", APPROACH),
        ("o", OPTION),
        ("f", QUESTION),
        ("b", EXAMPLE),
        ("e", INSIGHT),
        ("z", QUOTE),
        ("p", PARKING),
    ],
)
def test_german_letter_in_each_of_its_places(letter: str, kind: KindId) -> None:
    assert read(f"{letter} Wort", None) == entry("Wort", kind)
    assert read(f"Wort #{letter}", None) == entry("Wort", kind)
    assert read(f"#{letter}", None) == Rekind(kind)


@pytest.mark.parametrize(
    ("letter", "kind"),
    [
        ("c", CHALLENGE),
        ("s", APPROACH),
        ("o", OPTION),
        ("q", QUESTION),
        ("e", EXAMPLE),
        ("i", INSIGHT),
        ("v", QUOTE),
        ("p", PARKING),
    ],
)
def test_english_letter_in_each_of_its_places(letter: str, kind: KindId) -> None:
    def read_english(typed: str) -> Intent:
        return read_line(split_prefix(typed, ENGLISH), ENGLISH, None, ALL)

    assert read_english(f"{letter} word") == entry("word", kind)
    assert read_english(f"word #{letter}") == entry("word", kind)
    assert read_english(f"#{letter}") == Rekind(kind)


@pytest.mark.parametrize("default", [None, CHALLENGE, "a kind of last year"])
def test_plain_text_gets_the_kind_of_the_block(default: KindId | None) -> None:
    assert read("Wort", default) == entry("Wort", default)


@pytest.mark.parametrize("typed", ["", "   ", "\n\t", "l ", "+  ", "a "])
def test_field_without_words_is_nothing(typed: str) -> None:
    assert read(typed) == Nothing()


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("l Text", Line("Text", "l")),
        ("l ", Line("", "l")),
        ("l  Text ", Line(" Text ", "l")),
        ("l", Line("l")),
        ("lText", Line("lText")),
        (" l Text", Line(" l Text")),
        ("L Text", Line("L Text")),
        ("x Text", Line("x Text")),
        ("l\tText", Line("l\tText")),
        ("+ Text", Line("Text", "+")),
        ("+Text", Line("+Text")),
        ("< Text", Line("Text", "<")),
        ("a Text", Line("Text", "a")),
        ("l h Text", Line("h Text", "l")),
        ("z Bleibt so", Line("Bleibt so", "z")),
        ("z B", Line("B", "z")),
        ("z B ", Line("z B ")),
        ("z B im Juni", Line("z B im Juni")),
        ("z B. im Juni", Line("z B. im Juni")),
        ("z b im Juni", Line("z b im Juni")),
        ("z. B. im Juni", Line("z. B. im Juni")),
        ("", Line("")),
    ],
)
def test_prefix_is_recognised_at_the_very_start_only(typed: str, line: Line) -> None:
    assert split_prefix(typed, GERMAN) == line
    assert join_prefix(line) == typed


def test_prefix_is_taken_back_once_it_turns_out_to_be_an_abbreviation() -> None:
    field = Line("")
    for key in "z B. im Juni":
        field = split_prefix(join_prefix(field) + key, GERMAN)

    assert field == Line("z B. im Juni")


def test_prefix_that_backspace_made_literal_stays_literal() -> None:
    literal = Line(join_prefix(Line("Text", "l")))

    assert read_line(literal, GERMAN, CHALLENGE, ALL) == entry("l Text")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("+ nur als Hinweis", "+ nur als Hinweis"),
        ("< kostet", "< kostet"),
        ("a Ab Januar", "a Ab Januar"),
        ("#o", "#o"),
        ("#o 17", "#o 17"),
        ("#m", "#m"),
        ("#m 17", "#m 17"),
    ],
)
def test_what_refers_to_nothing_is_text(typed: str, text: str) -> None:
    assert read(typed, last=NOTHING_YET) == entry(text)


def test_answer_needs_a_question_not_just_any_entry() -> None:
    last = LastEntries(has_entry=True)

    assert read("a Ab Januar", last=last) == entry("a Ab Januar")


def test_measure_needs_an_option_unless_it_is_named() -> None:
    last = LastEntries(has_entry=True, numbers={"17"})

    assert read("#m", last=last) == entry("#m")
    assert read("#m 17", last=last) == ProposeMeasure("17")


def test_marks_at_the_end_count_even_if_the_prefix_is_text() -> None:
    assert read("+ Hinweis ..", last=NOTHING_YET) == entry("+ Hinweis", open_end=True)


def test_prefix_of_a_kind_that_the_agenda_lost_is_text() -> None:
    assert read_line(Line("Text", "x"), GERMAN, CHALLENGE, ALL) == entry("x Text")


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("#o 17", Rekind(OPTION, "17")),
        (" #o   17 ", Rekind(OPTION, "17")),
        ("#o b4", Rekind(OPTION, "b4")),
        ("#o B4", Rekind(OPTION, "b4")),
        ("#o 3.17", Rekind(OPTION, "17")),
        ("#o 3.b4", Rekind(OPTION, "b4")),
        ("#m 3.17", ProposeMeasure("17")),
        ("#o 18", entry("#o 18")),
        ("#o 2.17", entry("#o 2.17")),
        ("#o .17", entry("#o .17")),
        ("#o 3.", entry("#o 3.")),
        ("#o 17 b4", entry("#o 17 b4")),
        ("#o\n17", entry("#o\n17")),
        ("#x 17", entry("#x 17")),
        ("#O 17", entry("#O 17")),
        ("#", entry("#")),
        ("# o", entry("# o")),
    ],
)
def test_number_is_named_as_it_is_shown(typed: str, intent: Intent) -> None:
    assert read(typed) == intent


def test_number_of_a_place_without_code_is_named_plainly() -> None:
    last = LastEntries(numbers={"17"})

    assert read("#o 17", last=last) == Rekind(OPTION, "17")
    assert read("#o .17", last=last) == entry("#o .17")
