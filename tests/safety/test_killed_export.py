"""An export that is killed: no file that is not whole, no version without its file."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Final

import pytest

from facilitator.cli.clock import wall_clock
from facilitator.station import Station
from tests.safety.event import make_event

EXPORTING: Final = """
import sys
from pathlib import Path
from facilitator.cli.clock import wall_clock
from facilitator.formats.export import Order
from facilitator.station import Station
from facilitator.station.exporting import export_version

record, folder = map(Path, sys.argv[1:3])
station = Station.open(record, now=wall_clock)
print("open", flush=True)
for number in range(1000):
    told = export_version(
        station, station.snapshot, Order(number=f"1.{number}", lays_out=False),
        folder=folder, name="event", now=wall_clock(),
    )
    station.versions.note(told.version)
"""


@pytest.mark.slow
def test_killed_export_leaves_whole_files_and_lists_no_version_without_one(tmp_path: Path) -> None:
    record, folder, random = tmp_path / "event.record", tmp_path / "exports", Random(7)
    Station.open(record, now=wall_clock, agenda=make_event()).close()

    for _ in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", EXPORTING, str(record), str(folder)], stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        child.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(timeout=random.uniform(0.3, 1.5))
        child.kill()
        child.wait()
        child.stdout.close()

        with closing(Station.open(record, now=wall_clock)) as station:
            for version in station.snapshot.versions:
                written = (folder / version.file).read_bytes()
                assert sha256(written).hexdigest() == version.digest
                assert station.versions.content(version.digest) == written
        for path in folder.glob("*.docx"):
            assert zipfile.ZipFile(path).testzip() is None
