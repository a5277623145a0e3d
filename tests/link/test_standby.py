"""What a Regie device keeps ready for the case that it has to have the hub."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain.devices import Role
from facilitator.link.address import read_address
from facilitator.link.process import HubFiles
from facilitator.link.standby import EVERYWHERE, keep_ready

OLD = {"regie": "r" * 22, "notes": "n" * 22, "stage": "s" * 22}


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_port_is_the_same_at_every_start(tmp_path: Path) -> None:
    record = tmp_path / "joined.record"

    port = keep_ready(record, "event-1", {})

    assert port > 0
    assert keep_ready(record, "event-1", OLD) == port


def test_hub_would_begin_with_the_tokens_that_are_valid_now(tmp_path: Path) -> None:
    record = tmp_path / "joined.record"
    keep_ready(record, "event-1", OLD)

    keep_ready(record, "event-1", {**OLD, "notes": "N" * 22})

    address = read_address(HubFiles.of(record).address)
    assert address is not None
    assert (address.event, address.host, address.pid) == ("event-1", EVERYWHERE, None)
    assert address.tokens == {Role.REGIE: "r" * 22, Role.NOTES: "N" * 22, Role.STAGE: "s" * 22}


def test_tokens_that_are_not_told_stay(tmp_path: Path) -> None:
    record = tmp_path / "joined.record"
    keep_ready(record, "event-1", OLD)

    keep_ready(record, "event-1", {})

    address = read_address(HubFiles.of(record).address)
    assert address is not None
    assert address.notes == "n" * 22


def test_device_that_can_keep_nothing_has_no_port(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))

    assert keep_ready(tmp_path / "joined.record", "event-1", {}) == 0
