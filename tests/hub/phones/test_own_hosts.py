"""Which names of a machine are its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.hub.phones.own_hosts import is_own, named_host, names_of

OWN = frozenset({"192.168.1.20", "fd00::2", "spiel.example.org"}) | names_of("Regie-Laptop.intern")


@pytest.mark.parametrize(
    "header",
    [
        "192.168.1.20",
        "192.168.1.20:50123",
        "[fd00::2]:50123",
        "[FD00::2]",
        "SPIEL.EXAMPLE.ORG",
        "spiel.example.org.:443",
        "localhost:8000",
        "127.0.0.1",
        "[::1]:8000",
        "regie-laptop",
        "Regie-Laptop.local:50123",
        "regie-laptop.intern",
    ],
)
def test_own_name_is_let_in_however_it_is_written(header: str) -> None:
    assert is_own(header, OWN)


@pytest.mark.parametrize(
    "header",
    [
        "",
        ":50123",
        "evil.example",
        "192.168.1.21",
        "192.168.1.20.evil.example",
        "evil.example:192.168.1.20",
        "192.168.1.20:50123:1",
        "192.168.1.20:port",
        "192.168.1.20, evil.example",
        "user@192.168.1.20",
        "[fd00::2",
        "[fd00::2]50123",
        "[]",
        "fd00::2",
        "local",
        ".local",
    ],
)
def test_any_other_name_is_not(header: str) -> None:
    assert not is_own(header, OWN)


@given(st.text())
def test_no_header_at_all_is_too_odd(header: str) -> None:
    assert isinstance(named_host(header), str)


def test_machine_without_a_name_has_none() -> None:
    assert names_of(" ") == frozenset()
