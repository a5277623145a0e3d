"""A rehearsal by hand in a real terminal: it waits when it is left, and is never the event."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from facilitator.domain.event_clock import EventClock
from facilitator.record.log import Log
from facilitator.station.rehearsal_clock import read_anchor
from facilitator.tui.question import Question
from tests.clock import Clock
from tests.domain.factories import SECOND_DAY, at
from tests.safety.terminal import CTRL_Q, ENTER, Terminal

SAMPLE = Path(__file__).parents[2] / "agendas" / "xfeld-leistung-kassel.yaml"
F12 = "\x1b[24~"

pytestmark = [pytest.mark.pty, pytest.mark.slow]


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLE, tmp_path / "event.yaml"))


def practise(event: Path) -> Terminal:
    return Terminal("facilitator", "practise", event.name, "--speed", "1", folder=event.parent)


def test_practice_begins_at_the_plenum_with_what_a_script_captured(event: Path) -> None:
    script = str(SAMPLE.with_suffix(".script.yaml"))
    arguments = ("facilitator", "practise", event.name, "--speed", "1", "--script", script)
    with Terminal(*arguments, folder=event.parent) as terminal:
        terminal.wait_for("GENERALPROBE", "Tag 2 von 2", "11:00", "beginnt „Plenum")
        terminal.press(CTRL_Q)
        assert terminal.wait_for_end() == 0

    with Terminal(*arguments, folder=event.parent) as again:
        assert again.wait_for_end() == 1
        said = " ".join(again.screen.split())

    assert "Sie üben schon; um von vorn zu beginnen, löschen Sie event.rehearsal.record" in said
    assert remembered(event).event >= at("11:00", SECOND_DAY)


def test_practice_that_is_begun_again_knows_nothing_of_the_last_one(event: Path) -> None:
    voices = event.with_suffix(".rehearsal.voices")
    with practise(event) as terminal:
        terminal.wait_for("GENERALPROBE", "Bereit")
        terminal.press(CTRL_Q)
        assert terminal.wait_for_end() == 0
    voices.write_bytes(b"Frau Muster")

    with practise(event) as terminal:
        terminal.wait_for("GENERALPROBE", "Bereit")
        terminal.press(CTRL_Q)
        assert terminal.wait_for_end() == 0
    went_on = voices.exists()
    event.with_suffix(".rehearsal.record").unlink()
    with practise(event) as terminal:
        terminal.wait_for("GENERALPROBE", "Bereit")

        assert (went_on, voices.exists()) == (True, False)


def test_practice_that_was_opened_to_the_network_is_open_again(event: Path) -> None:
    with practise(event) as terminal:
        terminal.wait_for("GENERALPROBE", "Bereit")
        terminal.press("l")
        terminal.wait_for("Der Link geht bisher nur an diesem Rechner")
        terminal.press("o")
        terminal.wait_for("⏎ ja")
        counts_from = monotonic() + Question.ARMED_AFTER
        terminal.wait_until(lambda: monotonic() > counts_from, "armed question")
        terminal.press(ENTER)
        terminal.wait_for("Der Hauptrechner startet neu")
        terminal.kill()

    with practise(event) as terminal:
        terminal.wait_for("GENERALPROBE", "Bereit")
        terminal.press("l")
        terminal.wait_for("facilitator join 'LINK'")

        assert "Der Link geht bisher nur an diesem Rechner" not in terminal.screen


def remembered(event: Path) -> EventClock:
    record = event.with_suffix(".rehearsal.record")
    with closing(Log.open(record, now=Clock(at("12:30")).now, author="t", create=False)) as log:
        assert log.meta.identity.rehearsal
        anchor = read_anchor(log.recall()["clock"])
    assert anchor is not None
    return anchor


def test_practice_that_is_left_waits_and_goes_on_there(event: Path) -> None:
    with practise(event) as terminal:
        terminal.wait_for("GENERALPROBE", "12:25")
        terminal.press(F12)
        terminal.wait_for("12:29")
        terminal.press(CTRL_Q)
        assert terminal.wait_for_end() == 0
    left = remembered(event)

    with practise(event) as terminal:
        terminal.wait_for("GENERALPROBE", "12:29", "Bereit")
        terminal.press(CTRL_Q)
        assert terminal.wait_for_end() == 0

    assert left.rate == 0
    assert at("12:29") <= left.event <= remembered(event).event
    assert not event.with_suffix(".record").exists()


def test_practice_that_is_killed_goes_on_by_its_clock(event: Path) -> None:
    with practise(event) as terminal:
        terminal.wait_for("GENERALPROBE", "Bereit")
        terminal.press(F12)
        terminal.wait_for("12:29")
        terminal.press(ENTER)
        terminal.wait_for("⏎ ja")
        terminal.kill()
    killed = remembered(event)

    with practise(event) as terminal:
        terminal.wait_for("GENERALPROBE", "Bereit")
        terminal.kill()
    again = remembered(event)

    assert again.rate == killed.rate == 1
    # Both say the same of any moment: the time went on as if nothing had happened.
    assert abs((again.at(again.wall) - killed.at(again.wall)).total_seconds()) < 0.01
