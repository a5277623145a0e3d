"""Rules 1 and 6 as a note-taker sees them: the real program, killed while its screen is read."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from facilitator.station import Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.safety.terminal import CTRL_Q, ENTER, F3, Terminal

ROUNDS = 10
SAMPLE = Path(__file__).parents[2] / "agendas" / "xfeld-leistung-kassel.yaml"
LINES = ("Teams sind ungleich geschult", "Zeit für Rückfragen fehlt", "„Häufig“ heißt: täglich")

pytestmark = [pytest.mark.pty, pytest.mark.slow]


@pytest.fixture
def event(tmp_path: Path) -> Path:
    """An agenda in a folder of its own."""
    return Path(shutil.copy(SAMPLE, tmp_path / "event.yaml"))


def run(event: Path) -> Terminal:
    return Terminal("facilitator", "run", event.name, folder=event.parent)


def is_in_log(event: Path, text: str) -> Callable[[], bool]:
    """Whether the disk has `text`: the note-taker's letters show nothing of their own."""
    log = event.with_suffix(".record-wal")
    return lambda: text.encode() in log.read_bytes()


def type_line(terminal: Terminal, event: Path, text: str) -> None:
    for letter in text:
        terminal.press(letter)
    terminal.wait_for(text, "gesichert")
    terminal.wait_until(is_in_log(event, text), "draft in the log")


def test_rule_6_killed_terminal_comes_back_with_all_that_it_showed_as_saved(event: Path) -> None:
    moments, entered, draft = Random(6), list[str](), ""
    for number in range(ROUNDS):
        with run(event) as terminal:
            if number == 0:
                terminal.wait_for("Ablauf", "Weiter")
                terminal.press(F3)
                terminal.wait_for("Sie schreiben")
            else:
                terminal.wait_for("Wieder da", draft, *entered[-5:])
            for _ in range(moments.randrange(3)):
                if not draft:
                    draft = f"{moments.choice(LINES)} ({number}.{len(entered)})"
                    type_line(terminal, event, draft)
                terminal.press(ENTER)
                entered.append(draft)
                draft = ""
                terminal.wait_for(f"gesichert · {len(entered)} nur hier", entered[-1])
            if not draft:
                draft = f"{moments.choice(LINES)} ({number})"
                type_line(terminal, event, draft)
            terminal.kill()

    with run(event) as terminal:
        terminal.wait_for("Wieder da", f"gesichert · {len(entered)} nur hier", draft)
        terminal.press(CTRL_Q)
        assert terminal.wait_for_end() == 0

    with closing(Station.open(event.with_suffix(".record"), now=Clock(at("12:30")).now)) as station:
        found = [entry.text for entry in station.snapshot.entries.values()]
        assert [line.text for line in station.drafts().values()] == [draft]
    assert found == entered
    assert len(entered) >= ROUNDS / 2
    assert sorted(file.name for file in event.parent.iterdir()) == [
        "event.hub",
        "event.record",
        "event.yaml",
    ]


def hang_up(terminal: Terminal) -> int:
    return terminal.hang_up()


def terminate(terminal: Terminal) -> int:
    return terminal.end_by(signal.SIGTERM)


@pytest.mark.parametrize("end", [hang_up, terminate])
def test_rule_6_closed_window_comes_back_as_it_was(
    event: Path, end: Callable[[Terminal], int]
) -> None:
    with run(event) as terminal:
        terminal.wait_for("Ablauf", "Weiter")
        terminal.press(F3)
        terminal.wait_for("Sie schreiben")
        type_line(terminal, event, LINES[0])
        assert end(terminal) != 0

    with run(event) as terminal:
        terminal.wait_for("Wieder da", LINES[0])
        terminal.press(CTRL_Q)
        assert terminal.wait_for_end() == 0
