"""Other programs that work for an export: quiet, with a limit, and gone when somebody cancels."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Final

Beat = Callable[[], None]
"""Called again and again while something goes on; may raise to stop it."""

_BETWEEN_BEATS: Final = 0.05
"""In seconds: how soon somebody who cancels is heard."""
_GRACE: Final = 5.0


class ProgramError(Exception):
    """The program could not be started, failed, or took too long."""


def run(command: Sequence[str], beat: Beat, *, longest: float, output: Path | None = None) -> None:
    """Run `command` for at most `longest` seconds; what it prints goes to `output` or nowhere.

    Whatever it started is ended with it. Raises ProgramError, and what `beat` raises.
    """
    quiet = subprocess.DEVNULL
    try:
        with (output or Path(os.devnull)).open("wb") as printed:
            process = subprocess.Popen(  # noqa: S603  # our own arguments
                command, stdin=quiet, stdout=printed, stderr=quiet, start_new_session=True
            )
    except OSError as error:
        raise ProgramError(str(error)) from error
    try:
        _wait(process, beat, longest)
    finally:
        _end(process)


def _wait(process: subprocess.Popen[bytes], beat: Beat, longest: float) -> None:
    deadline = monotonic() + longest
    while True:
        beat()
        with suppress(subprocess.TimeoutExpired):
            if process.wait(_BETWEEN_BEATS):
                raise ProgramError(f"ended with {process.returncode}")
            return
        if monotonic() > deadline:
            raise ProgramError(f"not done after {longest:.0f} s")


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if sys.platform == "win32":
            _end_tree(process.pid)
        else:
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_GRACE)


def _end_tree(pid: int) -> None:
    """End a program and its children on Windows, which knows no groups of them."""
    import psutil

    with suppress(psutil.Error):
        top = psutil.Process(pid)
        for process in (*top.children(recursive=True), top):
            with suppress(psutil.Error):
                process.kill()
