"""The examples that an empty list shows: what is said there, in workshops and in talks."""

from __future__ import annotations

from facilitator.domain.agenda import BlockKind
from facilitator.domain.kinds import default_kinds
from facilitator.texts import load_texts
from facilitator.tui.mitschrift.examples import example_lines


def _examples(during: BlockKind | None) -> list[tuple[str, str]]:
    lines = example_lines(default_kinds("de"), 120, load_texts("de"), during)
    parted = (line.plain.split("→") for line in lines[2:])
    return [(typed.strip(), effect.strip()) for typed, effect in parted]


def test_examples_of_a_talk_are_statements_and_quotes() -> None:
    assert _examples(BlockKind.TALK) == [
        ("Das Gesetz kommt in zwei Schritten", "wie im Ablauf vorgesehen"),
        ("f Wann wissen wir mehr?", "Offene Frage"),
        ("a mit dem Entwurf, im Frühjahr", "Antwort auf die letzte Frage"),
        ("z Klein anfangen und es feiern. -- Rednerin", "Zitat mit Funktion"),
        ("und was ist eigentlich mit ..", "offenes Ende"),
    ]


def test_examples_of_questions_and_answers_begin_with_a_question() -> None:
    assert [typed for typed, _ in _examples(BlockKind.QA)][:3] == [
        "Wann wissen wir mehr?",
        "a mit dem Entwurf, im Frühjahr",
        "e Das Gesetz kommt in zwei Schritten",
    ]


def test_examples_elsewhere_are_those_of_a_workshop() -> None:
    assert _examples(None) == _examples(BlockKind.PLENUM)
    assert len(_examples(None)) == 6
