"""``facilitator hub`` on a server: without Regie, with links, for ever."""

from __future__ import annotations

import os
import pty
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.cli.hosts import can_listen, is_public
from facilitator.domain.devices import Role
from facilitator.link.address import Address, parse_link
from facilitator.link.process import HubFiles

AGENDA = Path(__file__).parents[2] / "agendas" / "team-workshop.yaml"
COMMAND = (sys.executable, "-m", "facilitator", "hub")


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    return Path(shutil.copy(AGENDA, tmp_path / "event.yaml"))


@pytest.fixture
def hub(agenda: Path) -> Iterator[subprocess.Popen[str]]:
    """A hub that runs alone, started by a program."""
    command = [*COMMAND, str(agenda), "--name", "event.example.org", "--language", "en"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as hub:
        yield hub
        hub.kill()


def line(hub: subprocess.Popen[str]) -> str:
    assert hub.stdout is not None
    return hub.stdout.readline()


def address_of(agenda: Path) -> Address:
    address = HubFiles.of(agenda.with_suffix(".record")).living()
    assert address is not None
    return address


def test_hub_that_a_program_started_gives_away_no_link(
    agenda: Path, hub: subprocess.Popen[str]
) -> None:
    said = line(hub) + line(hub)
    address = address_of(agenda)
    assert said == (
        f"The hub of {agenda.with_suffix('.record')} listens at port {address.port}.\n"
        f"The links: facilitator hub {agenda} --links\n"
    )
    links = subprocess.run(
        [*COMMAND, str(agenda), "--links", "--language", "en"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    found = [parse_link(said.split()[-1]) for said in links[:3]]
    assert found == [
        address.door(role, "event.example.org") for role in (Role.REGIE, Role.NOTES, Role.STAGE)
    ]


@pytest.mark.pty
def test_hub_that_somebody_started_shows_the_links(agenda: Path) -> None:
    seen, terminal = pty.openpty()
    with subprocess.Popen([*COMMAND, str(agenda), "--language", "de"], stdout=terminal) as hub:
        os.close(terminal)
        said = b""
        while b"gedacht ist." not in said:
            said += os.read(seen, 4096)
        address = address_of(agenda)
        hub.send_signal(signal.SIGTERM)
    os.close(seen)
    for role in Role:
        assert address.door(role).link in said.decode()


@pytest.mark.slow
def test_hub_alone_goes_on_after_it_was_killed(agenda: Path, hub: subprocess.Popen[str]) -> None:
    line(hub)
    first = address_of(agenda)
    hub.kill()
    hub.wait()
    agenda.unlink()
    with subprocess.Popen([*COMMAND, str(agenda)], stdout=subprocess.PIPE, text=True) as again:
        line(again)
        second = address_of(agenda)
        again.kill()
    assert (second.event, second.port, second.tokens) == (first.event, first.port, first.tokens)


def test_links_of_a_hub_that_does_not_run_are_not_shown(agenda: Path) -> None:
    refused = subprocess.run(
        [*COMMAND, str(agenda), "--links", "--language", "en"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    record = agenda.with_suffix(".record")
    assert refused.stderr == f"No hub of {record} runs on this machine.\n"


def test_agenda_with_mistakes_is_refused_in_sentences(agenda: Path) -> None:
    agenda.write_text("title: 7\n")
    refused = subprocess.run([*COMMAND, str(agenda)], capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert sorted(path.name for path in agenda.parent.iterdir()) == ["event.yaml"]


def test_address_is_public_unless_it_is_a_private_networks() -> None:
    assert [is_public(host) for host in ("127.0.0.1", "10.0.0.1", "0.0.0.0", "::", "x" * 99)] == [
        False
    ] * 5
    assert is_public("8.8.8.8")
    assert can_listen("127.0.0.1")
    assert not can_listen("192.0.2.1")
