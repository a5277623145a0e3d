"""Asking the hub who is there."""

from __future__ import annotations

import asyncio
import re
import shutil
import socket
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Self

import pytest
from click.testing import CliRunner

from facilitator.cli import main
from facilitator.domain.devices import Role
from facilitator.hub.serving import Hub
from facilitator.link.address import LOCAL, Door
from facilitator.link.client import HubLink
from facilitator.link.status import Status, ask_status
from tests.clock import Clock
from tests.hub.making import make_hub
from tests.hub.told import Told

AGENDA = Path("agendas/team-workshop.yaml")


class Connected:
    """One end of a link to `hub`, as long as it is entered."""

    def __init__(self, hub: Hub, role: Role, clock: Clock) -> None:
        self._link = HubLink(lambda: hub.address.door(role), clock.now)
        self._told = Told()
        self._link.listen(self._told)

    async def until_stages(self, count: int) -> None:
        await self._told.until(lambda: self._link.state.stages == count)

    async def until_told_of_the_game(self) -> None:
        await self._told.until(lambda: self._link.state.playing is not None)

    async def __aenter__(self) -> Self:
        self._running = asyncio.create_task(self._link.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._running.cancel()
        await asyncio.wait({self._running})


async def asked(door: Door) -> Status | None:
    return await asyncio.to_thread(ask_status, door)


async def present(door: Door) -> Status | None:
    """Return who is there, whatever the networks of this machine."""
    status = await asked(door)
    return None if status is None else replace(status, access=None)


async def test_status_says_who_is_there(hub: Hub, clock: Clock) -> None:
    door = hub.address.door(Role.REGIE)
    assert await present(door) == Status(stages=0, regie=False)
    async with Connected(hub, Role.REGIE, clock) as regie:
        async with Connected(hub, Role.STAGE, clock), Connected(hub, Role.STAGE, clock):
            await regie.until_stages(2)
            assert await present(door) == Status(stages=2, regie=True)
        await regie.until_stages(0)
        assert await present(door) == Status(stages=0, regie=True)


async def test_status_says_how_phones_get_in_once_regie_is_told(hub: Hub, clock: Clock) -> None:
    door = hub.address.door(Role.REGIE)
    before = await asked(door)
    async with Connected(hub, Role.REGIE, clock) as regie:
        await regie.until_told_of_the_game()
        status = await asked(door)

    assert before is not None
    assert before.access is None
    assert status is not None
    assert status.access is not None
    assert status.access.port == hub.address.port


async def test_status_is_for_regie_alone(hub: Hub) -> None:
    assert await asked(hub.address.door(Role.STAGE)) is None
    assert await asked(replace(hub.address.door(Role.REGIE), token="ä" * 22)) is None


async def test_status_of_no_hub_is_none(hub: Hub) -> None:
    with closing(socket.socket()) as silent:
        silent.bind((LOCAL, 0))
        door = replace(hub.address.door(Role.REGIE), port=silent.getsockname()[1])
        assert await asked(door) is None


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b'HTTP/1.1 200 OK\r\n\r\n{"stages": "1", "regie": true}',
        b"HTTP/1.1 200 OK\r\n\r\n" + b"[" * 90_000,
        b"HTTP/1.1 200 OK\r\n\r\n\xff",
    ],
    ids=["nothing", "another program", "empty", "wrong", "deep", "no text"],
)
def test_status_of_another_program_is_none(answer: bytes) -> None:
    with closing(socket.create_server((LOCAL, 0))) as listening:

        def serve() -> None:
            asking, _ = listening.accept()
            with asking:
                asking.recv(65_536)
                asking.sendall(answer)

        serving = threading.Thread(target=serve)
        serving.start()
        door = Door(LOCAL, listening.getsockname()[1], Role.REGIE, "x" * 22)
        assert ask_status(door) is None
        serving.join()


@pytest.mark.parametrize("name", ["event.record", "event.rehearsal.record"])
async def test_preflight_while_the_event_runs_or_is_practised_counts_the_stages(
    tmp_path: Path, clock: Clock, name: str
) -> None:
    agenda = Path(shutil.copy(AGENDA, tmp_path / "event.yaml"))
    (tmp_path / name).touch()
    hub = make_hub(tmp_path / name, clock)
    serving = asyncio.create_task(hub.serve())
    async with (
        Connected(hub, Role.REGIE, clock) as regie,
        Connected(hub, Role.STAGE, clock),
    ):
        await regie.until_stages(1)
        arguments = ["preflight", str(agenda), "--language", "en"]
        result = await asyncio.to_thread(CliRunner().invoke, main, arguments)
    hub.stop()
    await serving

    assert re.search(r"Stage +1 connected", result.output), result.output
    assert re.search(rf"Network .*· port {hub.address.port}", result.output), result.output
