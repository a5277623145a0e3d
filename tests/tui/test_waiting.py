"""Waiting for the hub: what is typed meanwhile is not lost."""

from __future__ import annotations

from facilitator.tui.actions import ViewName
from facilitator.tui.waiting import Waiting
from tests.tui.conftest import Open
from tests.tui.mitschrift import view_of, write


async def test_what_is_typed_while_waiting_goes_into_the_field_then(open_app: Open) -> None:
    app = open_app()
    async with app.run_test() as pilot:
        app.open_view(ViewName.MITSCHRIFT)
        await pilot.pause()
        is_over = False
        await app.push_screen(Waiting(app.context, lambda: is_over))
        await write(pilot, "Teams sind ungleich")

        is_over = True
        while isinstance(app.screen, Waiting):
            await pilot.pause()
        await write(pilot, " geschult")

        assert view_of(app).field.line.text == "Teams sind ungleich geschult"
