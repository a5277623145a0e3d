"""Adds one photo after the other, saying each as soon as it is on the disk."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from facilitator.station import Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.formats.photos import picture

station = Station.open(Path(sys.argv[1]), now=Clock(at("12:35")).now)
for number in count():
    photo = station.photos.add(picture(number, (50 + number * 37 % 300, 200)), alt=f"Bild {number}")
    station.drafts()  # waits for the disk
    sys.stdout.write(f"{photo}\n")
    sys.stdout.flush()
