"""Two work in the plenum at once while rooms go on writing: in the end all see the same, and all.

The commands are those of `plenum_hand`, given at two Regie devices over a link that comes and goes.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from facilitator.domain.capture import Line
from facilitator.domain.instant import Duration
from facilitator.domain.plenum.theme import ThemeId
from facilitator.domain.snapshot import Snapshot
from facilitator.record import entities as log
from facilitator.record.change import Entity
from facilitator.record.sorts import is_there
from facilitator.station import RefusedError
from tests.safety.plenum_hand import Hand, Picks, check_nothing_lost, commands, picks
from tests.safety.syncing.network import Desk, Network, check_numbers, check_same

TICK = Duration(milliseconds=10)
hands = st.booleans()


class Plenum(RuleBasedStateMachine):
    """Two Regie devices and two rooms around one hub, on real files."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._network = Network(Path(self._folder.name))
        self._network.bring_together()
        for number in range(4):
            self._file(self._network.notes[number % 2], f"Beitrag {number}")
        self._network.bring_together()

    def teardown(self) -> None:
        try:
            self._network.bring_together()
            check_same(self._network)
            check_numbers(self._network.lead.snapshot)
            check_nothing_lost(self._network.lead.snapshot)
            self._check_themes(self._network.lead.snapshot)
        finally:
            self._network.close()
            self._folder.cleanup()

    def _check_themes(self, snapshot: Snapshot) -> None:
        """A theme that is not there was removed, or taken back: itself, or what it went into."""
        registers = self._network.lead.station._log.registers
        for theme in registers.keys(log.THEME):
            if snapshot.themes.get(theme) is None:
                assert any(self._is_gone(one) for one in self._chain(theme))

    def _chain(self, theme: ThemeId) -> set[ThemeId]:
        registers, chain = self._network.lead.station._log.registers, {theme}
        while (heir := registers.value(Entity(log.THEME, theme), "merged_into")) not in chain:
            if not isinstance(heir, str):
                break
            chain.add(theme := heir)
        return chain

    def _is_gone(self, theme: ThemeId) -> bool:
        fields = self._network.lead.station._log.registers.fields(Entity(log.THEME, theme))
        return not is_there(log.THEME, fields) or bool(fields.get("removed"))

    def _desk(self, is_lead: bool) -> Desk:
        return self._network.lead if is_lead else self._network.regie

    def _file(self, desk: Desk, text: str) -> None:
        desk.wait(TICK)
        desk.station.capture.file(desk.place, Line(f"{text} #o"))

    @rule(is_lead=hands, command=commands, pick=picks)
    def do(self, is_lead: bool, command: str, pick: Picks) -> None:
        desk = self._desk(is_lead)
        desk.wait(TICK)
        Hand(desk.station).do(command, pick)

    @rule(is_lead=hands, again=st.booleans())
    def undo(self, is_lead: bool, again: bool) -> None:
        station = self._desk(is_lead).station
        take_back: Callable[[str], object] = station.redo if again else station.undo
        with suppress(RefusedError):
            take_back("plenum")

    @rule(room=st.integers(0, 1), text=st.sampled_from(["ja", "nein"]), removes=st.booleans())
    def write(self, room: int, text: str, removes: bool) -> None:
        desk = self._network.notes[room]
        entries = desk.snapshot.notes_in(desk.place).entries
        if removes and entries:
            desk.station.capture.remove(entries[-1].id)
        else:
            self._file(desk, text)

    @precondition(lambda self: self._network.regie.link is not None)
    @rule()
    def cut(self) -> None:
        self._network.regie.cut()

    @rule()
    def come_together(self) -> None:
        self._network.bring_together()

    @rule()
    def carry_a_little(self) -> None:
        self._network.settle()
        for link in list(self._network.hub.links):
            link.carry(1)


TestPlenum = Plenum.TestCase
TestPlenum.settings = settings(max_examples=8, stateful_step_count=25, deadline=None)


class PlenumAtLength(Plenum):
    """The same, many times."""


TestPlenumAtLength = pytest.mark.slow(PlenumAtLength.TestCase)
TestPlenumAtLength.settings = settings(max_examples=80, stateful_step_count=50, deadline=None)
