"""Files and redacts one entry after the other, saying each as soon as it is destroyed for good."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from facilitator.domain.capture import Line
from facilitator.station import Station
from tests.clock import Clock
from tests.domain.factories import at

station = Station.open(Path(sys.argv[1]), now=Clock(at("12:35")).now)
for number in count(1):
    words = f"Geheimnis-{number:04}; " * (1 + number * 37 % 400)
    entry = station.capture.file("ws1", Line(words)).entry or ""
    station.capture.file("ws1", Line(f"bleibt-{number:04};"))
    station.capture.propose_measure(entry)
    if number % 3:
        station.drafts()  # waits for the disk: the words are in the file before they go
    station.redaction.redact(entry)
    station.drafts()
    sys.stdout.write(f"{number:04}\n")
    sys.stdout.flush()
