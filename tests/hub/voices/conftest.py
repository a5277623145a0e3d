"""A clock, and a hub that tells Regie of each step at once."""

from __future__ import annotations

import pytest

from facilitator.hub.phones import telling
from tests.hub.phones.conftest import clock

__all__ = ["clock"]


@pytest.fixture(autouse=True)
def _tells_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests wait for what is told after each step; at an event half a second is soon."""
    monkeypatch.setattr(telling, "SHORTEST_PAUSE", 0.01)
    monkeypatch.setattr(telling, "PAUSES_PER_WORK", 0)
