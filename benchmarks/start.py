"""How long `facilitator --help` takes, as a multiple of a bare click program's --help.

Whole processes are timed, from the start to the exit, in turns, so that whatever else the machine
does falls on both alike.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

TARGET = 2.0
ROUNDS = 40

# As long and as wide as our own help: four commands, no more.
_BARE = """
import click

@click.group()
@click.version_option("0.1.0", prog_name="bare")
def main():
    "Do nothing at all, quickly."

for name in ("run", "check", "export", "rehearse"):
    main.command(name, help=f"Would {name} something.")(lambda: None)

if __name__ == "__main__":
    main()
"""
_OURS = """
from facilitator.cli import main

if __name__ == "__main__":
    main()
"""


def run_once(program: Path) -> float:
    """Return the seconds that `program` takes to show its help."""
    started = time.perf_counter()
    subprocess.run([sys.executable, program, "--help"], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    with TemporaryDirectory() as folder:
        programs = {"bare click": Path(folder, "bare.py"), "facilitator": Path(folder, "ours.py")}
        for program, source in zip(programs.values(), (_BARE, _OURS), strict=True):
            program.write_text(source, encoding="utf-8")
            run_once(program)  # writes the bytecode
        times: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(ROUNDS):
            for name, program in programs.items():
                times[name].append(run_once(program))
    medians = {name: statistics.median(measured) for name, measured in times.items()}
    for name, median in medians.items():
        print(f"{name:12} --help   median {median * 1000:6.1f} ms of {ROUNDS}")
    ratio = medians["facilitator"] / medians["bare click"]
    print(f"ratio {ratio:.2f} (target: at most {TARGET:.1f})")
    sys.exit(ratio > TARGET)


if __name__ == "__main__":
    main()
