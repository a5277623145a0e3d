"""The essentials in short: computed figures, occasion and aims, guiding questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.figures import EntryCount, count_entries, open_questions
from facilitator.domain.documentation.game import game_of
from facilitator.domain.documentation.material import (
    Material,
    place_anchor,
    query_anchor,
    theme_anchor,
)
from facilitator.domain.documentation.measures import MEASURES_TABLE, PROPOSALS_TABLE
from facilitator.domain.documentation.model import (
    Blocks,
    Heading,
    Paragraph,
    Role,
    Span,
    Spans,
    Weight,
)
from facilitator.domain.documentation.occasion import build_occasion
from facilitator.domain.documentation.queries import leading
from facilitator.domain.documentation.wording import (
    enumerate_spans,
    enumerate_words,
    name_when,
    sentence,
)
from facilitator.domain.documentation.workshops import OVERVIEW_TABLE
from facilitator.domain.entries import Measure
from facilitator.domain.kinds import PARKING, QUESTION, QUOTE
from facilitator.domain.plenum.query import Query, QueryKind
from facilitator.domain.plenum.tally import tally
from facilitator.texts import Texts

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
        *build_occasion(material),
    )


def _figures(material: Material) -> Iterator[Spans]:
    yield from _attendance(material)
    if not any(notes.entries for notes in material.snapshot.notes.values()):
        yield sentence(material.texts("Nothing has been captured yet."))
    yield from _results(material)
    questions = len(open_questions(material))
    if questions:
        yield sentence(
            material.texts.plural(
                "**{count} question** is still open.",
                "**{count} questions** are still open.",
                questions,
            )
        )
    yield from _games(material)
    yield from _plenum(material)
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
    texts, told = material.texts, material.snapshot.agenda.workshops
    workshops = [workshop for workshop in told if workshop.id not in material.unreleased]
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
        results=Span(
            enumerate_words(texts, named), Weight.STRONG, note=_how_counted(texts, counted)
        ),
        table=Span("", target=OVERVIEW_TABLE),
    )


def _how_counted(texts: Texts, counted: EntryCount) -> str:
    """Return the footnote on what the figures leave out, if they leave out anything."""
    if not counted.followers:
        return ""
    return texts("Without additions, objections and answers, which hang on these.")


def _games(material: Material) -> Iterator[Spans]:
    """Yield how many played and met."""
    texts, snapshot = material.texts, material.snapshot
    for _, block in snapshot.agenda.blocks():
        totals = game_of(snapshot, block.id)
        if totals is not None:
            people = texts.plural("{count} person played", "{count} people played", totals.players)
            met = texts.plural("{count} meeting", "{count} meetings", totals.meetings)
            yield sentence(
                texts("{title}: **{people}**, **{meetings}**."),
                title=Span(one_line(block.title), target=place_anchor(block.id)),
                people=people,
                meetings=met,
            )


def _plenum(material: Material) -> Iterator[Spans]:
    """Yield which themes there are, and what got the most points."""
    texts, themes = material.texts, material.snapshot.themes.standing
    if themes:
        count = texts.plural("{count} theme", "{count} themes", len(themes))
        titles = [Span(one_line(theme.title), target=theme_anchor(theme.id)) for theme in themes]
        yield (
            *sentence(texts("The plenum brought it together in **{themes}**: "), themes=count),
            *enumerate_spans(texts, titles),
            Span("."),
        )
    for query in material.snapshot.queries:
        if query.id in material.query_labels and (first := leading(query)):
            yield sentence(
                texts("Ahead in {query} (“{question}”): **{leading}**{points}."),
                query=Span(material.query_labels[query.id], target=query_anchor(query.id)),
                question=one_line(query.question),
                leading=enumerate_words(texts, first),
                points=_points(texts, query),
            )


def _points(texts: Texts, query: Query) -> str:
    """Return what the first one got, of a query in which people had several points."""
    if query.kind is not QueryKind.POINTS or query.points == 1:
        return ""
    counted = tally(query)
    most = max(row.total for row in counted.rows)
    return texts(" ({points} of {all} points)", points=most, all=counted.points)


def _measures(material: Material) -> Iterator[Spans]:
    texts = material.texts
    measures = [measure for measure in material.measures if measure.agreed]
    if measures:
        yield _agreed(material, measures)
    proposed = len(material.measures) - len(measures)
    if proposed:
        count = texts.plural("{count} proposed measure", "{count} proposed measures", proposed)
        table = Span("", target=PROPOSALS_TABLE)
        yield sentence(texts("**{measures}** (see {table})."), measures=count, table=table)


def _agreed(material: Material, measures: Sequence[Measure]) -> Spans:
    texts = material.texts
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
    return agreed
