"""The floors hold, and what is heavy is imported only where it is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

HEAVY = {"asyncio", "docx", "lxml", "pydantic", "rich", "sqlite3", "textual", "yaml"}
OF_THE_HUB = {"psutil", "starlette", "uvicorn", "websockets"}

_HELP = """
import sys
from facilitator.cli import main
main(["--help"], standalone_mode=False)
print(*sys.modules, file=sys.stderr)
"""


def test_modules_import_only_from_floors_below() -> None:
    checked = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stdout


def test_help_imports_nothing_heavy() -> None:
    helped = subprocess.run(
        [sys.executable, "-c", _HELP], cwd=ROOT, capture_output=True, text=True, check=True
    )

    imported = {module.partition(".")[0] for module in helped.stderr.split()}
    assert "click" in imported
    assert imported & HEAVY == set()


_FIRST_PICTURE = """
import sys
from facilitator.cli import run
from facilitator.link import keeper
from facilitator.tui import app
from facilitator.tui.regie import view
print(*sys.modules)
"""


def test_first_picture_imports_nothing_of_the_hub() -> None:
    painted = subprocess.run(
        [sys.executable, "-c", _FIRST_PICTURE], cwd=ROOT, capture_output=True, text=True, check=True
    )

    imported = {module.partition(".")[0] for module in painted.stdout.split()}
    assert "textual" in imported
    assert imported & (HEAVY - {"asyncio", "rich", "sqlite3", "textual"} | OF_THE_HUB) == set()
