"""Hubs that a test has started, or a program that it started: none outlives it."""

from __future__ import annotations

from pathlib import Path

import psutil

from facilitator.link.address import state_folder


def end_hubs(folder: Path) -> None:
    """Kill every hub of a record in `folder`, or below it."""
    # The lock is there before the process is; looking at all processes takes its time.
    files = list(state_folder().glob("hub-*"))
    if not files:
        return
    hubs = [process for process in psutil.process_iter() if _is_hub_below(process, folder)]
    for hub in hubs:
        hub.kill()
    psutil.wait_procs(hubs, timeout=10)
    for file in files:
        file.unlink(missing_ok=True)


def _is_hub_below(process: psutil.Process, folder: Path) -> bool:
    try:
        command = process.cmdline()
    except psutil.Error:  # it has just ended, or is nobody's to look at
        return False
    return command[1:4] == ["-m", "facilitator", "hub"] and command[4].startswith(f"{folder}/")
