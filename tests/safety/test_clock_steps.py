"""The machine's clock is set back or forward between two starts: what was first stays first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.entries import Entry
from facilitator.domain.instant import Duration, minutes
from facilitator.domain.kinds import CHALLENGE
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import current_block, forecast
from facilitator.station import Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.safety.event import make_event, press_next

HOUR, DAY = minutes(60), minutes(24 * 60)

Restart = Callable[[Duration], Station]
steps = pytest.mark.parametrize("step", [-HOUR, DAY], ids=["an hour back", "a day forward"])


@pytest.fixture
def restart(tmp_path: Path) -> Iterator[Restart]:
    """Close the station and open it again, the clock set by so much in between."""
    clock = Clock(at("12:30"))
    opened: list[Station] = []

    def open_it(by: Duration) -> Station:
        for station in opened:
            station.close()
        clock.wait(by)
        station = Station.open(tmp_path / "e.record", now=clock.now, agenda=make_event())
        opened.append(station)
        return station

    yield open_it
    opened[-1].close()


def file(station: Station, text: str, prefix: str = "") -> Entry:
    filed = station.capture.file("ws1", Line(text, prefix))
    return station.snapshot.entries[filed.entry or ""]


@steps
def test_entries_stand_in_the_order_in_which_they_were_filed(
    restart: Restart, step: Duration
) -> None:
    station = restart(minutes(0))
    for text in ("eins", "zwei"):
        file(station, text)
    station = restart(step)
    file(station, "drei")
    station = restart(-step)
    file(station, "vier")

    entries = station.snapshot.notes_in("ws1").entries
    assert [entry.text for entry in entries] == ["eins", "zwei", "drei", "vier"]
    assert [entry.number for entry in entries] == ["1", "2", "3", "4"]


@steps
def test_an_addition_hangs_on_the_entry_that_was_filed_last(
    restart: Restart, step: Duration
) -> None:
    file(restart(minutes(0)), "gestern")
    station = restart(step)
    last = file(station, "eben")

    assert file(station, "dazu", "+").parent == last.id
    station.capture.file("ws1", Line("#h"))
    assert station.snapshot.notes_in("ws1").entries[-1].kind == CHALLENGE


@steps
def test_run_events_take_effect_in_the_order_in_which_they_were_pressed(
    restart: Restart, step: Duration
) -> None:
    station = restart(minutes(0))
    press_next(station)
    station.run.extend("welcome", minutes(5))
    station = restart(step)
    running = current_block(station.snapshot.agenda, station.snapshot.run)
    assert running is not None
    assert running.id == "welcome"
    press_next(station)
    station.run.skip("break")
    station = restart(-step)
    station.undo("run")

    run = station.snapshot.run
    assert run.without_effect == ()
    assert run.of("welcome").state is BlockState.DONE
    assert run.of("break").state is BlockState.PENDING
    assert run == restart(minutes(0)).snapshot.run


@steps
def test_times_of_a_block_never_run_backwards(restart: Restart, step: Duration) -> None:
    press_next(restart(minutes(0)))
    station = restart(step)
    press_next(station)

    of_block = station.snapshot.run.of("welcome")
    assert of_block.started is not None
    assert of_block.ended is not None
    assert of_block.started <= of_block.ended
    timings = forecast(station.snapshot.agenda, station.snapshot.run, station.now())
    for _, block in station.snapshot.agenda.blocks():
        timing = timings.of(block.id)
        assert timing.expected_start <= timing.expected_end


@steps
def test_undo_and_redo_reach_across_the_step(restart: Restart, step: Duration) -> None:
    file(restart(minutes(0)), "eins")
    station = restart(step)
    file(station, "zwei")
    filed = station.snapshot.entries
    for take_back in (station.undo, station.undo, station.redo, station.redo):
        take_back("capture")

    assert station.snapshot.entries == filed
