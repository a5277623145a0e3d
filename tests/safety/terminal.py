"""The real program in a terminal of its own: a pty, keys, and a reader of what stands there."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Final, Self

from rich.cells import cell_len

COLUMNS, ROWS = 80, 24
PATIENCE: Final = 60.0
"""Seconds after which what never came counts as a failure."""

F3 = "\x1bOR"
ENTER = "\r"
CTRL_Q = "\x11"

_IN_ITS_TERMINAL: Final = ("/bin/sh", "-c", 'exec "$@" <"$0"')
"""A shell that opens the pty makes it the one that the program is in, and hears the end of."""

_CSI: Final = re.compile(r"\x1b\[([<>=?]?)([0-9;:]*)[ -/]*([@-~])")
_OTHER: Final = re.compile(
    r"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-OQ-WYZ\\`-~])"
)


class Screen:
    """What a terminal shows of what is written to it; as much of VT100 as Textual uses."""

    def __init__(self, columns: int, rows: int) -> None:
        self._columns, self._rows = columns, rows
        self._cells = self._empty()
        self._row = self._column = 0
        self._rest = ""

    @property
    def text(self) -> str:
        """The lines as they stand there."""
        return "\n".join("".join(row).rstrip() for row in self._cells)

    def write(self, text: str) -> None:
        """Take over what a program writes; an unfinished sequence waits for its end."""
        text, at = self._rest + text, 0
        while at < len(text):
            if text[at] != "\x1b":
                self._put(text[at])
                at += 1
                continue
            found = _CSI.match(text, at) or _OTHER.match(text, at)
            if found is None:
                break
            if found.re is _CSI and not found[1]:
                self._control(found[3], [int(n or 0) for n in re.split("[;:]", found[2])])
            at = found.end()
        self._rest = text[at:]

    def _put(self, character: str) -> None:
        if character == "\r":
            self._column = 0
        elif character == "\n":
            self._row = min(self._row + 1, self._rows - 1)
        elif character >= " ":
            width = cell_len(character)
            if width and self._column < self._columns:
                self._cells[self._row][self._column : self._column + width] = [
                    character,
                    *[""] * (width - 1),
                ]
            self._column += width

    def _control(self, final: str, numbers: list[int]) -> None:
        if final in "Hf":
            row, column = (*numbers, 1, 1)[:2]
            self._row, self._column = min(max(row, 1), self._rows) - 1, max(column, 1) - 1
        elif final == "J":
            self._cells = self._empty()

    def _empty(self) -> list[list[str]]:
        return [[" "] * self._columns for _ in range(self._rows)]


class Terminal:
    """A program that runs in a terminal of its own; killed at the end if it still runs.

    `beside` is another one that is read along with it; `watch` is called after whatever it writes.
    """

    def __init__(
        self,
        *arguments: str | Path,
        folder: Path,
        size: tuple[int, int] = (COLUMNS, ROWS),
        beside: Terminal | None = None,
        watch: Callable[[], None] = lambda: None,
    ) -> None:
        columns, rows = size
        self.beside, self.watch = beside, watch
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._program = subprocess.Popen(
            [*_IN_ITS_TERMINAL, os.ttyname(slave), sys.executable, "-m", *map(str, arguments)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env=_surroundings(),
            start_new_session=True,
        )
        os.close(slave)
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._screen = Screen(columns, rows)
        self.written = ""
        """All that the program wrote."""

    @property
    def screen(self) -> str:
        """What stands on the screen, line by line."""
        return self._screen.text

    @property
    def pid(self) -> int:
        """The process of the program."""
        return self._program.pid

    def press(self, keys: str) -> None:
        """Press keys, or paste."""
        self.press_bytes(keys.encode())

    def press_bytes(self, sent: bytes) -> None:
        """Send what a terminal sends that is not set to UTF-8."""
        os.write(self._master, sent)

    def wait_for(self, *words: str) -> None:
        """Read until all `words` stand on the screen."""
        self.wait_until(lambda: all(word in self.screen for word in words), " and ".join(words))

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Read until `condition` holds; the program's end before that is a failure."""
        give_up = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < give_up, f"no {what} on:\n{self.screen}"
            assert self._read(), f"ended without {what}:\n{self.written[-2000:]}"

    def wait_for_end(self) -> int:
        """Read until the program ends; return its exit code."""
        give_up = monotonic() + PATIENCE
        while self._read():
            assert monotonic() < give_up, f"no end of:\n{self.screen}"
        return self._program.wait()

    def kill(self) -> None:
        """Kill the program with -9."""
        self._program.kill()
        assert self._program.wait() == -signal.SIGKILL

    def end_by(self, number: signal.Signals) -> int:
        """Send a signal; return the exit code that the program ends with."""
        self._program.send_signal(number)
        return self.wait_for_end()

    def hang_up(self) -> int:
        """Close the terminal's window; return the exit code that the program ends with."""
        os.close(self._master)
        self._master = os.open(os.devnull, os.O_RDONLY)
        return self._program.wait()

    def _read(self, seconds: float = 0.05) -> bool:
        """Take over what the program writes within `seconds`; False: it has ended."""
        if self.beside is not None:
            assert self.beside._read(0), f"ended beside it:\n{self.beside.written[-2000:]}"
        # Asked before it is looked: what it writes until it ends is there then.
        has_ended = self._program.poll() is not None
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return not has_ended
        try:
            written = os.read(self._master, 65536)
        except OSError:  # Linux: nobody holds the other end any more
            written = b""
        text = self._decode(written)
        self.written += text
        self._screen.write(text)
        self.watch()
        return bool(written)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._program.poll() is None:
            self._program.kill()
            self._program.wait()
        os.close(self._master)


def _surroundings() -> dict[str, str]:
    """An ordinary terminal, and the code of this checkout wherever the program runs."""
    root = str(Path(__file__).parents[2])
    return {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": root}
