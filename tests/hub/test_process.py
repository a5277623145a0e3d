"""The hub as a process: started, attached to, killed, restarted, ended."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from facilitator.cli.clock import wall_clock
from facilitator.domain.devices import Role
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.stage import Picture
from facilitator.hub.serving import PATIENCE, Hub
from facilitator.link import status, tending
from facilitator.link.address import LOCAL, Address, new_address, read_address, write_address
from facilitator.link.client import HubLink
from facilitator.link.keeper import HubKeeper
from facilitator.link.lock import HeldError
from facilitator.link.process import HubFiles
from facilitator.link.process import kill as kill_hub
from tests.clock import Clock
from tests.hub.making import BESIDE, make_hub
from tests.hub.told import ToldByThread

PLENUM = Picture(title="Plenum")


class Regie:
    """What Regie has of the hub: its keeper, and a way to wait for it."""

    def __init__(self, record: Path, host: str | None = None) -> None:
        self.files = HubFiles.of(record)
        self.told = ToldByThread()
        self.keeper = HubKeeper(record, wall_clock, host, beside=BESIDE)
        self.keeper.listen(self.told)

    def begin(self) -> Address:
        """Start, wait for the connection, and return where the hub is."""
        self.keeper.start()
        self.until_connected()
        return self.address

    @property
    def address(self) -> Address:
        address = self.files.living()
        assert address is not None
        return address

    def until_connected(self) -> None:
        self.told.until(lambda: self.keeper.state.connected)

    def until_at_another_than(self, before: Address) -> None:
        """Wait until a hub that was started anew is connected; the moment without one is short."""

        def is_at_another() -> bool:
            living = self.files.living()
            is_new = living is not None and living.pid != before.pid
            return is_new and self.keeper.state.connected

        self.told.until(is_at_another)

    def close(self) -> None:
        self.keeper.close()


@pytest.fixture
def closing_all() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def regie(record: Path, closing_all: ExitStack) -> Regie:
    return closing_all.enter_context(closing(Regie(record)))


def kill(address: Address) -> None:
    assert address.pid is not None
    psutil.Process(address.pid).kill()


def test_hub_is_started_and_ended(regie: Regie) -> None:
    address = regie.begin()
    assert address.host == LOCAL
    assert psutil.Process(address.pid).is_running()

    regie.close()

    assert not regie.files.is_running()
    assert not psutil.pid_exists(address.pid or 0)
    assert regie.files.living() is None


def test_hub_is_in_a_session_of_its_own(regie: Regie) -> None:
    address = regie.begin()
    assert address.pid is not None
    assert os.getsid(address.pid) == address.pid


def test_port_and_links_are_kept_from_one_start_to_the_next(
    record: Path, regie: Regie, closing_all: ExitStack
) -> None:
    first = regie.begin()
    regie.close()

    again = closing_all.enter_context(closing(Regie(record))).begin()

    assert (again.port, again.stage, again.regie) == (first.port, first.stage, first.regie)
    assert again.pid != first.pid


def test_killed_hub_comes_back_at_the_same_port(regie: Regie) -> None:
    first = regie.begin()

    kill(first)
    regie.until_at_another_than(first)

    again = regie.address
    assert again.pid != first.pid
    assert (again.port, again.stage) == (first.port, first.stage)
    assert regie.keeper.port_taken == 0


@pytest.mark.slow
def test_port_that_another_program_has_taken_is_changed_and_said(
    regie: Regie, record: Path, closing_all: ExitStack
) -> None:
    first = regie.begin()
    regie.close()
    closing_all.enter_context(taking(first.port))
    other = closing_all.enter_context(closing(Regie(record)))

    again = other.begin()

    assert again.port != first.port
    assert other.keeper.port_taken == first.port
    assert other.keeper.state.port == again.port


def taking(port: int) -> socket.socket:
    taken = socket.socket()
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    taken.bind((LOCAL, port))
    taken.listen()
    return taken


@pytest.mark.slow
def test_two_events_have_a_hub_each(tmp_path: Path, closing_all: ExitStack) -> None:
    found = []
    for name in ("one.record", "two.record"):
        (tmp_path / name).touch()
        found.append(closing_all.enter_context(closing(Regie(tmp_path / name))).begin())
    one, two = found
    assert one.pid != two.pid
    assert one.port != two.port
    assert one.regie != two.regie


@pytest.mark.parametrize("found", [b"", b"{", b'{"port": "22"}'])
def test_address_file_that_is_broken_is_replaced(regie: Regie, found: bytes) -> None:
    regie.files.address.write_bytes(found)
    address = regie.begin()
    assert read_address(regie.files.address) == address


def test_address_of_a_hub_that_is_gone_misleads_nobody(regie: Regie) -> None:
    first = regie.begin()
    regie.close()
    # As after a power cut: it names a process that is another program by now.
    stale = replace(first, pid=os.getpid())
    write_address(regie.files.address, stale)

    other = Regie(Path(first.record))
    try:
        address = other.begin()
    finally:
        other.close()

    assert address.pid not in (first.pid, os.getpid())
    assert address.port == first.port


def hub_command(record: Path) -> list[str]:
    """What starts the hub beside a record that somebody has open."""
    return [sys.executable, "-m", "facilitator", "hub", str(record), *BESIDE.arguments]


@pytest.fixture
def left_over(record: Path) -> Iterator[Address]:
    """A hub that nobody tends: its Regie was killed."""
    with subprocess.Popen(hub_command(record), stdout=subprocess.PIPE) as hub:
        assert hub.stdout is not None
        hub.stdout.readline()
        address = HubFiles.of(record).living()
        assert address is not None
        yield address
        hub.kill()


def test_hub_that_was_left_over_is_attached_to(left_over: Address, regie: Regie) -> None:
    assert regie.begin() == left_over


def test_hub_listens_where_it_is_told_to(
    left_over: Address, record: Path, closing_all: ExitStack
) -> None:
    regie = closing_all.enter_context(closing(Regie(record, "0.0.0.0")))
    address = regie.begin()
    assert (address.host, address.port) == ("0.0.0.0", left_over.port)


@pytest.mark.slow
def test_hub_that_hangs_is_replaced(left_over: Address, regie: Regie) -> None:
    regie.begin()
    assert left_over.pid is not None
    os.kill(left_over.pid, signal.SIGSTOP)
    regie.until_at_another_than(left_over)
    assert regie.address.port == left_over.port
    assert regie.address.pid != left_over.pid


async def test_hub_that_was_started_for_one_that_hung_is_given_its_own_time(
    left_over: Address, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tending, "HUNG_SECONDS", 0)
    files = HubFiles.of(record)
    unreached = HubLink(lambda: None, wall_clock)
    tender = tending.HubTender(record, files, unreached, None, lambda: False, BESIDE)
    while files.is_running():
        await tender.tend()
    await tender.tend()
    started = files.living()

    await tender.tend()

    assert started is not None
    assert started.pid != left_over.pid
    assert await asyncio.to_thread(status.ask_status, started.door(Role.REGIE)) is not None
    await tender.end()


@pytest.mark.slow
def test_hub_that_hangs_is_ended_with_the_event(
    left_over: Address, regie: Regie, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tending, "END_SECONDS", 2.0)
    monkeypatch.setattr(status, "ANSWER_SECONDS", 2.0)
    regie.begin()
    assert left_over.pid is not None
    os.kill(left_over.pid, signal.SIGSTOP)
    regie.close()
    assert not regie.files.is_running()


def test_program_that_has_the_number_of_a_hub_is_left_alone(record: Path) -> None:
    command = [sys.executable, "-c", "input()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as program:
        kill_hub(replace(new_address(record, LOCAL), pid=program.pid))
        program.communicate(b"\n")
        assert program.returncode == 0


def test_keeper_that_never_began_ends_a_hub_that_was_left_over(
    left_over: Address, record: Path
) -> None:
    HubKeeper(record, wall_clock).close()
    assert not HubFiles.of(record).is_running()
    assert read_address(HubFiles.of(record).address) == replace(left_over, pid=None)


def test_closing_at_once_leaves_nothing(record: Path) -> None:
    regie = Regie(record)
    regie.keeper.start()
    regie.close()
    assert not regie.files.is_running()


def test_picture_sent_before_there_is_a_hub_is_shown(regie: Regie) -> None:
    regie.keeper.show(PLENUM, wall_clock())
    regie.begin()
    asyncio.run(until_shown(regie.address))


async def until_shown(address: Address) -> None:
    """Connect as a stage and wait for the picture."""
    from facilitator.link.frames import Frame, Show

    came = asyncio.Event()

    def take(frame: Frame) -> None:
        if isinstance(frame, Show) and frame.picture == PLENUM:
            came.set()

    running = asyncio.create_task(HubLink(lambda: address.door(Role.STAGE), wall_clock, take).run())
    async with asyncio.timeout(30):
        await came.wait()
    running.cancel()
    await asyncio.wait({running})


def test_command_says_that_the_hub_already_runs(regie: Regie, record: Path) -> None:
    regie.begin()
    again = subprocess.run(
        [sys.executable, "-m", "facilitator", "hub", record, "--language", "de"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr == f"Der Hauptrechner zu {record} läuft schon.\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_command_ends_by_a_signal_in_good_order(record: Path, number: signal.Signals) -> None:
    files = HubFiles.of(record)
    with subprocess.Popen(
        [*hub_command(record), "--language", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        address = files.living()
        assert address is not None
        assert said == f"The hub of {record} listens at port {address.port}.\n"
        process.send_signal(number)
        _, complaints = process.communicate()
    assert (process.returncode, complaints) == (0, "")
    assert files.living() is None


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid", "x" * 99])
def test_command_refuses_an_address_of_another_machine(record: Path, host: str) -> None:
    refused = subprocess.run(
        [*hub_command(record), "--host", host, "--language", "en"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"No hub can be started on {host}: ")
    assert "Traceback" not in refused.stderr


def test_command_refuses_what_has_no_record(tmp_path: Path) -> None:
    refused = subprocess.run(
        [sys.executable, "-m", "facilitator", "hub", tmp_path / "x.yaml", "--language", "en"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.stderr == f"{tmp_path / 'x.yaml'}: There is no such file.\n"


async def test_only_one_hub_has_a_record(record: Path, clock: Clock, hub: Hub) -> None:
    with pytest.raises(HeldError):
        await asyncio.to_thread(make_hub, record, clock)
    assert hub.is_wanted()


async def test_hub_without_regie_ends_after_its_patience(record: Path, clock: Clock) -> None:
    hub = make_hub(record, clock, check_seconds=0)
    clock.wait(PATIENCE)
    assert hub.is_wanted()
    clock.wait(Duration(milliseconds=1))
    async with asyncio.timeout(30):
        await hub.serve()
    assert HubFiles.of(record).living() is None


async def test_hub_without_regie_ends_when_its_record_is_gone(record: Path, clock: Clock) -> None:
    hub = make_hub(record, clock, check_seconds=0)
    clock.wait(Duration(seconds=1))
    record.unlink()  # noqa: ASYNC240
    async with asyncio.timeout(30):
        await hub.serve()
    # Nor is there anything left that names the event.
    assert not HubFiles.of(record).address.exists()


def test_clock_that_is_set_back_does_not_end_a_hub(record: Path) -> None:
    clock = Clock(Instant(10_000_000_000))
    hub = make_hub(record, clock)
    clock.wait(-Duration(hours=13))
    assert hub.is_wanted()
    asyncio.run(end(hub))


async def end(hub: Hub) -> None:
    hub.stop()
    await hub.serve()
