"""The desk without a screen: what is kept, and when it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.capture import Line
from facilitator.domain.entries import EntryId
from facilitator.domain.places import all_places
from facilitator.station import Filed, Outcome, Station
from facilitator.tui.mitschrift.desk import Desk, Emptied, Reworded
from tests.clock import Clock
from tests.factories import make_agenda, make_block, make_day
from tests.tui.mitschrift import advance

Reopen = Callable[[], Desk]


@pytest.fixture
def station(tmp_path: Path, clock: Clock, agenda: Agenda) -> Iterator[Station]:
    station = Station.open(tmp_path / "event.record", now=clock.now, agenda=agenda)
    yield station
    station.close()


@pytest.fixture
def desk(station: Station) -> Desk:
    return Desk(station)


def file(desk: Desk, text: str) -> EntryId:
    done = desk.enter(Line(text))
    assert isinstance(done, Filed)
    assert done.entry is not None
    return done.entry


def test_a_line_is_kept_as_it_is_typed(station: Station, desk: Desk) -> None:
    desk.keep(Line("be", "l"))
    desk.keep(Line("begonnen", "l"))

    assert Desk(station).line == Line("begonnen", "l")


def test_a_filed_line_leaves_no_draft(station: Station, desk: Desk) -> None:
    desk.keep(Line("begonnen"))

    done = desk.enter(Line("begonnen"))

    assert isinstance(done, Filed)
    assert done.outcome is Outcome.FILED
    assert desk.line == Line("")
    assert station.drafts() == {}


def test_an_entry_in_hand_is_reworded(station: Station, desk: Desk) -> None:
    entry = file(desk, "erstens ..")
    desk.take(entry)

    assert desk.enter(Line("erstens und ganz")) == Reworded(entry, finished=True)
    assert station.snapshot.entries[entry].text == "erstens und ganz"
    assert desk.editing is None


def test_an_emptied_entry_is_left_alone(station: Station, desk: Desk) -> None:
    entry = file(desk, "erstens")
    desk.take(entry)

    assert desk.enter(Line("  \n")) == Emptied(entry)
    assert (desk.editing, station.snapshot.entries[entry].text) == (entry, "erstens")


def test_words_for_an_entry_that_is_gone_are_filed_anew(station: Station, desk: Desk) -> None:
    entry = file(desk, "erstens")
    desk.take(entry)
    desk.keep(Line("erstens und mehr"))
    station.capture.remove(entry)

    done = desk.enter(Line("erstens und mehr"))

    assert isinstance(done, Filed)
    assert [one.text for one in station.snapshot.notes_in("ws1").entries] == ["erstens und mehr"]
    assert station.drafts() == {}


def test_a_new_wording_of_an_entry_that_is_gone_waits_for_it(station: Station, desk: Desk) -> None:
    entry = file(desk, "erstens")
    desk.take(entry)
    desk.keep(Line("erstens und mehr"))
    station.undo("capture")

    assert desk.put_back_missing()
    assert desk.editing is None
    station.redo("capture")
    desk.take(entry)
    assert desk.line == Line("erstens und mehr")


def test_removing_an_entry_forgets_its_new_wording(station: Station, desk: Desk) -> None:
    entry = file(desk, "erstens")
    desk.take(entry)
    desk.keep(Line("erstens und mehr"))

    desk.remove(entry)

    assert desk.editing is None
    assert station.drafts() == {}


def test_taking_an_entry_goes_to_its_place(station: Station, desk: Desk) -> None:
    entry = file(desk, "erstens")
    desk.go_to("ws2")

    desk.take(entry)

    assert (desk.place, desk.editing) == ("ws1", entry)
    assert station.recall()["place"] == "ws1"


def test_where_one_wrote_is_opened_again(station: Station, desk: Desk) -> None:
    entry = file(desk, "erstens")
    desk.go_to("plenum")
    assert Desk(station).place == "plenum"

    desk.take(entry)

    again = Desk(station)
    assert (again.place, again.editing, again.line) == ("ws1", entry, Line("erstens"))


def test_a_place_that_is_gone_is_not_opened(station: Station) -> None:
    station.remember("place", "gone")

    assert Desk(station).place == "ws1"


def test_what_runs_is_opened_where_nothing_was_open(station: Station) -> None:
    advance(station, 2)

    assert Desk(station).place == "impuls"


def test_an_agenda_of_breaks_is_written_down_in_its_first_block() -> None:
    pause = make_block("pause", "Pause", kind=BlockKind.BREAK)

    (place,) = all_places(make_agenda(make_day(pause)))

    assert (place.id, place.title) == ("pause", "Pause")
