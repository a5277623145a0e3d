"""Look at the built wheel: that it holds every file of the program, and runs from a clean venv.

``python -m tools.wheel FOLDER`` takes the one wheel in FOLDER. The clean venv is what
``pipx install`` makes, so that a file which only this folder has cannot go unnoticed.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from tools import ROOT


def left_out(wheel: Path) -> set[str]:
    """Return the files of the program that git knows and `wheel` lacks; sources of texts may."""
    listed = subprocess.run(
        ["git", "ls-files", "facilitator"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    wanted = {file for file in listed.stdout.splitlines() if not file.endswith(".po")}
    return wanted - set(ZipFile(wheel).namelist())


def install(wheel: Path, folder: Path) -> Path:
    """Install `wheel` into a new venv in `folder` and return its ``facilitator``."""
    venv.create(folder, with_pip=True)
    programs = folder / "bin"
    pip = [str(programs / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    constraint = ["--constraint", str(ROOT / "constraints.txt")]
    subprocess.run([*pip, "install", *constraint, str(wheel)], check=True)
    return programs / "facilitator"


def main() -> None:
    """Run as the module's docstring says."""
    (wheel,) = Path(sys.argv[1]).resolve().glob("*.whl")
    if missing := left_out(wheel):
        sys.exit(f"{wheel.name} lacks: {', '.join(sorted(missing))}")
    with TemporaryDirectory() as folder:
        program = install(wheel, Path(folder))
        for agenda in sorted((ROOT / "agendas").glob("*.yaml")):
            if not agenda.name.endswith(".script.yaml"):
                subprocess.run([program, "check", agenda], cwd=folder, check=True)
    print(f"{wheel.name} is complete and runs from a clean venv.")


if __name__ == "__main__":
    main()
