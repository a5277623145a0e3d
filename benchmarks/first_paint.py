"""From `facilitator run` to its first picture, as a multiple of a bare Textual app's.

Both run in a pseudo-terminal of their own, in turns; the clock stops when a word of the first
picture has come out of it. Once for a new event (the agenda is read and adopted first), once for
one that goes on, and once for a record of 10,000 entries beside one of 10.

    python -m benchmarks.first_paint [ROUNDS]
"""

from __future__ import annotations

import fcntl
import os
import pty
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Final

from facilitator.cli.clock import wall_clock
from facilitator.domain.capture import Line
from facilitator.formats.agenda import read_agenda
from facilitator.station import Station

TARGET: Final = 1.5
AGENDA: Final = Path("agendas/xfeld-leistung-kassel.yaml")
WORD: Final = b"Ablauf"
_SIZE: Final = struct.pack("HHHH", 36, 120, 0, 0)

# What any Textual program pays: an app, a screen, two words.
_BARE: Final = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("Ablauf")

Bare().run()
"""
_OURS: Final = "import sys; from facilitator.cli import main; main(sys.argv[1:])"


def time_to_word(*command: str) -> float:
    """Return the seconds until the program `command` has painted WORD."""
    started = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(
            sys.executable, [sys.executable, *command], {**os.environ, "TERM": "xterm-256color"}
        )
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, _SIZE)
    try:
        seen = b""
        while WORD not in seen:
            seen = seen[-100:] + os.read(terminal, 65536)
        return time.perf_counter() - started
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def make_record(folder: Path, entries: int) -> Path:
    """Return the path of an event with that many entries."""
    path = folder / f"with-{entries}.record"
    station = Station.open(path, now=wall_clock, agenda=read_agenda(AGENDA).agenda)
    for number in range(entries):
        text = f"Beitrag {number}: Teams sind ungleich geschult, vor allem am Anfang"
        station.capture.file(f"ws{number % 4 + 1}", Line(text, "hlo"[number % 3]))
    station.close()
    return path


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as temporary:
        folder = Path(temporary)
        few, many = make_record(folder, 10), make_record(folder, 10_000)

        def new_event() -> float:
            fresh = Path(tempfile.mkdtemp(dir=folder))
            shutil.copy(AGENDA, fresh)
            return time_to_word("-c", _OURS, "run", str(fresh / AGENDA.name))

        runs: dict[str, Callable[[], float]] = {
            "bare Textual": lambda: time_to_word("-c", _BARE),
            "a new event": new_event,
            "10 entries": lambda: time_to_word("-c", _OURS, "run", str(few)),
            "10,000 entries": lambda: time_to_word("-c", _OURS, "run", str(many)),
        }
        for run in runs.values():
            run()  # writes the bytecode
        times: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(rounds):
            for name, run in runs.items():
                times[name].append(run())
    report(times)


def report(times: dict[str, list[float]]) -> None:
    medians = {name: median(measured) for name, measured in times.items()}
    floor = medians["bare Textual"]
    for name, seconds in medians.items():
        print(f"{name:15} median {seconds * 1000:6.0f} ms, {seconds / floor:.2f} × bare Textual")
    print(f"target: at most {TARGET} for an event that goes on")
    more = medians["10,000 entries"] - medians["10 entries"]
    print(f"10,000 entries cost {more * 1000:.0f} ms more than 10 (target: at most 500)")
    sys.exit(medians["10 entries"] / floor > TARGET or more > 0.5)


if __name__ == "__main__":
    main()
