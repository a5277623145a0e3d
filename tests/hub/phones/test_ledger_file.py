"""The ledger's file, while it is being deleted and when it can't be."""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Event

import pytest

from facilitator.hub.phones.ledger_file import LedgerFile
from facilitator.ledger import Ledger
from facilitator.store import InUseError, StoreError
from tests.clock import Clock
from tests.ledger.playing import begin


def game_file(path: Path, clock: Clock) -> LedgerFile[Ledger]:
    return LedgerFile(path, lambda path: Ledger.open(path, clock.now), lambda: None)


def names_in(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


async def test_new_game_is_not_deleted_along_with_the_one_that_is_being_forgotten(
    tmp_path: Path, clock: Clock
) -> None:
    file, disk = game_file(tmp_path / "event.bingo", clock), Event()
    ledger = file.open()
    await asyncio.to_thread(begin, ledger, 1)
    ledger._store.submit(lambda _: disk.wait())  # a slow one
    forgetting = asyncio.create_task(file.forget())
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    with pytest.raises(InUseError):
        file.open()
    disk.set()
    await forgetting
    new = file.open()

    assert (new.state, new.failure) == (None, "")
    await asyncio.to_thread(begin, new, 1)
    await file.close()
    assert names_in(tmp_path) == ["event.bingo"]


async def test_what_cannot_be_deleted_is_no_new_game(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "event.bingo"
    (path / "inside").mkdir(parents=True)
    file = game_file(path, clock)

    await file.forget()

    assert file.is_left_over
    with pytest.raises(StoreError):
        file.open()
    assert file.ledger is None
    assert file.failure
