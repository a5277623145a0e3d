"""What an edited agenda may change once there is content, and what it may not."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from facilitator.domain.adoption import adopt
from facilitator.domain.agenda import Agenda, Block, BlockKind, Room, Workshop
from facilitator.domain.differences import Changed, Difference, differences
from facilitator.domain.kinds import Kind
from facilitator.domain.places import places_of
from tests.factories import make_agenda, make_block, make_day, make_track, make_workshop

IN_USE: Final = ("impuls", "ws1")


def make_phase(*inner: Block, block_id: str = "phase", workshop: str = "ws1") -> Block:
    tracks = (make_track(workshop, *inner),)
    return make_block(block_id, kind=BlockKind.PARALLEL, tracks=tracks)


def make_event(*blocks: Block, workshops: tuple[Workshop, ...] = (make_workshop(1),)) -> Agenda:
    return make_agenda(make_day(*blocks), workshops=workshops)


WELCOME: Final = make_block("welcome")
IMPULS: Final = make_block("impuls")
PHASE: Final = make_phase(make_block("p1"), make_block("p2"))
OLD: Final = adopt(make_event(WELCOME, IMPULS, PHASE), None)


def codes(agenda: Agenda) -> dict[str, str]:
    return {place.id: place.code for place in places_of(agenda)}


def outside_tracks(agenda: Agenda) -> list[str]:
    return [block.id for _, block in agenda.blocks()]


def inside_tracks(agenda: Agenda) -> list[str]:
    tracks = (track for _, block in agenda.blocks() for track in block.tracks)
    return [block.id for track in tracks for block in track.blocks]


def kind(kind_id: str, letter: str) -> Kind:
    return Kind(id=kind_id, letter=letter, name=kind_id, plural=kind_id)


@pytest.mark.parametrize(
    "edited",
    [
        make_event(WELCOME, PHASE),
        make_event(WELCOME, make_phase(IMPULS, make_block("p1"))),
        make_event(
            WELCOME, PHASE, workshops=(make_workshop(1), replace(make_workshop(2), id="impuls"))
        ),
        make_event(WELCOME, replace(IMPULS, kind=BlockKind.BREAK), PHASE),
        make_event(WELCOME, make_phase(make_block("p1"), block_id="impuls")),
        make_event(WELCOME, PHASE, workshops=()),
        make_event(WELCOME, make_block("ws1"), workshops=()),
        make_event(
            WELCOME, make_phase(make_block("ws1"), workshop="ws2"), workshops=(make_workshop(2),)
        ),
    ],
    ids=[
        "removed",
        "moved into a track",
        "its id is a workshop",
        "break",
        "phase",
        "workshop removed",
        "the workshop's id is a block",
        "the workshop's id is a block in a track",
    ],
)
def test_place_in_use_stays_a_place(edited: Agenda) -> None:
    adopted = adopt(edited, OLD, IN_USE)

    found = codes(adopted)
    assert (found["impuls"], found["ws1"]) == ("I", "1")
    assert outside_tracks(adopted)[:2] == ["welcome", "impuls"]
    assert adopted.block("impuls").kind is BlockKind.PLAIN
    assert {"impuls", "ws1"}.isdisjoint(inside_tracks(adopted))


def test_place_not_in_use_goes_as_the_file_says() -> None:
    edited = make_event(WELCOME, make_phase(IMPULS))

    adopted = adopt(edited, OLD)

    assert outside_tracks(adopted) == ["welcome", "phase"]
    assert inside_tracks(adopted) == ["impuls"]


def test_kept_place_takes_over_what_does_not_contradict() -> None:
    edited = make_event(WELCOME, replace(IMPULS, title="Pause", kind=BlockKind.BREAK), PHASE)

    kept = adopt(edited, OLD, IN_USE).block("impuls")

    assert (kept.title, kept.kind, kept.code) == ("Pause", BlockKind.PLAIN, "I")


def test_kept_phase_leaves_out_what_the_file_has_elsewhere() -> None:
    edited = make_event(WELCOME, IMPULS, make_block("p1"))

    adopted = adopt(edited, OLD, ("phase",))

    assert outside_tracks(adopted) == ["welcome", "impuls", "phase", "p1"]
    assert inside_tracks(adopted) == ["p2"]


def test_kept_phase_leaves_out_the_track_of_a_workshop_that_is_a_block_now() -> None:
    edited = make_event(WELCOME, make_block("ws1"), workshops=())

    adopted = adopt(edited, OLD, ("phase",))

    assert outside_tracks(adopted) == ["welcome", "phase", "ws1"]
    assert (adopted.block("phase").tracks, adopted.workshops) == ((), ())


def numbers(agenda: Agenda) -> dict[str, int]:
    return {workshop.id: workshop.number for workshop in agenda.workshops}


@pytest.mark.parametrize(
    ("edited", "expected"),
    [
        ([("ws1", 3)], {"ws1": 1}),
        ([("new", 1), ("ws1", 2)], {"new": 2, "ws1": 1}),
        ([("renamed", 1)], {"renamed": 2, "ws1": 1}),
        ([("new", 1), ("ws2", 2), ("ws1", 3)], {"new": 3, "ws2": 2, "ws1": 1}),
        ([("ws2", 5)], {"ws2": 5, "ws1": 1}),
    ],
    ids=["renumbered", "inserted", "renamed", "lowest free", "not in use"],
)
def test_number_of_a_workshop_in_use_lasts(
    edited: list[tuple[str, int]], expected: dict[str, int]
) -> None:
    workshops = tuple(Workshop(id=one, number=number, title=one) for one, number in edited)

    adopted = adopt(make_event(IMPULS, workshops=workshops), OLD, IN_USE)

    assert numbers(adopted) == expected


def test_code_of_a_block_that_goes_is_none_of_a_newcomers() -> None:
    adopted = adopt(make_event(WELCOME, make_block("intro")), OLD)

    assert codes(adopted) == {"welcome": "W", "intro": "IN", "ws1": "1"}


@pytest.mark.parametrize(
    ("blocks", "moved"),
    [
        ((IMPULS, WELCOME, PHASE), {"impuls"}),
        ((WELCOME, IMPULS, make_phase(make_block("p2"), make_block("p1"))), {"p2"}),
        ((WELCOME, IMPULS, PHASE), set()),
    ],
    ids=["blocks", "inside a track", "as before"],
)
def test_other_order_is_a_difference(blocks: tuple[Block, ...], moved: set[str]) -> None:
    found = differences(adopt(make_event(*blocks), OLD), OLD)

    assert {one.block: one.fields for one in found} == dict.fromkeys(moved, ("order",))


def test_block_that_moved_to_another_track_is_a_difference() -> None:
    def phase(first: list[Block], second: list[Block]) -> Block:
        tracks = (make_track("ws1", *first), make_track("ws2", *second))
        return make_block("phase", kind=BlockKind.PARALLEL, tracks=tracks)

    one, two, three = (make_block(f"p{number}") for number in (1, 2, 3))
    workshops = (make_workshop(1), make_workshop(2))
    old = adopt(make_event(phase([one, two], [three]), workshops=workshops), None)

    found = differences(
        adopt(make_event(phase([one], [two, three]), workshops=workshops), old), old
    )

    assert found == (Difference(Changed.EDITED, "P2", "p2", ("order",)),)


def test_order_is_said_beside_other_differences() -> None:
    edited = make_event(IMPULS, replace(WELCOME, title="Hallo"), PHASE)

    found = differences(adopt(edited, OLD), OLD)

    assert found == (
        Difference(Changed.EDITED, "Impuls", "impuls", ("order",)),
        Difference(Changed.EDITED, "Hallo", "welcome", ("title",)),
    )


def test_added_block_moves_no_other() -> None:
    found = differences(adopt(make_event(WELCOME, make_block("new"), IMPULS, PHASE), OLD), OLD)

    assert found == (Difference(Changed.ADDED, "New", "new"),)


@pytest.mark.parametrize(
    ("old", "new", "in_use", "expected"),
    [
        ("x=b y=c", "x=b", (), "x=b"),
        ("x=b y=c", "x=b", ("y",), "x=b y=c"),
        ("x=b y=c", "z=c", ("y",), "z=c y=b"),
        ("x=b y=c", "v=b z=c", ("x", "y"), "v=b z=c x=d y=e"),
        ("x=b", "x=d", ("x",), "x=d"),
    ],
    ids=["unused", "used", "letter taken", "both letters taken", "the file gives another letter"],
)
def test_kinds_stay_while_they_are_used(
    old: str, new: str, in_use: tuple[str, ...], expected: str
) -> None:
    def listed(words: str) -> tuple[Kind, ...]:
        return tuple(kind(*word.split("=")) for word in words.split())

    adopted = adopt(replace(OLD, kinds=listed(new)), replace(OLD, kinds=listed(old)), (), in_use)

    assert adopted.kinds == listed(expected)


def test_kind_and_room_of_a_kept_block_stay() -> None:
    block = replace(IMPULS, capture="x", room="saal")
    old = replace(
        adopt(make_event(WELCOME, block), None),
        kinds=(kind("x", "b"), kind("y", "c")),
        rooms=(Room(id="saal", name="Saal"), Room(id="foyer", name="Foyer")),
    )

    adopted = adopt(replace(make_event(WELCOME), kinds=()), old, IN_USE)

    assert [one.id for one in adopted.kinds] == ["x"]
    assert [room.id for room in adopted.rooms] == ["saal"]
