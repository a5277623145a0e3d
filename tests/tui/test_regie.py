"""Regie by its keys: what happens to the event, and what the screen says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from facilitator.domain.agenda import Agenda
from facilitator.domain.capture import Line
from facilitator.domain.instant import minutes
from facilitator.domain.run import BlockState
from facilitator.formats.agenda import AgendaFile
from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.question import Question
from facilitator.tui.regie.view import RegieView
from tests.clock import Clock
from tests.tui.conftest import Open
from tests.tui.screens import everything_saved, said, shown

WIDE = (120, 36)


def state(app: FacilitatorApp, block: str) -> BlockState:
    return app.context.station.snapshot.run.of(block).state


def view(app: FacilitatorApp) -> RegieView:
    assert isinstance(app.screen, RegieView)
    return app.screen


async def test_enter_asks_and_enter_begins(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        assert isinstance(app.screen, Question)
        assert state(app, "welcome") is BlockState.PENDING

        await pilot.press("enter")

        assert state(app, "welcome") is BlockState.RUNNING


async def test_escape_at_the_question_changes_nothing(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "escape")

        assert state(app, "welcome") is BlockState.PENDING
        assert app.context.station.snapshot.run.blocks == {}


async def test_question_names_what_ends_and_what_begins(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", "enter")

        assert "Begrüßung beenden → Impuls?" in "\n".join(shown(app))


async def test_plus_and_minus_change_the_running_block(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", "plus", "plus", "minus")

        assert app.context.station.snapshot.run.of("welcome").added_time == minutes(5)
        assert "noch 20 min · bis 12:50" in "\n".join(shown(app))


async def test_cut_of_what_can_be_cut_no_further_is_refused_in_words(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", *["minus"] * 4)

        assert app.context.station.snapshot.run.of("welcome").added_time == minutes(-14)
        assert said(app) == ["Das geht jetzt nicht: Begrüßung"]


async def test_marked_block_is_the_one_that_keys_act_on(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("down", "down", "plus")
        assert app.context.station.snapshot.run.of("phase").added_time == minutes(5)

        await pilot.press("escape", "plus")

        assert app.context.station.snapshot.run.of("welcome").added_time == minutes(5)


async def test_skip_asks_and_leaves_the_marked_block_out(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("down", "x", "enter")
        await pilot.pause()

        assert state(app, "impuls") is BlockState.SKIPPED
        assert "entfällt" in "\n".join(shown(app))


async def test_undo_takes_back_and_says_what(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter", "ctrl+z")

        assert state(app, "welcome") is BlockState.PENDING
        assert said(app) == ["Zurückgenommen: Weiter (Strg+Y stellt wieder her)"]


@pytest.mark.parametrize("key", ["pageup", "pagedown", "full_stop", "b", "f5"])
async def test_keys_of_a_presenter_do_nothing(open_app: Open, key: str) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        before = shown(app)

        await pilot.press(key)
        await pilot.pause()

        assert shown(app) == before
        assert app.context.station.snapshot.run.blocks == {}


async def test_letters_can_be_switched_off(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        app.action_toggle_letters()
        await pilot.press("plus", "x")

        assert isinstance(app.screen, RegieView)
        assert app.context.station.snapshot.run.blocks == {}


async def test_lateness_is_said_in_the_header_and_at_the_end(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        for _ in range(6):
            await pilot.press("enter", "enter")
        clock.wait(minutes(240))
        view(app).refresh_moment()
        await pilot.pause()

        header, *lines = shown(app)
        end = next(line for line in lines if "Ende (zugesagt)" in line).split("│")[1]
        assert end.split() == ["◆", "Ende", "(zugesagt)", "16:00", "16:30", "!!"]
        assert "Ende voraussichtlich 16:30 ! 30 min später als geplant" in header
        assert "überzieht um" in "\n".join(lines)


async def test_silent_workshop_is_named(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        for _ in range(3):
            await pilot.press("enter", "enter")
        app.context.station.capture.file("ws1", Line("Teams sind ungleich geschult", "h"))
        clock.wait(minutes(5))
        app.context.station.capture.file("ws2", Line("Tag der Leistung", "o"))
        clock.wait(minutes(2))
        view(app).refresh_moment()
        await pilot.pause()

        row = next(line for line in shown(app) if "1 Qualifizierung" in line)
        assert row.endswith("1 1 0 0 seit 7 min kein Beitrag  │")


async def test_private_notes_are_hidden_until_asked_for(open_app: Open, agenda: Agenda) -> None:
    file = AgendaFile(Path("event.yaml"), agenda, {"welcome": "Mikro 2 rauscht"})
    app = open_app(file=file)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter")
        await pilot.pause()
        hidden = "\n".join(shown(app))
        await pilot.press("i")
        await pilot.pause()

        assert "Mikro 2 rauscht" not in hidden
        assert "Mikro 2 rauscht" in "\n".join(shown(app))


async def test_edited_file_is_shown_as_a_difference_and_adopted(
    open_app: Open, agenda: Agenda
) -> None:
    day = agenda.days[0]
    longer = replace(day.blocks[0], duration=minutes(20))
    edited = replace(agenda, days=(replace(day, blocks=(longer, *day.blocks[1:])),))
    app = open_app(file=AgendaFile(Path("event.yaml"), edited, {}))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("d")
        assert "~ Begrüßung: Dauer" in "\n".join(shown(app))

        await pilot.press("enter")

        assert app.context.station.snapshot.agenda.block("welcome").duration == minutes(20)


async def test_tick_without_change_repaints_nothing(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter")
        await pilot.pause()
        painted: list[object] = []
        for widget in app.screen.walk_children():
            if hasattr(widget, "_paint"):
                widget._paint = lambda name=widget: painted.append(name)

        view(app).refresh_moment()

        assert painted == []


async def test_event_that_is_over_says_what_to_do(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=WIDE) as pilot:
        for _ in range(7):
            await pilot.press("enter", "enter")
        await pilot.press("enter")

        assert said(app) == ["Die Veranstaltung ist beendet. F8 öffnet die Dokumentation."]


# --- pictures ---


async def _run_until_the_phase(pilot: Pilot[Language], clock: Clock) -> None:
    for _ in range(3):
        await pilot.press("enter", "enter")
        clock.wait(minutes(15))
    await everything_saved(pilot)


@pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x36"])
def test_picture_before_the_event(
    snap_compare: Callable[..., bool], open_app: Open, size: tuple[int, int]
) -> None:
    assert snap_compare(open_app(), terminal_size=size, run_before=everything_saved)


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
@pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x36"])
def test_picture_of_a_phase(
    snap_compare: Callable[..., bool],
    open_app: Open,
    clock: Clock,
    size: tuple[int, int],
    theme: str,
) -> None:
    app = open_app(theme=f"facilitator-{theme}")
    station = app.context.station
    for number in range(7):
        station.capture.file("ws1", Line(f"Beitrag {number}", "hlo"[number % 3]))

    async def run_before(pilot: Pilot[Language]) -> None:
        await _run_until_the_phase(pilot, clock)

    assert snap_compare(app, terminal_size=size, run_before=run_before)
