"""Regie on a device that does not lead: no key asks for what only the leading one may do."""

from __future__ import annotations

import pytest

from facilitator.domain.devices import Role
from facilitator.tui.regie.view import RegieView
from tests.tui.conftest import Open
from tests.tui.screens import said


@pytest.mark.parametrize(
    "key", ["enter", "plus", "x", "f", "v", "1", "g", "t", "k", "r", "e", "u", "s"]
)
async def test_key_of_who_leads_says_that_another_device_does(open_app: Open, key: str) -> None:
    app = open_app()
    app.context.station.devices.register("c", role=Role.REGIE, name="Laptop hinten", proof="0")
    app.context.station.devices.lead("c")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(key)
        await pilot.pause()

        assert isinstance(app.screen, RegieView)
        assert said(app) == [
            "Ein anderes Gerät führt die Regie: Der Ablauf lässt sich hier nicht ändern. "
            "Mit w in der Regie übernehmen Sie."
        ]
