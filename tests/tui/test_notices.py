"""Notices: one of a kind, gone soon, and never over the countdown or the last line."""

from __future__ import annotations

import pytest

from facilitator.tui.app import FacilitatorApp
from tests.tui.conftest import Open
from tests.tui.screens import said, settle, shown


async def test_equal_notices_do_not_pile_up(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("enter", "enter", "plus", "plus", "plus")
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        await settle(pilot)

        assert len(said(app)) == 1


async def test_notice_that_stays_longer_is_left_to_be_read(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(120, 36)) as pilot:
        app.notify("Achtung", severity="warning", timeout=15)
        app.notify("Gemacht")
        await settle(pilot)

        assert said(app) == ["Achtung", "Gemacht"]


@pytest.mark.parametrize(("signs", "seconds"), [(10, 3), (160, 10)])
async def test_confirmation_stays_as_long_as_it_takes_to_read(
    open_app: Open, signs: int, seconds: float
) -> None:
    app = open_app()
    async with app.run_test(size=(120, 36)) as pilot:
        app.notify("a" * signs)
        await settle(pilot)

        assert [notice.timeout for notice in app._notifications] == [seconds]


def lines_with_notice(app: FacilitatorApp) -> list[int]:
    return [number for number, line in enumerate(shown(app)) if "Gemacht" in line]


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (120, 36)])
@pytest.mark.parametrize(("view", "line"), [("regie", -2), ("mitschrift", 4)])
async def test_notice_lies_over_what_matters_least(
    open_app: Open, columns: int, lines: int, view: str, line: int
) -> None:
    app = open_app(view=view)
    async with app.run_test(size=(columns, lines), notifications=True) as pilot:
        app.notify("Gemacht")
        await settle(pilot)

        assert lines_with_notice(app) == [line % lines]
