"""Pictures of what came back from Word, to be looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import Open
from tests.tui.events import capture_event
from tests.tui.screens import everything_saved, settle
from tests.tui.test_review import edited

SIZES = pytest.mark.parametrize(
    "size", [(80, 24), (120, 36), (200, 60)], ids=["80x24", "120x36", "200x60"]
)


@SIZES
def test_review_side_by_side(
    snap_compare: Callable[..., bool], open_app: Open, size: tuple[int, int]
) -> None:
    app = open_app(view="dokumentation")
    capture_event(app.context.station)
    edited(app, app.context.export_folder)

    async def bring_back(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await pilot.press("r")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("down", "space")
        app.clear_notifications()
        await everything_saved(pilot)

    assert snap_compare(app, terminal_size=size, run_before=bring_back)
