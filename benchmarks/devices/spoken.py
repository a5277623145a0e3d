"""A process that is told what to do in lines of JSON, and answers in such lines."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import psutil

PATIENCE: Final = 60.0
"""Seconds until what does not answer is held to be broken."""
POLITE: Final = 19


class Spoken:
    """A child process.

    One that is `polite` stands for machines that are not here: it gets what the others leave of the
    processor.
    """

    def __init__(self, command: Sequence[str], *, cwd: Path | None = None, polite: bool = False):
        self._process = subprocess.Popen(
            ["nice", "-n", str(POLITE), *command] if polite else command,
            cwd=cwd,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.took = self.worked = 0.0
        """Seconds until it was ready, as it says itself, and of processor until then."""
        self._said: queue.SimpleQueue[Mapping[str, Any] | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    @classmethod
    def python(cls, module: str, *arguments: str, polite: bool = False) -> Spoken:
        """Start one of ours."""
        return cls([sys.executable, "-m", module, *arguments], polite=polite)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def tell(self, **said: object) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(said) + "\n")
        self._process.stdin.flush()

    def hear(self) -> Mapping[str, Any]:
        """Return the next line; raises RuntimeError if the process has ended."""
        said = self._said.get(timeout=PATIENCE)
        if said is None:
            raise RuntimeError(f"{self._process.args!r} has ended")
        return said

    def kill(self) -> None:
        """End it as a pulled plug would."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """End it, first in peace."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            if line.startswith("{"):
                self._said.put(json.loads(line))
        self._said.put(None)


def seconds_of_processor(pid: int) -> float:
    """Return what a process has used so far; counted in hundredths."""
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)
