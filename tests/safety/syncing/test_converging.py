"""Any commands at any device, over a link that does its worst: in the end all see the same.

And nothing that was said to be saved is missing, nothing is on one device alone, and every number
leads to one entry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from facilitator.domain.capture import Line
from facilitator.domain.entries import EntryId
from facilitator.domain.instant import Duration, minutes
from facilitator.domain.marks import as_typed
from facilitator.domain.snapshot import Snapshot
from facilitator.record.change import ChangeId
from facilitator.record.registers import Registers, touched
from facilitator.record.view import project
from facilitator.station import RefusedError
from tests.safety.event import coming_step, make_event, press_next
from tests.safety.syncing.ends import fill, recover
from tests.safety.syncing.network import (
    Desk,
    Link,
    Network,
    check_numbers,
    check_same,
    durable,
)

PLACES = ("ws1", "ws2", "welcome")
HOUR, DAY = minutes(60), minutes(24 * 60)

places = st.sampled_from(PLACES)
picks = st.integers(0, 99)
desks = st.sampled_from(range(4))
texts = st.sampled_from(["ja", "nein", "Ja! -- Leitung #z", "geht #m", "#o 1", "doch .."])
prefixes = st.sampled_from(["", "", "o", "f", "+", "<", "a"])
TICK = Duration(milliseconds=10)


class Event(RuleBasedStateMachine):
    """Four devices and a hub on real files; the link and the clocks are in the machine's hands."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._network = Network(Path(self._folder.name))
        self._network.bring_together()
        self._copies: dict[Desk, Path] = {}
        self._promised: set[ChangeId] = set()
        """What was shown as saved."""
        self._ever: dict[str, set[ChangeId]] = defaultdict(set)
        """What was ever on a disk of each machine."""

    def teardown(self) -> None:
        try:
            self._end()
        finally:
            self._network.close()
            self._folder.cleanup()

    def _end(self) -> None:
        network = self._network
        network.bring_together()
        check_same(network)
        check_numbers(network.hub.station.snapshot)
        assert self._promised <= durable(network.hub.station)
        assert [desk.snapshot.saving.alone for desk in network.desks] == [0] * len(network.desks)
        self._check_fold(network.hub.station.snapshot)

    def _check_fold(self, snapshot: Snapshot) -> None:
        """What grew change by change is what one gets from all of them at once."""
        changes, registers = self._network.hub.station.kept, Registers()
        for change in changes:
            registers.apply(change)
        empty = Snapshot(record_id=snapshot.record_id, agenda=make_event())
        assert project(empty, registers, touched(changes)).entries == snapshot.entries

    # --- what people do ---

    def _try(self, desk: Desk, command: Callable[[], object]) -> None:
        desk.wait(TICK)
        with suppress(RefusedError):
            command()
        desk.settle()
        self._promised |= durable(desk.station)

    def _desk(self, number: int) -> Desk:
        return self._network.desks[number]

    def _entry(self, desk: Desk, pick: int) -> EntryId:
        entries = list(desk.snapshot.entries)
        return entries[pick % len(entries)] if entries else ""

    @rule(number=desks, place=places, text=texts, prefix=prefixes)
    def file(self, number: int, place: str, text: str, prefix: str) -> None:
        desk = self._desk(number)
        where = desk.place or place
        self._try(desk, lambda: desk.station.capture.file(where, Line(text, prefix)))

    @rule(number=desks, pick=picks, text=texts, stale=st.booleans())
    def edit(self, number: int, pick: int, text: str, stale: bool) -> None:
        desk = self._desk(number)
        entry = self._entry(desk, pick)
        if entry:
            base = "was davor stand" if stale else as_typed(desk.snapshot.entries[entry])
            self._try(desk, lambda: desk.station.capture.edit(entry, text, base=base))

    @rule(number=desks, pick=picks, place=places, kind=st.sampled_from([None, "option"]))
    def change(self, number: int, pick: int, place: str, kind: str | None) -> None:
        desk = self._desk(number)
        entry, capture = self._entry(desk, pick), desk.station.capture
        commands: list[Callable[[], object]] = [
            lambda: capture.move(entry, place),
            lambda: capture.remove(entry),
            lambda: capture.restore(entry),
            lambda: capture.rekind(entry, kind),
            lambda: capture.choose(entry, "so"),
            lambda: capture.propose_measure(entry),
        ]
        self._try(desk, commands[pick % len(commands)])

    @rule(number=desks, place=places, text=texts)
    def document(self, number: int, place: str, text: str) -> None:
        desk = self._desk(number)
        where = desk.place or place
        self._try(desk, lambda: desk.station.document.write_summary(where, text))
        self._try(desk, lambda: desk.station.document.add_measure(where, text, "Team"))

    @rule(number=desks, scope=st.sampled_from(["capture", "capture", "document", "run"]))
    def undo(self, number: int, scope: str) -> None:
        desk = self._desk(number)
        self._try(desk, lambda: desk.station.undo(scope))

    @rule(number=desks)
    def redo(self, number: int) -> None:
        desk = self._desk(number)
        self._try(desk, lambda: desk.station.redo("capture"))

    @rule(number=st.sampled_from([0, 1]), block=st.sampled_from(["welcome", "phase", "break"]))
    def lead(self, number: int, block: str) -> None:
        desk = self._desk(number)
        if coming_step(desk.station) is not None:
            self._try(desk, lambda: press_next(desk.station))
        self._try(desk, lambda: desk.station.run.extend(block, minutes(5)))
        self._try(desk, lambda: desk.station.devices.tell("Bitte kommen", "ws1"))

    # --- who leads ---

    @rule(number=st.sampled_from([0, 1]))
    def hand_over(self, number: int) -> None:
        one, other = self._desk(number), self._desk(1 - number)
        if other.device in {*one.snapshot.devices, one.snapshot.lead.device}:
            self._try(one, lambda: one.station.devices.lead(other.device, "Übergabe"))

    @rule(number=st.sampled_from([0, 1]))
    def take_over(self, number: int) -> None:
        desk = self._desk(number)
        self._try(desk, lambda: desk.station.devices.take_over("Rechner kaputt"))
        self._network.begin_hub(desk)
        self._forget_what_no_file_has()

    # --- what links do ---

    @rule(number=desks)
    def connect(self, number: int) -> None:
        self._network.connect(self._desk(number))

    @rule(number=desks)
    def cut(self, number: int) -> None:
        self._desk(number).cut()

    @rule(number=desks, count=st.integers(1, 4))
    def carry(self, number: int, count: int) -> None:
        link = self._desk(number).link
        if link is not None:
            link.carry(count)
            self._network.settle()

    @rule()
    def carry_all(self) -> None:
        self._network.carry_all()

    @rule(number=desks, pick=picks, how=st.sampled_from(["drop", "repeat", "delay"]))
    def mess(self, number: int, pick: int, how: str) -> None:
        link = self._desk(number).link
        if link is not None:
            self._mess(link, pick, how)

    def _mess(self, link: Link, pick: int, how: str) -> None:
        frames = link.to_hub if pick % 2 else link.to_desk
        if not frames:
            return
        frame = frames.pop(pick % len(frames))
        if how == "delay":
            frames.append(frame)
        elif how == "repeat":
            frames[:0] = [frame, frame]

    @rule(number=desks)
    def tick(self, number: int) -> None:
        desk = self._desk(number)
        desk.linking.tick(desk.snapshot.saving.alone)

    # --- what machines do ---

    @rule(number=desks)
    def restart(self, number: int) -> None:
        self._desk(number).restart()

    @rule()
    def restart_hub(self) -> None:
        self._network.hub.restart()

    @rule(number=st.integers(0, 4), is_full=st.booleans())
    def disk(self, number: int, is_full: bool) -> None:
        """The disk of a device, or of the hub, is full for a while."""
        stations = [*(desk.station for desk in self._network.desks), self._network.hub.station]
        (fill if is_full else recover)(stations[number]._log)

    @rule(number=desks, step=st.sampled_from([-DAY, -HOUR, HOUR, 3 * DAY]))
    def set_clock(self, number: int, step: Duration) -> None:
        self._desk(number).wait(step)

    @rule(number=desks)
    def copy(self, number: int) -> None:
        desk = self._desk(number)
        desk.restart()
        desk.cut()
        copy = desk.path.with_suffix(".copy")
        copy.unlink(missing_ok=True)
        desk.station.backup(copy)
        self._copies[desk] = copy

    @precondition(lambda self: self._copies)
    @rule(pick=picks)
    def restore(self, pick: int) -> None:
        desk = list(self._copies)[pick % len(self._copies)]
        desk.restart(self._copies[desk])
        self._forget_what_no_file_has()

    def _forget_what_no_file_has(self) -> None:
        """What was on a file that is no more, and was said to be on that one only, is gone."""
        network = self._network
        left = [network.hub.station, *(desk.station for desk in network.desks)]
        self._promised &= set().union(*map(durable, left))

    # --- what always holds ---

    @invariant()
    def nothing_is_said_to_be_elsewhere_that_never_was(self) -> None:
        network = self._network
        for hub in network.hubs:
            self._ever[hub.machine] |= durable(hub.station)
        for desk in network.desks:
            self._ever[desk.machine] |= durable(desk.station)
        for desk in network.desks:
            elsewhere = [ever for machine, ever in self._ever.items() if machine != desk.machine]
            said = {ChangeId(*last) for last in desk.station._log.elsewhere.items()}
            assert said <= set().union(*elsewhere)


TestEvent = Event.TestCase
TestEvent.settings = settings(max_examples=8, stateful_step_count=30, deadline=None)


class EventAtLength(Event):
    """The same, many times."""


TestEventAtLength = pytest.mark.slow(EventAtLength.TestCase)
TestEventAtLength.settings = settings(max_examples=100, stateful_step_count=50, deadline=None)
