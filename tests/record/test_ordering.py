"""Places among siblings: whatever is moved stands where it was put, and little is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.record.ordering import order_at, order_between, reorder

KEYS = [f"b{number}" for number in range(9)]
orders = st.integers(0, 99_999).map(lambda count: f"{count:05}"[:4] + f"{count:05}"[4:].strip("0"))


@pytest.mark.parametrize(
    ("low", "high", "between"),
    [
        ("0006", "0007", "00065"),
        ("0006", "0009", "0007"),
        ("0006", "00065", "00062"),
        ("0006", "00061", "000605"),
        ("00055", "00065", "0006"),
        ("0007", None, "0008"),
        ("00065", None, "00066"),
        ("9999", None, "99991"),
        ("", None, "0001"),
    ],
)
def test_order_between_is_short(low: str, high: str | None, between: str) -> None:
    assert order_between(low, high) == between


@given(orders, orders)
def test_order_between_sorts_between(one: str, other: str) -> None:
    low, high = sorted((one, other))
    if low < high:
        found = order_between(low, high)

        assert low < found < high
        assert len(found) == 4 or not found.endswith("0")


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 8)), max_size=30))
def test_moved_again_and_again_stands_where_it_was_put(moves: list[tuple[int, int]]) -> None:
    standing = {key: order_at(position) for position, key in enumerate(KEYS)}
    wanted = KEYS
    for at, to in moves:
        moved = wanted[at]
        wanted = [key for key in wanted if key != moved]
        wanted.insert(to, moved)

        written = reorder(standing, wanted, moved)

        assert list(written) == [moved]
        standing |= written
        assert sorted(KEYS, key=standing.__getitem__) == wanted


def test_orders_stay_short_however_often_something_is_put_between_the_same_two() -> None:
    standing = {"a": "0001", "b": "0002"}
    wanted = ["a", "b"]
    for number in range(200):
        wanted.insert(1, f"new {number}")
        standing |= reorder(standing, wanted, wanted[1])

        assert sorted(standing, key=standing.__getitem__) == wanted
        assert max(map(len, standing.values())) <= 30


def test_what_two_devices_put_on_one_place_is_parted() -> None:
    standing = {"a": "0000", "b": "0001", "c": "0001", "d": "0001", "e": "0002"}

    written = reorder(standing, ["a", "b", "new", "c", "d", "e"], "new")

    assert sorted(standing | written, key=(standing | written).__getitem__) == [
        *("a", "b", "new", "c", "d", "e")
    ]
    assert list(written) == ["new", "c", "d"]
