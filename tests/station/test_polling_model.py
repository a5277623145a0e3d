"""Two devices poll the room as they like and meet now and then: no point is lost or made up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.plenum.query import (
    Candidate,
    PhoneCount,
    Query,
    QueryKind,
    QueryState,
    Source,
)
from facilitator.domain.plenum.round import RoundKind
from facilitator.domain.plenum.tally import corrections, last_counts, points_of, tally
from facilitator.station import RefusedError, Station
from tests.writing_together import Writers, writers_in

CANDIDATES = tuple(Candidate(id=one, label=one.upper()) for one in "abc")
CARDS = ("01992fd9bd58000079ecf1", "01992fd9bd58000079ecf2")


def check_station(station: Station) -> None:
    """What holds in every snapshot, whatever was done."""
    snapshot = station.snapshot
    for query in snapshot.queries:
        phones = query.from_phones.points if query.from_phones else (0, 0, 0)
        last = last_counts(query)
        assert [row.total for row in tally(query).rows] == [
            gave + last.get((Source.DOTS, one.id), 0) + last.get((Source.HANDS, one.id), 0)
            for gave, one in zip(phones, query.candidates, strict=True)
        ]
        firsts = {(one.source, one.candidate): one.amount for one in reversed(query.counts)}
        for one in corrections(query):
            firsts[one.source, one.candidate] += one.change
        assert firsts == dict(last)
        assert query.from_phones is None or query.state is QueryState.REVEALED
    shown = [query for query in snapshot.queries if query.state is QueryState.REVEALED]
    totals = sum(tally(query).points for query in shown)
    assert sum(points_of(snapshot).values()) == totals


class Room:
    """Chooses what happens next; the same for the same seed."""

    def __init__(self, both: Writers, seed: int) -> None:
        self.both = both
        self.random = Random(seed)
        self.revealed: dict[str, Query] = {}

    def step(self) -> None:
        station = self.random.choice(self.both.stations)
        deeds: list[Callable[[Station], object]] = [
            self.ask,
            self.change,
            self.change,
            self.count,
            self.count,
            self.take,
            self.note,
            lambda one: one.undo("poll"),
            lambda one: one.redo("poll"),
            lambda _: self.both.meet(),
        ]
        before = station._log.snapshot
        try:
            self.random.choice(deeds)(station)
        except RefusedError:
            assert station._log.snapshot is before
        for one in self.both.stations:
            check_station(one)
        self.check_revealed(station)

    def check_revealed(self, station: Station) -> None:
        """Once revealed on a device, a query stays so there, unless it is discarded."""
        for query in station.snapshot.queries:
            key = f"{station.device}/{query.id}"
            if query.state is QueryState.REVEALED:
                self.revealed[key] = query
            assert key not in self.revealed or query.state is QueryState.REVEALED

    def ask(self, station: Station) -> None:
        alone = sum(one.state is QueryState.OPEN for one in station.snapshot.queries)
        station.polls.open_query(QueryKind.POINTS, "Was?", CANDIDATES, points=3, most=2)
        assert alone == 0

    def change(self, station: Station) -> None:
        polls = station.polls
        commands = (polls.close, polls.reopen, polls.reveal, polls.discard)
        self.random.choices(commands, (4, 3, 2, 1))[0](self.some_query(station))

    def count(self, station: Station) -> None:
        source = self.random.choice((Source.DOTS, Source.HANDS))
        candidate = self.random.choice(("", "a", "b", "c"))
        reason = self.random.choice(("", "verzählt"))
        amount = self.random.randrange(9)
        station.polls.count(self.some_query(station), source, candidate, amount, reason)

    def note(self, station: Station) -> None:
        count = PhoneCount(ballots=4, points=(3, 2, 1))
        station.polls.note_phones(self.some_query(station), count)

    def take(self, station: Station) -> None:
        rounds = station.snapshot.rounds
        asked = rounds[0].id if rounds else "none"
        station.polls.take_card(self.random.choice(CARDS), asked, "Mehr Zeit", None)

    def some_query(self, station: Station) -> str:
        queries = station.snapshot.queries
        return self.random.choice(queries).id if queries else "none"


def play(folder: Path, seed: int, steps: int) -> None:
    with writers_in(folder) as both:
        both.one.polls.open_round(RoundKind.CARDS, ["Was fehlt?"])
        both.meet()
        room = Room(both, seed)
        for _ in range(steps):
            room.step()
        both.meet()
        both.meet()

        one, other = (station.snapshot for station in both.stations)
        assert one.queries == other.queries
        assert one.entries == other.entries
        assert set(one.entries) <= set(CARDS)


@given(st.integers(0, 2**32))
@settings(max_examples=5)
def test_two_devices_poll_and_agree(seed: int) -> None:
    with TemporaryDirectory() as folder:
        play(Path(folder), seed, 60)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_two_devices_poll_for_long_and_agree(tmp_path: Path, seed: int) -> None:
    play(tmp_path, seed, 800)
