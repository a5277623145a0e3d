"""Any sequence of submitting, failing, recovering, closing and opening keeps what it promised."""

from __future__ import annotations

import sqlite3
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from facilitator.store import Health, UnsavedError
from tests.store.numbered import (
    PAGE,
    add,
    fill_disk,
    free_disk,
    open_store,
    put,
    read_numbers,
    read_texts,
)

pytestmark = pytest.mark.slow

DRAFT = 0


class StoreMachine(RuleBasedStateMachine):
    """Compares a store with a plain dictionary of what was submitted to it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "event.record"
        self.store = open_store(self.path)
        self.submitted: dict[int, str] = {}
        self.futures: dict[int, Future[int]] = {}
        self.poisoned: list[Future[int]] = []
        self.full = False

    @rule(text=st.sampled_from(["", "short", PAGE]))
    def add_row(self, text: str) -> None:
        number = len(self.futures) + 1
        self.futures[number] = self.store.submit(add(number, text))
        self.submitted[number] = text

    @rule(text=st.sampled_from(["L", "Le", PAGE]))
    def type_draft(self, text: str) -> None:
        self.store.submit(put(DRAFT, text), replaces="draft")
        self.submitted[DRAFT] = text

    @precondition(lambda self: self.futures)
    @rule()
    def break_constraint(self) -> None:
        self.poisoned.append(self.store.submit(add(1)))

    @rule()
    def lose_disk(self) -> None:
        fill_disk(self.store)
        self.full = True

    @rule()
    def regain_disk(self) -> None:
        free_disk(self.store)
        self.store.retry()
        self.full = False

    @rule()
    def reopen(self) -> None:
        with suppress(UnsavedError):
            self.store.close()
            self.store = open_store(self.path, create=False)
            self.full = False
            return
        assert self.full
        assert self.store.health.pending > 0

    @invariant()
    def what_was_told_is_there(self) -> None:
        told = [number for number, future in self.futures.items() if future.done()]
        durable = [number for number in self.store.read(read_numbers) if number != DRAFT]
        assert durable == list(range(1, len(durable) + 1))
        assert set(told) <= set(durable)

    @precondition(lambda self: not self.full)
    @invariant()
    def all_is_there_while_the_disk_has_room(self) -> None:
        results = [future.result() for future in self.futures.values()]
        assert results == list(self.futures)
        assert self.store.read(read_texts) == self.submitted
        assert {type(future.exception()) for future in self.poisoned} <= {sqlite3.IntegrityError}
        assert self.store.health == Health(pending=0, failure="")

    def teardown(self) -> None:
        free_disk(self.store)
        self.store.close()
        assert [file.name for file in self.path.parent.iterdir()] == [self.path.name]
        self.folder.cleanup()


class TestStore(StoreMachine.TestCase):  # type: ignore[misc, valid-type]
    settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
