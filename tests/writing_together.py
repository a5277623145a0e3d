"""Two stations of one event that write in one summary, and meet when a test says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

from facilitator.domain.plenum.theme import ThemeId
from facilitator.record.change import to_row
from facilitator.record.checking import check_rows
from facilitator.station import Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda
from tests.safety.syncing.ends import settle

PIECES: Final = (
    "e",
    "n",
    " ",
    "ä",
    "ß",
    "Ü",
    "\n",
    "😀",
    "👩‍👧",
    "🇩🇪",
    "\ud83d",
    "e\u0301",
    "\r\n",
    "中",
)
"""What is typed: umlauts, emoji, halves of them, line ends of all sorts."""


class Writers:
    """Two devices on real files; what one wrote gets to the other as it would over a socket."""

    def __init__(self, folder: Path) -> None:
        now, later = Clock(at("12:00")).now, Clock(at("12:00:01")).now
        self.one = Station.open(folder / "one.record", now=now, agenda=make_agenda())
        identity = replace(self.one.identity, joined=True)
        self.other = Station.join(folder / "other.record", now=later, identity=identity)
        self.stations = (self.one, self.other)
        self._told = [0, 0]
        self.theme: ThemeId = self.one.plenum.found("Fristen")
        self.meet()

    def meet(self) -> None:
        """Have each get what the other has made since."""
        for sender, receiver in ((0, 1), (1, 0)):
            settle(self.stations[sender]._log)
            kept = self.stations[sender].kept
            rows = [to_row(change) for change in kept[self._told[sender] :]]
            self._told[sender] = len(kept)
            self.stations[receiver]._log.receive(check_rows(rows))

    def summaries(self) -> list[str]:
        """The summary as each has it in the end."""
        return [station.snapshot.themes.standing[0].summary for station in self.stations]

    def close(self) -> None:
        for station in self.stations:
            station.close()


@contextmanager
def writers_in(folder: Path) -> Iterator[Writers]:
    writers = Writers(folder)
    try:
        yield writers
    finally:
        writers.close()


def some_text(random: Random) -> str:
    """Return a few of PIECES."""
    return "".join(random.choices(PIECES, k=random.randint(1, 6)))
