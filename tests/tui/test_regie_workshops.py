"""Workshops while their phase runs: marked in the agenda, changed by keys, shown with a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from textual.pilot import Pilot

from facilitator.domain.agenda import Agenda, BlockKind, Room
from facilitator.domain.capture import Line
from facilitator.domain.instant import minutes
from facilitator.domain.run import BlockState
from facilitator.station import Station
from facilitator.texts import Language, load_texts
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.context import Context
from facilitator.tui.regie.view import RegieView
from tests.clock import Clock
from tests.factories import make_agenda, make_block, make_day, make_track, make_workshop
from tests.tui.conftest import Open
from tests.tui.screens import said, settle, shown

WIDE = (120, 36)


@pytest.fixture
def agenda() -> Agenda:
    """A phase of two workshops from 12:30 to 13:30, then a talk until 14:00, as promised."""
    tracks = (
        make_track(
            f"ws{number}",
            make_block(f"p{number}a", "Herausforderungen", capture="challenge"),
            make_block(f"p{number}b", "Handlungsoptionen", capture="option"),
            room=f"r{number}",
        )
        for number in (1, 2)
    )
    return make_agenda(
        make_day(
            make_block(
                "phase",
                "Workshop-Phase",
                kind=BlockKind.PARALLEL,
                start=time(12, 30),
                duration=minutes(0),
                tracks=tuple(tracks),
            ),
            make_block("talk", "Vortrag"),
            end=time(14, 0),
        ),
        rooms=(Room(id="r1", name="Raum A"), Room(id="r2", name="Raum B")),
        workshops=(make_workshop(1, "Qualifizierung"), make_workshop(2, "Sichtbarkeit")),
    )


def refresh(app: FacilitatorApp) -> None:
    assert isinstance(app.screen, RegieView)
    app.screen.refresh_moment()


async def begin(pilot: Pilot[Language], clock: Clock, minutes_in: float) -> None:
    """Begin the phase, and let so many minutes pass in which both rooms are busy."""
    assert isinstance(pilot.app, FacilitatorApp)
    await pilot.press("enter", "enter")
    clock.wait(minutes(minutes_in))
    for workshop in ("ws1", "ws2"):
        pilot.app.context.station.capture.file(workshop, Line("Teams lernen", "h"))
    refresh(pilot.app)
    await settle(pilot)


def agenda_row(app: FacilitatorApp, title: str) -> str:
    """Return the words of the row of the agenda with that title."""
    row = next(line for line in shown(app) if title in line)
    return " ".join(row.split("│")[1].split())


def workshop_row(app: FacilitatorApp, title: str) -> str:
    """Return the words of the row of the workshop with that title."""
    row = next(line for line in shown(app) if title in line)
    return " ".join(row.split("│")[-2].split())


def state(app: FacilitatorApp, block: str) -> BlockState:
    return app.context.station.snapshot.run.of(block).state


async def test_time_of_the_marked_workshop_is_changed_and_said(
    open_app: Open, clock: Clock
) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 20)
        await pilot.press("down", "down", "plus", "plus", "minus")
        await settle(pilot)

        run = app.context.station.snapshot.run
        assert (run.of("p2b").added_time, run.of("phase").added_time) == (minutes(5), minutes(0))
        assert agenda_row(app, "WS 2 · Raum B") == "WS 2 · Raum B bis 13:30 13:35 !"
        assert agenda_row(app, "WS 1 · Raum A") == "WS 1 · Raum A bis 13:30 13:30"
        assert workshop_row(app, "2 Sichtbarkeit").endswith(" braucht 5 min länger")
        assert "Ende 14:05 ! 5 min später als geplant · wegen WS 2" in shown(app)[0]


async def test_part_of_a_workshop_is_ended_then_the_workshop_is_finished(
    open_app: Open, clock: Clock
) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 20)
        await pilot.press("down", "f")
        await settle(pilot)
        question = "\n".join(shown(app))
        await pilot.press("enter")
        assert (state(app, "p1a"), state(app, "p1b")) == (BlockState.DONE, BlockState.RUNNING)

        await pilot.press("f", "enter")
        await settle(pilot)

        assert "WS 1 · Raum A: Herausforderungen beenden → Handlungsoptionen?" in question
        assert state(app, "p1b") is BlockState.DONE
        assert agenda_row(app, "✓ WS 1") == "✓ WS 1 · Raum A bis 13:30 12:50"
        assert workshop_row(app, "1 Qualifizierung").endswith(" fertig")

        await pilot.press("f")
        assert said(app) == ["WS 1 · Raum A läuft gerade nicht."]


async def test_workshop_is_cancelled_after_a_question_and_comes_back_by_undo(
    open_app: Open, clock: Clock
) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 20)
        await pilot.press("down", "down", "plus", "x")
        await settle(pilot)
        question = shown(app)[-4:]
        await pilot.press("enter")
        await settle(pilot)
        cancelled = agenda_row(app, "WS 2 · Raum B")
        captured = workshop_row(app, "2 Sichtbarkeit")
        await pilot.press("ctrl+z")
        await settle(pilot)

        assert [" ".join(line.split()) for line in question[1:]] == [
            "WS 2 · Raum B ausfallen lassen?",
            "Ende 14:05 → 14:00 zugesagt 14:00",
            "⏎ ja Esc nein",
        ]
        assert cancelled == "– WS 2 · Raum B · fällt aus bis 13:30"
        assert captured == "2 Sichtbarkeit 1 1 0 0 fällt aus"
        assert agenda_row(app, "WS 2 · Raum B") == "WS 2 · Raum B bis 13:30 13:35 !"


async def test_workshop_key_asks_for_a_mark_first(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 20)
        await pilot.press("f")

        assert said(app) == ["Markieren Sie zuerst mit ↓ einen Workshop der laufenden Phase."]


async def test_mark_leaves_the_workshops_with_their_phase(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 20)
        await pilot.press("down")
        assert isinstance(app.screen, RegieView)
        assert app.screen.marked == "phase/ws1"

        await pilot.press("enter", "enter")
        await settle(pilot)

        assert app.screen.marked is None
        assert not any("WS 1 · Raum A" in line for line in shown(app))


async def test_enter_goes_on_with_the_agenda_whatever_is_marked(
    open_app: Open, clock: Clock
) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 20)
        await pilot.press("down", "enter", "enter")

        assert (state(app, "phase"), state(app, "talk")) == (BlockState.DONE, BlockState.RUNNING)


@pytest.mark.parametrize(
    ("size", "numbers", "left"),
    [((80, 24), [1, 7, 11], 9), ((120, 28), [1, 2, 3, 7, 11], 7)],
    ids=["80x24", "120x28"],
)
async def test_of_many_workshops_those_that_lack_something_are_seen_first(
    record: Path, clock: Clock, size: tuple[int, int], numbers: list[int], left: int
) -> None:
    every = range(1, 13)
    tracks = tuple(make_track(f"ws{n}", make_block(f"p{n}", duration=minutes(60))) for n in every)
    phase = make_block(
        "phase", "Phase", kind=BlockKind.PARALLEL, start=time(12, 30), duration=minutes(0)
    )
    agenda = make_agenda(
        make_day(replace(phase, tracks=tracks)),
        workshops=tuple(make_workshop(n, f"Thema {n}") for n in every),
    )
    record.parent.mkdir()
    station = Station.open(record, now=clock.now, agenda=agenda)
    context = Context(
        station=station, texts=load_texts("de"), export_folder=record.parent, export_name="event"
    )
    app = FacilitatorApp(context)
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter", "enter")
        station.run.extend_track("phase", "ws7", minutes(5))
        station.run.extend_track("phase", "ws11", minutes(5))
        refresh(app)
        await settle(pilot)

        rows = [line for line in shown(app) if "Thema" in line or "weitere" in line]
        words = [" ".join((row.split("││")[-1]).strip("│").split()) for row in rows]
        hints = dict.fromkeys([7, 11], " braucht 5 min länger")
        assert words == [
            *(f"{number} Thema {number} 0 0 0 0{hints.get(number, '')}" for number in numbers),
            f"… {left} weitere",
        ]
    station.close()


async def test_large_screen_says_which_part_of_a_workshop_runs(
    open_app: Open, clock: Clock
) -> None:
    app = open_app()
    async with app.run_test(size=(200, 60)) as pilot:
        await begin(pilot, clock, 40)

        row = workshop_row(app, "1 Qualifizierung")
        assert row.startswith("1 Qualifizierung Handlungsoptionen ")


async def test_columns_stay_where_they_are_all_day(open_app: Open, clock: Clock) -> None:
    """Hints, cancelled workshops and head counts have titles give way, never times or counts."""
    app = open_app()

    def columns() -> tuple[int, ...]:
        lines = shown(app)
        agenda = next(line for line in lines if "geplant jetzt" in line)
        counts = [line.index("Beiträge H") for line in lines if "Beiträge H" in line]
        end = next(line for line in lines if "◆ Ende" in line)
        return (agenda.index("geplant"), end.index("14:00"), *counts)

    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 1)
        before = columns()
        clock.wait(minutes(8))
        await pilot.press("down", "plus", "down", "x", "enter")
        app.context.station.run.report("phase", 87, "Voll")
        refresh(app)
        await settle(pilot)
        assert "fällt aus" in agenda_row(app, "WS 2")
        assert columns() == before

        await pilot.press("enter", "enter")
        await settle(pilot)
        assert columns() == before[:2]
