"""What the Bingo screen looks like."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from facilitator.domain.agenda import Agenda
from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import Totals, WinState
from facilitator.link.frames import Answer
from facilitator.link.playing import Closed, PhoneAccess, Playing, to_lines
from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day
from tests.tui.bingo.games import GameLink, cells, overview, player, playing, win
from tests.tui.conftest import Open
from tests.tui.screens import everything_saved, settle

WIDE = (120, 36)
SIZES = pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x36"])
WINS = (
    win(9, "Max", WinState.REFUSED, at=at("12:20")),
    win(12, "Ayşe", WinState.CONFIRMED, rank=1, at=at("12:22")),
    win(31, "Jörg aus Kassel", WinState.CONFIRMED, rank=2, at=at("12:26")),
)
CLAIMS = (win(17, "Kim"), win(23, "#23", is_paper=True, at=at("12:29")))
TOTALS = Totals(
    players=42,
    paper=5,
    meetings=118,
    squares=160,
    lines=31,
    bingos=2,
    begun=at("12:15"),
    first_bingo=at("12:22"),
)
STUCK = (
    player(40, "Lu", met=0),
    player(8, "Nora [b]fett[/b]", last_met=at("12:21")),
)
CHECKING = playing(overview(wins=(*WINS, *CLAIMS), totals=TOTALS, stuck=STUCK))
STATES = {
    "planned": playing(None),
    "open": playing(overview(GameState.OPEN, totals=Totals(players=7, paper=2))),
    "running": playing(overview(wins=WINS, totals=TOTALS, stuck=STUCK)),
    "checking": CHECKING,
    "ended": playing(overview(GameState.ENDED, wins=WINS, totals=TOTALS, raffled=WINS[1])),
    "for this machine alone": playing(
        overview(GameState.OPEN), PhoneAccess(closed=Closed.LOCAL, port=41_234)
    ),
    "without privacy": playing(None, PhoneAccess(closed=Closed.PRIVACY)),
    "address lost": Playing(
        overview(),
        PhoneAccess(host="10.0.0.7", hosts=("10.0.0.7",), port=80, lost_host="192.168.178.20"),
    ),
}


async def look(pilot: Pilot[Language], *keys: str) -> None:
    """Wait until all that is worked out beside the screen is on it."""
    await settle(pilot)
    await everything_saved(pilot)
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await settle(pilot)


@SIZES
@pytest.mark.parametrize("state", STATES)
def test_picture_of_the_game(
    snap_compare: Callable[..., bool],
    app: FacilitatorApp,
    hub: GameLink,
    state: str,
    size: tuple[int, int],
) -> None:
    hub.tell_of(STATES[state])
    assert snap_compare(app, terminal_size=size, run_before=look)


def test_picture_of_the_game_in_light(
    snap_compare: Callable[..., bool], open_app: Open, hub: GameLink
) -> None:
    hub.tell_of(CHECKING)
    app = open_app(hub=hub, view="bingo", theme="facilitator-light")
    assert snap_compare(app, terminal_size=WIDE, run_before=look)


def test_picture_of_the_game_on_a_large_screen(
    snap_compare: Callable[..., bool], app: FacilitatorApp, hub: GameLink
) -> None:
    hub.tell_of(CHECKING)
    assert snap_compare(app, terminal_size=(200, 60), run_before=look)


@SIZES
def test_picture_of_a_card(
    snap_compare: Callable[..., bool],
    app: FacilitatorApp,
    hub: GameLink,
    size: tuple[int, int],
) -> None:
    hub.tell_of(CHECKING)
    shown_player = player(31, "#31", is_paper=True, filled=4)
    hub.plays["card"] = Answer(1, is_done=True, lines=to_lines([shown_player, *cells()]))
    keys = ("k", "3", "1", "enter")
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: look(pilot, *keys))


@SIZES
def test_picture_of_the_players(
    snap_compare: Callable[..., bool],
    app: FacilitatorApp,
    hub: GameLink,
    size: tuple[int, int],
) -> None:
    hub.tell_of(CHECKING)
    found = [player(number, f"Person {number}", met=number) for number in range(1, 31)]
    hub.plays["find"] = Answer(1, is_done=True, lines=to_lines(found))
    assert snap_compare(
        app, terminal_size=size, run_before=lambda pilot: look(pilot, "m", "down", "down")
    )


class TestEventWithoutGame:
    @pytest.fixture
    def agenda(self) -> Agenda:
        return make_agenda(make_day(make_block("welcome", "Begrüßung")), series="xFeld")

    @SIZES
    def test_picture_of_what_to_write(
        self,
        snap_compare: Callable[..., bool],
        app: FacilitatorApp,
        hub: GameLink,
        size: tuple[int, int],
    ) -> None:
        hub.tell_of(playing(None))
        assert snap_compare(app, terminal_size=size, run_before=look)
