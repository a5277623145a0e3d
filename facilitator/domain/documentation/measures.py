"""Measures: what, who, by when; on what they rest; what was only proposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from facilitator.domain.documentation.material import Material, measure_anchor, place_anchor
from facilitator.domain.documentation.model import (
    Anchor,
    Blocks,
    Cell,
    Column,
    Heading,
    Paragraph,
    Span,
    Spans,
    Table,
    TableRow,
    Weight,
)
from facilitator.domain.documentation.wording import name_short_moment
from facilitator.domain.entries import Addressee, Measure
from facilitator.domain.plenum.theme import Theme
from facilitator.domain.plenum.trace import Origin, trace_of
from facilitator.domain.redaction import measure_words
from facilitator.texts import Texts

MEASURES_TABLE: Final[Anchor] = "table-measures"
PROPOSALS_TABLE: Final[Anchor] = "table-proposals"

_NOTHING: Final = "–"


def build_measures(material: Material, *, level: int) -> Blocks:
    """Return the section on measures, under a heading of `level`."""
    texts = material.texts
    agreed = [measure for measure in material.measures if measure.agreed]
    proposed = [measure for measure in material.measures if not measure.agreed]
    if not material.measures:
        return ()
    return (
        Heading(level=level, text=texts("Measures"), anchor="part-measures"),
        *(_agreed(material, agreed) if agreed else _none_agreed(material)),
        *_proposed(material, proposed),
    )


def _none_agreed(material: Material) -> Blocks:
    return (Paragraph((Span(material.texts("Nothing has been agreed on yet.")),)),)


def _agreed(material: Material, measures: Sequence[Measure]) -> Blocks:
    caption = material.texts("Measures: what, who, by when")
    return (
        _table(material, measures, MEASURES_TABLE, caption),
        *_traces(material, measures),
    )


def _proposed(material: Material, measures: Sequence[Measure]) -> Blocks:
    texts = material.texts
    if not measures:
        return ()
    return (
        Heading(level=3, text=texts("Proposed, but not agreed on"), anchor="proposals"),
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
        what, who, by_when, origin = (30, 18, 17, 13) if only_labels else (24, 16, 16, 23)
    return (
        Column(texts.about("column", "No."), 8),
        Column(texts.about("column", "What"), what),
        Column(texts.about("column", "Who"), who),
        Column(texts.about("column", "By when"), by_when),
        *((Column(texts.about("column", "Addressee"), 14),) if addressed else ()),
        Column(texts.about("column", "From"), origin),
    )


def _row(material: Material, measure: Measure, *, addressed: bool) -> TableRow:
    texts = material.texts
    still_open = Span(texts.about("measure", "open"), Weight.REMARK)
    addressee = name_addressee(texts, measure.addressee) if measure.addressee else _NOTHING
    return TableRow(
        anchor=measure_anchor(measure.id),
        cells=(
            Cell(spans=(Span(material.measure_labels[measure.id], Weight.STRONG),)),
            Cell(spans=(Span(measure_words(measure, texts)),)),
            Cell(spans=(Span(measure.who) if measure.who else still_open,)),
            Cell(spans=(Span(measure.due) if measure.due else still_open,)),
            *((Cell(spans=(Span(addressee),)),) if addressed else ()),
            _origin_cell(material, measure),
        ),
    )


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
        yield from (Span(", "), span) if number else (span,)


def _traces(material: Material, measures: Sequence[Measure]) -> Blocks:
    """Return the table that leads from each measure back to who said what, when."""
    texts = material.texts
    found = [
        (measure, origin, is_source)
        for measure in measures
        for origin, is_source in _origins(trace_of(measure, material.snapshot).origins)
    ]
    if not found:
        return ()
    has_points = any(origin.points is not None for _, origin, _ in found)
    table = Table(
        anchor="table-traces",
        caption=texts("Where the measures come from"),
        columns=(
            Column(texts.about("column", "No."), 8),
            Column(texts.about("column", "Entry"), 14),
            Column(texts.about("column", "Said in"), 26 if has_points else 33),
            Column(texts.about("column", "Captured"), 18),
            *((Column(texts.about("column", "Points"), 11, counts=True),) if has_points else ()),
            Column(texts.about("column", "Theme"), 23 if has_points else 27),
        ),
        rows=tuple(
            _trace_row(material, measure, origin, is_source=is_source, has_points=has_points)
            for measure, origin, is_source in found
        ),
    )
    return (table,)


def _origins(origins: Sequence[Origin]) -> Iterator[tuple[Origin, bool]]:
    """Yield what a measure rests on, each followed by what it was brought together from."""
    for origin in origins:
        yield origin, False
        yield from ((source, True) for source in origin.sources)


def _trace_row(
    material: Material, measure: Measure, origin: Origin, *, is_source: bool, has_points: bool
) -> TableRow:
    entry = origin.entry
    lead = (Span("↳ "),) if is_source else ()
    points = _NOTHING if origin.points is None else str(origin.points)
    at = name_short_moment(material.texts, origin.at, material.snapshot.agenda)
    themes = _apart([_theme_words(material, theme) for theme in origin.themes])
    return TableRow(
        cells=(
            Cell(spans=(material.refer_to_measure(measure),)),
            Cell(spans=(*lead, material.refer_to(entry))),
            Cell(spans=_place(material, origin)),
            Cell(spans=(Span(at),)),
            *((Cell(spans=(Span(points),)),) if has_points else ()),
            Cell(spans=themes or (Span(_NOTHING),)),
        )
    )


def _theme_words(material: Material, theme: Theme) -> Spans:
    """Return a theme with what it got, if it was asked about: points are mostly given to themes."""
    points = material.points.get(theme.id)
    named = material.refer_to_theme(theme)
    if not points:
        return (named,)
    said = material.texts.plural("{count} point", "{count} points", points)
    return (named, Span(f" ({said})"))


def _apart(parts: Sequence[Spans]) -> Spans:
    return tuple(
        span
        for number, part in enumerate(parts)
        for span in ((Span(", "), *part) if number else part)
    )


def _place(material: Material, origin: Origin) -> Spans:
    for workshop in material.snapshot.agenda.workshops:
        if workshop.id == origin.place:
            target = None if origin.entry.removed else place_anchor(workshop.id)
            label = material.texts("Workshop {number}", number=workshop.number)
            return (Span(label, target=target),)
    return (Span(origin.place_title),)
