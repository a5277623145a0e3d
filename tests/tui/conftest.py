"""The real application over a real record, with a clock that a test sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import time
from math import inf
from pathlib import Path

import pytest
import textual.app
import textual.pilot
from textual.css.stylesheet import Stylesheet
from textual.notifications import Notification
from textual.widgets._toast import Toast

from facilitator.domain.agenda import Agenda, BlockKind, Person, Room
from facilitator.domain.instant import minutes
from facilitator.formats.agenda import AgendaFile
from facilitator.link.keeper import HubKeeper
from facilitator.station import Station
from facilitator.texts import Language, load_texts
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.context import Context
from facilitator.tui.polls.picking import Picking
from facilitator.tui.polls.view import PollsView
from facilitator.tui.question import Question
from tests.clock import Clock
from tests.domain.factories import FIRST_DAY, at
from tests.factories import make_agenda, make_block, make_day, make_track, make_workshop
from tests.tui.quicker import come_to_rest, parsing_once

Open = Callable[..., FacilitatorApp]


@pytest.fixture(scope="session", autouse=True)
def _screens_are_quicker() -> Iterator[None]:
    """Neither parse the same styles a thousand times nor wait for what is at rest."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parsing_once())
        patch.setattr(textual.app, "wait_for_idle", come_to_rest)
        patch.setattr(textual.pilot, "wait_for_idle", come_to_rest)
        yield


@pytest.fixture(scope="session", autouse=True)
def _notices_stay() -> Iterator[None]:
    """Have none go by itself: on a slow machine one was gone before a test looked at it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Notification, "time_left", property(lambda notice: notice.timeout))
        patch.setattr(Toast, "_on_mount", lambda toast, mounted: None)
        yield


@pytest.fixture(autouse=True)
def _answers_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests press keys faster than people do: a question takes any Enter for its answer."""
    for asking in (Question, Picking, PollsView):
        monkeypatch.setattr(asking, "ARMED_AFTER", -inf)


@pytest.fixture
def clock() -> Clock:
    return Clock(at("12:30"))


@pytest.fixture
def agenda() -> Agenda:
    """One day: welcome 12:30, Impuls, a phase of two workshops, a break, the plenum until 16:00."""
    speaker = Person(name="Dr. Klaus Bermig", role="Leiter der Unterabteilung", organisation="BMAS")
    return make_agenda(
        make_day(
            make_block("welcome", "Begrüßung", start=time(12, 30), duration=minutes(15)),
            make_block(
                "impuls",
                "Impuls",
                kind=BlockKind.TALK,
                capture="insight",
                speakers=(speaker,),
                goal="Den Stellenwert der Leistung einordnen",
            ),
            make_block(
                "phase",
                "Workshop-Phase",
                kind=BlockKind.PARALLEL,
                duration=minutes(60),
                tracks=(
                    make_track(
                        "ws1",
                        make_block("p1", "Herausforderungen", capture="challenge"),
                        room="a",
                    ),
                    make_track(
                        "ws2",
                        make_block("p2", "Handlungsoptionen", capture="option"),
                        room="b",
                    ),
                ),
            ),
            make_block(
                "break",
                "Kaffeepause",
                kind=BlockKind.BREAK,
                start=time(14, 30),
                minimum=minutes(15),
            ),
            make_block("plenum", "Plenum", kind=BlockKind.PLENUM, duration=minutes(60)),
            on=FIRST_DAY,
            end=time(16, 0),
        ),
        series="xFeld",
        place="Kassel",
        rooms=(Room(id="a", name="Raum A"), Room(id="b", name="Raum B")),
        workshops=(
            make_workshop(1, "Qualifizierung und Ausbildung", question="Was hilft am Anfang?"),
            make_workshop(2, "Sichtbarkeit und Attraktivität"),
        ),
    )


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "agendas" / "event.record"


@pytest.fixture
def open_app(record: Path, clock: Clock, agenda: Agenda) -> Iterator[Open]:
    """Open the event in a new application, after closing it where it was open.

    The application's station is `app.context.station`.
    """
    record.parent.mkdir()
    stations: list[Station] = []

    def open_it(
        *,
        language: Language = "de",
        file: AgendaFile | None = None,
        hub: HubKeeper | None = None,
        **remembered: str,
    ) -> FacilitatorApp:
        for station in stations:
            station.close()
        station = Station.open(record, now=clock.now, agenda=agenda)
        stations.append(station)
        for key, value in remembered.items():
            station.remember(key, value)
        return FacilitatorApp(
            Context(
                station=station,
                texts=load_texts(language),
                export_folder=record.parent.parent / "exports",
                export_name="event",
                lays_out=False,
                hub=hub,
                read_file=None if file is None else lambda: file,
            )
        )

    yield open_it
    for station in stations:
        station.close()
