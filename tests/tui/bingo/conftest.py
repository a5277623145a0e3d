"""The Bingo screen of an event that plans a game."""

from __future__ import annotations

import pytest

from facilitator.domain.agenda import Agenda
from facilitator.tui.app import FacilitatorApp
from tests.tui.bingo.games import GameLink, agenda_with_game
from tests.tui.conftest import Open


@pytest.fixture
def agenda() -> Agenda:
    return agenda_with_game()


@pytest.fixture
def hub() -> GameLink:
    return GameLink()


@pytest.fixture
def app(open_app: Open, hub: GameLink) -> FacilitatorApp:
    return open_app(hub=hub, view="bingo")
