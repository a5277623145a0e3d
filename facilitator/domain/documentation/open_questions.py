"""What stayed open: questions that nobody answered, or that somebody takes along."""

from __future__ import annotations

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
    Table,
    TableRow,
    Weight,
)
from facilitator.domain.entries import Entry
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
            rows=tuple(_row(material, question) for question in questions),
        ),
    )


def _row(material: Material, question: Entry) -> TableRow:
    texts = material.texts
    nobody = Span(texts.about("question", "open"), Weight.REMARK)
    return TableRow(
        cells=(
            Cell(spans=(material.refer_to(question),)),
            Cell(spans=(Span(one_line(entry_words(question, texts))),)),
            Cell(spans=(Span(question.taken_by) if question.taken_by else nobody,)),
        )
    )
