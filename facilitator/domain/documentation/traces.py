"""Where the measures come from: who said what where and when, and what it got."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.material import Material, place_anchor
from facilitator.domain.documentation.model import (
    Blocks,
    Cell,
    Column,
    Span,
    Spans,
    Table,
    TableRow,
)
from facilitator.domain.documentation.wording import name_short_moment, sentence
from facilitator.domain.entries import Entry, Measure
from facilitator.domain.plenum.gathering import heir_of
from facilitator.domain.plenum.theme import Theme
from facilitator.domain.plenum.trace import Origin, Trace, trace_of

_NOTHING: Final = "–"


def build_traces(material: Material, measures: Sequence[Measure]) -> Blocks:
    """Return the table that leads from each measure back to who said what, when."""
    texts = material.texts
    is_public = material.issue.is_public  # when something was said tells how late it was
    traces = [(measure, trace_of(measure, material.snapshot)) for measure in measures]
    has_points = any(
        origin.points is not None for _, trace in traces for origin, _ in _origins(trace.origins)
    )
    rows = tuple(
        row
        for measure, trace in traces
        for row in _rows(material, measure, trace, has_points=has_points)
    )
    if not rows:
        return ()
    table = Table(
        anchor="table-traces",
        caption=texts("Where the measures come from"),
        columns=(
            Column(texts.about("column", "No."), 8),
            Column(texts.about("column", "Entry"), 14),
            Column(texts.about("column", "Said in"), 26 if has_points else 33),
            *(() if is_public else (Column(texts.about("column", "Captured"), 18),)),
            *((Column(texts.about("column", "Points"), 11, counts=True),) if has_points else ()),
            Column(texts.about("column", "Theme"), 23 if has_points else 27),
        ),
        rows=rows,
    )
    return (table,)


def _rows(
    material: Material, measure: Measure, trace: Trace, *, has_points: bool
) -> Iterator[TableRow]:
    """Yield a row for each entry, and first one for the theme if it is none of theirs."""
    found = tuple(_origins(trace.origins))
    if trace.theme is not None and all(trace.theme not in origin.themes for origin, _ in found):
        yield _theme_row(material, measure, trace.theme, has_points=has_points)
    for origin, is_source in found:
        yield _entry_row(material, measure, origin, is_source=is_source, has_points=has_points)


def _theme_row(material: Material, measure: Measure, theme: Theme, *, has_points: bool) -> TableRow:
    nothing = Cell(spans=(Span(_NOTHING),))
    return TableRow(
        cells=(
            Cell(spans=(material.refer_to_measure(measure),)),
            nothing,
            Cell(spans=(Span(one_line(theme.title)),)),
            *(() if material.issue.is_public else (nothing,)),
            *((nothing,) if has_points else ()),
            Cell(spans=_theme_words(material, theme)),
        )
    )


def _origins(origins: Sequence[Origin]) -> Iterator[tuple[Origin, bool]]:
    """Yield what a measure rests on, each followed by what it was brought together from."""
    for origin in origins:
        yield origin, False
        yield from ((source, True) for source in origin.sources)


def _entry_row(
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
            Cell(spans=_place(material, origin), under=() if is_source else _heir(material, entry)),
            *(() if material.issue.is_public else (Cell(spans=(Span(at),)),)),
            *((Cell(spans=(Span(points),)),) if has_points else ()),
            Cell(spans=themes or (Span(_NOTHING),)),
        )
    )


def _heir(material: Material, entry: Entry) -> tuple[Spans, ...]:
    """Return the wording that stands for `entry` since, with what that got."""
    heir = heir_of(entry, material.snapshot.entries)
    if heir is entry:
        return ()
    said = sentence(material.texts("brought together in {entry}"), entry=material.refer_to(heir))
    return ((*said, *_points(material, heir.id)),)


def _theme_words(material: Material, theme: Theme) -> Spans:
    """Return a theme with what it got, if it was asked about: points are mostly given to themes."""
    return (material.refer_to_theme(theme), *_points(material, theme.id))


def _points(material: Material, one: str) -> Spans:
    points = material.points.get(one)
    if not points:
        return ()
    said = material.texts.plural("{count} point", "{count} points", points)
    return (Span(f" ({said})"),)


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
