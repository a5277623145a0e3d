"""The hub as a process: its files, starting it out of the terminal's reach, and ending it."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitator.link.address import Address, address_file, read_address
from facilitator.link.lock import is_held


@dataclass(frozen=True, slots=True)
class HubFiles:
    """What belongs to the hub of one record in the user's state folder."""

    address: Path

    @classmethod
    def of(cls, record: Path) -> HubFiles:
        """Return the files of the hub of `record`. Raises OSError if there can be no folder."""
        return cls(address_file(record))

    @property
    def lock(self) -> Path:
        """What a living hub holds."""
        return self.address.with_suffix(".lock")

    @property
    def log(self) -> Path:
        """Where the hub notes its own errors, and nothing of what it passes on."""
        return self.address.with_suffix(".log")

    def is_running(self) -> bool:
        """Return whether there is a living hub. Raises OSError."""
        return is_held(self.lock)

    def living(self) -> Address | None:
        """Return where the living hub is; None: there is none, or it has only just begun."""
        address = read_address(self.address)
        if address is None or address.pid is None or not self.is_running():
            return None
        return address


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The record that a hub is started beside, as its owner knows it."""

    event: str
    """The id of the record, the same on all devices of the event."""
    device: str
    """The id of the device whose file it is."""
    rehearsal: bool = False
    epoch: int = 0
    """Since which takeover this machine has the hub; a hub that meets a later one steps down."""

    @property
    def arguments(self) -> tuple[str, ...]:
        """What the command is given."""
        said = ("--event", self.event, "--device", self.device, "--epoch", str(self.epoch))
        return (*said, "--rehearsal") if self.rehearsal else said


def spawn(record: Path, host: str, beside: Beside | None) -> subprocess.Popen[bytes]:
    """Start the hub of `record`; it lives on when this process, or its terminal, is killed.

    `beside` says whose record it is; None: nobody has it open. Raises OSError.
    """
    command = (sys.executable, "-m", "facilitator", "hub", str(record.resolve()))
    return subprocess.Popen(  # noqa: S603 - this program itself
        [*command, "--host", host, *(beside.arguments if beside else ())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **_apart(),
    )


def _apart() -> Mapping[str, Any]:
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
        return {"creationflags": flags}
    return {"start_new_session": True}


def kill(address: Address) -> None:
    """End the living hub at `address` at once; nothing is lost with it.

    Another program that has its number by now is left alone.
    """
    import psutil

    with contextlib.suppress(psutil.Error):
        process = psutil.Process(address.pid)
        if "hub" in process.cmdline():
            process.kill()
