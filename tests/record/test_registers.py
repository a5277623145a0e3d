"""Fields hold what the log says, in whatever order its changes arrive."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from facilitator.record.change import Change, ChangeId, Entity, Json, Write
from facilitator.record.registers import Registers, Version

ENTRY = Entity("entry", "1")


def change(
    name: str, time: int, value: Json, *replaces: ChangeId, entity: Entity = ENTRY
) -> Change:
    station, _, seq = name.rpartition("-")
    return Change(
        id=ChangeId(station, int(seq)),
        time=time,
        author="regie",
        command="capture.edit",
        writes=(Write(entity, "text", value, replaces),),
    )


def fold(changes: Sequence[Change]) -> Registers:
    registers = Registers()
    for one in changes:
        registers.apply(one)
    return registers


def test_value_of_a_field_never_written_is_none() -> None:
    assert Registers().value(ENTRY, "text") is None
    assert Registers().versions(ENTRY, "text") == ()


def test_write_beats_what_it_replaces_whatever_the_clocks_say() -> None:
    first = change("a-1", time=900, value="erst")
    second = change("b-1", 100, "dann", first.id)

    assert fold([first, second]).versions(ENTRY, "text") == (Version(100, second.id, "dann"),)


def test_writes_that_did_not_know_of_each_other_are_both_kept_the_later_counts() -> None:
    base = change("a-1", 1, "gemeinsam")
    mine = change("a-2", 20, "meine", base.id)
    theirs = change("b-1", 10, "andere", base.id)

    versions = fold([base, mine, theirs]).versions(ENTRY, "text")

    assert [version.value for version in versions] == ["andere", "meine"]


def test_choosing_replaces_both_versions() -> None:
    base = change("a-1", 1, "gemeinsam")
    mine = change("a-2", 20, "meine", base.id)
    theirs = change("b-1", 10, "andere", base.id)
    chosen = change("a-3", 30, "andere", mine.id, theirs.id)

    versions = fold([base, mine, theirs, chosen]).versions(ENTRY, "text")

    assert versions == (Version(30, chosen.id, "andere"),)


def test_fields_leaves_out_what_holds_nothing() -> None:
    first = change("a-1", 1, "da")
    emptied = change("a-2", 2, None, first.id)

    assert fold([first, emptied]).fields(ENTRY) == {}
    assert list(fold([first, emptied]).keys("entry")) == ["1"]


@st.composite
def histories(draw: st.DrawFn) -> list[Change]:
    """Changes of three stations to two fields, each replacing some that were made before."""
    made: list[Change] = []
    for number in range(draw(st.integers(1, 12))):
        entity = Entity("entry", draw(st.sampled_from("12")))
        station = draw(st.sampled_from("abc"))
        seq = 1 + sum(one.id.station == station for one in made)
        earlier = [one.id for one in made if one.writes[0].entity == entity]
        replaces = draw(st.lists(st.sampled_from(earlier), unique=True)) if earlier else []
        time = draw(st.integers(0, 5))
        made.append(change(f"{station}-{seq}", time, number, *replaces, entity=entity))
    return made


@given(st.data(), histories())
def test_any_order_of_arrival_gives_the_same_versions(
    data: st.DataObject, made: list[Change]
) -> None:
    shuffled = data.draw(st.permutations(made))

    expected, found = fold(made), fold(shuffled)

    for key in "12":
        entity = Entity("entry", key)
        assert found.versions(entity, "text") == expected.versions(entity, "text")


@given(histories())
def test_versions_are_exactly_the_writes_that_none_replaces(made: list[Change]) -> None:
    replaced = {(w.entity, beaten) for one in made for w in one.writes for beaten in w.replaces}
    standing = {one.id for one in made if (one.writes[0].entity, one.id) not in replaced}

    registers = fold(made)

    found = {
        version.change
        for key in "12"
        for version in registers.versions(Entity("entry", key), "text")
    }
    assert found == standing
