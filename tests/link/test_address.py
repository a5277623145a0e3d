"""Where a hub is: one file that only its user reads, and the links made of it."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.devices import Role
from facilitator.link.address import (
    LOCAL,
    Door,
    WrongLinkError,
    address_file,
    ended,
    known_addresses,
    new_address,
    parse_link,
    read_address,
    write_address,
)
from tests.link.shortened import shortened


def test_address_is_read_as_it_was_written(tmp_path: Path) -> None:
    address = replace(new_address(tmp_path / "event.record", LOCAL), port=20_123, pid=4711)

    write_address(tmp_path / "hub-1.json", address)

    assert read_address(tmp_path / "hub-1.json") == address
    assert [path.name for path in tmp_path.iterdir()] == ["hub-1.json"]


def test_address_is_for_its_user_alone_whatever_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "hub-1.json"
    path.write_text("{}")
    path.chmod(0o666)
    before = os.umask(0)
    try:
        write_address(path, new_address(tmp_path / "event.record", LOCAL))
    finally:
        os.umask(before)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "found", [b"", b"{", b"[]", b"\xff\xfe", b'{"port": 1}', b"[" * 99_999], ids=shortened
)
def test_file_that_is_no_address_counts_as_none(tmp_path: Path, found: bytes) -> None:
    path = tmp_path / "hub-1.json"
    path.write_bytes(found)
    assert read_address(path) is None
    assert read_address(tmp_path / "hub-2.json") is None


@pytest.mark.parametrize(
    "wrong",
    [{"port": 70_000}, {"port": -1}, {"pid": -1}, {"pid": 0}, {"stage": ""}, {"notes": "short"}],
    ids=str,
)
def test_address_that_no_hub_can_have_counts_as_none(tmp_path: Path, wrong: dict[str, Any]) -> None:
    path = tmp_path / "hub-1.json"
    write_address(path, replace(new_address(tmp_path / "event.record", LOCAL), **wrong))
    assert read_address(path) is None


@pytest.mark.skipif(sys.platform == "win32", reason="has no pipes among its files")
def test_pipe_in_place_of_an_address_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "hub-1.json")
    assert read_address(tmp_path / "hub-1.json") is None
    assert known_addresses(tmp_path) == {}


def test_address_that_ended_keeps_its_port_and_tokens(tmp_path: Path) -> None:
    address = replace(new_address(tmp_path / "event.record", LOCAL), port=20_123, pid=4711)
    assert ended(address) == replace(address, pid=None)


def test_each_record_has_a_file_and_tokens_of_its_own(tmp_path: Path) -> None:
    one, two = tmp_path / "one.record", tmp_path / "two.record"

    assert address_file(one) != address_file(two)
    assert address_file(one) == address_file(tmp_path / "." / "one.record")
    tokens = {token for path in (one, two) for token in _tokens(path)}
    assert len(tokens) == 6


def _tokens(record: Path) -> tuple[str, ...]:
    return tuple(new_address(record, LOCAL).tokens.values())


def test_token_is_not_shown_when_an_address_is_printed(tmp_path: Path) -> None:
    address = replace(new_address(tmp_path / "event.record", LOCAL), port=20_123)
    doors = [address.door(role) for role in Role]
    assert [token for token in address.tokens.values() if token in repr([address, doors])] == []


def test_tokens_are_changed_for_the_roles_that_are_named(tmp_path: Path) -> None:
    address = new_address(tmp_path / "event.record", LOCAL)
    assert address.with_tokens({Role.NOTES: "n" * 22}) == replace(address, notes="n" * 22)


def test_known_addresses_stand_newest_first_without_what_is_broken(tmp_path: Path) -> None:
    for number in range(3):
        path = tmp_path / f"hub-{number}.json"
        write_address(path, new_address(tmp_path / f"{number}.record", LOCAL))
        os.utime(path, ns=(number, number))
    (tmp_path / "hub-broken.json").write_text("{")

    found = known_addresses(tmp_path)

    assert [path.name for path in found] == ["hub-2.json", "hub-1.json", "hub-0.json"]


@pytest.mark.parametrize(
    ("host", "there"),
    [(LOCAL, LOCAL), ("0.0.0.0", LOCAL), ("192.168.1.5", "192.168.1.5")],
)
def test_door_on_this_machine_leads_to_where_the_hub_listens(
    tmp_path: Path, host: str, there: str
) -> None:
    address = replace(new_address(tmp_path / "event.record", host), port=20_123)

    door = address.door(Role.STAGE)

    assert door == Door(there, 20_123, Role.STAGE, address.stage)
    assert door.socket == f"ws://{there}:20123/link"
    assert address.door(Role.REGIE, "10.0.0.1").socket == "ws://10.0.0.1:20123/link"


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("secure", [False, True])
@pytest.mark.parametrize("host", ["127.0.0.1", "laptop.local", "fe80::1"])
def test_link_leads_to_its_door(tmp_path: Path, host: str, secure: bool, role: Role) -> None:
    address = replace(new_address(tmp_path / "event.record", LOCAL), port=20_123, secure=secure)
    door = address.door(role, host)
    assert parse_link(f" {door.link}\n") == door


def test_hub_with_a_certificate_is_reached_by_tls_and_may_leave_out_its_port() -> None:
    door = parse_link(f"https://event.example.org/notes#{'x' * 22}")
    assert door == Door("event.example.org", 443, Role.NOTES, "x" * 22, secure=True)
    assert door.socket == "wss://event.example.org:443/link"
    assert door.origin == "https://event.example.org:443"


def test_wrong_link_is_not_quoted_for_it_may_hold_a_token() -> None:
    with pytest.raises(WrongLinkError) as refused:
        parse_link(f"http://host/stage#{'x' * 22}")
    assert "x" * 22 not in repr(refused.value)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "agenda.yaml",
        "http://",
        "http://host/stage#" + "x" * 22,
        "http://host:0/stage#" + "x" * 22,
        "http://host:99999/stage#" + "x" * 22,
        "http://host:port/stage#" + "x" * 22,
        "http://host:20000/king#" + "x" * 22,
        "http://host:20000/stage",
        "http://host:20000/stage#short",
        "http://host:20000/stage#" + "ü" * 22,
        "http://host:20000/stage#" + "x" * 65,
        "ftp://host:20000/stage#" + "x" * 22,
        f"http://{'h' * 70}:20000/stage#" + "x" * 22,
        "http://[::1:20000/stage#" + "x" * 22,
    ],
)
def test_wrong_link_is_refused(link: str) -> None:
    with pytest.raises(WrongLinkError):
        parse_link(link)


@given(st.text() | st.text().map(lambda rest: f"http://{rest}:20000/stage#{'x' * 22}"))
def test_any_text_is_a_link_or_refused(link: str) -> None:
    try:
        door = parse_link(link)
    except WrongLinkError:
        return
    assert parse_link(door.link) == door
