"""After the reveal: the sum into the record, and only then who has given out of the file."""

from __future__ import annotations

import asyncio
from pathlib import Path

from facilitator.domain.plenum.query import Candidate, PhoneCount, QueryKind
from facilitator.hub.voices.following import Following
from facilitator.station import Station
from tests.clock import Clock
from tests.factories import make_agenda, make_block, make_day
from tests.ledger.voices.giving import START, opened


async def test_nobody_is_forgotten_before_the_sum_is_on_the_disk(tmp_path: Path) -> None:
    agenda = make_agenda(make_day(make_block("plenum", kind="plenum")))
    station = Station.open(tmp_path / "event.record", now=Clock(START).now, agenda=agenda)
    candidates = (Candidate(id="a", label="Patenschaften"), Candidate(id="b", label="Schulung"))
    asked = station.polls.open_query(QueryKind.SINGLE, "Was zuerst?", candidates)
    is_waiting, on_disk = asyncio.Event(), asyncio.Event()

    async def durable() -> None:
        is_waiting.set()
        await on_disk.wait()

    with opened(tmp_path) as voices:
        [query] = station.snapshot.queries
        await asyncio.wrap_future(voices.give(query, {"a": 1}, cookie="anna"))
        station.polls.reveal(asked)
        following = asyncio.create_task(Following(station, durable).follow(voices))
        await is_waiting.wait()
        [noted] = station.snapshot.queries
        knows_before = voices.has_given(noted, cookie="anna")
        on_disk.set()
        await following

        assert noted.from_phones == PhoneCount(ballots=1, points=(1, 0))
        assert (knows_before, voices.has_given(noted, cookie="anna")) == (True, False)
    station.close()
