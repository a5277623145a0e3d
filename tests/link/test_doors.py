"""In which order a hub is looked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.devices import Role
from facilitator.link.address import Door
from facilitator.link.doors import doors_to_try

FOUND = Door("10.0.0.1", 20_001, Role.NOTES, "t" * 22)
LAST = replace(FOUND, host="10.0.0.2", token="o" * 22)


def places(*doors: Door) -> list[str]:
    return [f"{door.host}:{door.port}" for door in doors]


def test_last_door_comes_first_then_what_was_found_then_the_others() -> None:
    doors = doors_to_try(FOUND, LAST, ("10.0.0.3:9", "[fe80::1]:20001"))

    assert places(*doors) == ["10.0.0.2:20001", "10.0.0.1:20001", "10.0.0.3:9", "fe80::1:20001"]


def test_every_door_is_opened_with_the_token_that_was_found() -> None:
    assert {door.token for door in doors_to_try(FOUND, LAST, ("10.0.0.3:9",))} == {FOUND.token}


def test_no_door_is_tried_twice() -> None:
    assert doors_to_try(FOUND, FOUND, ("10.0.0.1:20001", "10.0.0.1:20001")) == (FOUND,)


def test_without_any_door_there_is_no_token_for_the_others() -> None:
    assert doors_to_try(None, None, ("10.0.0.3:9",)) == ()


def test_where_nothing_is_found_the_last_door_is_tried() -> None:
    assert doors_to_try(None, LAST, ()) == (LAST,)


@pytest.mark.parametrize("place", ["", "here", "here:", ":9", "here:0", "here:65536", "here:x"])
def test_what_is_no_place_is_passed_over(place: str) -> None:
    assert doors_to_try(FOUND, None, (place,)) == (FOUND,)
