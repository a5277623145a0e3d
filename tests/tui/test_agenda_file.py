"""The hint that the agenda file was edited: once it was looked at, only when it is edited again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import minutes
from facilitator.formats.agenda import AgendaFile
from facilitator.tui.app import FacilitatorApp
from tests.tui.conftest import Open
from tests.tui.screens import said

HINT = "Die Ablaufdatei hat 1 Änderung. d zeigt sie."
HINT_AT_TWO = "Die Ablaufdatei hat 2 Änderungen. d zeigt sie."


@pytest.fixture
def edited(agenda: Agenda) -> Agenda:
    day = agenda.days[0]
    longer = replace(day.blocks[0], duration=minutes(20))
    return replace(agenda, days=(replace(day, blocks=(longer, *day.blocks[1:])),))


def file_of(agenda: Agenda, digest: str) -> AgendaFile:
    return AgendaFile(Path("event.yaml"), agenda, {}, digest)


async def start(app: FacilitatorApp, *keys: str) -> list[str]:
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        return said(app)


async def test_edited_file_is_hinted_at_until_it_was_looked_at(
    open_app: Open, edited: Agenda
) -> None:
    file = file_of(edited, "1")

    assert await start(open_app(file=file)) == [HINT]
    assert await start(open_app(file=file), "d", "escape") == [HINT]
    assert await start(open_app(file=file)) == []


async def test_file_that_is_edited_again_is_hinted_at_again(open_app: Open, edited: Agenda) -> None:
    await start(open_app(file=file_of(edited, "1")), "d", "escape")

    assert await start(open_app(file=file_of(edited, "2"))) == [HINT]


async def test_what_was_changed_by_hand_is_no_change_in_the_file(
    open_app: Open, agenda: Agenda
) -> None:
    app = open_app(file=file_of(agenda, "1"))
    assert await start(app) == []
    first, second = (block.id for block in agenda.days[0].blocks[:2])
    app.context.station.plan.swap(first, second)

    assert await start(open_app(file=file_of(agenda, "1"))) == []
    assert await start(open_app(file=file_of(agenda, "2"))) == [HINT_AT_TWO]


async def test_change_made_by_hand_is_shown_on_request(open_app: Open, agenda: Agenda) -> None:
    app = open_app(file=file_of(agenda, "1"))
    app.context.station.plan.change_room(agenda.days[0].blocks[0].id, "Foyer")
    station = app.context.station

    await start(app, "d", "enter")

    assert station.snapshot.agenda.rooms == agenda.rooms
