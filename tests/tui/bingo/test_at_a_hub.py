"""The Bingo screen over a real hub process, with phones that open its real pages."""

from __future__ import annotations

import contextlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from facilitator.cli.clock import wall_clock
from facilitator.domain.bingo.game import Game, GameState, Square
from facilitator.domain.bingo.views import Overview, WinState
from facilitator.domain.privacy import Privacy
from facilitator.domain.stage import Scene
from facilitator.link.playing import Closed
from facilitator.link.state import LinkState
from facilitator.texts import load_texts
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.context import Context
from tests.hub.bingo.pages.phone import Phone, Reading
from tests.tui.bingo.games import agenda_with_game
from tests.tui.screens import said
from tests.tui.taking_part import Event, running_event

pytestmark = pytest.mark.slow

AGENDA = replace(
    agenda_with_game(
        Game(size=3, squares=tuple(Square(text=f"Feld {number}") for number in range(12)))
    ),
    privacy=Privacy(
        controller="Jobcenter Musterstadt",
        contact="datenschutz@example.de",
        purpose="Kennenlernspiel",
        legal_basis="Einwilligung",
    ),
)
TOP_ROW = (0, 1, 2)


@dataclass
class _Pages:
    """Where the phones go."""

    port: int

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class Evening:
    """A moderator at the keys, and phones."""

    def __init__(self, event: Event, pilot: Pilot[Any]) -> None:
        self._event = event
        self._pilot = pilot
        assert isinstance(pilot.app, FacilitatorApp)
        self.app = pilot.app

    @property
    def overview(self) -> Overview:
        playing = self._event.regie.hub.state.playing
        assert playing is not None
        assert playing.overview is not None
        return playing.overview

    async def until(self, state: GameState) -> None:
        def is_there() -> bool:
            playing = self._event.regie.hub.state.playing
            overview = playing.overview if playing is not None else None
            return overview is not None and overview.state is state

        await self._event.bell.until(is_there, self._pilot)

    async def until_win(self, state: WinState) -> None:
        await self._event.bell.until(
            lambda: [win.state for win in self.overview.wins] == [state], self._pilot
        )

    async def until_said(self, words: str) -> None:
        await self._event.bell.until(lambda: words in said(self.app), self._pilot)

    async def kill_hub(self) -> None:
        """Kill it, and wait until Regie has started it again."""
        hub = self._event.regie.hub
        since = hub.state.since
        self._event.kill_hub()
        await self._event.bell.until(
            lambda: hub.state.connected and hub.state.since != since, self._pilot
        )

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self._pilot.press(key)
            await self._pilot.pause()

    def phone(self, name: str) -> Phone:
        phone = Phone(_Pages(self._event.address.port))  # type: ignore[arg-type]
        fields = Reading(phone.get(f"/J/{self.overview.join_code}").body).fields
        answer = phone.post("/B/join", None, **(fields | {"name": name}))
        assert answer.status == 303, answer.text
        return phone

    def meet(self, one: Phone, other: Phone, position: int) -> None:
        """Fill a square of `one` with `other`, who confirms it."""
        token = re.findall(r"/B/code/(\w{12})", other.get("/B").body)[0]
        form = one.get("/B/leave").field("form")
        picked = one.post("/B/pick", form=form, token=token, position=str(position))
        asked = Reading(other.get("/B").body).fields
        answered = other.post(
            "/B/answer",
            form=asked["form"],
            partner=asked["partner"],
            position=asked["position"],
            token=asked["token"],
            yes="1",
        )
        assert (picked.status, answered.status) == (303, 303), picked.text


def _knows_the_agenda(state: LinkState) -> bool:
    """Whether the hub has got what it needs to open a game: it comes with the record."""
    return state.playing is not None and state.playing.access.closed is Closed.LOCAL


@contextlib.asynccontextmanager
async def evening(folder: Path) -> AsyncIterator[Evening]:
    async with running_event(folder, AGENDA) as event:
        regie = event.regie
        regie.station.remember("view", "bingo")
        context = Context(
            station=regie.station,
            texts=load_texts("de"),
            export_folder=folder / "exports",
            export_name="event",
            hub=regie.hub,
            connection=regie.connection,
            wall=wall_clock,
        )
        app = FacilitatorApp(context)
        async with app.run_test(size=(120, 36)) as pilot:

            def changed() -> None:
                app.record_changed()
                event.bell()

            regie.hub.listen(changed)
            await event.bell.until(lambda: _knows_the_agenda(regie.hub.state), pilot)
            yield Evening(event, pilot)


async def test_whole_game_is_led_by_one_key(tmp_path: Path) -> None:
    async with evening(tmp_path) as here:
        await here.press("enter", "enter")
        await here.until(GameState.OPEN)
        anna, *others = (here.phone(name) for name in ("Anna", "Ben", "[b]Cem[/b]", "Dora"))
        await here.press("enter", "enter")
        await here.until(GameState.RUNNING)
        for other, position in zip(others, TOP_ROW, strict=True):
            here.meet(anna, other, position)
        await here.until_win(WinState.CHECKING)
        before = here.app.sending.choice.scene
        await here.press("enter", "enter")
        await here.until_win(WinState.CONFIRMED)
        after = here.app.sending.choice.scene
        await here.press("ctrl+z")
        await here.until_win(WinState.CHECKING)
        await here.until_said("Zurückgenommen: das bestätigte Bingo")
        await here.press("x", "enter")
        await here.until_win(WinState.REFUSED)
        await here.press("e", "enter")
        await here.until(GameState.ENDED)

        assert before is Scene.WELCOME
        assert after is Scene.BINGO_BOARD
        assert here.overview.totals.players == 4
        assert here.overview.totals.meetings == 3


async def test_game_goes_on_while_its_hub_is_killed_and_started_again(tmp_path: Path) -> None:
    async with evening(tmp_path) as here:
        await here.press("enter", "enter")
        await here.until(GameState.OPEN)
        anna = here.phone("Anna")
        code = here.overview.join_code
        await here.kill_hub()
        await here.press("enter", "enter")
        await here.until(GameState.RUNNING)

        assert here.overview.join_code == code
        assert here.overview.totals.players == 1
        assert "Anna" in Reading(anna.get("/B").body).text

        await here.press("e", "enter")  # a hub that is played at would outlive its Regie
        await here.until(GameState.ENDED)
