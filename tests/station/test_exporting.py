"""The one way from a snapshot to a Word file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import docx
import pytest

from facilitator.domain.capture import Line
from facilitator.station import Station
from facilitator.station.exporting import ExportError, Obstacle, export_snapshot


def test_export_holds_what_was_captured(station: Station, tmp_path: Path) -> None:
    station.capture.file("ws1", Line("Teams sind ungleich geschult", "h"))
    shares: list[float] = []

    path = export_snapshot(
        station.snapshot,
        folder=tmp_path / "exports",
        name="event",
        now=station.now(),
        progress=shares.append,
    )

    assert path == tmp_path / "exports" / "event.docx"
    text = "".join(docx.Document(str(path)).element.body.itertext())
    assert "Teams sind ungleich geschult" in text
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_export_into_a_file_as_folder_is_refused(station: Station, tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("im Weg")

    with pytest.raises(ExportError) as refused:
        export_snapshot(
            station.snapshot, folder=tmp_path / "exports", name="event", now=station.now()
        )

    assert refused.value.obstacle is Obstacle.NO_FOLDER
    assert (tmp_path / "exports").read_text() == "im Weg"


def test_import_brings_nothing_that_writes_word_files() -> None:
    imported = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, facilitator.station.exporting; print(*sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    assert {"docx", "lxml", "pydantic"}.isdisjoint(imported.stdout.split())
