"""The run sheet as a calendar, read back by another library."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import Instant, from_datetime
from facilitator.domain.run_sheet import run_sheet
from facilitator.formats.agenda import read_agenda
from facilitator.formats.run_sheet_ics import write_ics
from facilitator.texts import load_texts
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day
from tests.formats.agendas import XFELD, night

GERMAN: Final = load_texts("de")


def _events(agenda: Agenda, name: str = "team", **changes: Any) -> list[Event]:
    notes = changes.get("notes")
    written = write_ics(agenda, notes, GERMAN, name=name, key="k", now=at("12:00"))
    calendar = Calendar.from_ical(written)
    assert calendar.errors == []
    return list(calendar.events)


def _moment(found: date) -> Instant:
    assert isinstance(found, datetime)
    return from_datetime(found)


@pytest.mark.parametrize("on", [date(2025, 9, 9), date(2025, 3, 29), date(2025, 10, 25)])
def test_calendar_has_the_planned_moments_over_midnight_and_changes_of_the_clocks(on: date) -> None:
    agenda = night(on)
    [day] = run_sheet(agenda)

    found = [(_moment(event.start), _moment(event.end)) for event in _events(agenda)]

    assert found == [(row.start, row.end) for row in day.rows]


def test_calendar_brings_its_time_zone() -> None:
    calendar = Calendar.from_ical(
        write_ics(night(date(2025, 10, 25)), None, GERMAN, name="x", key="k", now=at("12:00"))
    )

    assert [zone.tz_name for zone in calendar.timezones] == ["Europe/Berlin"]
    assert calendar.get_missing_tzids() == set()


@pytest.mark.parametrize("year", [1000, 9998])
def test_calendar_of_any_year(year: int) -> None:
    assert len(_events(night(date(year, 6, 1)))) == 6


def test_calendar_has_an_event_for_every_block_and_every_workshop_of_a_phase() -> None:
    agenda = read_agenda(XFELD).agenda
    events = _events(agenda)

    tracks = [event for event in events if str(event["summary"]).startswith("Workshop ")]
    assert len(events) == 20 + 8
    assert [str(event["summary"]) for event in tracks[:2]] == [
        "Workshop 1: Qualifizierung und Ausbildung (Workshop-Phase I: Herausforderungen)",
        "Workshop 2: Sichtbarkeit und Attraktivität (Workshop-Phase I: Herausforderungen)",
    ]
    assert str(tracks[0]["location"]) == "Raum A, Kassel"
    assert str(tracks[0]["description"]).startswith("16:00 Input der Hochschulen\nZiel: Die Angebo")
    assert _moment(tracks[0].start) == at("16:00")
    assert _moment(tracks[0].end) == at("17:30")


def test_ids_of_events_stay_and_differ() -> None:
    agenda = read_agenda(XFELD).agenda
    moved = replace(agenda, title="Neu", days=(replace(agenda.days[0], end=None), agenda.days[1]))

    ids = [str(event["uid"]) for event in _events(agenda)]

    assert len(set(ids)) == len(ids)
    assert [str(event["uid"]) for event in _events(moved)] == ids
    assert not set(ids) & {str(event["uid"]) for event in _events(agenda, name="other")}


@given(title=st.text(), goal=st.text())
def test_calendar_holds_any_text(title: str, goal: str) -> None:
    [event] = _events(make_agenda(make_day(make_block("a", title or "A", goal=goal))))

    assert "\n" not in str(event["summary"])


def test_private_calendar_says_so() -> None:
    found = read_agenda(XFELD)

    events = _events(found.agenda, notes=found.notes)

    assert {str(event["class"]) for event in events} == {"PRIVATE"}
    assert all("class" not in event for event in _events(found.agenda))
