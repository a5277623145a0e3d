"""The game on the stage: offered, previewed, followed; names only once they were confirmed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import inf

import pytest
from textual.pilot import Pilot

from facilitator.domain.bingo.board import Winner
from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import Overview, WinState
from facilitator.domain.instant import minutes
from facilitator.domain.stage import Choice, Picture, Scene
from facilitator.link.playing import Closed, PhoneAccess, Playing
from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.regie.scenes import scene_offers
from facilitator.tui.regie.stage_chooser import StageChooser
from tests.clock import Clock
from tests.tui.bingo.games import OPEN_TO_PHONES, GameLink, overview, win
from tests.tui.conftest import Open
from tests.tui.screens import everything_saved

ADDRESS = "HTTP://192.168.178.20:41234/J/K7Q4M2"
BOARD = Choice(scene=Scene.BINGO_BOARD)


@pytest.fixture(autouse=True)
def _sends_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StageChooser, "ARMED_AFTER", -inf)


@pytest.fixture
def app(open_app: Open, hub: GameLink) -> FacilitatorApp:
    return open_app(hub=hub)


def tell(app: FacilitatorApp, hub: GameLink, seen: Overview | None) -> Picture:
    """Have the hub tell how the game stands; return what the stage shows then."""
    hub.tell_of(Playing(seen, OPEN_TO_PHONES))
    app._refresh_view()
    return hub.pictures[-1]


def celebrated(picture: Picture) -> tuple[str, bool]:
    assert picture.board is not None
    return picture.board.celebrated, picture.board.is_raffle


async def test_both_scenes_are_offered_where_the_agenda_plans_a_game(app: FacilitatorApp) -> None:
    context = app.context
    async with app.run_test():
        offers = scene_offers(context.texts, context.station.snapshot, None)

    assert [offer.said for offer in offers[-2:]] == [
        "Bingo: Code zum Mitspielen",
        "Bingo: Stand und Gewinner",
    ]


@pytest.mark.parametrize(
    ("state", "sent"),
    [
        (GameState.OPEN, Scene.BINGO_CODE),
        (GameState.RUNNING, Scene.BINGO_BOARD),
        (GameState.ENDED, Scene.BINGO_BOARD),
    ],
)
async def test_stage_key_marks_what_comes_next(
    open_app: Open, hub: GameLink, state: GameState, sent: Scene
) -> None:
    hub.tell_of(Playing(overview(state), OPEN_TO_PHONES))
    app = open_app(hub=hub, view="bingo")
    async with app.run_test(size=(120, 36)) as pilot:
        app.sending.send(Choice(scene=Scene.COUNTDOWN))
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()

        assert app.sending.choice.scene is sent


async def test_code_to_join_by_is_sent_and_follows_a_new_address(
    app: FacilitatorApp, hub: GameLink
) -> None:
    async with app.run_test():
        tell(app, hub, overview())
        app.sending.send(Choice(scene=Scene.BINGO_CODE))
        before = hub.pictures[-1]
        hub.tell_of(Playing(overview(), replace(OPEN_TO_PHONES, host="10.8.0.3")))
        app._refresh_view()

        assert before.address == ADDRESS
        assert hub.pictures[-1].address == "HTTP://10.8.0.3:41234/J/K7Q4M2"


@pytest.mark.parametrize(
    "access", [PhoneAccess(), replace(OPEN_TO_PHONES, closed=Closed.PRIVACY)], ids=["none", "shut"]
)
async def test_no_code_is_shown_that_leads_nowhere(
    app: FacilitatorApp, hub: GameLink, access: PhoneAccess
) -> None:
    async with app.run_test():
        hub.tell_of(Playing(overview(), access))
        app.sending.send(Choice(scene=Scene.BINGO_CODE))

        assert hub.pictures[-1].address == ""


async def test_claimed_bingo_reaches_the_stage_only_once_it_is_confirmed(
    app: FacilitatorApp, hub: GameLink, clock: Clock
) -> None:
    async with app.run_test():
        app.sending.send(BOARD)
        claimed = tell(app, hub, overview(wins=(win(7, "Kim"),)))
        confirmed = overview(wins=(win(7, "Kim", WinState.CONFIRMED, rank=1),))
        fanfare = tell(app, hub, confirmed)
        clock.wait(minutes(1))
        after = tell(app, hub, confirmed)

        assert claimed.board is not None
        assert "Kim" not in repr(claimed)
        assert celebrated(fanfare) == ("Kim", False)
        assert celebrated(after) == ("", False)
        assert after.board is not None
        assert after.board.winners == (Winner(1, "Kim"),)


async def test_lot_is_celebrated(app: FacilitatorApp, hub: GameLink) -> None:
    won = win(7, "Kim", WinState.CONFIRMED, rank=1)
    async with app.run_test():
        app.sending.send(BOARD)
        tell(app, hub, overview(GameState.ENDED, wins=(won,)))
        drawn = tell(app, hub, overview(GameState.ENDED, wins=(won,), raffled=won))

        assert celebrated(drawn) == ("Kim", True)


async def test_stage_keeps_the_board_until_the_hub_tells_of_the_game_again(
    app: FacilitatorApp, hub: GameLink
) -> None:
    async with app.run_test():
        app.sending.send(BOARD)
        before = tell(app, hub, overview())
        hub.tell_of(None, connected=False)
        app._refresh_view()

        assert hub.pictures[-1] == before


async def test_names_leave_the_stage_once_they_are_forgotten(
    app: FacilitatorApp, hub: GameLink
) -> None:
    async with app.run_test():
        app.sending.send(BOARD)
        tell(app, hub, overview(wins=(win(7, "Kim", WinState.CONFIRMED, rank=1),)))

        assert tell(app, hub, None) == Picture(scene=Scene.BINGO_BOARD, title="Jobcenter-Bingo")


async def test_unchanged_game_is_not_sent_again(app: FacilitatorApp, hub: GameLink) -> None:
    async with app.run_test():
        app.sending.send(BOARD)
        tell(app, hub, overview())
        told = len(hub.pictures)
        tell(app, hub, overview(per_minute=9.0))

        assert len(hub.pictures) == told


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_picture_of_the_choice(
    snap_compare: Callable[..., bool], app: FacilitatorApp, hub: GameLink, size: tuple[int, int]
) -> None:
    async def run_before(pilot: Pilot[Language]) -> None:
        tell(app, hub, overview(wins=(win(7, "Kim", WinState.CONFIRMED, rank=1),)))
        await everything_saved(pilot)
        await pilot.press("s")
        await pilot.pause()
        await pilot.press("7")
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=run_before)
