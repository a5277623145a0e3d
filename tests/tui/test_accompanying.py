"""Regie beside running the agenda: reports, rooms, unplanned blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from facilitator.domain.accompanying import Report
from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import minutes
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.chooser import Chooser
from facilitator.tui.form import Form
from facilitator.tui.question import Question
from facilitator.tui.regie.view import RegieView
from tests.clock import Clock
from tests.tui.conftest import Open
from tests.tui.mitschrift import advance
from tests.tui.screens import everything_saved, said, settle, shown, write

WIDE = (120, 36)


def reports(app: FacilitatorApp) -> dict[str, Report]:
    return dict(app.context.station.snapshot.reports)


def blocks(app: FacilitatorApp) -> list[str]:
    return [block.title for _, block in app.context.station.snapshot.agenda.blocks()]


def rooms(app: FacilitatorApp) -> list[str]:
    return [room.name for room in app.context.station.snapshot.agenda.rooms]


def last_lines(app: FacilitatorApp, count: int) -> list[str]:
    """Return what stands in the box at the bottom of the screen."""
    return [line.strip("│╭╮╰╯─ ") for line in shown(app)[-count:]]


async def fill_in(pilot: Pilot[Any], *values: str) -> None:
    """Type a value a field, each followed by Enter."""
    for value in values:
        await write(pilot, value)
        await pilot.press("enter")
    await pilot.pause()


# --- reports ---


async def test_report_is_taken_down_for_what_runs(open_app: Open) -> None:
    app = open_app()
    advance(app.context.station)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("k")
        await fill_in(pilot, "87", "Der Bus kam zu spaet")

        assert reports(app) == {"welcome": Report(head_count=87, remark="Der Bus kam zu spaet")}
        assert isinstance(app.screen, RegieView)


async def test_report_form_says_where_it_will_stand(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("k")
        await pilot.pause()

        assert last_lines(app, 8)[:2] == [
            "Sie schreiben · Begrüßung",
            "Beides steht in der Dokumentation, neben den geplanten und tatsächlichen Zeiten.",
        ]


async def test_report_begins_with_what_was_reported_and_is_undone(open_app: Open) -> None:
    app = open_app()
    app.context.station.run.report("impuls", 90, "Applaus")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("down", "k")
        await pilot.press("backspace", "1", "enter", "enter")
        assert reports(app) == {"impuls": Report(head_count=91, remark="Applaus")}

        await pilot.press("ctrl+z")
        assert reports(app) == {"impuls": Report(head_count=90, remark="Applaus")}


@pytest.mark.parametrize("typed", ["viele", "7,5", "-3"])
async def test_head_count_that_is_no_number_is_refused_in_words(open_app: Open, typed: str) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("k")
        app.screen.query(TextArea).first().insert(typed)
        await pilot.press("enter", "enter")
        await pilot.pause()

        wrong = "Bitte eine Zahl, oder nichts, wenn niemand gezählt hat."
        assert wrong in last_lines(app, 8)
        assert reports(app) == {}


async def test_phase_asks_which_of_its_workshops_is_meant(open_app: Open) -> None:
    app = open_app()
    advance(app.context.station, 3)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("k")
        await pilot.pause()
        assert isinstance(app.screen, Chooser)
        assert last_lines(app, 5) == [
            "Bemerkung und Anzahl wozu?",
            "1 Workshop-Phase insgesamt",
            "2 WS 1 · Raum A",
            "3 WS 2 · Raum B",
            "Ziffer oder ⏎ wählen   ↑↓ markieren   Esc zurück",
        ]

        await pilot.press("3")
        await fill_in(pilot, "21", "")

        assert reports(app) == {"phase/ws2": Report(head_count=21)}


async def test_marked_track_is_reported_of_without_asking(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("down", "down", "down", "k")
        await pilot.pause()
        assert last_lines(app, 8)[0] == "Sie schreiben · WS 1 · Raum A · Workshop-Phase"

        await fill_in(pilot, "18", "")
        assert reports(app) == {"phase/ws1": Report(head_count=18)}


# --- rooms ---


async def test_room_is_chosen_by_its_digit_and_undone(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("r", "2")
        agenda = app.context.station.snapshot.agenda
        assert agenda.room_name(agenda.block("welcome").room) == "Raum B"

        await pilot.press("ctrl+z")
        assert app.context.station.snapshot.agenda.block("welcome").room is None
        assert said(app) == ["Zurückgenommen: Raumwechsel (Strg+Y stellt wieder her)"]


async def test_rooms_of_a_track_say_who_has_them(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("down", "down", "down", "r")
        await pilot.pause()

        assert last_lines(app, 6)[:5] == [
            "Welcher Raum für WS 1 · Raum A · Workshop-Phase?",
            "1 Raum A (wie jetzt)",
            "2 Raum B (belegt von WS 2 · Raum B)",
            "3 anderer Raum …",
            "4 kein Raum",
        ]


async def test_room_of_a_cancelled_workshop_is_free(open_app: Open) -> None:
    app = open_app()
    app.context.station.run.cancel_track("phase", "ws2")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("down", "down", "down", "r")
        await pilot.pause()

        assert "2 Raum B" in last_lines(app, 7)


async def test_new_room_is_named_in_a_form(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("down", "down", "down", "r", "3", "enter")
        await pilot.pause()
        assert "Ein Raum braucht einen Namen." in last_lines(app, 5)

        await fill_in(pilot, "101")

        agenda = app.context.station.snapshot.agenda
        assert rooms(app) == ["Raum A", "Raum B", "101"]
        assert agenda.room_name(agenda.block("phase").tracks[0].room) == "101"
        assert any("WS 1 · 101" in line for line in shown(app))


async def test_room_is_taken_away(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("down", "down", "down", "r", "4")

        assert app.context.station.snapshot.agenda.block("phase").tracks[0].room is None


async def test_rooms_can_be_chosen_with_arrows_and_left_with_escape(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("r", "escape")
        assert isinstance(app.screen, RegieView)
        await pilot.press("r", "up", "up", "up", "enter")
        await pilot.pause()

        assert app.context.station.snapshot.agenda.block("welcome").room == "a"


# --- unplanned blocks ---


async def test_block_is_inserted_behind_what_runs(open_app: Open) -> None:
    app = open_app()
    advance(app.context.station)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("e")
        await fill_in(pilot, "Ansage zum Brandschutz", "10")

        assert blocks(app)[:3] == ["Begrüßung", "Ansage zum Brandschutz", "Impuls"]
        new = app.context.station.snapshot.agenda.days[0].blocks[1]
        assert (new.duration, new.unplanned) == (minutes(10), True)

        await pilot.press("ctrl+z")
        assert blocks(app)[:2] == ["Begrüßung", "Impuls"]


async def test_form_says_beforehand_when_the_day_would_end(open_app: Open, clock: Clock) -> None:
    app = open_app()
    advance(app.context.station, 5)
    clock.wait(minutes(120))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("e", "down")
        await pilot.pause()
        assert "Mit der Dauer sehen Sie hier, wann der Tag enden würde." in last_lines(app, 5)

        await write(pilot, "1 h")
        await pilot.pause()

        assert last_lines(app, 4)[0] == (
            "1 Std. 00 min mehr: Der Tag endet um 16:30 statt um 15:30. "
            "Zugesagt ist 16:00: 30 min später als geplant."
        )


async def test_form_says_that_a_gap_takes_up_what_is_inserted(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("e", "down", "1", "5")
        await pilot.pause()

        assert "15 min mehr: Das Ende des Tages bleibt bei 16:00." in last_lines(app, 5)


async def test_form_goes_on_while_its_block_changes(open_app: Open, agenda: Agenda) -> None:
    app = open_app()
    station = app.context.station
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("down", "e", "down", "5")
        station.plan.change_room("impuls", "a")
        await pilot.press("5")
        await pilot.pause()
        assert any("55 min mehr" in line for line in last_lines(app, 5))

        day = agenda.days[0]
        without = (block for block in day.blocks if block.id != "impuls")
        station.plan.adopt(replace(agenda, days=(replace(day, blocks=tuple(without)),)))
        await pilot.press("backspace")
        await pilot.pause()
        assert "Das gibt es nicht mehr." in last_lines(app, 5)
        assert app.is_running


async def test_wrong_length_is_said_and_title_is_kept(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("e")
        await fill_in(pilot, "Ansage", "bald")

        assert "Bitte eine Dauer wie 15, 15 min, 1 h oder 1:30" in last_lines(app, 6)
        assert isinstance(app.screen, Form)
        assert app.screen.values == {"title": "Ansage", "length": "bald"}
        assert len(blocks(app)) == 5


async def test_block_behind_what_is_over_is_refused_and_nothing_typed_is_lost(
    open_app: Open,
) -> None:
    app = open_app()
    advance(app.context.station, 3)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("up", "up", "e")
        await fill_in(pilot, "Ansage", "15")

        assert "Das geht jetzt nicht: Begrüßung" in last_lines(app, 6)
        assert isinstance(app.screen, Form)
        assert app.screen.values == {"title": "Ansage", "length": "15"}


async def test_enter_right_after_a_form_only_asks(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("k", "enter", "enter", "enter")

        assert isinstance(app.screen, Question)
        assert app.context.station.snapshot.run.blocks == {}


async def test_dokumentation_follows_what_is_reported(open_app: Open) -> None:
    app = open_app(view="dokumentation", **{"dokumentation.marked": "part-course"})
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        before = "\n".join(shown(app))
        app.context.station.run.report("welcome", 87, "Zwei Busse kamen später.")
        await everything_saved(pilot)
        await settle(pilot)
        after = "\n".join(shown(app))

        assert ("Personen" in before, "Personen" in after) == (False, True)
        assert "Zwei Busse" in after
