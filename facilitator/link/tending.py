"""Sees to it that there is one living hub: attaches, starts, starts again, ends."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

from facilitator.domain.devices import Role
from facilitator.link.address import LOCAL, Address, read_address
from facilitator.link.client import HubLink
from facilitator.link.process import Beside, HubFiles, kill, spawn
from facilitator.link.status import ask_status

LOOK_SECONDS: Final = 1.0
"""How often it is looked whether a hub that can't be reached still lives."""
READY_SECONDS: Final = 60.0
"""How long a hub may take to begin: one that is killed too soon on a slow machine never does."""
HUNG_SECONDS: Final = 8.0
"""After that long a hub that lives but can't be reached is ended, and another one started."""
END_SECONDS: Final = 2.0
"""How long a hub may take to end after it was told to."""
_STEP_SECONDS: Final = 0.02
LONGEST_PAUSE: Final = 30.0


class HubTender:
    """Tends the hub of one record, whose files are `files`; `link` is the connection to it.

    `host` is what the hub shall listen on; None: as it does already, a new one for this machine
    alone. `beside` is what a new one is told of the record. A start is given up as soon as
    `is_closing`. All methods belong to the loop of the link.
    """

    def __init__(
        self,
        record: Path,
        files: HubFiles,
        link: HubLink,
        host: str | None,
        is_closing: Callable[[], bool],
        beside: Beside | None = None,
    ) -> None:
        self._record = record
        self._files = files
        self._link = link
        self._host = host
        self._is_closing = is_closing
        self._beside = beside
        self._child: subprocess.Popen[bytes] | None = None
        self._failures = 0
        self._lost_at: float | None = None
        self.port_taken = 0
        """The port that the hub had before and that another program has taken; 0: none."""

    async def attach(self) -> None:
        """Take the living hub as it is, unless it listens on something else than it shall."""
        address = self._files.living()
        if address is None:
            return
        if self._host is None:
            self._host = address.host
        elif self._host != address.host:
            kill(address)
            await self._until_ended()

    async def listen_on(self, host: str) -> None:
        """Have the hub listen on `host` from now on; one that listens on another ends first."""
        self._host = host
        await self.attach()

    async def tend(self) -> float:
        """Start a hub if there is none; return after how many seconds to look again at the latest.

        Raises OSError.
        """
        if self._link.state.connected:
            self._lost_at = None
            return LOOK_SECONDS
        if not self._files.is_running():
            return LONGEST_PAUSE if self._is_replaced else await self._start()
        now = asyncio.get_running_loop().time()
        self._lost_at = self._lost_at or now
        address = self._files.living()
        if address is not None and now - self._lost_at > HUNG_SECONDS:
            kill(address)
        return LOOK_SECONDS

    @property
    def _is_replaced(self) -> bool:
        """Whether another hub has taken over since this machine had the right to one."""
        address = read_address(self._files.address)
        epoch = self._beside.epoch if self._beside else 0
        return address is not None and address.replaced > epoch

    async def _start(self) -> float:
        self._lost_at = None
        before = read_address(self._files.address)
        self._reap()
        self._child = spawn(self._record, self._host or LOCAL, self._beside)
        address = await self._new_address(before)
        if address is None:
            self._failures += 1
            return min(2.0**self._failures, LONGEST_PAUSE)
        self._failures = 0
        if before is not None and before.port != address.port:
            self.port_taken = before.port
        self._link.hurry()
        return LOOK_SECONDS

    async def _new_address(self, before: Address | None) -> Address | None:
        """Wait until a hub has written where it is; None: the one that was started did not."""
        assert self._child is not None
        give_up = asyncio.get_running_loop().time() + READY_SECONDS
        while asyncio.get_running_loop().time() < give_up and not self._is_closing():
            address = read_address(self._files.address)
            if address != before and address is not None and address.pid is not None:
                return address
            if self._child.poll() is not None:
                # Ended at once: it could not begin, or another one was there first.
                return self._files.living()
            await asyncio.sleep(_STEP_SECONDS)
        self._child.kill()
        return None

    async def end(self) -> bool:
        """End the hub, whoever started it, unless people play; return whether it lives on."""
        if await self._is_played():
            return True
        if not self._link.state.connected and self._child is not None:
            self._child.kill()
        self._link.stop_hub()
        self._link.hurry()
        if not await self._until_ended():
            address = self._files.living()
            if address is not None:
                kill(address)
                await self._until_ended()
        self._reap()
        return False

    async def _is_played(self) -> bool:
        """Whether people take part in a game, as the hub says; one that hangs serves nobody.

        A game that is but rehearsed waits, as the rehearsal does.
        """
        address = self._files.living()
        if address is None or (self._beside is not None and self._beside.rehearsal):
            return False
        status = await asyncio.to_thread(ask_status, address.door(Role.REGIE))
        return status is not None and status.is_played

    def _reap(self) -> None:
        """Take leave of the hub that was started from here and does not hold the lock any more."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()

    async def _until_ended(self) -> bool:
        give_up = asyncio.get_running_loop().time() + END_SECONDS
        while self._files.is_running():
            if asyncio.get_running_loop().time() > give_up:
                return False
            await asyncio.sleep(_STEP_SECONDS)
        return True
