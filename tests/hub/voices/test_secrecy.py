"""A whole query at a real hub: what is left of it leads to nobody, nor to any moment."""

from __future__ import annotations

from pathlib import Path

from facilitator.domain.devices import Role
from facilitator.domain.instant import Duration
from facilitator.domain.plenum.query import PhoneCount
from facilitator.domain.plenum.tally import tally
from facilitator.hub.opening import hub_file
from facilitator.station import Station
from tests.clock import Clock
from tests.hub.voices.polling import assembly

COOKIES = tuple(f"phone-{number}-of-somebody" for number in range(6))


def counts_in(station: Station) -> list[object]:
    """Return each count of phones that was ever written into a record."""
    return [
        write.value
        for change in station.kept
        for write in change.writes
        if write.field == "from_phones"
    ]


def files_with(needles: list[bytes], folder: Path) -> list[str]:
    """Return the files in which any of those stands, as it is or in hexadecimal."""
    wanted = [*needles, *(needle.hex().encode() for needle in needles)]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(one in path.read_bytes() for one in wanted)]


async def test_query_leaves_one_sum_and_nothing_of_anybody(tmp_path: Path, clock: Clock) -> None:
    async with assembly(tmp_path, clock) as held:
        stage = held.devices.make(held.hub, Role.STAGE)
        async with stage.connected(held.hub):
            polls = held.regie.station.polls
            query = await held.open_query(people=12)
            changes = len(held.hub.event.station.kept)
            for cookie in COOKIES[:5]:
                clock.wait(Duration(seconds=7))
                assert await held.give("a", cookie=cookie)
            await held.regie.told.until(lambda: held.voices.ballots == 5)
            assert len(held.hub.event.station.kept) == changes
            polls.close(query)
            await held.regie.told.until(lambda: held.hub.voices.query is None)
            polls.reopen(query)
            await held.regie.told.until(lambda: held.hub.voices.query is not None)
            # A latecomer alone: two sums would differ by what this one gave.
            assert await held.give("b", cookie=COOKIES[5])
            asked = held.hub.voices.query
            assert asked is not None
            proofs = [held.ledger._proofs.of_cookie(query, cookie) for cookie in COOKIES]
            kept_in = files_with(proofs, tmp_path)
            assert {name.removesuffix("-wal") for name in kept_in} == {"event.voices"}
            polls.close(query)
            told = repr([*stage.frames, *held.regie.frames])
            polls.reveal(query)
            await held.regie.told.until(lambda: held.queries[query].from_phones is not None)
            await held.regie.told.until(lambda: held.voices.query == "")
            await held.regie.told.until(lambda: bool(counts_in(held.regie.station)))

        assert "from_phones" not in told
        stations = (held.hub.event.station, held.regie.station)
        assert [counts_in(station) for station in stations] == [[[6, 5, 1]]] * 2
        assert [row.total for row in tally(held.queries[query]).rows] == [5, 1]
        await held.hub.voices.tick()
        assert held.ledger.is_empty
        assert files_with([*map(str.encode, COOKIES), *proofs], tmp_path) == []
    assert files_with([*map(str.encode, COOKIES), *proofs], tmp_path) == []


async def test_hub_that_was_killed_before_it_burned_burns_when_it_is_back(
    tmp_path: Path, clock: Clock
) -> None:
    async with assembly(tmp_path, clock) as held:
        query = await held.open_query()
        assert await held.give("a", cookie=COOKIES[0])
        proof = held.ledger._proofs.of_cookie(query, COOKIES[0])
        await held.end_hub()
        # What the killed one had still written down, in its own file.
        killed = Station.join(hub_file(held.record), now=clock.now)
        killed.polls.reveal(query)
        killed.polls.note_phones(query, PhoneCount(ballots=1, points=(1, 0)))
        killed.close()
        kept_in = files_with([proof], tmp_path)
        held.start_hub()
        async with held.regie.connected(held.hub):
            await held.open_round()  # comes after the reveal
            await held.hub.voices.tick()

            assert kept_in == ["event.voices"]
            assert held.ledger.is_empty
            assert files_with([proof], tmp_path) == []
            assert counts_in(held.hub.event.station) == [[1, 1, 0]]
