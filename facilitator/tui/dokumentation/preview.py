"""What the preview shows for each stop of the mark."""

from __future__ import annotations

from facilitator.domain.documentation.model import Blocks
from facilitator.domain.documentation.wording import fact
from facilitator.domain.outline import MEASURES, Gap, Lack
from facilitator.domain.redaction import measure_words
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.dokumentation.preview_pane import PreviewFacts
from facilitator.tui.dokumentation.reading import Reading
from facilitator.tui.dokumentation.stops import Stop
from facilitator.tui.dokumentation.wording import (
    gap_words,
    measure_label,
    place_title,
    section_title,
)


def preview_facts(stop: Stop, reading: Reading, texts: Texts) -> PreviewFacts:
    """Return the section of `stop` as it will stand, or all about its measure."""
    snapshot = reading.snapshot
    if stop.measure is not None:
        return PreviewFacts(
            title=measure_label(texts, stop.number),
            blocks=_measure_blocks(stop, snapshot, texts),
            labels=reading.labels,
        )
    return PreviewFacts(
        title=section_title(texts, stop.section, snapshot),
        lead=_lead(stop, snapshot, texts),
        blocks=stop.section.blocks,
        labels=reading.labels,
    )


def _lead(stop: Stop, snapshot: Snapshot, texts: Texts) -> tuple[str, ...]:
    section = stop.section
    if not _holds_anything(snapshot):
        return (
            texts(
                "Nothing has been captured yet. F3 opens the capture screen: what is written "
                "there takes its place here by itself."
            ),
            texts("e writes a summary of the marked section, m a measure, w a first Word file."),
        )
    if section.anchor == MEASURES and not snapshot.measures:
        return (texts("There is no measure yet. m writes one down."),)
    if section.gaps == (Gap(Lack.CONTENT),) or not section.expected:
        return (texts("There is nothing here yet. e writes a summary, F3 captures entries."),)
    if section.gaps:
        missing = " · ".join(gap_words(texts, gap) for gap in section.gaps)
        return (texts("Still open: {missing}", missing=missing),)
    return ()


def _holds_anything(snapshot: Snapshot) -> bool:
    return bool(snapshot.measures) or any(
        notes.entries or notes.summary for notes in snapshot.notes.values()
    )


def _measure_blocks(stop: Stop, snapshot: Snapshot, texts: Texts) -> Blocks:
    measure = stop.measure
    assert measure is not None
    still_open = texts.about("measure", "open")
    source = snapshot.entries.get(measure.source) if measure.source else None
    origin = place_title(texts, measure.place, snapshot)
    if source is not None:
        origin = f"{snapshot.full_number(source)} · {origin}"
    return (
        fact(texts("What"), measure_words(measure, texts)),
        fact(texts("Who"), measure.who or still_open),
        fact(texts("By when"), measure.due or still_open),
        fact(texts("From"), origin),
    )
