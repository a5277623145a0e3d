"""How much a peer may ask for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.devices import Role
from facilitator.hub.limits import CHANGES, PIECE, Allowance, Rate


class Ticks:
    """A clock in seconds that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_burst_costs_no_waiting_and_what_is_beyond_it_is_waited_for() -> None:
    ticks = Ticks()
    allowance = Allowance(Rate(burst=10, a_second=2), ticks)
    assert allowance.spend(10) == 0
    assert allowance.spend(4) == 2
    ticks.now = 2
    assert allowance.spend(0) == 0
    ticks.now = 1_000
    assert allowance.spend(10) == 0
    assert allowance.spend(1) == pytest.approx(0.5)


def test_what_is_not_left_is_not_spent() -> None:
    ticks = Ticks()
    allowance = Allowance(Rate(burst=2, a_second=1), ticks)
    assert [allowance.try_spend() for _ in range(3)] == [True, True, False]
    ticks.now = 1
    assert [allowance.try_spend() for _ in range(2)] == [True, False]


def test_device_that_brings_ten_thousand_entries_never_waits() -> None:
    allowance = Allowance(CHANGES[Role.NOTES], Ticks())
    assert max(allowance.spend(400 + PIECE) for _ in range(50_000)) == 0


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0, 100))))
def test_no_more_than_the_rate_allows_is_ever_spent(steps: list[tuple[float, float]]) -> None:
    ticks = Ticks()
    allowance = Allowance(Rate(burst=20, a_second=3), ticks)
    spent = 0.0
    for wait, amount in steps:
        ticks.now += wait
        spent += amount if allowance.try_spend(amount) else 0
    assert spent <= 20 + 3 * ticks.now + 1e-6
