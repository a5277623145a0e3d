"""Whether an agenda still has what something hangs on, as what it was."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from facilitator.domain.accompanying import Report
from facilitator.domain.agenda import Agenda, BlockKind, Room
from facilitator.domain.in_use import finds_place, ids_in_use, keeps
from facilitator.domain.photos import Photo
from facilitator.domain.plenum.round import Round, RoundKind
from facilitator.domain.run import RunEvent, RunEventKind
from tests.domain.factories import at
from tests.factories import (
    make_agenda,
    make_block,
    make_day,
    make_entry,
    make_snapshot,
    make_track,
    make_workshop,
)

PHASE = make_block("phase", kind=BlockKind.PARALLEL, tracks=(make_track("ws1", make_block("p1")),))
AGENDA = make_agenda(
    make_day(make_block("welcome", room="saal"), PHASE),
    workshops=(make_workshop(1),),
    rooms=(Room(id="saal", name="Saal"),),
)
STARTED = RunEvent(id="1", kind=RunEventKind.STARTED, block="p1", at=at("10:00"))


def with_blocks(*blocks: str) -> Agenda:
    """The agenda with these blocks in its phase."""
    track = make_track("ws1", *map(make_block, blocks))
    day = replace(
        AGENDA.days[0], blocks=(AGENDA.days[0].blocks[0], replace(PHASE, tracks=(track,)))
    )
    return replace(AGENDA, days=(day,))


@pytest.mark.parametrize("reported", ["p1", "phase/ws1"])
def test_with_what_is_in_a_phase_its_phase_and_workshop_are_in_use(reported: str) -> None:
    event = make_snapshot(AGENDA, reports=MappingProxyType({reported: Report(head_count=3)}))

    assert ids_in_use(event) == {reported, "phase", "ws1"}


def test_where_cards_are_filed_and_what_reported_to_the_plenum_is_in_use() -> None:
    cards = Round(
        id="r", kind=RoundKind.CARDS, questions=("Was?",), place="welcome", opened=at("10:00")
    )
    event = make_snapshot(
        AGENDA, rounds=(cards,), report_backs=MappingProxyType({"ws1": at("11:00")})
    )

    assert ids_in_use(event) == {"welcome", "ws1"}


def test_what_a_photo_shows_is_in_use() -> None:
    photo = Photo(id="1", place="welcome", digest="a", width=1, height=1, added=at("10:00"))
    of_event = replace(photo, id="2", place="")

    assert ids_in_use(make_snapshot(AGENDA, photos=(photo, of_event))) == {"welcome"}


def test_block_in_a_phase_is_kept_wherever_it_is() -> None:
    moved = make_agenda(make_day(make_block("welcome"), make_block("p1"), PHASE))

    assert keeps(with_blocks("other", "p1"), AGENDA, ["p1"])
    assert keeps(moved, AGENDA, ["p1"])
    assert not keeps(with_blocks("other"), AGENDA, ["p1"])


def test_room_in_which_something_meets_is_kept() -> None:
    assert not keeps(replace(AGENDA, rooms=()), AGENDA, [])
    assert keeps(AGENDA, replace(AGENDA, rooms=()), [])


def test_what_was_run_finds_its_place_in_a_phase_and_what_was_captured_does_not() -> None:
    before = make_snapshot(AGENDA)

    assert finds_place(make_snapshot(AGENDA, events=[STARTED]), before)
    assert not finds_place(make_snapshot(with_blocks("other"), events=[STARTED]), before)
    assert not finds_place(make_snapshot(AGENDA, entries=[make_entry("p1-1", place="p1")]), before)
