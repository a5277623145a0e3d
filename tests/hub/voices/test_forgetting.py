"""What nobody took is destroyed in time, at once if asked to, and nothing but that."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from facilitator.domain.instant import NONE, Duration, minutes
from facilitator.domain.plenum.query import QueryKind
from facilitator.hub.bingo.host import Clocks
from facilitator.hub.voices.host import VoicesHost
from facilitator.ledger.voices import voices_file
from facilitator.link.voicing import Do
from tests.clock import Clock
from tests.hub.bingo.test_forgetting import files_with
from tests.hub.phones.ticking import Ticks
from tests.hub.voices.polling import OPTIONS, Assembly, assembly

SECRET = "Zwetschgendatschi"
DAY = Duration(hours=24)


@asynccontextmanager
async def bench(folder: Path, clock: Clock) -> AsyncIterator[tuple[Assembly, VoicesHost, Ticks]]:
    """An assembly whose hub's file is kept by a host of ours, whose seconds we count."""
    async with assembly(folder, clock) as held:
        ticks = Ticks()
        clocks = Clocks(wall=clock.now, event=clock.now, ticks=ticks)
        other = folder / "bench.record"
        host = VoicesHost(held.hub.event, other, held.hub.game, clocks)
        yield held, host, ticks
        held.hub.event.listeners.remove(host._see_event)
        await host.file.close()


async def test_forgetting_destroys_what_nobody_took(tmp_path: Path, clock: Clock) -> None:
    async with assembly(tmp_path, clock) as held:
        of = await held.open_round()
        for number in range(20):
            await held.send(of, f"{SECRET} {number}")
        await held.send(of, "Genommen")
        await held.regie.told.until(lambda: held.voices.waiting == 21)
        held.take(
            next(n for n, card in enumerate(held.voices.cards) if card.parts == ("Genommen",))
        )
        await held.regie.told.until(lambda: held.voices.waiting == 20)
        held.regie.station.polls.close_round(of.id)
        await held.regie.told.until(lambda: held.hub.voices.rounds == ())
        assert files_with(SECRET, tmp_path)

        answer = await held.ask(Do.FORGET)

        assert answer.lines == ("20",)
        assert files_with(SECRET, tmp_path) == []
        assert not voices_file(held.record).exists()
        assert held.regie.texts("plenum") == ["Genommen"]


async def test_points_of_a_query_that_is_not_revealed_stay(tmp_path: Path, clock: Clock) -> None:
    async with assembly(tmp_path, clock) as held:
        query = await held.open_query()
        await held.give("a")
        of = await held.open_round()
        await held.send(of, SECRET)

        assert (await held.ask(Do.FORGET)).lines == ("1",)

        assert (held.ledger.count(query), held.ledger.cards()) == (1, ())
        assert files_with(SECRET, tmp_path) == []


async def test_all_is_forgotten_a_day_after_the_last_was_closed(
    tmp_path: Path, clock: Clock
) -> None:
    async with bench(tmp_path, clock) as (held, host, ticks):
        of = await held.open_round()
        await host.tick()
        assert host.ledger is not None
        host.ledger.send_card(of, [SECRET], nonce="form").result()
        ticks.pass_by(3 * DAY)
        await host.tick()
        assert host.is_kept  # nobody knows who has yet to send something

        held.regie.station.polls.close_round(of.id)
        await held.regie.told.until(lambda: host.rounds == ())
        await host.tick()
        ticks.pass_by(DAY - minutes(1))
        await host.tick()
        assert voices_file(tmp_path / "bench.record").exists()
        ticks.pass_by(minutes(2))
        await host.tick()

        assert host.file.ledger is None
        assert not host.is_kept
        assert not voices_file(tmp_path / "bench.record").exists()
        assert files_with(SECRET, tmp_path) == []


async def test_hub_without_anything_of_anybody_need_not_live(tmp_path: Path, clock: Clock) -> None:
    async with assembly(tmp_path, clock) as held:
        query = await held.open_query()
        assert (held.hub.voices.is_used, held.hub.voices.is_kept) == (False, False)
        await held.give("a")
        assert (held.hub.voices.is_used, held.hub.voices.is_kept) == (True, True)
        assert held.hub.event.gathering.status.is_played
        held.regie.station.polls.reveal(query)
        await held.regie.told.until(lambda: held.queries[query].from_phones is not None)
        await held.hub.voices.tick()
        assert (held.hub.voices.is_used, held.hub.voices.is_kept) == (False, False)
        assert held.hub.event.gathering.alone_for() == NONE


async def test_points_that_nobody_has_seen_outlive_the_day(tmp_path: Path, clock: Clock) -> None:
    """A query of the first day that is revealed on the second; who gave something is forgotten."""
    async with bench(tmp_path, clock) as (held, host, ticks):
        query = held.regie.station.polls.open_query(QueryKind.SINGLE, "Was zuerst?", OPTIONS)
        await held.regie.told.until(lambda: host.query is not None)
        await host.tick()
        assert host.ledger is not None
        assert host.query is not None
        assert host.ledger.give(host.query, {"a": 1}, cookie="one").result()
        held.regie.station.polls.close(query)
        await held.regie.told.until(lambda: host.query is None)
        await host.tick()
        ticks.pass_by(DAY + minutes(1))
        await host.tick()

        assert host.ledger is not None
        assert (host.ledger.count(query), host.ledger.is_empty, host.is_kept) == (1, True, False)


async def test_code_of_the_screen_outlives_forgetting_while_something_is_asked(
    tmp_path: Path, clock: Clock
) -> None:
    async with assembly(tmp_path, clock) as held:
        of = await held.open_round()
        await held.send(of, SECRET)
        code = held.voices.code

        assert (await held.ask(Do.FORGET)).lines == ("1",)

        assert held.ledger.code == code
        assert files_with(SECRET, tmp_path) == []


async def test_hub_that_was_replaced_asks_nothing_and_forgets_in_time(
    tmp_path: Path, clock: Clock
) -> None:
    async with bench(tmp_path, clock) as (held, host, ticks):
        of = await held.open_round()
        await host.tick()
        assert host.ledger is not None
        host.ledger.send_card(of, [SECRET], nonce="form").result()

        held.hub.event.succession.see(7)
        await host.tick()
        assert (host.query, host.rounds, host.is_asked) == (None, (), False)
        ticks.pass_by(DAY + minutes(1))
        await host.tick()

        assert files_with(SECRET, tmp_path) == []
