"""Hubs and stations in processes of their own, which a test kills at any moment."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Final, Self

from facilitator.cli.clock import wall_clock
from facilitator.station import Station
from tests.safety.syncing.zygote import told

PATIENCE: Final = 60.0


class Processes:
    """Starts them; none outlives it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._zygote = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "tests.safety.syncing.zygote"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._pipes: dict[str, int] = {}
        self._living: list[Process] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for process in self._living:
            process.kill()
        self._zygote.communicate()
        for pipe in self._pipes.values():
            os.close(pipe)

    def start(self, kind: str, name: str) -> Process:
        """Run a ``hub`` or a ``station`` of that name, and wait until it is there."""
        if name not in self._pipes:
            path = told(self._folder, name)
            os.mkfifo(path)
            self._pipes[name] = os.open(path, os.O_RDWR | os.O_NONBLOCK)
        assert self._zygote.stdin is not None
        assert self._zygote.stdout is not None
        self._zygote.stdin.write(json.dumps([kind, str(self._folder), name]) + "\n")
        self._zygote.stdin.flush()
        pid = int(self._zygote.stdout.readline())
        self._living = [one for one in self._living if one.is_living]
        process = Process(pid, self._pipes[name])
        self._living.append(process)
        process.wait_for("ready")
        return process


@dataclass
class Process:
    """One of them, and what it has told."""

    pid: int
    pipe: int
    safe: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    """``here`` and ``stored``: how far the changes of each station were said to be so."""
    acknowledgements: int = 0
    is_living: bool = True

    def __post_init__(self) -> None:
        self._handle = os.pidfd_open(self.pid)
        self._lines: list[str] = []
        self._rest = ""

    def wait_for(self, line: str) -> None:
        while line not in self.read():
            self._wait()

    def wait_for_acknowledgements(self, count: int) -> None:
        """Wait until so many more have been told, or it has filed all that it may."""
        due, lines = self.acknowledgements + count, self.read()
        while self.acknowledgements < due and "tired" not in lines:
            self._wait()
            lines = self.read()

    def _wait(self) -> None:
        ready, _, _ = select.select([self.pipe, self._handle], [], [], PATIENCE)
        assert ready, "nothing is told any more"
        assert self._handle not in ready or self.pipe in ready, "it has ended by itself"

    def read(self) -> list[str]:
        """Return all that was told since the last time, and take note of it."""
        said = self._rest
        while True:
            try:
                said += os.read(self.pipe, 65_536).decode()
            except BlockingIOError:
                break
        *lines, self._rest = said.split("\n")
        for line in lines:
            match line.split():
                case [("here" | "stored") as where, station, seq]:
                    self.safe[where][station] = int(seq)
                    self.acknowledgements += 1
        return lines

    def go_on(self) -> None:
        """Have a station connect at once, and write."""
        os.kill(self.pid, signal.SIGUSR2)

    def finish(self) -> None:
        """Wait until all that a station has is at the hub, too."""
        os.kill(self.pid, signal.SIGUSR1)
        self.wait_for("done")
        self.kill()

    def kill(self) -> None:
        """Kill it, wait until it is gone, and read what it told up to then."""
        if self.is_living:
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            select.select([self._handle], [], [])
            os.close(self._handle)
            self.is_living = False
            self.read()


def held_in(path: Path) -> dict[str, int]:
    """Return how far a killed process's file holds each station's changes, without touching it."""
    with TemporaryDirectory() as folder:
        for end in ("", "-wal"):
            if (part := Path(f"{path}{end}")).exists():
                shutil.copyfile(part, Path(folder) / f"copy{end}")
        with closing(sqlite3.connect(Path(folder) / "copy")) as db:
            db.execute("PRAGMA synchronous = OFF")
            rows = db.execute(
                "SELECT station, max(seq), min(seq), count(*) FROM change GROUP BY station"
            ).fetchall()
    assert all((first, count) == (1, last) for _, last, first, count in rows), "not contiguous"
    return {station: last for station, last, _, _ in rows}


def check_held(path: Path, *said: dict[str, int]) -> None:
    """All that was said to be safe is in the file of a process that was killed."""
    held = held_in(path)
    safe = [last for safe in said for last in safe.items()]
    assert [(station, seq) for station, seq in safe if held.get(station, 0) < seq] == []


def texts_in(path: Path) -> Counter[str]:
    """Return the wordings of all entries of a file that nobody has open."""
    with closing(Station.join(path, now=wall_clock)) as station:
        return Counter(entry.text for entry in station.snapshot.entries.values())
