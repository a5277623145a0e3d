"""What happens in the thread of the HubKeeper."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from facilitator.domain.devices import Role
from facilitator.link.address import Address, Door, read_address
from facilitator.link.client import HubLink
from facilitator.link.process import Beside, HubFiles
from facilitator.link.tending import LONGEST_PAUSE, HubTender

Find: TypeAlias = Callable[[], Door | None]


class Keeping:
    """A link to the hub of `record`, and the hub to it; `listener` hears when it has changed.

    Raises OSError if the hub can have no files.
    """

    def __init__(
        self,
        record: Path,
        host: str | None,
        make_link: Callable[[Find], HubLink],
        listener: Callable[[], None],
        beside: Beside | None = None,
    ) -> None:
        self._files = HubFiles.of(record)
        self._listener = listener
        self._closing = False
        self._wanted_host: str | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._changed = asyncio.Event()
        self.link = make_link(self._door)
        """The connection."""
        self.link.listen(self._link_changed)
        self.lives_on = False
        """Whether the hub was left to those who play, after `run`."""
        self._tender = HubTender(
            record, self._files, self.link, host, lambda: self._closing, beside
        )

    @property
    def port_taken(self) -> int:
        """The port that the hub had before and that another program has taken; 0: none."""
        return self._tender.port_taken

    def run(self) -> None:
        """Keep link and hub until `close` is called, then end both."""
        with contextlib.suppress(OSError):
            if not self._closing or self._files.is_running():
                asyncio.run(self._keep())

    def close(self) -> None:
        """Have `run` end; may be called from any thread."""
        self._closing = True
        self._wake()

    def listen_on(self, host: str) -> None:
        """Have the hub listen on `host` from now on; may be called from any thread."""
        self._wanted_host = host
        self._wake()

    def _wake(self) -> None:
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has just been closed
                self._loop.call_soon_threadsafe(self._changed.set)

    def _door(self) -> Door | None:
        with contextlib.suppress(OSError):
            address = self._files.living() or self._replaced()
            return address.door(Role.REGIE) if address else None
        return None

    def _replaced(self) -> Address | None:
        """Return where the hub was that another one has replaced: it has the same tokens."""
        address = read_address(self._files.address)
        return address if address is not None and address.replaced else None

    def _link_changed(self) -> None:
        self._changed.set()
        self._listener()

    async def _keep(self) -> None:
        self._loop = asyncio.get_running_loop()
        linking = asyncio.create_task(self.link.run())
        try:
            with contextlib.suppress(OSError):
                await self._tender.attach()
            while not self._closing:
                await self._wait(await self._tend())
            self.lives_on = await self._tender.end()
        finally:
            linking.cancel()
            await asyncio.wait({linking})

    async def _tend(self) -> float:
        try:
            if self._wanted_host is not None:
                host, self._wanted_host = self._wanted_host, None
                await self._tender.listen_on(host)
            return await self._tender.tend()
        except OSError:  # no room for a process or a file: there may be later
            return LONGEST_PAUSE

    async def _wait(self, seconds: float) -> None:
        """Wait until the link has changed or the keeper is to close, at most `seconds`."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._changed.wait()
        self._changed.clear()
