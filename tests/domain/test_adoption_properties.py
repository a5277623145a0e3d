"""Whatever is edited: what was captured keeps its place and its number."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.adoption import adopt
from facilitator.domain.agenda import Agenda
from facilitator.domain.differences import differences
from facilitator.domain.in_use import ids_in_use, keeps, kinds_in_use
from facilitator.domain.places import places_of
from facilitator.domain.snapshot import Snapshot
from tests.domain.edited_agendas import agendas, captured_events
from tests.factories import make_snapshot

pytestmark = pytest.mark.slow


def adopted_in(event: Snapshot, edited: Agenda, running_by: Agenda | None = None) -> Agenda:
    old = running_by or event.agenda
    return adopt(edited, old, ids_in_use(event), kinds_in_use(event))


@given(captured_events(), agendas())
def test_every_place_in_use_stays_a_place_of_the_same_sort_and_code(
    event: Snapshot, edited: Agenda
) -> None:
    adopted = adopted_in(event, edited)

    places = {place.id: (place.is_workshop, place.code) for place in places_of(adopted)}
    before = {place.id: (place.is_workshop, place.code) for place in places_of(event.agenda)}
    in_use = ids_in_use(event)
    assert {one: places.get(one) for one in before if one in in_use} == {
        one: sort for one, sort in before.items() if one in in_use
    }
    assert keeps(adopted, event.agenda, in_use)


@given(captured_events(), agendas())
def test_every_number_is_said_as_before(event: Snapshot, edited: Agenda) -> None:
    after = make_snapshot(adopted_in(event, edited), entries=event.entries.values())

    assert [after.full_number(entry) for entry in after.entries.values()] == [
        event.full_number(entry) for entry in event.entries.values()
    ]


@given(captured_events(), agendas())
def test_nothing_is_there_twice(event: Snapshot, edited: Agenda) -> None:
    adopted = adopted_in(event, edited)

    codes = [block.code for _, block in adopted.blocks()]
    for unique in (
        [*codes, *(str(workshop.number) for workshop in adopted.workshops)],
        [block.id for block in adopted.all_blocks()]
        + [workshop.id for workshop in adopted.workshops],
        [kind.letter for kind in adopted.kinds],
        [kind.id for kind in adopted.kinds],
        [room.id for room in adopted.rooms],
        [day.date.isoformat() for day in adopted.days],
    ):
        assert sorted(unique) == sorted(set(unique))
    assert "" not in codes


@given(captured_events(), agendas())
def test_everything_named_is_there_and_nothing_gone_is_kept_for_nothing(
    event: Snapshot, edited: Agenda
) -> None:
    adopted = adopted_in(event, edited)

    blocks = list(adopted.all_blocks())
    tracks = [track for block in blocks for track in block.tracks]
    kinds = {block.capture for block in blocks} | kinds_in_use(event)
    rooms = {block.room for block in blocks} | {track.room for track in tracks}
    known_kinds = {kind.id for kind in adopted.kinds}
    known_rooms = {room.id for room in adopted.rooms}
    assert {track.workshop for track in tracks} <= {one.id for one in adopted.workshops}
    assert kinds - {None} <= known_kinds
    assert known_kinds <= kinds | {kind.id for kind in edited.kinds}
    assert rooms - {None} <= known_rooms
    assert known_rooms <= rooms | {room.id for room in edited.rooms}


@given(captured_events(), agendas())
def test_unplanned_block_stays_and_is_no_difference(event: Snapshot, edited: Agenda) -> None:
    adopted = adopted_in(event, edited)

    unplanned = {block.id: block for block in event.agenda.all_blocks() if block.unplanned}
    assert {block.id: block for block in adopted.all_blocks() if block.unplanned} == unplanned
    named = {difference.block for difference in differences(adopted, event.agenda)}
    assert named.isdisjoint(unplanned)


@given(captured_events(), agendas())
def test_the_same_file_again_changes_nothing(event: Snapshot, edited: Agenda) -> None:
    adopted = adopted_in(event, edited)

    again = adopted_in(event, edited, adopted)

    assert again == adopted
    assert differences(again, adopted) == ()


@given(captured_events(), agendas())
def test_no_difference_is_said_only_where_there_is_none(event: Snapshot, edited: Agenda) -> None:
    adopted = adopted_in(event, edited)

    assert (differences(adopted, event.agenda) == ()) == (adopted == event.agenda)


@given(captured_events(), st.data())
def test_another_order_is_a_difference(event: Snapshot, data: st.DataObject) -> None:
    first, *others = event.agenda.days
    shuffled = replace(first, blocks=tuple(data.draw(st.permutations(first.blocks))))
    edited = replace(event.agenda, days=(shuffled, *others))

    found = differences(adopted_in(event, edited), event.agenda)

    assert bool(found) == (shuffled != first)
    assert {difference.fields for difference in found} <= {("order",)}
