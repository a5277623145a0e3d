"""The stage never notices that a terminal or a hub was killed, nor does the event end with them."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest

from facilitator.cli.clock import wall_clock
from facilitator.domain.devices import Role
from facilitator.domain.stage import Picture
from facilitator.link.address import Address, Door, read_address
from facilitator.link.client import HubLink
from facilitator.link.frames import Frame, Show
from facilitator.link.process import HubFiles
from tests.hub.told import Told
from tests.safety.terminal import CTRL_Q, Terminal

SAMPLE = Path(__file__).parents[2] / "agendas" / "xfeld-leistung-kassel.yaml"
READY = ("Ablauf", "Weiter")

pytestmark = [pytest.mark.pty]


@pytest.fixture
def event(tmp_path: Path) -> Path:
    """An agenda in a folder of its own."""
    return Path(shutil.copy(SAMPLE, tmp_path / "event.yaml"))


@pytest.fixture
def files(event: Path) -> HubFiles:
    return HubFiles.of(event.with_suffix(".record"))


def run(event: Path) -> Terminal:
    return Terminal("facilitator", "run", event.name, folder=event.parent)


def in_thread(wait: Callable[..., object], *given: object) -> Awaitable[object]:
    """The terminal is read in a thread, while what is connected here lives on."""
    return asyncio.to_thread(wait, *given)


class Stage:
    """A stage that notes each time its connection came or went, and what it showed last."""

    def __init__(self, files: HubFiles) -> None:
        self._files = files
        self.told = Told()
        self.connections: list[bool] = []
        self.picture: Picture | None = None
        self.link = HubLink(self._door, wall_clock, self._take)
        self.link.listen(self._changed)

    def _door(self) -> Door | None:
        address = read_address(self._files.address)
        return address.door(Role.STAGE) if address else None

    def _take(self, frame: Frame) -> None:
        if isinstance(frame, Show):
            self.picture = frame.picture
            self.told()

    def _changed(self) -> None:
        if self.connections[-1:] != [self.link.state.connected]:
            self.connections.append(self.link.state.connected)
        self.told()


@asynccontextmanager
async def kept(link: HubLink) -> AsyncIterator[None]:
    running = asyncio.create_task(link.run())
    try:
        yield
    finally:
        running.cancel()
        await asyncio.wait({running})


def hub_of(files: HubFiles) -> Address:
    address = files.living()
    assert address is not None
    return address


@pytest.mark.slow
async def test_killed_terminal_leaves_the_stage_as_it_is(event: Path, files: HubFiles) -> None:
    stage = Stage(files)
    with run(event) as terminal:
        await in_thread(terminal.wait_for, *READY)
        async with kept(stage.link):
            await stage.told.until(lambda: stage.link.state.connected)
            await in_thread(terminal.wait_for, "Bühne ✓")
            await show(Picture(title="bleibt stehen"), stage, files)
            hub = hub_of(files)

            terminal.kill()
            with run(event) as again:
                await in_thread(again.wait_for, *READY, "Bühne ✓")
                assert hub_of(files) == hub
                assert stage.connections == [True]
                again.press(CTRL_Q)
                assert await in_thread(again.wait_for_end) == 0
            await stage.told.until(lambda: not stage.link.state.connected)
    assert not files.is_running()


async def show(picture: Picture, stage: Stage, files: HubFiles) -> None:
    """Have `stage` show `picture`, from a Regie that comes and leaves again."""
    told = Told()
    link = HubLink(lambda: hub_of(files).door(Role.REGIE), wall_clock)
    link.listen(told)
    async with kept(link):
        await told.until(lambda: link.state.connected)
        link.show(picture, wall_clock())
        await stage.told.until(lambda: stage.picture == picture)


@pytest.mark.slow
async def test_killed_hub_comes_back_under_the_running_event(event: Path, files: HubFiles) -> None:
    stage = Stage(files)
    with run(event) as terminal:
        await in_thread(terminal.wait_for, *READY)
        async with kept(stage.link):
            await in_thread(terminal.wait_for, "Bühne ✓")
            hub = hub_of(files)

            psutil.Process(hub.pid).kill()

            await stage.told.until(lambda: stage.connections == [True, False, True])
            await in_thread(terminal.wait_for, "Bühne ✓")
            assert (hub_of(files).port, hub_of(files).stage) == (hub.port, hub.stage)
        await in_thread(terminal.wait_for, "Bühne getrennt")
        terminal.press(CTRL_Q)
        assert await in_thread(terminal.wait_for_end) == 0
    assert not files.is_running()


def test_event_that_is_closed_at_once_leaves_no_hub(event: Path, files: HubFiles) -> None:
    with run(event) as terminal:
        terminal.wait_for(*READY)
        terminal.press(CTRL_Q)
        assert terminal.wait_for_end() == 0
    assert not files.is_running()


@pytest.mark.parametrize("host", ["192.0.2.1", "x" * 99])
def test_host_of_another_machine_is_refused_before_anything_is_opened(
    event: Path, host: str
) -> None:
    with Terminal(
        "facilitator", "run", event.name, "--host", host, "--language", "de", folder=event.parent
    ) as terminal:
        assert terminal.wait_for_end() == 1
    assert "ist keine Adresse dieses Rechners." in terminal.written.replace("\r\n", "")
    assert sorted(path.name for path in event.parent.iterdir()) == ["event.yaml"]
