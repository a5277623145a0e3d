"""Destroys the only photo of a record, and is killed before its bytes are out of the file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from facilitator.record.file import RecordFile
from facilitator.station import Station
from facilitator.store.database import Database
from tests.clock import Clock
from tests.domain.factories import at


def _be_killed_deciding(*_: object) -> None:
    station.drafts()  # what was decided is on the disk
    os._exit(9)


def _be_killed_scrubbing(*_: object) -> None:
    os._exit(9)


station = Station.open(Path(sys.argv[1]), now=Clock(at("12:35")).now)
if sys.argv[2] == "kept":
    RecordFile.wipe = _be_killed_deciding  # type: ignore[method-assign,assignment]
else:
    Database.scrub = _be_killed_scrubbing  # type: ignore[method-assign,assignment]
station.photos.destroy(station.snapshot.photos[0].id)
station.drafts()
station.close()
