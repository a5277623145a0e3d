"""How often Regie is told: the more it costs, the more seldom, but never too seldom."""

from __future__ import annotations

import pytest

from facilitator.hub.phones.telling import pause_after


@pytest.mark.parametrize(("worked", "pause"), [(0, 0.5), (0.025, 0.5), (0.1, 2.0), (3.0, 10.0)])
def test_pause_grows_with_the_work_and_has_an_end(worked: float, pause: float) -> None:
    assert pause_after(worked) == pytest.approx(pause)
