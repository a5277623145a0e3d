"""Takes notes on a disk that fills up for real, and later has room again; tells what it sees."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from queue import SimpleQueue

from facilitator.domain.capture import Line
from facilitator.domain.snapshot import Saving
from facilitator.station import DraftKey, Station, UnsavedError
from tests.clock import Clock
from tests.domain.factories import at
from tests.safety.event import make_event, press_next

LATER = 30


class Writer:
    """Files numbered lines and keeps drafts on one station."""

    def __init__(self, path: Path) -> None:
        self._changed: SimpleQueue[None] = SimpleQueue()
        self.station = Station.open(path, now=Clock(at("12:30")).now, agenda=make_event())
        self.station.listen(lambda: self._changed.put(None))
        self.filed = 0

    @property
    def saving(self) -> Saving:
        return self.station.snapshot.saving

    def file_and_wait(self) -> bool:
        """File a line; return whether it is saved in the end."""
        self.file()
        return self.wait_until_settled()

    def file(self) -> None:
        self.station.capture.file("ws1", Line(f"{self.filed} " + "x" * 8000))
        self.filed += 1

    def wait_until_settled(self) -> bool:
        """Wait until all is saved, or nothing can be; return whether all is."""
        while self.saving.pending and not self.saving.failure:
            self._changed.get()
        return not self.saving.pending

    def wait_until_recovered(self) -> None:
        while self.saving.pending or self.saving.failure:
            self._changed.get()

    def is_refused_to_close(self) -> int:
        """Return how much is pending where closing fails."""
        try:
            self.station.close()
        except UnsavedError as error:
            return error.pending
        return -1


def limit_files_to(size: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))


def main(path: Path) -> None:
    writer = Writer(path)
    station = writer.station
    writer.wait_until_settled()
    limit_files_to(150_000)
    saved = 0
    while writer.file_and_wait():
        saved = writer.filed
    told: dict[str, object] = {"saved": saved, "failure": writer.saving.failure}

    pending = []
    for _ in range(LATER):
        writer.file()
        station.keep_draft(DraftKey("ws2"), Line(f"draft {writer.filed}"))
        pending.append(writer.saving.pending)
    press_next(station)
    station.undo("capture")
    told["pending ever 0"] = 0 in pending
    told["shown"] = len(station.snapshot.notes_in("ws1").entries)
    told["durable"] = station._log._file._store.read(
        lambda db: db.execute("SELECT count(*) FROM change WHERE command LIKE 'c%'").fetchone()[0]
    )
    told["pending at close"] = writer.is_refused_to_close()
    writer.file()
    told["still failing"] = writer.saving.failure

    limit_files_to(resource.RLIM_INFINITY)
    station._log._file._store.retry()
    writer.wait_until_recovered()
    told["filed"] = writer.filed
    station.close()
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
