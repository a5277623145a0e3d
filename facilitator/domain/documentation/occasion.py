"""Why the event took place, what it was to reach, and the questions that led the workshops."""

from __future__ import annotations

from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.model import (
    Blocks,
    Heading,
    Paragraph,
    Role,
    Span,
    Weight,
)
from facilitator.domain.documentation.wording import name_workshop, paragraphs


def build_occasion(material: Material) -> Blocks:
    """Return the sections on occasion and aims, and on guiding questions."""
    return (*_occasion(material), *_questions(material))


def _occasion(material: Material) -> Blocks:
    texts, agenda = material.texts, material.snapshot.agenda
    occasion, aims = paragraphs(agenda.occasion), agenda.documentation.aims
    if not (occasion or aims):
        return ()
    lead = texts.plural("This was the aim:", "These were the aims:", len(aims))
    return (
        Heading(level=2, text=texts("Occasion and aims"), anchor="part-occasion"),
        *occasion,
        *((Paragraph((Span(lead),), Role.LEAD),) if aims else ()),
        *(Paragraph((Span(aim),), Role.BULLET) for aim in aims),
    )


def _questions(material: Material) -> Blocks:
    asked = [workshop for workshop in material.snapshot.agenda.workshops if workshop.question]
    if not asked:
        return ()
    return (
        Heading(level=2, text=material.texts("Guiding questions"), anchor="part-questions"),
        *(
            Paragraph(
                (
                    Span(f"{name_workshop(material.texts, workshop)}:", Weight.STRONG),
                    Span(f" {workshop.question}"),
                ),
                Role.BULLET,
            )
            for workshop in asked
        ),
    )
