"""Which machine this is, and which addresses are private."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.link.machine import is_private, is_public, machine_id


def test_machine_is_the_same_from_one_start_to_the_next(tmp_path: Path) -> None:
    first = machine_id(tmp_path)
    assert len(first) == 32
    assert machine_id(tmp_path) == first
    assert [path.name for path in tmp_path.iterdir()] == ["machine"]


def test_each_machine_has_one_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert machine_id(tmp_path) != machine_id(tmp_path / "other")


@pytest.mark.parametrize("found", [b"", b"\xff", b"short", b"x" * 99])
def test_machine_whose_file_is_broken_draws_another(tmp_path: Path, found: bytes) -> None:
    (tmp_path / "machine").write_bytes(found)
    assert machine_id(tmp_path) == machine_id(tmp_path) != ""


def test_machine_where_nothing_can_be_kept_has_none(tmp_path: Path) -> None:
    assert machine_id(tmp_path / "missing") == ""


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "10.255.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.178.20",
        "169.254.1.1",
        "::1",
        "::ffff:192.168.0.1",
        "fe80::1%eth0",
        "fd00::7",
    ],
)
def test_address_of_a_private_network_is_known(address: str) -> None:
    assert (is_private(address), is_public(address)) == (True, False)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "8.8.8.8",
        "172.32.0.1",
        "192.169.0.1",
        "100.64.0.1",
        "2001:db8::1",
        "::ffff:8.8.8.8",
        "x",
    ],
)
def test_any_other_address_is_public_and_a_name_is_neither(address: str) -> None:
    assert (is_private(address), is_public(address)) == (False, address not in ("", "x"))
