"""Rooms that are used twice at a time, and people who would have to be in two places."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, Person, Room
from facilitator.domain.review import RoomTwice, Spot, review
from facilitator.domain.schedule.plan import plan as planned_days
from tests.domain.factories import block, one_day, phase
from tests.domain.review.reviewed import said, with_workshops


def _two_tracks(
    one: dict[str, Any] | None = None,
    other: dict[str, Any] | None = None,
    rooms: tuple[str | None, str | None] = (None, None),
    **changes: Any,
) -> Agenda:
    """Return two workshops at the same time, each with a block of 30 and one of 20 minutes."""
    inner = [
        [replace(block("a1"), **(one or {})), block("a2", 20)],
        [block("b1"), replace(block("b2", 20), **(other or {}))],
    ]
    both = phase("p", *inner)
    tracks = tuple(
        replace(track, room=room) for track, room in zip(both.tracks, rooms, strict=True)
    )
    named = {"rooms": (Room(id="r", name="Red Room"), Room(id="s", name="Blue Room")), **changes}
    return with_workshops(one_day(replace(both, tracks=tracks)), **named)


def test_two_workshops_in_one_room() -> None:
    plan = _two_tracks(rooms=("r", "r"))

    assert said(plan) == ["WS 1 and WS 2 are both planned in “Red Room” from 09:00 to 09:50."]
    assert [finding.spot for finding in review(plan)] == [Spot(0, "p/ws2", "room")]


def test_room_of_a_block_goes_before_its_track_s() -> None:
    elsewhere = _two_tracks(other={"room": "s"}, rooms=("r", "r"))
    into_the_other_s = _two_tracks(other={"room": "r"}, rooms=("r", "s"))

    assert said(elsewhere) == ["WS 1 and WS 2 are both planned in “Red Room” from 09:00 to 09:30."]
    assert said(into_the_other_s) == [
        "WS 1 and WS 2 are both planned in “Red Room” from 09:30 to 09:50."
    ]
    assert [finding.spot for finding in review(into_the_other_s)] == [Spot(0, "b2", "room")]


def test_room_that_is_used_by_turns() -> None:
    assert said(_two_tracks(one={"room": "s"}, other={"room": "s"})) == []


MAYA = Person(name="Dr. Maya Lindqvist")
TOM = Person(name="Tom Lindqvist")


@pytest.mark.parametrize("called", ["Dr. Maya Lindqvist", "maya", "Technik, Maya", "Ute und Maya"])
def test_person_who_is_responsible_for_two_at_a_time(called: str) -> None:
    changes: dict[str, Any] = {"responsible": called, "duration": block("x", 40).duration}
    plan = _two_tracks(one=changes, other={"responsible": "Maya"}, people=(MAYA, TOM))

    assert said(plan) == [
        "Dr. Maya Lindqvist would be needed in WS 1 and WS 2 at the same time from 09:30 to 09:40."
    ]


@pytest.mark.parametrize("called", ["Moderation", "Lindqvist", "Tom", ""])
def test_who_may_be_several_people_is_nobody(called: str) -> None:
    changes: dict[str, Any] = {"responsible": called, "duration": block("x", 40).duration}
    plan = _two_tracks(
        one=changes, other={"responsible": called.replace("Tom", "Maya")}, people=(MAYA, TOM)
    )

    assert said(plan) == []


def test_host_of_one_workshop_who_speaks_in_another() -> None:
    plan = _two_tracks(other={"speakers": (TOM,)})
    hosted = replace(plan.workshops[0], people=(TOM,))
    plan = replace(plan, workshops=(hosted, *plan.workshops[1:]))

    assert said(plan) == [
        "Tom Lindqvist would be needed in WS 1 and WS 2 at the same time from 09:30 to 09:50."
    ]


_USES = st.lists(st.tuples(st.integers(1, 60), st.sampled_from("rs")), min_size=1, max_size=4)


@given(st.lists(_USES, min_size=1, max_size=3))
def test_room_is_found_exactly_where_two_workshops_meet_in_it(
    planned: list[list[tuple[int, str]]],
) -> None:
    tracks = [
        [
            replace(block(f"b{track}-{number}", length), room=room)
            for number, (length, room) in enumerate(uses)
        ]
        for track, uses in enumerate(planned)
    ]
    rooms = (Room(id="r", name="r"), Room(id="s", name="s"))
    both = with_workshops(one_day(phase("p", *tracks)), rooms=rooms)

    found = {
        (finding.room, frozenset(one.number - 1 for one in finding.workshops))
        for finding in review(both)
        if isinstance(finding, RoomTwice)
    }

    used = [
        (slot.block.room, track, slot.start, slot.end)
        for track, slots in enumerate(planned_days(both)[0].slots[0].tracks)
        for slot in slots
    ]
    meeting = {
        (room, frozenset((track, other_track)))
        for room, track, start, end in used
        for other_room, other_track, other_start, other_end in used
        if room == other_room and track < other_track and start < other_end and other_start < end
    }
    assert found <= meeting
    assert {room for room, _ in found} == {room for room, _ in meeting}
