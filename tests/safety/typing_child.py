"""Takes notes and tells what is shown as saved, each time that it is, until killed."""

from __future__ import annotations

import json
import sys
from itertools import chain
from pathlib import Path
from queue import SimpleQueue
from random import Random

from facilitator.station import Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.safety.event import make_event
from tests.safety.note_taker import NoteTaker
from tests.safety.shown import Shown, differing, shown_by


def wait_until_saved(station: Station, changed: SimpleQueue[None]) -> None:
    while station.snapshot.saving.pending:
        assert not station.snapshot.saving.failure
        changed.get()


def main(path: Path, seed: int) -> None:
    print("opening", flush=True)  # noqa: T201
    changed: SimpleQueue[None] = SimpleQueue()
    clock = Clock(at("12:30"))
    station = Station.open(path, now=clock.now, agenda=make_event())
    station.listen(lambda: changed.put(None))
    note_taker = NoteTaker(station, clock, Random(seed))
    told: Shown = {}
    for _ in chain([None], note_taker.work()):
        wait_until_saved(station, changed)
        shown = shown_by(station, note_taker.drafts)
        print(json.dumps(differing(told, shown)), flush=True)  # noqa: T201
        told = shown


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
