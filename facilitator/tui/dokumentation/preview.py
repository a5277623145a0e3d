"""What the preview shows for each stop of the mark."""

from __future__ import annotations

from facilitator.domain.documentation.measures import name_addressee, name_due
from facilitator.domain.documentation.model import Blocks
from facilitator.domain.documentation.wording import fact
from facilitator.domain.entries import Measure
from facilitator.domain.outline import MEASURES, Gap, Lack
from facilitator.domain.plenum.labels import measure_labels
from facilitator.domain.redaction import measure_words
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.dokumentation.preview_pane import PreviewFacts
from facilitator.tui.dokumentation.reading import Reading
from facilitator.tui.dokumentation.stops import Stop
from facilitator.tui.dokumentation.wording import (
    gap_words,
    place_title,
    section_title,
    theme_title,
)


def preview_facts(stop: Stop, reading: Reading, texts: Texts) -> PreviewFacts:
    """Return the section of `stop` as it will stand, or all about its measure."""
    snapshot = reading.snapshot
    if stop.measure is not None:
        return PreviewFacts(
            title=measure_labels(snapshot.measures, texts)[stop.measure.id],
            blocks=_measure_blocks(stop.measure, snapshot, texts),
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
    if section.theme and section.gaps:
        return (texts("There is no summary yet. F4 opens the theme in the plenum."),)
    if section.gaps:
        missing = " · ".join(gap_words(texts, gap) for gap in section.gaps)
        return (texts("Still open: {missing}", missing=missing),)
    return ()


def _holds_anything(snapshot: Snapshot) -> bool:
    return bool(snapshot.measures or snapshot.themes.standing) or any(
        notes.entries or notes.summary for notes in snapshot.notes.values()
    )


def _measure_blocks(measure: Measure, snapshot: Snapshot, texts: Texts) -> Blocks:
    still_open = texts.about("measure", "open")
    entries = [snapshot.entries[one] for one in measure.sources if one in snapshot.entries]
    numbers = [snapshot.full_number(entry) for entry in entries]
    origin = " · ".join((*numbers, place_title(texts, measure.place, snapshot)))
    theme = theme_title(texts, measure.theme, snapshot)
    addressee = name_addressee(texts, measure.addressee) if measure.addressee else ""
    return (
        fact(texts("What"), measure_words(measure, texts)),
        fact(texts("Who"), measure.who or still_open),
        fact(texts("By when"), name_due(measure, snapshot.agenda) or still_open),
        *([fact(texts("Addressee"), addressee)] if addressee else []),
        fact(texts("From"), origin),
        *([fact(texts("Theme"), theme)] if theme else []),
    )
