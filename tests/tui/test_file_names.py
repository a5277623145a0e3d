"""What files are called after what people typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.station import Station
from facilitator.tui.carrying import document_name, plain_name
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Laptop Raum C", "laptop-raum-c"),
        ("xFeld · Straße/Öffnung", "xfeld-strasse-oeffnung"),
        ("../../etc/passwd", "etc-passwd"),
        ("会议", ""),
        ("x" * 50, "x" * 40),
    ],
)
def test_plain_name_is_one_that_any_file_system_takes(said: str, expected: str) -> None:
    assert plain_name(said) == expected


@pytest.mark.parametrize(
    ("series", "place", "expected"),
    [("xFeld", "Kassel", "xfeld-kassel"), ("", "", "leistung-im-fokus")],
)
def test_document_is_called_after_the_event(
    tmp_path: Path, series: str, place: str, expected: str
) -> None:
    agenda = make_agenda(series=series, place=place)
    station = Station.open(tmp_path / "e.record", now=Clock(at("09:00")).now, agenda=agenda)

    name = document_name(station)
    station.close()

    assert name == expected
