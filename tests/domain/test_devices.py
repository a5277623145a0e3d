"""Letters of devices, and what is told to whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.devices import Device, Message, Role, messages_for, next_letter
from facilitator.domain.instant import Instant

NOW = Instant(0)


def letters(epoch: int, count: int) -> list[str]:
    given_letters = [""]
    for _ in range(count):
        given_letters.append(next_letter(epoch, given_letters))
    return given_letters[1:]


@pytest.mark.parametrize(
    ("epoch", "first", "after_24"),
    [(0, "b", "bb"), (1, "b", "bb"), (2, "zb", "zbb"), (4, "zzzb", "zzzbb")],
)
def test_next_letter_begins_with_as_many_z_as_there_were_takeovers(
    epoch: int, first: str, after_24: str
) -> None:
    found = letters(epoch, 25)

    assert (found[0], found[24]) == (first, after_24)


def test_next_letter_fills_what_is_free() -> None:
    assert next_letter(1, ["", "b", "d"]) == "c"


@given(st.integers(1, 6), st.integers(1, 6), st.integers(1, 60))
def test_letters_of_two_epochs_are_never_the_same(one: int, other: int, count: int) -> None:
    shared = set(letters(one, count)) & set(letters(other, count))

    assert bool(shared) == (one == other)


def test_messages_for_a_place_are_its_own_and_those_for_all() -> None:
    to_all = Message(id="1", text="Bitte zum Plenum", at=NOW)
    to_one = Message(id="2", text="Bitte schließen", at=NOW, place="ws3")

    found = {place: messages_for(place, (to_all, to_one)) for place in ("ws3", "ws4")}

    assert found == {"ws3": (to_all, to_one), "ws4": (to_all,)}


@pytest.mark.parametrize(
    ("thrown_out", "left", "expected"),
    [(False, False, True), (True, False, False), (False, True, False)],
)
def test_device_takes_part_until_it_leaves_or_is_thrown_out(
    thrown_out: bool, left: bool, expected: bool
) -> None:
    device = Device(
        id="a", name="Raum C", role=Role.NOTES, joined=NOW, thrown_out=thrown_out, left=left
    )

    assert device.takes_part is expected
