"""What a review finds, and that it finds nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, Block, BlockKind, Person, Room, Workshop
from facilitator.domain.instant import NONE
from facilitator.domain.review import (
    LONGEST_STRETCH,
    EarlyEnd,
    Gap,
    LateEnd,
    NoBreak,
    Overlap,
    RoomTwice,
    Spot,
    advise,
    describe,
    review,
)
from facilitator.domain.run_sheet import BREAKS, run_sheet, sum_up
from facilitator.domain.schedule.plan import plan
from facilitator.texts import load_texts
from tests.domain.factories import SECOND_DAY, agenda, block, day, one_day, phase
from tests.domain.schedule.strategies import agendas

ENGLISH = load_texts("en")


def _with_workshops(plain: Agenda, **changes: Any) -> Agenda:
    workshops = tuple(
        Workshop(id=f"ws{number}", number=number, title=f"Topic {number}") for number in (1, 2, 3)
    )
    return replace(plain, **{"workshops": workshops, **changes})


def _pause(name: str = "pause", length: float = 20, start: str | None = None) -> Block:
    return replace(block(name, length, start), kind=BlockKind.BREAK)


def _said(plan: Agenda) -> list[str]:
    return [describe(finding, plan, ENGLISH) for finding in review(plan)]


def _said_of(*blocks: Block, end: str | None = None) -> list[str]:
    return _said(_with_workshops(one_day(*blocks, end=end)))


ALRIGHT: dict[str, tuple[Iterable[Block], str | None]] = {
    "one after another": ([block("a", 30, "09:00"), block("b", 30)], "10:00"),
    "five minutes between": ([block("a", 25, "09:00"), block("b", 30, "09:30")], None),
    "100 minutes": ([block("a", 100, "09:00")], None),
    "a break after 100": ([block("a", 100, "09:00"), _pause(), block("b", 100)], None),
    "done half an hour early": ([block("a", 30, "09:00")], "10:00"),
    "tracks 15 minutes apart": ([phase("p", [block("a", 30, "09:00")], [block("b", 45)])], None),
    "a break in the tracks": (
        [phase("p", [block("a", 80, "09:00"), _pause("x"), block("b", 60)]), block("c", 40)],
        None,
    ),
    "past midnight": ([block("a", 90, "23:00"), block("b", 10, "00:30")], "00:40"),
}


@pytest.mark.parametrize("case", ALRIGHT)
def test_review_finds_nothing(case: str) -> None:
    blocks, end = ALRIGHT[case]

    assert _said_of(*blocks, end=end) == []


FOUND: dict[str, tuple[list[Block], str | None, str]] = {
    "overlap": (
        [block("a", 40, "09:00"), block("b", 30, "09:30")],
        None,
        "“B” is to start at 09:30, but “A” is planned to end at 09:40.",
    ),
    "overlap in a track": (
        [phase("p", [block("a", 40), block("b", 30, "09:30")])],
        None,
        "“B” is to start at 09:30, but “A” is planned to end at 09:40.",
    ),
    "overlap with the phase": (
        [block("a", 60, "09:00"), phase("p", [block("b", 30, "09:30")])],
        None,
        "“B” is to start at 09:30, but its phase is planned to begin at 10:00.",
    ),
    "gap": (
        [block("a", 30, "09:00"), block("b", 30, "09:36")],
        None,
        "Nothing is planned from 09:30 to 09:36, before “B”.",
    ),
    "gap at the beginning of a track": (
        [phase("p", [block("a", 30, "09:10")], [block("b", 40)])],
        None,
        "Nothing is planned from 09:00 to 09:10, before “A”.",
    ),
    "late end": (
        [block("a", 61, "09:00")],
        "10:00",
        "The day is planned to end at 10:01; 10:00 is promised.",
    ),
    "early end": (
        [block("a", 29, "09:00")],
        "10:00",
        "The day is planned to end at 09:29; 10:00 is promised.",
    ),
    "no break": (
        [block("a", 60, "09:00"), block("b", 41), _pause(), block("c")],
        None,
        "No break from 09:00 to 10:41: 101 min at a stretch.",
    ),
    "no break through a phase": (
        [block("a", 60, "09:00"), phase("p", [block("b", 30)]), block("c", 20)],
        None,
        "No break from 09:00 to 10:50: 110 min at a stretch.",
    ),
    "the track whose break is longest ago counts": (
        [
            phase("p", [block("a", 60), _pause(length=20)], [block("b", 80)]),
            block("c", 30),
        ],
        None,
        "No break from 09:00 to 10:50: 110 min at a stretch.",
    ),
    "no break before one in a track": (
        [phase("p", [block("a", 110), _pause(), block("b", 20)])],
        None,
        "WS 1 has no break from 09:00 to 10:50: 110 min at a stretch.",
    ),
    "uneven tracks": (
        [phase("p", [block("a", 60)], [block("b", 40)], [block("c", 44)])],
        None,
        "In “P”, WS 2 is done 20 min before WS 1.",
    ),
}


@pytest.mark.parametrize("case", FOUND)
def test_review_finds(case: str) -> None:
    blocks, end, said = FOUND[case]

    assert _said_of(*blocks, end=end) == [said]


def test_gap_is_a_break_as_well() -> None:
    said = _said_of(block("a", 90, "09:00"), block("b", 90, "10:40"))

    assert said == ["Nothing is planned from 10:30 to 10:40, before “B”."]


def test_evening_that_runs_into_the_next_morning() -> None:
    evening = day(block("late", 95, "23:00"))
    morning = day(block("early", 30, "00:30"), on=SECOND_DAY)

    assert _said(agenda(evening, morning)) == [
        "“Early” is to start at 00:30, but “Late” is planned to end at 00:35."
    ]


def test_findings_say_where_to_look() -> None:
    plan = one_day(block("a", 120, "09:00"), block("b", 30, "11:10"), end="11:20")

    assert [(type(finding), finding.spot) for finding in review(plan)] == [
        (Gap, Spot(0, "b", "start")),
        (LateEnd, Spot(0, key="end")),
        (NoBreak, Spot(0, "a")),
    ]


# --- rooms and people -------------------------------------------------------------------------


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
    return _with_workshops(one_day(replace(both, tracks=tracks)), **named)


def test_two_workshops_in_one_room() -> None:
    plan = _two_tracks(rooms=("r", "r"))

    assert _said(plan) == ["WS 1 and WS 2 are both planned in “Red Room” from 09:00 to 09:50."]
    assert [finding.spot for finding in review(plan)] == [Spot(0, "p/ws2", "room")]


def test_room_of_a_block_goes_before_its_track_s() -> None:
    elsewhere = _two_tracks(other={"room": "s"}, rooms=("r", "r"))
    into_the_other_s = _two_tracks(other={"room": "r"}, rooms=("r", "s"))

    assert _said(elsewhere) == ["WS 1 and WS 2 are both planned in “Red Room” from 09:00 to 09:30."]
    assert _said(into_the_other_s) == [
        "WS 1 and WS 2 are both planned in “Red Room” from 09:30 to 09:50."
    ]
    assert [finding.spot for finding in review(into_the_other_s)] == [Spot(0, "b2", "room")]


def test_room_that_is_used_by_turns() -> None:
    assert _said(_two_tracks(one={"room": "s"}, other={"room": "s"})) == []


MAYA = Person(name="Dr. Maya Lindqvist")
TOM = Person(name="Tom Lindqvist")


@pytest.mark.parametrize("called", ["Dr. Maya Lindqvist", "maya", "Technik, Maya", "Ute und Maya"])
def test_person_who_is_responsible_for_two_at_a_time(called: str) -> None:
    changes: dict[str, Any] = {"responsible": called, "duration": block("x", 40).duration}
    plan = _two_tracks(one=changes, other={"responsible": "Maya"}, people=(MAYA, TOM))

    assert _said(plan) == [
        "Dr. Maya Lindqvist would be needed in WS 1 and WS 2 at the same time from 09:30 to 09:40."
    ]


@pytest.mark.parametrize("called", ["Moderation", "Lindqvist", "Tom", ""])
def test_who_may_be_several_people_is_nobody(called: str) -> None:
    changes: dict[str, Any] = {"responsible": called, "duration": block("x", 40).duration}
    plan = _two_tracks(
        one=changes, other={"responsible": called.replace("Tom", "Maya")}, people=(MAYA, TOM)
    )

    assert _said(plan) == []


def test_host_of_one_workshop_who_speaks_in_another() -> None:
    plan = _two_tracks(other={"speakers": (TOM,)})
    hosted = replace(plan.workshops[0], people=(TOM,))
    plan = replace(plan, workshops=(hosted, *plan.workshops[1:]))

    assert _said(plan) == [
        "Tom Lindqvist would be needed in WS 1 and WS 2 at the same time from 09:30 to 09:50."
    ]


# --- whatever the agenda ----------------------------------------------------------------------


@given(agendas())
def test_everything_that_is_found_can_be_said(plain: Agenda) -> None:
    plan = _with_workshops(plain)

    for finding in review(plan):
        for language in ("de", "en"):
            texts = load_texts(language)
            assert describe(finding, plan, texts)
            assert advise(finding, texts)


@given(agendas(tracks=False))
def test_stretch_that_is_found_is_long_and_has_no_break(plain: Agenda) -> None:
    kinds = [BlockKind.PLAIN, BlockKind.PLAIN, BlockKind.BREAK]
    days = tuple(
        replace(
            one,
            blocks=tuple(
                replace(each, kind=kinds[number % 3]) for number, each in enumerate(one.blocks)
            ),
        )
        for one in plain.days
    )
    found = replace(plain, days=days)

    for finding in review(found):
        if isinstance(finding, NoBreak):
            assert finding.end - finding.start > LONGEST_STRETCH
            for slot in plan(found)[finding.spot.day].slots:
                inside = finding.start < slot.end and slot.start < finding.end
                assert not (inside and slot.block.kind in BREAKS)


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
    both = _with_workshops(one_day(phase("p", *tracks)), rooms=rooms)

    found = {
        (finding.room, frozenset(one.number - 1 for one in finding.workshops))
        for finding in review(both)
        if isinstance(finding, RoomTwice)
    }

    used = [
        (slot.block.room, track, slot.start, slot.end)
        for track, slots in enumerate(plan(both)[0].slots[0].tracks)
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


@given(agendas())
def test_promises_that_are_planned_are_not_found(plain: Agenda) -> None:
    """An agenda whose promises are all taken back has neither overlaps nor gaps nor ends."""
    free = replace(
        plain,
        days=tuple(
            replace(
                one,
                end=None,
                blocks=tuple(
                    replace(each, start=None, tracks=()) for each in one.blocks if not each.tracks
                ),
            )
            for one in plain.days[:1]
        ),
    )

    kinds = {type(finding) for finding in review(free)}
    assert not kinds & {Overlap, Gap, LateEnd, EarlyEnd}


@given(agendas())
def test_sums_add_up_to_the_day(plain: Agenda) -> None:
    for one in run_sheet(_with_workshops(plain)):
        sums = sum_up(one)

        assert sums.length == one.end - one.start
        assert sums.work + sums.breaks <= sums.length
        assert NONE <= sums.slack <= sums.work + sums.breaks
