"""The whole job as its moderator does it: two days, a late workshop, a proposal, a killed terminal.

With a clock that runs faster, in two terminals: Regie in one, the stage in the other.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import Final
from zoneinfo import ZoneInfo

import psutil
import pytest

from facilitator.cli.clock import wall_clock
from facilitator.domain.event_clock import EventClock
from facilitator.domain.run import BlockState
from facilitator.domain.snapshot import Snapshot
from facilitator.link.process import HubFiles
from facilitator.record.log import Log
from facilitator.station.rehearsal_clock import read_anchor
from facilitator.tui.question import Question
from facilitator.tui.wording import clock_time
from tests.clock import Clock
from tests.domain.factories import at
from tests.safety.terminal import CTRL_Q, ENTER, Terminal

SAMPLE = Path(__file__).parents[2] / "agendas" / "xfeld-leistung-kassel.yaml"
SIZE: Final = (120, 36)
SPEED: Final = "12"
ZONE: Final = ZoneInfo("Europe/Berlin")
F12, UP, DOWN = "\x1b[24~", "\x1b[A", "\x1b[B"
CTRL_Y, CTRL_Z = "\x19", "\x1a"

END: Final = re.compile(r"Ende (?:voraussichtlich )?(\S.*?)  ")
AGENDA_COLUMNS: Final = 54

pytestmark = [pytest.mark.pty, pytest.mark.slow]


@pytest.fixture
def event(tmp_path: Path) -> Path:
    """The sample event in a folder of its own."""
    return Path(shutil.copy(SAMPLE, tmp_path / "event.yaml"))


class Stage(Terminal):
    """What the room sees: from `begin` on, never anything but a picture that Regie sent."""

    def __init__(self, event: Path) -> None:
        super().__init__("facilitator", "stage", folder=event.parent)
        self.wait_for("Wartet auf die Regie")
        self._start = self.screen
        self._began = 0

    def begin(self) -> None:
        self._began = len(self.written)
        self.watch = self._check

    def _check(self) -> None:
        assert self.screen.strip(), "the stage went blank"
        assert self.screen != self._start, "the stage showed its start again"
        assert "\x1b[2J" not in self.written[self._began :], "the stage was cleared"

    @property
    def connection(self) -> set[tuple[int, int]]:
        """Both ports of what it is connected by: another connection has another one."""
        connections = psutil.Process(self.pid).net_connections()
        return {
            (one.laddr.port, one.raddr.port)
            for one in connections
            if one.status == psutil.CONN_ESTABLISHED
        }


class Regie(Terminal):
    """The moderator's terminal."""

    def __init__(self, event: Path, stage: Stage) -> None:
        arguments = ("facilitator", "practise", event.name, "--speed", SPEED)
        super().__init__(*arguments, folder=event.parent, size=SIZE, beside=stage)

    @property
    def header(self) -> str:
        return self.screen.splitlines()[0]

    @property
    def end(self) -> str:
        """What the header says of the end of the day: when, how late, because of what."""
        found = END.search(self.header)
        return found[1] if found else ""

    @property
    def now(self) -> str:
        """What the pane says that runs."""
        return self.screen.splitlines()[2][AGENDA_COLUMNS + 2 :][:20]

    @property
    def proposals(self) -> list[str]:
        return re.findall(r"│ (\d  \S.*?→ Ende .*?) *│", self.screen)

    def mark(self, keys: str) -> None:
        for key in re.findall(r"\x1b\[.", keys):
            self.press(key)

    def until_late_because_of(self, reason: str) -> None:
        late = re.compile(rf"12:\d\d ! \d+ min später.* · wegen {reason}")
        self.wait_until(lambda: late.fullmatch(self.end) is not None, f"reason {reason}")

    def until_on_time(self) -> None:
        self.wait_until(lambda: self.end == "12:30", "end at 12:30")

    def answer(self, question: str) -> None:
        """Say yes, as a person would: an Enter in the moment of the question does not count."""
        self.wait_for(question, "⏎ ja")
        counts_from = monotonic() + Question.ARMED_AFTER
        self.wait_until(lambda: monotonic() > counts_from, "armed question")
        self.press(ENTER)
        self.wait_until(lambda: "⏎ ja" not in self.screen, "answered question")

    def take_proposal(self, workshop: str) -> None:
        """Take the best one, which is to close `workshop`; it brings the end back on time."""
        self.wait_until(lambda: bool(self.proposals), "proposal")
        best = self.proposals[0]
        assert best.startswith(f"1  {workshop}")
        assert best.endswith("→ Ende 12:30")
        self.press("v")
        self.answer(best.removeprefix("1  ").split("  ")[0] + "?")
        self.until_on_time()

    def step(self) -> None:
        """Let the time pass until shortly before something is due, and press Weiter."""
        before = self.now
        self.press(F12)
        self.press(ENTER)
        self.answer("?")
        self.wait_until(lambda: self.now != before, f"anything after {before}")

    def go_to(self, title: str) -> None:
        while not self.now.startswith(title):
            self.step()


def test_two_days_with_a_late_workshop_and_a_killed_terminal(event: Path) -> None:
    with Stage(event) as stage:
        with Regie(event, stage) as regie:
            open_the_stage(regie, stage)
            first_day(regie)
            second_morning(regie)
            before, hub = set_up(regie, stage), hub_of(event)
            shown, connection = stage.written, stage.connection
            regie.kill()
        clock = anchor_of(event)

        with Regie(event, stage) as regie:
            come_back(regie, before, clock)
            assert hub_of(event) == hub
            assert stage.connection == connection
            assert stage.written == shown, "the stage painted something"
            rest_of_the_second_day(regie)
            regie.press(CTRL_Q)
            assert regie.wait_for_end() == 0
        stage.watch = lambda: None
        stage.press("q")
        assert stage.wait_for_end() == 0

    assert not HubFiles.of(record_of(event)).is_running()
    check_run(event)
    check_mends(event)


def open_the_stage(regie: Regie, stage: Stage) -> None:
    regie.wait_for("GENERALPROBE", "12:25", "Bühne ✓")
    regie.press("s")
    regie.wait_for("senden")
    regie.press("2" + ENTER)
    regie.wait_for("Bühne: Jetzt und danach")
    stage.wait_for("Als Nächstes")
    stage.begin()


def first_day(regie: Regie) -> None:
    regie.go_to("Jobcenter-Bingo")
    regie.press("x")
    regie.answer("Ausklang auslassen?")
    regie.wait_for("– Ausklang")


def second_morning(regie: Regie) -> None:
    """Up to a proposal that is taken, taken back and taken again."""
    regie.go_to("Workshop-Phase II")
    regie.until_on_time()
    regie.mark(DOWN * 3)
    regie.press("+")
    regie.until_late_because_of("WS 3")
    regie.take_proposal("WS 3 ")
    regie.press(CTRL_Z)
    regie.until_late_because_of("WS 3")
    regie.press(CTRL_Y)
    regie.until_on_time()


def set_up(regie: Regie, stage: Stage) -> tuple[list[str], str]:
    """Make another workshop late, too, start a timer; return what Regie says then."""
    regie.mark(UP * 2)
    regie.press("+")
    regie.until_late_because_of(".*")
    regie.wait_for("1  WS 1 ")
    regie.press("u")
    regie.wait_for("Energizer · 5 min")
    regie.press("2")
    regie.wait_for("Energizer 4:")
    regie.wait_for("Bühne ✓   gesichert")
    return regie.proposals, regie.end


def come_back(regie: Regie, before: tuple[list[str], str], clock: EventClock) -> None:
    regie.wait_for("Bühne ✓", "Bühne: Jetzt und danach", "Energizer ", "Workshop-Phase II")
    proposals, end = before
    # Only what stays the same while the clock goes on: it may take the machine a while.
    regie.wait_until(lambda: (regie.proposals[:1], regie.end) == (proposals[:1], end), "same end")
    regie.wait_until(
        lambda: f" {clock_time(clock.at(wall_clock()), ZONE)} " in regie.header, "right clock"
    )


def rest_of_the_second_day(regie: Regie) -> None:
    regie.take_proposal("WS 1 ")
    regie.go_to("Die Veranstaltung")


def record_of(event: Path) -> Path:
    return event.with_suffix(".rehearsal.record")


def hub_of(event: Path) -> int | None:
    address = HubFiles.of(record_of(event)).living()
    assert address is not None
    return address.pid


def read(record: Path) -> tuple[Snapshot, dict[str, str]]:
    with closing(Log.open(record, now=Clock(at("12:30")).now, author="t", create=False)) as log:
        return log.snapshot, log.recall()


def anchor_of(event: Path) -> EventClock:
    """What time it is in the killed rehearsal, by a copy: its own files stay as they are."""
    folder = event.parent / "copy"
    folder.mkdir()
    for file in event.parent.glob("*.record*"):
        shutil.copy(file, folder)
    _, remembered = read(folder / record_of(event).name)
    anchor = read_anchor(remembered["clock"])
    assert anchor is not None
    return anchor


def check_run(event: Path) -> None:
    """Every block was done, only the last one of the first day left out."""
    snapshot, _ = read(record_of(event))
    blocks = [block.id for day in snapshot.agenda.days for block in day.blocks]
    expected = dict.fromkeys(blocks, BlockState.DONE) | {"wind-down": BlockState.SKIPPED}
    assert {block: snapshot.run.of(block).state for block in blocks} == expected
    assert [timer.label for timer in snapshot.timers] == ["Energizer"]


def check_mends(event: Path) -> None:
    """One change took the first proposal, one took it back, one took it again; then the second."""
    with closing(sqlite3.connect(record_of(event))) as db:
        rows = db.execute(
            "SELECT seq, undone_seq FROM change WHERE command = 'run.mend' ORDER BY position"
        ).fetchall()
    (first, nothing), (undo, undone), (_, redone), (_, none) = rows
    assert (nothing, undone, redone, none) == (None, first, undo, None)
