"""Which panel opens where, and with what in it."""

from __future__ import annotations

from facilitator.domain.agenda import Agenda, BlockKind, PlaceId
from facilitator.domain.entries import Measure
from facilitator.domain.places import places_of
from facilitator.domain.snapshot import Snapshot
from facilitator.station import Station
from facilitator.station.documenting import measure_draft, summary_draft
from facilitator.texts import Texts
from facilitator.tui.dokumentation.stops import Stop
from facilitator.tui.dokumentation.wording import place_title
from facilitator.tui.dokumentation.writing import MeasurePanel, SummaryPanel, WritingPanel


def summary_panel(
    snapshot: Snapshot, texts: Texts, place: PlaceId, begun: str | None = None
) -> SummaryPanel:
    """Return the panel for the summary of `place`."""
    title = f"{texts('Summary')} · {place_title(texts, place, snapshot)}"
    return SummaryPanel(texts, title, place, snapshot.notes_in(place).summary, begun)


def measure_panel(
    snapshot: Snapshot,
    texts: Texts,
    place: PlaceId,
    measure: Measure | None = None,
    begun: str | None = None,
) -> MeasurePanel:
    """Return the panel for `measure`, or for a new one of `place`."""
    name = texts("Measure") if measure else texts("New measure")
    title = f"{name} · {place_title(texts, place, snapshot)}"
    return MeasurePanel(texts, title, place, measure, begun)


def begun_panel(station: Station, texts: Texts) -> WritingPanel | None:
    """Return the panel in which somebody was writing when the event was closed."""
    snapshot = station.snapshot
    known = {place.id for place in places_of(snapshot.agenda)}
    measures = {measure.id: measure for measure in snapshot.measures}
    for key, line in station.drafts().items():
        if key == summary_draft(key.place) and key.place in known:
            return summary_panel(snapshot, texts, key.place, line.text)
        if key == measure_draft(key.place) and key.place in known:
            return measure_panel(snapshot, texts, key.place, begun=line.text)
        if key == measure_draft(key.place) and key.place in measures:
            measure = measures[key.place]
            return measure_panel(snapshot, texts, measure.place, measure, line.text)
    return None


def place_of_new_measure(stop: Stop | None, agenda: Agenda) -> PlaceId:
    """Return the marked place, else the plenum, else the first place that there is."""
    if stop is not None and stop.place is not None:
        return stop.place
    plenums = (block.id for _, block in agenda.blocks() if block.kind is BlockKind.PLENUM)
    return next(plenums, places_of(agenda)[0].id)
