"""The two servers: each a process of its own that listens on this machine."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import psutil

from facilitator.domain.devices import Role
from facilitator.link.address import LOCAL
from facilitator.link.asking_http import NoAnswerError, ask_bingo
from facilitator.link.playing import Do
from facilitator.link.process import HubFiles

READY_SECONDS: Final = 30.0
AGENDA: Final = """
title: Benchmark
privacy: {{controller: us, contact: here, purpose: measuring, legal_basis: none}}
days:
  - date: 2025-09-09
    blocks:
      - id: bingo
        title: Bingo
        kind: bingo
        start: 9:00
        duration: 600 min
        game:
          rules: {{most_players: {most}}}
          squares: [{squares}]
"""


class Server:
    """A process, the port that it listens at, and the code to join by."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self._process = process
        self.port = port
        self.code = "AAAAAA"

    @property
    def processor(self) -> float:
        """Seconds that it has used."""
        times = psutil.Process(self._process.pid).cpu_times()
        return float(times.user + times.system)

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()


def start_floor(folder: Path) -> Server:
    """Start the bare one."""
    port = free_port()
    server = Server(_spawn("benchmarks.phones.floor", str(port), str(folder / "floor.db")), port)
    wait_for(lambda: can_connect(port))
    return server


def start_ours(folder: Path, size: int) -> Server:
    """Start a hub alone, and a game that has begun."""
    agenda = folder / "event.yaml"
    squares = ", ".join(f"{{text: square {number}}}" for number in range(40))
    agenda.write_text(AGENDA.format(most=max(size + 10, 100), squares=squares), "utf-8")
    port = free_port()
    arguments = ("hub", str(agenda), "--host", LOCAL, "--port", str(port))
    server = Server(_spawn("facilitator", *arguments), port)
    files = HubFiles.of(folder / "event.record")
    wait_for(lambda: files.living() is not None and can_connect(port))
    address = files.living()
    assert address is not None
    door = address.door(Role.REGIE)
    wait_for(lambda: _is_open(lambda: ask_bingo(door, Do.OPEN, block="bingo")))
    server.code = join_code(ask_bingo(door, Do.PRINT, count="0"))
    ask_bingo(door, Do.START)
    return server


def join_code(lines: tuple[str, ...]) -> str:
    """Return the code that sheets to print name."""
    from facilitator.link.playing import printing_from_lines

    return printing_from_lines(lines).leaflet.join_code


def _is_open(ask: Callable[[], object]) -> bool:
    try:
        ask()
    except NoAnswerError:
        return False
    return True


def _spawn(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )


def wait_for(condition: Callable[[], bool]) -> None:
    """Return once `condition` holds; RuntimeError if it does not in time."""
    give_up = time.monotonic() + READY_SECONDS
    while not condition():
        if time.monotonic() > give_up:
            raise RuntimeError("a server did not start")
        time.sleep(0.05)


def can_connect(port: int) -> bool:
    """Whether anybody listens there."""
    with socket.socket() as tried:
        return tried.connect_ex((LOCAL, port)) == 0


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as tried:
        tried.bind((LOCAL, 0))
        return int(tried.getsockname()[1])
