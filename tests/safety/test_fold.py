"""The record is the log: whatever two stations wrote, and however it comes in, it folds alike."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import PlaceId
from facilitator.domain.snapshot import Snapshot
from facilitator.record import entities as log
from facilitator.record.change import Change
from facilitator.record.registers import Registers, touched
from facilitator.record.view import project
from tests.factories import make_agenda
from tests.safety.histories import ADOPTION, PLACES, merged_logs

EMPTY = Snapshot(record_id="r", agenda=make_agenda())


class Folding:
    """Registers and the snapshot projected from them, as they grow."""

    def __init__(self) -> None:
        self.registers = Registers()
        self.snapshot = EMPTY

    def take(self, changes: Iterable[Change]) -> Snapshot:
        arrived = list(changes)
        for change in arrived:
            self.registers.apply(change)
        self.snapshot = project(self.snapshot, self.registers, touched(arrived))
        return self.snapshot


def fold(changes: Iterable[Change]) -> Snapshot:
    return Folding().take([ADOPTION, *changes])


@pytest.mark.slow
@given(merged_logs())
def test_fold_one_by_one_is_at_each_step_the_fold_of_all_so_far(changes: list[Change]) -> None:
    folding = Folding()
    folding.take([ADOPTION])

    for count, change in enumerate(changes, start=1):
        assert folding.take([change]) == fold(changes[:count])


@pytest.mark.slow
@given(merged_logs(), st.data())
def test_fold_of_any_arrival_gives_the_same_snapshot(
    changes: list[Change], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(changes))

    assert fold(shuffled) == fold(changes)


@pytest.mark.slow
@given(merged_logs())
def test_fold_shares_what_a_change_does_not_touch(changes: list[Change]) -> None:
    folding = Folding()
    after = folding.take([ADOPTION])
    for change in changes:
        before, after = after, folding.take([change])
        sorts = {write.entity.sort for write in change.writes}

        assert (after.agenda is before.agenda) or not sorts.isdisjoint(log.AGENDA_SORTS)
        assert (after.run is before.run) or log.RUN_EVENT in sorts
        assert (after.reports is before.reports) or log.REPORT in sorts
        assert (after.timers is before.timers) or log.TIMER in sorts
        assert (after.measures is before.measures) or sorts & {log.MEASURE, log.MEASURE_SOURCE}
        assert (after.themes is before.themes) or sorts & {log.THEME, log.GATHERED}
        assert (after.queries is before.queries) or sorts & {log.QUERY, log.COUNT}
        assert (after.rounds is before.rounds) or log.ROUND in sorts
        assert (after.entries is before.entries) or log.ENTRY in sorts
        assert (after.numbers is before.numbers) or log.NUMBER in sorts
        for place in set(PLACES) - _places_met(change, before, after):
            assert after.notes.get(place) is before.notes.get(place)


def _places_met(change: Change, before: Snapshot, after: Snapshot) -> set[PlaceId]:
    """The places whose summary was written, or in which an entry of the change stood or stands."""
    met = {write.entity.key for write in change.writes if write.entity.sort == log.SUMMARY}
    keys = {write.entity.key for write in change.writes if write.entity.sort == log.ENTRY}
    entries = [snapshot.entries.get(key) for snapshot in (before, after) for key in keys]
    return met | {entry.place for entry in entries if entry is not None}
