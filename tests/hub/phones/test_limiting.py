"""Who guesses too often, and what is remembered of it."""

from __future__ import annotations

import pytest

from facilitator.hub.limits import Rate
from facilitator.hub.phones.limiting import Allowances, network_of


def test_what_is_used_up_comes_back() -> None:
    seconds = [0.0]
    guesses = Allowances(Rate(2, 1), lambda: seconds[0])

    for _ in range(3):
        guesses.spend("a")

    assert (guesses.has_left("a"), guesses.has_left("b")) == (False, True)
    seconds[0] += 3
    assert guesses.has_left("a")


def test_looking_costs_nothing() -> None:
    guesses = Allowances(Rate(1, 1), lambda: 0.0)

    assert all(guesses.has_left("a") for _ in range(5))
    assert guesses.try_spend("a")
    assert not guesses.try_spend("a")


def test_memory_is_bounded_and_the_one_not_seen_for_longest_goes_first() -> None:
    guesses = Allowances(Rate(1, 0.001), lambda: 0.0, most=3)
    for who in "abc":
        guesses.spend(who)
        guesses.spend(who)
    guesses.spend("a")

    guesses.spend("d")

    assert [guesses.has_left(who) for who in "abc"] == [False, True, False]


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.168.1.20", "192.168.1.20"),
        ("::ffff:192.168.1.20", "192.168.1.20"),
        ("fd00:1:2:3::1", "fd00000100020003"),
        ("fe80::1%eth0", "fe80000000000000"),
        ("no address", "no address"),
    ],
)
def test_devices_of_one_network_guess_together(address: str, network: str) -> None:
    assert network_of(address) == network
