"""Rule 3 on the screen: what can't be saved is said in words that can't be missed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.snapshot import Saving
from facilitator.station import Station
from facilitator.tui.actions import ViewName
from tests.store.numbered import PAGE, fill_disk, free_disk
from tests.tui.conftest import Open
from tests.tui.screens import settle, shown, write

ALARM = "NICHT GESICHERT: der Datenträger ist voll."


async def until(station: Station, condition: Callable[[Saving], bool]) -> None:
    """Wait for news from the store's thread until `condition` holds."""
    loop, heard = asyncio.get_running_loop(), asyncio.Event()

    def hear() -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(heard.set)

    station.listen(hear)
    while not condition(station.snapshot.saving):
        heard.clear()
        await heard.wait()


def flowing(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("view", list(ViewName))
async def test_rule_3_full_disk_is_said_in_every_view_until_all_is_written(
    open_app: Open, view: ViewName
) -> None:
    app = open_app(view=view)
    station = app.context.station
    store = station._log._file._store
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        fill_disk(store)
        station.capture.file("ws1", Line(PAGE))
        await until(station, lambda saving: saving.failure != "")
        await settle(pilot)
        full = shown(app)

        free_disk(store)
        store.retry()
        await until(station, lambda saving: saving == Saving(alone=1))
        await settle(pilot)

        assert full[0].endswith("NICHT GESICHERT: 1 Änderung")
        assert ALARM in flowing(full)
        assert shown(app)[0].endswith("gesichert · 1 Beitrag nur auf diesem Gerät")
        assert "NICHT GESICHERT" not in flowing(shown(app))


async def test_rule_3_typing_goes_on_while_the_disk_is_full(open_app: Open) -> None:
    app = open_app(view=ViewName.MITSCHRIFT)
    station = app.context.station
    store = station._log._file._store
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        fill_disk(store)
        station.capture.file("ws1", Line(PAGE))
        await until(station, lambda saving: saving.failure != "")
        await write(pilot, "trotzdem da")
        await pilot.press("enter")
        await write(pilot, "und weiter")
        await settle(pilot)

        lines = shown(app)
        assert lines[0].endswith("NICHT GESICHERT: 3 Änderungen")
        assert any("trotzdem da" in line for line in lines)
        assert any("und weiter" in line for line in lines)
        free_disk(store)
        store.retry()
        await until(station, lambda saving: saving == Saving(alone=2))
    assert [line.text for line in station.drafts().values()] == ["und weiter"]
