"""Texts of an agenda, a note or an entry that look like markup, or that control a terminal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from textual.widgets._toast import Toast

from facilitator.domain.agenda import Agenda, Block
from facilitator.domain.capture import Line
from facilitator.domain.instant import minutes
from facilitator.domain.schedule import next_step
from facilitator.formats.agenda import AgendaFile
from facilitator.tui.actions import ViewName
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.help import Help
from facilitator.tui.question import Question
from tests.tui.conftest import Open
from tests.tui.screens import said, settle, shown

MARKUP: Final = "[/b] [bold]x[/] [@click=app.exit]Los[/]"
CONTROLS: Final = "\x1b[2J \u202eabc \x9b1m \u2066y"
HARMLESS: Final = "·[2J ·abc ·1m ·y"
TITLE: Final = f"Pause {MARKUP} {CONTROLS}"
SHOWN: Final = f"Pause {MARKUP} {HARMLESS}"
RAW: Final = frozenset("\x1b\x9b\u202e\u2066")


def _block(block: Block) -> Block:
    return replace(
        block,
        title=TITLE,
        goal=TITLE,
        method=TITLE,
        speakers=tuple(replace(person, name=TITLE) for person in block.speakers),
        tracks=tuple(
            replace(track, blocks=tuple(map(_block, track.blocks))) for track in block.tracks
        ),
    )


@pytest.fixture
def agenda(agenda: Agenda) -> Agenda:
    day = agenda.days[0]
    return replace(
        agenda,
        title=TITLE,
        series=TITLE,
        place=TITLE,
        rooms=tuple(replace(room, name=TITLE) for room in agenda.rooms),
        workshops=tuple(replace(one, title=TITLE, question=TITLE) for one in agenda.workshops),
        kinds=tuple(replace(kind, name=f"{kind.name} [/b]") for kind in agenda.kinds),
        days=(replace(day, blocks=tuple(map(_block, day.blocks))),),
    )


@pytest.fixture
def app(open_app: Open, agenda: Agenda, request: pytest.FixtureRequest) -> FacilitatorApp:
    """An event under way, opened again in the view that the test asks for."""
    station = open_app().context.station
    for _ in range(3):
        snapshot = station.snapshot
        step = next_step(snapshot.agenda, snapshot.run, station.now())
        assert step is not None
        station.run.advance(step)
    station.capture.file("ws1", Line(TITLE, "h"))
    notes = {block.id: TITLE for _, block in agenda.blocks()}
    return open_app(file=AgendaFile(Path("event.yaml"), agenda, notes), view=request.param)


def toasts(app: FacilitatorApp) -> list[str]:
    """Return what the notices on the screen say."""
    return [str(toast.render()) for toast in app.screen_stack[0].query(Toast)]


in_every_view = pytest.mark.parametrize("app", list(ViewName), indirect=True)


@in_every_view
async def test_event_with_hostile_titles_opens_again_and_is_welcomed(app: FacilitatorApp) -> None:
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settle(pilot)

        assert toasts(app) == said(app)
        assert SHOWN in toasts(app)[0]
        assert [line for line in shown(app) if RAW & set(line)] == []


@in_every_view
async def test_notices_are_no_markup_wherever_they_come_from(app: FacilitatorApp) -> None:
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settle(pilot)
        app.clear_notifications()
        app.notify(TITLE, timeout=9, markup=True)
        app.screen.notify(TITLE, timeout=5)
        await settle(pilot)

        assert toasts(app) == [SHOWN, SHOWN]
        assert [line for line in shown(app) if RAW & set(line)] == []


@in_every_view
@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
async def test_help_and_questions_show_texts_as_they_are(
    app: FacilitatorApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("f1")
        assert isinstance(app.screen, Help)
        seen = shown(app)
        await pilot.press("escape")
        app.push_screen(Question(app.context.texts, TITLE, TITLE))
        await pilot.pause()
        seen += shown(app)

        assert [line.strip() for line in shown(app)[-3:-1]] == [SHOWN, SHOWN]
        assert [line for line in seen if RAW & set(line)] == []


@pytest.mark.parametrize("app", [ViewName.REGIE], indirect=True)
async def test_regie_draws_titles_notes_and_notices_as_they_are(app: FacilitatorApp) -> None:
    async with app.run_test(size=(200, 50), notifications=True) as pilot:
        await settle(pilot)
        app.clear_notifications()
        await pilot.press("i", "down", "plus", "ctrl+z", "enter")
        await settle(pilot)
        seen = "\n".join(shown(app))

        assert f"{SHOWN} beenden" in seen
        assert "Privat: Pause [/b]" in seen  # a notice lies over the rest
        assert not RAW.intersection(seen)


@pytest.mark.parametrize("app", [ViewName.REGIE], indirect=True)
async def test_regie_asks_and_tables_texts_as_they_are(app: FacilitatorApp) -> None:
    station = app.context.station
    station.run.report("welcome", 9, TITLE)
    station.run.start_timer(TITLE, minutes(3))
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settle(pilot)
        app.clear_notifications()
        seen = shown(app)
        for keys in (["u"], ["r"], ["r", "2"], ["k", "1"], ["up", "up", "k"], ["e"], ["a"]):
            await pilot.press(*keys)
            await settle(pilot)
            seen += shown(app)
            await pilot.press("escape", "escape")

        assert MARKUP in "\n".join(seen)
        assert [line for line in seen if RAW & set(line)] == []


@pytest.mark.parametrize("app", [ViewName.MITSCHRIFT], indirect=True)
async def test_mitschrift_draws_places_entries_and_notices_as_they_are(app: FacilitatorApp) -> None:
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settle(pilot)
        seen = []
        for keys in (["ctrl+o"], ["escape", "ctrl+f"], ["escape", "escape", "k"], ["escape", "x"]):
            await pilot.press(*keys)
            await settle(pilot)
            seen += shown(app)
        await pilot.press("ctrl+z")
        await settle(pilot)
        seen += shown(app)

        assert MARKUP in "\n".join(seen)
        assert [line for line in seen if RAW & set(line)] == []


@pytest.mark.parametrize("app", [ViewName.DOKUMENTATION], indirect=True)
async def test_dokumentation_draws_sections_and_notices_as_they_are(app: FacilitatorApp) -> None:
    station = app.context.station
    station.capture.propose_measure(station.snapshot.notes_in("ws1").entries[0].id)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settle(pilot)
        seen = []
        for _ in range(30):
            await pilot.press("down")
            await settle(pilot)
            seen += shown(app)
        await pilot.press("enter")
        await settle(pilot)
        seen += shown(app)

        assert MARKUP in "\n".join(seen)
        assert [line for line in seen if RAW & set(line)] == []
