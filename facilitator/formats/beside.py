"""Files that are whole before they get their name; nothing of them stays, killed or not."""

from __future__ import annotations

import os
import platform
import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Final

_PART: Final = re.compile(r"\.([0-9a-f]{8})-([0-9]{1,9})-[0-9a-f]{16}\.part")
"""The machine, the process on it that writes, and what makes the name one of its own."""


def write_beside(content: bytes, folder: Path) -> Path:
    """Write `content` under a name that nobody looks for, sync it, and return where it is.

    What a program that was killed has left there goes: it is a whole document. Raises OSError.
    """
    _clear_after_killed(folder)
    beside = folder / f".{_machine()}-{os.getpid()}-{token_hex(8)}.part"
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _clear_after_killed(folder: Path) -> None:
    for path in folder.glob(".*.part"):
        part = _PART.fullmatch(path.name)
        # Several machines may write to one drive of a network, and know nothing of each other.
        if part and part[1] == _machine() and not _lives(int(part[2])):
            with suppress(OSError):
                path.unlink()


def _machine() -> str:
    return sha256(platform.node().encode()).hexdigest()[:8]


def _lives(process: int) -> bool:
    import psutil  # seldom needed, and heavy at every export

    return process == os.getpid() or psutil.pid_exists(process)
