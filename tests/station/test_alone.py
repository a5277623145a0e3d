"""How many entries are on one machine alone, counted from what changed, and from all there is."""

from __future__ import annotations

from random import Random

import pytest

from facilitator.domain.capture import Line
from facilitator.record import entities as log
from facilitator.record.change import Entity
from facilitator.station import Station
from facilitator.station.refusal import RefusedError

PLACES = ("ws1", "ws2")


def alone(station: Station) -> int:
    """Count anew, over everything that stands."""
    registers, elsewhere = station._log.registers, station._log.elsewhere
    wordings = [
        registers.versions(Entity(log.ENTRY, entry.id), "text")[-1].change
        for notes in station.snapshot.notes.values()
        for entry in notes.entries
    ]
    return sum(one.seq > elsewhere.get(one.station, 0) for one in wordings)


def act(station: Station, chance: Random) -> None:
    entries = list(station.snapshot.entries.values())
    entry = chance.choice(entries).id if entries else ""
    match chance.randrange(9) if entry else 0:
        case 0 | 1:
            station.capture.file(chance.choice(PLACES), Line("Beitrag", "h"))
        case 2:
            station.capture.edit(entry, f"Beitrag {chance.random()}")
        case 3:
            station.capture.remove(entry)
        case 4:
            station.capture.restore(entry)
        case 5:
            station.capture.move(entry, chance.choice(PLACES))
        case 6:
            station.undo("capture")
        case 7:
            held = dict(station.held)
            station._log.note_elsewhere({one: chance.randint(0, seq) for one, seq in held.items()})
        case 8:
            held = dict(station.held)
            less = {one: chance.randint(0, seq) for one, seq in held.items()}
            station._log.note_elsewhere(less, is_all=True)


@pytest.mark.parametrize("seed", range(8))
def test_count_from_what_changed_is_the_count_of_all(station: Station, seed: int) -> None:
    chance = Random(seed)

    for _ in range(60):
        try:
            act(station, chance)
        except RefusedError:
            continue
        assert station.snapshot.saving.alone == alone(station)
