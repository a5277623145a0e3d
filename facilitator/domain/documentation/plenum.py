"""The plenum: what it brought together, and the measures."""

from __future__ import annotations

from typing import Final

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
from facilitator.domain.documentation.routing import Part
from facilitator.domain.documentation.talks import (
    blocks_in,
    build_content,
    build_section,
    sections_of,
)
from facilitator.domain.entries import Measure
from facilitator.domain.redaction import measure_words
from facilitator.domain.run import BlockState

MEASURES_TABLE: Final[Anchor] = "table-measures"


def build_plenum(material: Material) -> Blocks:
    """Return the chapter on plenum and measures."""
    plenums = _plenums(material)
    measures = _measures(material, level=2 if plenums else 1)
    if not plenums:
        return measures
    heading = Heading(
        level=1, text=material.texts("Bringing it together in the plenum"), anchor="part-plenum"
    )
    return (heading, *plenums, *measures)


def _plenums(material: Material) -> Blocks:
    """Return what was captured in plenums; that nothing was only once one is over."""
    held = sections_of(material, Part.PLENUM)
    if len(held) == 1:
        return build_content(material, held[0])
    if held:
        return tuple(block for plenum in held for block in build_section(material, plenum))
    done = any(
        material.forecast.of(block.id).state is BlockState.DONE
        for block in blocks_in(material, Part.PLENUM)
    )
    return (Paragraph((Span(material.texts("None mentioned.")),)),) if done else ()


def _measures(material: Material, *, level: int) -> Blocks:
    texts = material.texts
    if not material.measures:
        return ()
    return (
        Heading(level=level, text=texts("Measures"), anchor="part-measures"),
        Table(
            anchor=MEASURES_TABLE,
            caption=texts("Measures: what, who, by when"),
            columns=_columns(material),
            rows=tuple(_measure_row(material, measure) for measure in material.measures),
        ),
    )


def _columns(material: Material) -> tuple[Column, ...]:
    """Return the columns; where a place stands for an entry, the last takes more room."""
    texts, entries = material.texts, material.snapshot.entries
    only_labels = all(measure.source in entries for measure in material.measures)
    what, who, by_when, origin = (38, 24, 17, 13) if only_labels else (34, 22, 15, 21)
    return (
        Column(texts.about("column", "No."), 8),
        Column(texts.about("column", "What"), what),
        Column(texts.about("column", "Who"), who),
        Column(texts.about("column", "By when"), by_when),
        Column(texts.about("column", "From"), origin),
    )


def _measure_row(material: Material, measure: Measure) -> TableRow:
    still_open = Span(material.texts.about("measure", "open"), Weight.REMARK)
    return TableRow(
        anchor=measure_anchor(measure.id),
        cells=(
            Cell(spans=(Span(material.measure_labels[measure.id], Weight.STRONG),)),
            Cell(spans=(Span(measure_words(measure, material.texts)),)),
            Cell(spans=(Span(measure.who) if measure.who else still_open,)),
            Cell(spans=(Span(measure.due) if measure.due else still_open,)),
            Cell(spans=(_source(material, measure),)),
        ),
    )


def _source(material: Material, measure: Measure) -> Span:
    """Return the entry that a measure came from, else its place."""
    source = material.snapshot.entries.get(measure.source) if measure.source else None
    if source is not None:
        return material.refer_to(source)
    known = measure.place in material.parts
    return Span(material.snapshot.place_title(measure.place) if known else "–")
