"""What is on another machine, and which devices are told so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.hub.elsewhere import Elsewhere

A, B = "a" * 12 + ".1", "b" * 12 + ".1"


def test_device_on_another_machine_has_the_hub_as_its_second_disk() -> None:
    elsewhere = Elsewhere("hub")
    elsewhere.hold({A: 3})
    assert elsewhere.all_for("laptop") == {A: 3}
    assert elsewhere.all_for("hub") == {}
    assert elsewhere.take_news() == ({A: 3}, {})
    assert not elsewhere.has_news


def test_device_beside_the_hub_has_the_best_of_those_on_other_machines() -> None:
    elsewhere = Elsewhere("hub")
    elsewhere.hold({A: 9, B: 2})
    elsewhere.note("one", "laptop", {A: 3, B: 2})
    elsewhere.note("two", "other", {A: 5})
    assert elsewhere.all_for("hub") == {A: 5, B: 2}


def test_disk_of_the_hubs_own_machine_is_no_second_one() -> None:
    elsewhere = Elsewhere("hub")
    elsewhere.hold({A: 9})
    elsewhere.note("one", "hub", {A: 9})
    elsewhere.note("two", "", {A: 9})
    assert elsewhere.all_for("hub") == {}
    assert elsewhere.all_for("") == {}


def test_nobody_is_believed_to_have_more_than_the_hub() -> None:
    elsewhere = Elsewhere("hub")
    elsewhere.hold({A: 2})
    elsewhere.note("one", "laptop", {A: 2**50, B: 7, "nonsense": 1, "less than none": -5})
    assert elsewhere.all_for("hub") == {A: 2}


def test_disk_of_who_has_left_counts_no_more() -> None:
    elsewhere = Elsewhere("hub")
    elsewhere.hold({A: 9})
    elsewhere.note("one", "laptop", {A: 3})
    elsewhere.note("two", "other", {A: 5})
    assert elsewhere.forget(["two", "never seen"])
    assert elsewhere.all_for("hub") == {A: 3}
    assert not elsewhere.forget(["two"])


STATIONS = st.sampled_from([A, B])
VECTORS = st.dictionaries(STATIONS, st.integers(1, 9))
NOTES = st.tuples(st.sampled_from("xyz"), st.sampled_from(["hub", "", "m", "n"]), VECTORS)


@given(st.lists(VECTORS | NOTES))
def test_what_is_told_adds_up_to_all_there_is(steps: list[object]) -> None:
    elsewhere = Elsewhere("hub")
    told_far: dict[str, int] = {}
    told_near: dict[str, int] = {}
    for step in steps:
        if isinstance(step, tuple):
            elsewhere.note(*step)
        elif isinstance(step, dict):
            elsewhere.hold(step)
        far, near = elsewhere.take_news()
        told_far.update(far)
        told_near.update(near)
    assert told_far == elsewhere.all_for("m")
    assert told_near == elsewhere.all_for("hub")
    assert all(seq <= told_far[station] for station, seq in told_near.items())
