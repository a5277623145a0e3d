"""The essentials in short: computed figures, occasion and aims, guiding questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator.domain.documentation.figures import count_entries, count_open_questions
from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.model import (
    Blocks,
    Heading,
    Paragraph,
    Role,
    Span,
    Spans,
    Weight,
)
from facilitator.domain.documentation.plenum import MEASURES_TABLE
from facilitator.domain.documentation.wording import (
    enumerate_words,
    name_when,
    name_workshop,
    paragraphs,
    sentence,
)
from facilitator.domain.documentation.workshops import OVERVIEW_TABLE
from facilitator.domain.kinds import PARKING, QUESTION, QUOTE

_NO_RESULTS: Final = frozenset({QUESTION, QUOTE, PARKING})
"""What is open, said or put off: no result of a workshop."""


def build_summary(material: Material) -> Blocks:
    """Return the chapter that somebody reads who reads no other."""
    texts = material.texts
    return (
        Heading(
            level=1, text=texts("The essentials in short"), anchor="part-summary", new_page=True
        ),
        *(Paragraph(spans, Role.BULLET) for spans in _figures(material)),
        *_occasion(material),
        *_questions(material),
    )


def _figures(material: Material) -> Iterator[Spans]:
    yield from _attendance(material)
    if not any(notes.entries for notes in material.snapshot.notes.values()):
        yield sentence(material.texts("Nothing has been captured yet."))
    yield from _results(material)
    questions = count_open_questions(material)
    if questions:
        yield sentence(
            material.texts.plural(
                "**{count} question** is still open.",
                "**{count} questions** are still open.",
                questions,
            )
        )
    yield from _measures(material)


def _attendance(material: Material) -> Iterator[Spans]:
    texts, agenda = material.texts, material.snapshot.agenda
    if agenda.participants is None:
        return
    people = texts.plural("{count} participant", "{count} participants", agenda.participants)
    when = name_when(texts, [day.date for day in agenda.days])
    template = (
        texts("**{people}** {when} in {place}.") if agenda.place else texts("**{people}** {when}.")
    )
    yield sentence(template, people=people, when=when, place=agenda.place)


def _results(material: Material) -> Iterator[Spans]:
    """Yield what the workshops came to, kind by kind."""
    texts, workshops = material.texts, material.snapshot.agenda.workshops
    counted = count_entries(
        material,
        (thread for workshop in workshops for thread in material.threads.get(workshop.id, ())),
    )
    named = [
        f"{count} {kind.name if count == 1 else kind.plural}"
        for kind in material.snapshot.agenda.kinds
        if kind.id not in _NO_RESULTS and (count := counted.by_kind[kind.id])
    ]
    if not named:
        return
    template = (
        texts("Results of the workshop: **{results}** (see {table}).")
        if len(workshops) == 1
        else texts("Results of the {count} workshops: **{results}** (see {table}).")
    )
    yield sentence(
        template,
        count=str(len(workshops)),
        results=enumerate_words(texts, named),
        table=Span("", target=OVERVIEW_TABLE),
    )


def _measures(material: Material) -> Iterator[Spans]:
    texts, measures = material.texts, material.measures
    if not measures:
        return
    count = texts.plural("{count} measure", "{count} measures", len(measures))
    table = Span("", target=MEASURES_TABLE)
    agreed = sentence(texts("**{measures}** (see {table})."), measures=count, table=table)
    loose = sum(1 for measure in measures if not (measure.who and measure.due))
    if loose:
        lacking = texts.plural(
            "{count} of them still lacks a name or a date.",
            "{count} of them still lack a name or a date.",
            loose,
        )
        agreed = (*agreed, Span(f" {lacking}"))
    yield agreed


def _occasion(material: Material) -> Blocks:
    occasion = paragraphs(material.snapshot.agenda.occasion)
    if not occasion:
        return ()
    heading = Heading(level=2, text=material.texts("Occasion and aims"), anchor="part-occasion")
    return (heading, *occasion)


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
