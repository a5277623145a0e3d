"""What Regie shows where there is little room: the workshops always, details as far as they go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text
from textual.pilot import Pilot

from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import minutes
from facilitator.domain.run import BlockState
from facilitator.formats.agenda import AgendaFile, read_agenda
from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.regie.details import cut, needed
from facilitator.tui.regie.view import RegieView
from tests.clock import Clock
from tests.domain.factories import at
from tests.tui.conftest import Open
from tests.tui.screens import everything_saved, settle, shown

SAMPLE = Path(__file__).parents[2] / "agendas" / "xfeld-leistung-kassel.yaml"
LONG = "Nach dreißig Minuten durch die Räume gehen. " * 60
SMALL = (80, 24)


@pytest.fixture
def agenda() -> Agenda:
    return read_agenda(SAMPLE).agenda


@pytest.fixture
def app(open_app: Open, agenda: Agenda) -> FacilitatorApp:
    notes = {block.id: LONG for _, block in agenda.blocks()}
    return open_app(file=AgendaFile(SAMPLE, agenda, notes))


async def begin_phase(pilot: Pilot[Language], clock: Clock) -> None:
    """Go on until the first workshop phase runs, then let a quarter of an hour pass."""
    assert isinstance(pilot.app, FacilitatorApp)
    station = pilot.app.context.station
    clock.moment = at("15:55")
    await show_the_moment(pilot)
    while station.snapshot.run.of("phase1").state is not BlockState.RUNNING:
        await pilot.press("enter", "enter")
    clock.wait(minutes(20))
    await show_the_moment(pilot)


async def show_the_moment(pilot: Pilot[Language]) -> None:
    """Show what time it is before anything else happens, as a tick may or may not have done."""
    pilot.app.screen.refresh_moment()  # type: ignore[attr-defined]
    await settle(pilot)


WORKSHOPS = (
    "1 Qualifizierung",
    "2 Sichtbarkeit",
    "3 Digitalisierung",
    "4 Schnittstellenarbeit",
)


def missing_workshops(app: FacilitatorApp) -> list[str]:
    """Return the workshops of which no row is in sight."""
    seen = "\n".join(shown(app))
    return [title for title in WORKSHOPS if title not in seen]


@pytest.mark.slow
@pytest.mark.parametrize("notes", [False, True], ids=["", "notes"])
@pytest.mark.parametrize("size", [SMALL, (99, 20), (120, 24)], ids=str)
async def test_all_workshops_are_in_sight_however_much_there_is_to_say(
    app: FacilitatorApp, clock: Clock, size: tuple[int, int], notes: bool
) -> None:
    async with app.run_test(size=size) as pilot:
        await begin_phase(pilot, clock)
        if notes:
            await pilot.press("i")
            await settle(pilot)

        assert missing_workshops(app) == []
        assert any("Danach, 17:25: Blitzlicht" in line for line in shown(app))


@pytest.mark.slow
async def test_long_private_notes_come_first_and_end_in_an_ellipsis(
    app: FacilitatorApp, clock: Clock
) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await begin_phase(pilot, clock)
        await pilot.press("i")
        await settle(pilot)

        now = shown(app)[4:8]
        assert now[0].startswith(" Privat: Nach dreißig Minuten")
        assert [line.endswith("…") for line in now] == [False, False, True, False]
        assert now[3] == " Danach, 17:25: Blitzlicht aus den vier Räumen"


@pytest.mark.slow
async def test_smaller_and_larger_screen_give_details_the_room_there_is(
    app: FacilitatorApp, clock: Clock
) -> None:
    async with app.run_test(size=(80, 60)) as pilot:
        await begin_phase(pilot, clock)
        large = shown(app)
        await pilot.resize_terminal(*SMALL)
        await settle(pilot)
        assert missing_workshops(app) == []

        await pilot.resize_terminal(80, 60)
        await settle(pilot)
        assert shown(app)[:20] == large[:20]


@pytest.mark.slow
@pytest.mark.parametrize("marked", [0, 9], ids=["running", "marked"])
async def test_row_stays_in_sight_on_a_smaller_screen(
    app: FacilitatorApp, clock: Clock, marked: int
) -> None:
    async with app.run_test(size=(120, 60)) as pilot:
        await begin_phase(pilot, clock)
        await pilot.press(*["down"] * marked)
        await settle(pilot)
        await pilot.resize_terminal(*SMALL)
        await settle(pilot)

        assert isinstance(app.screen, RegieView)
        wanted = app.screen.marked_block()
        assert wanted is not None
        assert any(wanted.title[:20] in line for line in shown(app)[15:])


async def test_overtime_of_seconds_is_said_in_seconds(app: FacilitatorApp, clock: Clock) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter", "enter")
        clock.wait(minutes(30.4))
        app.screen.refresh_moment()  # type: ignore[attr-defined]
        await settle(pilot)

        assert shown(app)[2].endswith("! überzieht um 24 s · sollte 13:00 enden")


TEXTS = st.lists(st.text(st.sampled_from("ab c\n"), min_size=1, max_size=40).map(Text), max_size=5)


@given(TEXTS, st.integers(2, 20), st.integers(0, 30))
def test_cut_details_never_take_more_than_their_room(
    details: list[Text], width: int, room: int
) -> None:
    console = Console()
    [lines] = cut([details], width, room, console)

    assert len(lines) == min(room, needed(details, width, console))
    assert all(line.cell_len <= width for line in lines)


def test_cut_gives_each_detail_a_line_before_any_gets_two() -> None:
    first, second = Text("eins zwei drei vier"), Text("kurz")

    [lines] = cut([[first, second]], 10, 3, Console())
    assert [line.plain for line in lines] == ["eins zwei", "drei vier", "kurz"]

    [lines] = cut([[first, second]], 10, 2, Console())
    assert [line.plain for line in lines] == ["eins zwei…", "kurz"]


@pytest.mark.slow
@pytest.mark.parametrize("size", [SMALL, (120, 36)], ids=["80x24", "120x36"])
def test_picture_of_the_reference_event_in_a_phase(
    snap_compare: Callable[..., bool], open_app: Open, clock: Clock, size: tuple[int, int]
) -> None:
    async def run_before(pilot: Pilot[Language]) -> None:
        await begin_phase(pilot, clock)
        await everything_saved(pilot)

    assert snap_compare(open_app(), terminal_size=size, run_before=run_before)
