"""From a key pressed in Mitschrift to its sign on the screen, with 10,000 entries beside 10.

The real program in a pseudo-terminal: the clock runs from the byte that is written to the moment
when it has come back painted. The floor is a bare Textual app with nothing but a text field.

    python -m benchmarks.key_painted [KEYS]
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import sys
import tempfile
import termios
import time
from pathlib import Path
from statistics import median
from typing import Final, Self

from benchmarks.first_paint import _OURS, _SIZE, make_record

TARGET: Final = 1.25
"""Of 10,000 entries against 10: more would be felt, less is within what such a run scatters."""
SIGN: Final = "ß".encode()
QUIET_SECONDS: Final = 0.03
QUIET_AT_START: Final = 0.4
"""Shorter than a cursor takes to blink."""

_BARE: Final = """
from textual.app import App
from textual.widgets import TextArea

class Bare(App):
    def compose(self):
        yield TextArea()

Bare().run()
"""


class Program:
    """A program in a terminal of its own, ready to be typed into."""

    def __init__(self, *command: str, opening: bytes = b"") -> None:
        self._child, self._terminal = pty.fork()
        if self._child == 0:
            os.execve(
                sys.executable,
                [sys.executable, *command],
                {**os.environ, "TERM": "xterm-256color", "FACILITATOR_LANGUAGE": "de"},
            )
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, _SIZE)
        self._wait_for(b"\x1b[?1049h")
        self._drain(QUIET_AT_START)
        if opening:
            os.write(self._terminal, opening)
            self._drain(QUIET_AT_START)

    def press(self) -> float:
        """Return the seconds from a key to its sign on the screen."""
        self._drain(QUIET_SECONDS)
        started = time.perf_counter()
        os.write(self._terminal, SIGN)
        self._wait_for(SIGN)
        return time.perf_counter() - started

    def _wait_for(self, wanted: bytes) -> None:
        seen = b""
        while wanted not in seen:
            seen = seen[-100:] + os.read(self._terminal, 65536)

    def _drain(self, quiet: float) -> None:
        while select.select([self._terminal], [], [], quiet)[0]:
            os.read(self._terminal, 65536)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)
        os.close(self._terminal)


def main() -> None:
    keys = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as temporary:
        few, many = (str(make_record(Path(temporary), count)) for count in (10, 10_000))
        f3 = b"\x1bOR"
        with (
            Program("-c", _BARE) as bare,
            Program("-c", _OURS, "run", few, opening=f3) as with_few,
            Program("-c", _OURS, "run", many, opening=f3) as with_many,
        ):
            programs = {"bare text field": bare, "10 entries": with_few, "10,000": with_many}
            times: dict[str, list[float]] = {name: [] for name in programs}
            for _ in range(keys):
                for name, program in programs.items():
                    times[name].append(program.press())
    report(times)


def report(times: dict[str, list[float]]) -> None:
    medians = {name: median(measured) for name, measured in times.items()}
    for name, seconds in medians.items():
        share = seconds / medians["bare text field"]
        print(f"{name:15} median {seconds * 1000:5.1f} ms, {share:.2f} × a bare text field")
    ratio = medians["10,000"] / medians["10 entries"]
    print(f"10,000 entries against 10: {ratio:.2f} (target: at most {TARGET})")
    sys.exit(ratio > TARGET)


if __name__ == "__main__":
    main()
