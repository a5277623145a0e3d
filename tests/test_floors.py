"""The floors hold, and what is heavy is imported only where it is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

HEAVY = {"asyncio", "docx", "lxml", "pydantic", "rich", "sqlite3", "textual", "yaml"}
OF_THE_HUB = {"psutil", "starlette", "uvicorn", "websockets"}
OPENED_LATER = {
    # Forms, lists to choose from, the help and the other views, each with the key that opens it.
    "facilitator.tui.chooser",
    "facilitator.tui.dokumentation",
    "facilitator.tui.form",
    "facilitator.tui.help",
    "facilitator.tui.mitschrift",
    "facilitator.tui.preflight",
    "facilitator.tui.regie.inserting",
    "facilitator.tui.regie.outcome",
    "facilitator.tui.regie.stage_chooser",
    "facilitator.tui.stage",
    "textual.widgets._text_area",
    # Proposals once something is late, the agenda file behind the picture, the rest on export.
    "facilitator.domain.differences",
    "facilitator.domain.documentation",
    "facilitator.domain.mends",
    "facilitator.domain.review",
    "facilitator.formats.docx",
    "facilitator.formats.problems",
    "facilitator.hub",
    "facilitator.link.client",
    "facilitator.station.mending",
    "facilitator.tui.regie.mend_words",
    # With the first summary that several may write in.
    "facilitator.tui.shared_area",
    "pycrdt",
}

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
import asyncio, sys
from pathlib import Path
from facilitator.cli import run, showing
from facilitator.cli.clock import wall_clock
from facilitator.link import keeper
from facilitator.station import Station
from facilitator.texts import load_texts
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.context import Context
from tests.factories import make_agenda

async def paint(app):
    async with app.run_test() as pilot:
        await pilot.pause()

record = Path(sys.argv[1])
station = Station.open(record, now=wall_clock, agenda=make_agenda())
folder = record.parent
app = FacilitatorApp(
    Context(station=station, texts=load_texts("de"), export_folder=folder, export_name="x")
)
asyncio.run(paint(app))
station.close()
print(*sys.modules)
"""


def test_first_picture_imports_only_what_it_shows(tmp_path: Path) -> None:
    painted = subprocess.run(
        [sys.executable, "-c", _FIRST_PICTURE, tmp_path / "event.record"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    imported = set(painted.stdout.split())
    packages = {module.partition(".")[0] for module in imported}
    assert "facilitator.tui.regie.view" in imported
    assert packages & (HEAVY - {"asyncio", "rich", "sqlite3", "textual"} | OF_THE_HUB) == set()
    assert imported & OPENED_LATER == set()
