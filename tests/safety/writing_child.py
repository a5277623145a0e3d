"""Writes in a shared summary and tells each time that all is shown as saved, until killed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue
from random import Random
from typing import Final

from facilitator.domain.plenum.splicing import Splice, spliced
from facilitator.station import Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda
from tests.safety.typing_child import wait_until_saved

_FLUSHES: Final = 0.2
_PIECES: Final = ("e", "ä", "😀", "\n", "Frist ")


def strokes(random: Random) -> Iterator[tuple[Splice, str, bool]]:
    """Yield what is typed, the text after that, and whether it is flushed then; without end."""
    text = ""
    while True:
        place = random.randint(0, len(text))
        gone = random.randint(0, min(2, len(text) - place)) if random.random() < 0.3 else 0
        splice = Splice(place, gone, random.choice(_PIECES))
        text = spliced(text, [splice])
        yield splice, text, random.random() < _FLUSHES


def main(path: Path, seed: int) -> None:
    changed: SimpleQueue[None] = SimpleQueue()
    station = Station.open(path, now=Clock(at("12:30")).now, agenda=make_agenda())
    text = station.texts.open(station.plenum.found("Fristen"))
    station.listen(lambda: changed.put(None))
    wait_until_saved(station, changed)
    print("opened", flush=True)  # noqa: T201
    for splice, _, is_flushed in strokes(Random(seed)):
        text.delete(splice.at, splice.removed)
        text.insert(splice.at, splice.inserted)
        if is_flushed:
            text.flush()
        wait_until_saved(station, changed)
        print("saved", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
