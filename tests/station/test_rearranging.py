"""What the moderator changes of the agenda by hand, and takes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest

from facilitator.domain.agenda import Agenda, Block, BlockKind, Room
from facilitator.domain.capture import Line
from facilitator.domain.instant import Duration, minutes
from facilitator.domain.places import places_of
from facilitator.domain.schedule import Step, next_step
from facilitator.record.change import Entity
from facilitator.record.entities import ORDER
from facilitator.station import Reason, Station
from tests.domain.factories import SECOND_DAY
from tests.factories import make_agenda, make_block, make_day, make_track, make_workshop
from tests.station.refusing import check_refused


@pytest.fixture
def agenda() -> Agenda:
    return make_agenda(
        make_day(
            make_block("welcome", "Begrüßung", start=time(12)),
            make_block("impuls", "Impuls", kind=BlockKind.TALK, room="saal"),
            make_block("pause", "Pause", kind=BlockKind.BREAK),
            make_block("phase", "Phase", kind=BlockKind.PARALLEL, tracks=(make_track("ws1"),)),
        ),
        make_day(make_block("morning", "Auftakt", start=time(9)), make_block("end"), on=SECOND_DAY),
        workshops=(make_workshop(1),),
        rooms=(Room(id="saal", name="Großer Saal"), Room(id="r5", name="Raum 5")),
    )


def ids(station: Station, day: int = 0) -> list[str]:
    return [block.id for block in station.snapshot.agenda.days[day].blocks]


def block_of(station: Station, block: str) -> Block:
    return station.snapshot.agenda.block(block)


def step_of(station: Station) -> Step:
    step = next_step(station.snapshot.agenda, station.snapshot.run, station.now())
    assert step is not None
    return step


def press_next(station: Station) -> None:
    station.run.advance(step_of(station))


def jump(station: Station, block: str) -> None:
    station.run.jump(replace(step_of(station), starts=block_of(station, block)))


# --- swap ---


def test_swapped_blocks_change_places_and_back_and_again(station: Station) -> None:
    station.plan.swap("impuls", "pause")
    assert ids(station) == ["welcome", "pause", "impuls", "phase"]

    station.undo("run")
    assert ids(station) == ["welcome", "impuls", "pause", "phase"]

    station.redo("run")
    assert ids(station) == ["welcome", "pause", "impuls", "phase"]


def test_swap_moves_one_block_and_leaves_the_others_where_they_are(station: Station) -> None:
    before = station._log.count()

    station.plan.swap("impuls", "pause")

    (change,) = list(station._log._changes.values())[before:]
    (write,) = change.writes
    assert (write.entity, write.field) == (Entity("block", "impuls"), ORDER)


def test_swap_asked_by_two_swaps_once(station: Station) -> None:
    station.plan.swap("impuls", "pause")

    check_refused(station, Reason.STALE, lambda: station.plan.swap("impuls", "pause"))


def test_swap_passes_over_what_is_skipped_between(station: Station) -> None:
    station.run.skip("pause")

    station.plan.swap("impuls", "phase")

    assert ids(station) == ["welcome", "pause", "phase", "impuls"]


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("welcome", "impuls", Reason.NOT_NOW),
        ("impuls", "phase", Reason.STALE),
        ("phase", "morning", Reason.NOT_NOW),
        ("end", "morning", Reason.NOT_NOW),
        ("inner-ws1", "phase", Reason.NOT_NOW),
        ("nie", "phase", Reason.GONE),
    ],
    ids=["running", "not neighbours", "two days", "backwards", "in a track", "not there"],
)
def test_swap_of_what_cannot_be_swapped_is_refused(
    station: Station, first: str, second: str, reason: Reason
) -> None:
    press_next(station)

    check_refused(station, reason, lambda: station.plan.swap(first, second))


def test_swap_of_what_was_passed_over_is_refused(station: Station) -> None:
    press_next(station)
    jump(station, "phase")

    check_refused(station, Reason.NOT_NOW, lambda: station.plan.swap("impuls", "pause"))


def test_day_still_begins_when_it_was_to_begin(station: Station) -> None:
    station.plan.swap("welcome", "impuls")

    starts = [(block.id, block.start) for block in station.snapshot.agenda.days[0].blocks[:2]]
    assert starts == [("impuls", time(12)), ("welcome", None)]

    station.undo("run")
    assert block_of(station, "welcome").start == time(12)


# --- insert ---


def test_inserted_block_is_run_and_captured_in_like_any_other(station: Station) -> None:
    press_next(station)

    new = station.plan.insert("welcome", "  Zusätzliche\nRunde ", minutes(15), BlockKind.DISCUSSION)
    press_next(station)
    filed = station.capture.file(new, Line("Das war gut."))

    assert ids(station) == ["welcome", new, "impuls", "pause", "phase"]
    assert block_of(station, new) == Block(
        id=new,
        title="Zusätzliche Runde",
        duration=minutes(15),
        kind=BlockKind.DISCUSSION,
        code="Z",
        unplanned=True,
    )
    assert station.snapshot.full_number(station.snapshot.entries[filed.entry or ""]) == "Z.1"


def test_insert_is_undone_and_redone(station: Station) -> None:
    new = station.plan.insert("phase", "Nachtrag", minutes(5))
    assert ids(station) == ["welcome", "impuls", "pause", "phase", new]

    station.undo("run")
    assert ids(station) == ["welcome", "impuls", "pause", "phase"]

    station.redo("run")
    assert ids(station) == ["welcome", "impuls", "pause", "phase", new]
    assert new in {place.id for place in places_of(station.snapshot.agenda)}


def test_blocks_inserted_at_one_place_stand_the_last_one_first(station: Station) -> None:
    new = [station.plan.insert("impuls", f"Nummer {count}", minutes(5)) for count in range(20)]

    assert ids(station) == ["welcome", "impuls", *reversed(new), "pause", "phase"]
    assert len({block_of(station, one).code for one in new}) == 20


def test_undo_of_an_insert_is_refused_while_the_block_has_content(station: Station) -> None:
    new = station.plan.insert("impuls", "Nachfrage", minutes(5))
    station.capture.file(new, Line("Das bleibt."))

    check_refused(station, Reason.CHANGED_SINCE, lambda: station.undo("run"))

    station.undo("capture")
    assert new in ids(station)


@pytest.mark.parametrize(
    ("after", "title", "length", "reason"),
    [
        ("welcome", "Zu spät", 5, Reason.NOT_NOW),
        ("inner-ws1", "Im Workshop", 5, Reason.NOT_NOW),
        ("nie", "Nirgends", 5, Reason.GONE),
        ("impuls", " \n", 5, Reason.EMPTY),
        ("impuls", "Nichts", 0, Reason.IMPOSSIBLE),
        ("impuls", "Ewig", 24 * 60 + 1, Reason.IMPOSSIBLE),
    ],
)
def test_insert_where_or_what_cannot_be_is_refused(
    station: Station, after: str, title: str, length: int, reason: Reason
) -> None:
    press_next(station)
    press_next(station)

    check_refused(station, reason, lambda: station.plan.insert(after, title, minutes(length)))


def test_insert_into_a_day_that_is_over_is_refused(station: Station) -> None:
    jump(station, "morning")

    check_refused(
        station, Reason.NOT_NOW, lambda: station.plan.insert("phase", "Nachts", minutes(5))
    )


# --- room ---


@pytest.mark.parametrize(
    ("room", "names"),
    [("r5", "Raum 5"), ("raum 5", "Raum 5"), (" Foyer  Ost ", "Foyer Ost"), ("", "")],
    ids=["id", "name", "new", "none"],
)
@pytest.mark.parametrize("target", ["impuls", "inner-ws1", "phase/ws1"])
def test_room_is_changed_and_back_and_again(
    station: Station, target: str, room: str, names: str
) -> None:
    def room_name() -> str:
        agenda = station.snapshot.agenda
        if target == "phase/ws1":
            return agenda.room_name(agenda.block("phase").tracks[0].room)
        return agenda.room_name(agenda.block(target).room)

    station.plan.change_room(target, "Großer Saal")
    before = station.snapshot

    station.plan.change_room(target, room)
    assert room_name() == names

    station.undo("run")
    assert station.snapshot.agenda == before.agenda

    station.redo("run")
    assert room_name() == names


def test_new_room_is_brought_in_once(station: Station) -> None:
    station.plan.change_room("impuls", "Foyer")
    station.plan.change_room("pause", "foyer")

    rooms = station.snapshot.agenda.rooms
    assert [room.name for room in rooms] == ["Großer Saal", "Raum 5", "Foyer"]
    assert block_of(station, "pause").room == block_of(station, "impuls").room == rooms[-1].id


@pytest.mark.parametrize("target", ["nie", "phase/ws9", "ws1", ""])
def test_room_of_what_is_not_there_is_refused(station: Station, target: str) -> None:
    check_refused(station, Reason.GONE, lambda: station.plan.change_room(target, "r5"))


def test_what_was_changed_by_hand_lasts(open_station: Callable[[], Station]) -> None:
    station = open_station()
    station.plan.swap("impuls", "pause")
    station.plan.insert("phase", "Nachtrag", Duration(minutes=5))
    station.plan.change_room("phase/ws1", "Foyer")
    before = station.snapshot.agenda

    assert open_station().snapshot.agenda == before
