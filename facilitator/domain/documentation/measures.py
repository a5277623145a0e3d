"""Measures: what, who, by when; on what they rest; what was only proposed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from facilitator.domain.agenda import Agenda
from facilitator.domain.documentation.material import Material, measure_anchor
from facilitator.domain.documentation.model import (
    Anchor,
    Blocks,
    Cell,
    Column,
    Heading,
    Paragraph,
    Span,
    Table,
    TableRow,
    Weight,
)
from facilitator.domain.documentation.traces import build_traces
from facilitator.domain.entries import Addressee, Measure
from facilitator.domain.plenum.dues import in_one_form
from facilitator.domain.redaction import measure_words
from facilitator.texts import Texts

MEASURES: Final[Anchor] = "part-measures"
MEASURES_TABLE: Final[Anchor] = "table-measures"
PROPOSALS_TABLE: Final[Anchor] = "table-proposals"

_NOTHING: Final = "–"
_BY: Final = re.compile(r"^(?:bis|by)\s+(?=\d)", re.IGNORECASE)
"""What the column says already."""


def build_measures(material: Material, *, level: int) -> Blocks:
    """Return the section on measures, under a heading of `level`."""
    texts = material.texts
    agreed = [measure for measure in material.measures if measure.agreed]
    proposed = [measure for measure in material.measures if not measure.agreed]
    if not material.measures:
        return ()
    return (
        Heading(level=level, text=texts("Measures"), anchor=MEASURES),
        *(_agreed(material, agreed) if agreed else _none_agreed(material)),
        *_proposed(material, proposed, level + 1),
    )


def _none_agreed(material: Material) -> Blocks:
    return (Paragraph((Span(material.texts("Nothing has been agreed on yet.")),)),)


def _agreed(material: Material, measures: Sequence[Measure]) -> Blocks:
    caption = material.texts("Measures: what, who, by when")
    return (
        _table(material, measures, MEASURES_TABLE, caption),
        *build_traces(material, measures),
    )


def _proposed(material: Material, measures: Sequence[Measure], level: int) -> Blocks:
    texts = material.texts
    if not measures:
        return ()
    return (
        Heading(level=level, text=texts("Proposed, but not agreed on"), anchor="proposals"),
        _table(material, measures, PROPOSALS_TABLE, texts("Proposals from the workshops")),
    )


def _table(material: Material, measures: Sequence[Measure], anchor: Anchor, caption: str) -> Table:
    addressed = any(measure.addressee for measure in measures)
    return Table(
        anchor=anchor,
        caption=caption,
        columns=_columns(material, measures, addressed=addressed),
        rows=tuple(_row(material, measure, addressed=addressed) for measure in measures),
    )


def _columns(
    material: Material, measures: Sequence[Measure], *, addressed: bool
) -> tuple[Column, ...]:
    """Return the columns; where a place stands for an entry, the last takes more room."""
    texts = material.texts
    only_labels = all(_sources(material, measure) or measure.theme for measure in measures)
    what, who, by_when, origin = (38, 24, 17, 13) if only_labels else (34, 22, 15, 21)
    if addressed:
        what, who, by_when, origin = (31, 24, 12, 11) if only_labels else (25, 21, 12, 20)
    return (
        Column(texts.about("column", "No."), 8),
        Column(texts.about("column", "What"), what),
        Column(texts.about("column", "Who"), who),
        Column(texts.about("column", "By when"), by_when),
        *((Column(texts.about("column", "Addressee"), 14),) if addressed else ()),
        Column(texts.about("column", "From"), origin),
    )


def _row(material: Material, measure: Measure, *, addressed: bool) -> TableRow:
    texts, agenda = material.texts, material.snapshot.agenda
    still_open = Span(texts.about("measure", "open"), Weight.REMARK)
    addressee = name_addressee(texts, measure.addressee) if measure.addressee else _NOTHING
    text_id = f"measure:{measure.id}"
    return TableRow(
        anchor=measure_anchor(measure.id),
        cells=(
            Cell(spans=(Span(material.measure_labels[measure.id], Weight.STRONG),)),
            Cell(spans=(Span(measure_words(measure, texts)),), text_id=f"{text_id}.what"),
            Cell(
                spans=(Span(measure.who) if measure.who else still_open,), text_id=f"{text_id}.who"
            ),
            Cell(
                spans=(Span(due) if (due := name_due(measure, agenda)) else still_open,),
                text_id=f"{text_id}.due",
            ),
            *((Cell(spans=(Span(addressee),)),) if addressed else ()),
            _origin_cell(material, measure),
        ),
    )


def name_due(measure: Measure, agenda: Agenda) -> str:
    """Return by when, days always in one form; one without a year is the next after the event."""
    said = _BY.sub("", measure.due.strip())
    last = max((day.date for day in agenda.days), default=None)
    return said if last is None else in_one_form(said, last)


def name_addressee(texts: Texts, addressee: Addressee) -> str:
    """Return who can bring a measure about, short enough for a table."""
    return {
        Addressee.JOBCENTER: texts("Jobcenter"),
        Addressee.BA: texts("BA"),
        Addressee.LAND: texts("federal state"),
        Addressee.BMAS: texts("BMAS"),
        Addressee.OTHER: texts.about("addressee", "other"),
    }[addressee]


def _origin_cell(material: Material, measure: Measure) -> Cell:
    """Return the entries that a measure rests on and its theme, else the place it came from."""
    theme = material.snapshot.themes.get(measure.theme)
    named = (material.refer_to_theme(theme),) if theme else ()
    led = tuple(_joined((*_sources(material, measure), *named)))
    if led:
        return Cell(spans=led)
    known = measure.place in material.parts
    return Cell(spans=(Span(material.snapshot.place_title(measure.place) if known else _NOTHING),))


def _sources(material: Material, measure: Measure) -> tuple[Span, ...]:
    entries = material.snapshot.entries
    ids = dict.fromkeys((*measure.sources, measure.source or ""))
    return tuple(material.refer_to(entries[one]) for one in ids if one in entries)


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    for number, span in enumerate(spans):
        yield from (Span(",\n"), span) if number else (span,)
