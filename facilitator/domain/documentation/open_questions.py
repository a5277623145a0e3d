"""What stayed open: questions that nobody answered, or that somebody takes along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.figures import pending_questions
from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.model import (
    Anchor,
    Blocks,
    Cell,
    Column,
    Heading,
    Span,
    Spans,
    Table,
    TableRow,
    Weight,
)
from facilitator.domain.documentation.threads import Thread
from facilitator.domain.documentation.wording import enumerate_spans
from facilitator.domain.entries import Relation
from facilitator.domain.redaction import entry_words

QUESTIONS_TABLE: Final[Anchor] = "table-questions"


def build_open_questions(material: Material) -> Blocks:
    """Return the section on open questions, from wherever they were asked."""
    texts, questions = material.texts, pending_questions(material)
    if not questions:
        return ()
    return (
        Heading(level=2, text=texts("Open questions"), anchor="part-open-questions"),
        Table(
            anchor=QUESTIONS_TABLE,
            caption=texts("Open questions and who takes them along"),
            columns=(
                Column(texts.about("column", "No."), 12),
                Column(texts.about("column", "Question"), 58),
                Column(texts.about("column", "Taken along by"), 30),
            ),
            rows=tuple(_row(material, thread) for thread in questions),
        ),
    )


def _row(material: Material, thread: Thread) -> TableRow:
    texts, question = material.texts, thread.root
    nobody = Span(texts.about("question", "open"), Weight.REMARK)
    return TableRow(
        cells=(
            Cell(spans=(material.refer_to(question),)),
            Cell(
                spans=(Span(one_line(entry_words(question, texts))),),
                under=tuple(_answers(material, thread)),
            ),
            Cell(spans=(Span(question.taken_by) if question.taken_by else nobody,)),
        )
    )


def _answers(material: Material, thread: Thread) -> Iterator[Spans]:
    """Yield where it was answered: it is only here because somebody takes it along all the same."""
    given = [
        material.refer_to(follower.entry)
        for follower in thread.followers
        if follower.entry.relation is Relation.ANSWER
    ]
    if given:
        yield (Span(material.texts("answered in") + " "), *enumerate_spans(material.texts, given))
