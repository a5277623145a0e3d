"""The screen of queries and cards of an event in its plenum."""

from __future__ import annotations

import pytest

from facilitator.domain.agenda import Agenda
from facilitator.tui.app import FacilitatorApp
from tests.tui.conftest import Open
from tests.tui.polls.polling import PollLink, agenda_with_plenum


@pytest.fixture
def agenda() -> Agenda:
    return agenda_with_plenum()


@pytest.fixture
def hub() -> PollLink:
    return PollLink()


@pytest.fixture
def app(open_app: Open, hub: PollLink) -> FacilitatorApp:
    return open_app(hub=hub, view="polls")
