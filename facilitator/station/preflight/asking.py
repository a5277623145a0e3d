"""Asking the operating system's own programs, which may be missing, slow or talkative."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from typing import Final

_PATIENCE: Final = 3.0
"""Seconds."""


def ask(command: Sequence[str]) -> str | None:
    """Return what `command` prints, None if it is not there, fails or takes too long."""
    program = shutil.which(command[0])
    if program is None:
        return None
    try:
        answer = subprocess.run(  # noqa: S603 - a fixed command, found on the path
            [program, *command[1:]],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout.decode(errors="replace")
