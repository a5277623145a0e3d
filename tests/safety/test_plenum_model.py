"""Any commands of the plenum, in any sequence: nothing gets lost, and all of it is taken back."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from facilitator.domain.capture import Line
from facilitator.domain.snapshot import Snapshot
from facilitator.station import Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.safety.event import make_event
from tests.safety.plenum_hand import Hand, Picks, check_nothing_lost, commands, picks

pytestmark = pytest.mark.slow


class Made(NamedTuple):
    """What the plenum can change of an event."""

    entries: object
    themes: object
    measures: object
    report_backs: object


def made(snapshot: Snapshot) -> Made:
    return Made(
        dict(snapshot.entries), snapshot.themes, snapshot.measures, dict(snapshot.report_backs)
    )


class Plenum(RuleBasedStateMachine):
    """One station; what stood before each change is kept beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._path = Path(self._folder.name) / "event.record"
        self._open()
        for number in range(5):
            place = f"ws{1 + number % 2}"
            self._station.capture.file(place, Line(f"Beitrag {number} #{'olhf'[number % 4]}"))
        self._first = dict(self._station.snapshot.entries)
        self._before: list[Made] = []

    def _open(self) -> None:
        self._station = Station.open(self._path, now=Clock(at("12:30")).now, agenda=make_event())
        self._hand = Hand(self._station)

    def teardown(self) -> None:
        try:
            while self._before:
                self.undo()
        finally:
            self._station.close()
            self._folder.cleanup()

    @rule(command=commands, pick=picks)
    def do(self, command: str, pick: Picks) -> None:
        before = made(self._station.snapshot)
        done = len(self._plenum_changes())
        self._hand.do(command, pick)
        if len(self._plenum_changes()) > done:
            self._before.append(before)

    def _plenum_changes(self) -> list[object]:
        return self._station._log._history._done["plenum", "regie"]  # type: ignore[return-value]

    @precondition(lambda self: self._before)
    @rule()
    def undo(self) -> None:
        self._station.undo("plenum")
        assert made(self._station.snapshot) == self._before.pop()

    @precondition(lambda self: self._before)
    @rule(count=st.integers(1, 4))
    def undo_and_redo(self, count: int) -> None:
        after = made(self._station.snapshot)
        done = min(count, len(self._before))
        for _ in range(done):
            self._station.undo("plenum")
        assert made(self._station.snapshot) == self._before[-done]
        for _ in range(done):
            self._station.redo("plenum")
        assert made(self._station.snapshot) == after

    @rule()
    def reopen(self) -> None:
        before = made(self._station.snapshot)
        self._station.close()
        self._open()
        assert made(self._station.snapshot) == before

    @invariant()
    def nothing_is_lost(self) -> None:
        check_nothing_lost(self._station.snapshot)

    @invariant()
    def entries_keep_number_wording_and_kind(self) -> None:
        entries = self._station.snapshot.entries
        for key, first in self._first.items():
            now = entries[key]
            assert (now.number, now.text, now.kind) == (first.number, first.text, first.kind)
            assert (now.place, now.filed_at) == (first.place, first.filed_at)


TestPlenum = Plenum.TestCase
TestPlenum.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
