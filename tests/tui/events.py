"""What was captured at the event of the tests: enough for every kind of open point."""

from __future__ import annotations

from facilitator.domain.capture import Line
from facilitator.station import Station

CAPTURED = (
    ("ws1", "h", "Neue Kräfte brauchen gezieltere Unterstützung, um rechtssicher zu arbeiten"),
    ("ws1", "h", "Sorgepflichten passen schlecht zu starren Präsenzphasen"),
    ("ws1", "l", "Patensystem: eine feste Ansprechperson im ersten Jahr"),
    ("ws1", "+", "auch für Quereinsteigende"),
    ("ws1", "o", "Einarbeitung in Modulen anbieten #m"),
    ("ws1", "z", "Am Anfang hätte ich gern alles fragen dürfen. -- Sachbearbeitung Leistung"),
    ("ws1", "f", "Wer trägt die Kosten? .."),
    ("ws2", "h", "Die Leistung fällt nur auf, wenn etwas schiefgeht"),
    ("ws2", "o", "Erfolge jeden Monat im Team zeigen #m"),
    ("ws2", "", "Soziale Medien"),
    ("ws2", "p", "Eigene Kampagne des Bundes?"),
    ("impuls", "", "Ohne verlässliche Leistung gelingt keine Integration in Arbeit"),
    ("plenum", "o", "Patensysteme nennen beide Workshops"),
    ("plenum", "z", "Dieser Austausch war überfällig. -- Teamleitung"),
)
"""Place, prefix and text of each line."""


def capture_event(station: Station) -> None:
    """Capture all of it, sum up the first workshop and complete the first measure."""
    for place, prefix, text in CAPTURED:
        station.capture.file(place, Line(text, prefix))
    station.document.write_summary(
        "ws1", "Der Einstieg in die Leistung braucht Begleitung.\n- Patensysteme\n- Module"
    )
    measure, _ = station.snapshot.measures
    station.document.edit_measure(measure.id, measure.what, "Servicestelle SGB II", "31.03.2026")
