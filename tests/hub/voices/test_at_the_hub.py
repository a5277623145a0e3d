"""Points and cards at the hub: what Regie asks for and is told, and what the record gets."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

import pytest

from facilitator.domain.devices import Role
from facilitator.domain.entries import Release
from facilitator.domain.plenum.query import PhoneCount, QueryKind
from facilitator.domain.plenum.round import RoundKind
from facilitator.hub.opening import hub_file
from facilitator.hub.serving import Hub
from facilitator.hub.voices import calls, host
from facilitator.hub.voices.host import RETRY_TICKS
from facilitator.ledger.voices import VoiceLedger, voices_file
from facilitator.link.frames import Frame
from facilitator.link.voicing import Do, Voices
from facilitator.station import RefusedError
from tests.clock import Clock
from tests.hub.bingo.test_forgetting import files_with
from tests.hub.told import PATIENCE
from tests.hub.voices.pages.serving import Voter
from tests.hub.voices.polling import OPTIONS, assembly, without_privacy

SECRET = "Zwetschgendatschi"


async def test_query_goes_from_opening_to_the_sums_in_the_record(
    tmp_path: Path, clock: Clock
) -> None:
    async with assembly(tmp_path, clock) as held:
        query = await held.open_query()
        assert [await held.give("a", cookie=f"c{one}") for one in (1, 2, 1)] == [True, True, False]
        await held.regie.told.until(lambda: held.voices.ballots == 2)
        held.regie.station.polls.close(query)
        await held.regie.told.until(lambda: held.hub.voices.query is None)
        assert (held.voices.query, held.voices.ballots) == (query, 2)
        assert held.queries[query].from_phones is None

        held.regie.station.polls.reveal(query)
        await held.regie.told.until(lambda: held.queries[query].from_phones is not None)

        assert held.queries[query].from_phones == PhoneCount(ballots=2, points=(2, 0))
        await held.regie.told.until(lambda: held.voices.query == "")
        await held.hub.voices.tick()
        assert held.ledger.is_empty


async def test_query_without_any_phone_gets_zeros(tmp_path: Path, clock: Clock) -> None:
    async with assembly(tmp_path, clock, agenda=without_privacy()) as held:
        query = held.regie.station.polls.open_query(QueryKind.SINGLE, "Was zuerst?", OPTIONS)
        held.regie.station.polls.reveal(query)

        await held.regie.told.until(lambda: held.queries[query].from_phones is not None)

        assert held.queries[query].from_phones == PhoneCount(ballots=0, points=(0, 0))
        assert held.voices.code == ""
        assert not voices_file(held.record).exists()


async def test_ballots_survive_the_hub_and_are_summed_up_by_the_next(
    tmp_path: Path, clock: Clock
) -> None:
    async with assembly(tmp_path, clock) as held:
        query = await held.open_query()
        await held.give("b")
        code = held.voices.code
        await held.restart_hub()
        held.regie.station.polls.reveal(query)
        async with held.regie.connected(held.hub):
            await held.regie.told.until(lambda: held.queries[query].from_phones is not None)
        assert held.queries[query].from_phones == PhoneCount(ballots=1, points=(0, 1))
        assert held.ledger.code == code


async def test_points_are_summed_up_once_their_file_can_be_opened(
    tmp_path: Path, clock: Clock
) -> None:
    async with assembly(tmp_path, clock) as held:
        query = await held.open_query()
        await held.give("b")
        await held.end_hub()
        held.regie.station.polls.reveal(query)
        elsewhere = VoiceLedger.open(voices_file(held.record), clock.now)
        held.start_hub()
        assert held.hub.voices.file.failure
        async with held.regie.connected(held.hub):
            await held.regie.told.until(lambda: held.hub.voices.query is None)
            elsewhere.close()
            for _ in range(RETRY_TICKS):
                await held.hub.voices.tick()
            await held.regie.told.until(lambda: held.queries[query].from_phones is not None)
        assert held.queries[query].from_phones == PhoneCount(ballots=1, points=(0, 1))


async def test_card_waits_until_it_is_taken_and_again_when_that_is_undone(
    tmp_path: Path, clock: Clock
) -> None:
    async with assembly(tmp_path, clock) as held:
        of = await held.open_round()
        await held.send(of, "Mehr Zeit")
        await held.until_cards("Mehr Zeit")
        assert held.voices.waiting == 1

        held.take()
        await held.until_cards()
        held.regie.station.undo("poll")
        await held.until_cards("Mehr Zeit")


async def test_dropped_card_can_be_restored(tmp_path: Path, clock: Clock) -> None:
    async with assembly(tmp_path, clock) as held:
        of = await held.open_round()
        sent = await held.send(of, "Quatsch")
        await held.until_cards("Quatsch")

        assert (await held.ask(Do.DROP, card=sent.id)).is_done
        await held.regie.told.until(lambda: held.voices.waiting == 0)
        assert [card.dropped for card in held.voices.cards] == [True]
        assert (await held.ask(Do.RESTORE, card=sent.id)).is_done
        await held.regie.told.until(lambda: held.voices.waiting == 1)


async def test_nobody_but_regie_hears_of_a_card_before_it_is_taken(
    tmp_path: Path, clock: Clock
) -> None:
    async with assembly(tmp_path, clock) as held:
        of = await held.open_round(RoundKind.VOICE)
        notes = held.notes(place="")
        stage = held.devices.make(held.hub, Role.STAGE)
        async with notes.connected(held.hub), stage.connected(held.hub):
            await held.send(of, SECRET, function="Teamleitung", release=Release.DENIED)
            await held.until_cards(SECRET)
            held.regie.file("Ein Beitrag", place="plenum")
            await notes.until_texts("Ein Beitrag", place="plenum")

            heard: list[Frame] = [*notes.frames, *stage.frames]
            assert [frame for frame in heard if SECRET in repr(frame)] == []
            assert notes.last(Voices) is None
            assert (await held.ask(Do.DROP, notes, card="x")).said == "role"
    assert [path.name for path in files_with(SECRET, tmp_path)] == ["event.voices"]


async def test_taken_card_is_redacted_by_its_code(tmp_path: Path, clock: Clock) -> None:
    async with assembly(tmp_path, clock) as held:
        of = await held.open_round(RoundKind.VOICE)
        sent = await held.send(of, SECRET, release=Release.ANONYMOUS)
        await held.until_cards(SECRET)
        held.take()
        await held.until_cards()

        assert await held.hub.voices.withdraw(sent.withdrawal.lower())
        assert await held.hub.voices.withdraw(sent.withdrawal)
        assert not await held.hub.voices.withdraw("AAAA-BBBB-CCCC")

        await held.regie.told.until(lambda: held.regie.station.snapshot.entries[sent.id].redacted)
        await held.regie.told.until(lambda: held.voices.cards == ())
        held.regie.station.redaction.confirm()
    assert files_with(SECRET, tmp_path) == []


async def test_card_whose_taking_was_undone_is_destroyed_in_the_record_as_well(
    tmp_path: Path, clock: Clock
) -> None:
    async with assembly(tmp_path, clock) as held:
        of = await held.open_round(RoundKind.VOICE)
        sent = await held.send(of, SECRET, release=Release.ANONYMOUS)
        await held.until_cards(SECRET)
        held.take()
        await held.until_cards()
        held.regie.station.undo("poll")
        await held.until_cards(SECRET)

        assert await held.hub.voices.withdraw(sent.withdrawal)

        await held.regie.told.until(lambda: held.voices.cards == ())
        regie = held.regie.station
        await held.regie.told.until(lambda: sent.id in regie._log.wiping.subjects)
        regie.redaction.confirm()
        with contextlib.suppress(RefusedError):
            regie.redo("poll")
    assert files_with(SECRET, tmp_path) == []


async def test_card_taken_and_undone_before_its_withdrawal_is_heard_of_is_destroyed(
    tmp_path: Path, clock: Clock
) -> None:
    async with assembly(tmp_path, clock) as held:
        of = await held.open_round()
        sent = await held.send(of, SECRET)
        await held.until_cards(SECRET)
        before = held.voices.cards[0]
        assert await held.hub.voices.withdraw(sent.withdrawal)

        regie = held.regie.station
        regie.polls.take_card(before.id, of.id, SECRET, None)
        regie.undo("poll")

        await held.regie.told.until(lambda: sent.id in regie._log.wiping.subjects)
        regie.redaction.confirm()
    assert files_with(SECRET, tmp_path) == []


async def test_entry_that_regie_redacts_is_no_card_any_more(tmp_path: Path, clock: Clock) -> None:
    async with assembly(tmp_path, clock) as held:
        of = await held.open_round()
        sent = await held.send(of, SECRET)
        await held.until_cards(SECRET)
        held.take()
        held.regie.station.redaction.redact(sent.id)

        hub, regie = held.hub.event.station, held.regie.station
        await held.regie.told.until(lambda: hub.device in regie.snapshot.wiped.get(sent.id, ()))
        await held.hub.voices.tick()

        assert held.ledger.cards() == ()
    assert files_with(SECRET, tmp_path) == []


async def test_card_that_is_taken_after_it_was_withdrawn_is_redacted(
    tmp_path: Path, clock: Clock
) -> None:
    async with assembly(tmp_path, clock) as held:
        of = await held.open_round()
        sent = await held.send(of, SECRET)
        await held.until_cards(SECRET)
        before = held.voices.cards[0]
        assert await held.hub.voices.withdraw(sent.withdrawal)

        held.regie.station.polls.take_card(before.id, of.id, SECRET, None)

        regie = held.regie.station
        await held.regie.told.until(lambda: regie.snapshot.entries[sent.id].redacted)


async def test_one_time_codes_are_issued_for_the_open_query(tmp_path: Path, clock: Clock) -> None:
    async with assembly(tmp_path, clock) as held:
        query = await held.open_query(by_code=True)

        answer = await held.ask(Do.ISSUE, query=query, count="30")

        assert len(set(answer.lines)) == 30
        await held.regie.told.until(lambda: held.voices.issued == 30)


async def test_code_can_be_renewed(tmp_path: Path, clock: Clock) -> None:
    async with assembly(tmp_path, clock) as held:
        await held.open_query()
        before = held.voices.code

        assert (await held.ask(Do.RENEW)).is_done

        await held.regie.told.until(lambda: held.voices.code not in ("", before))


def test_whatever_regie_can_ask_for_is_done() -> None:
    assert set(calls._DOES) == set(Do)


async def test_what_cannot_be_done_is_said_in_one_word(tmp_path: Path, clock: Clock) -> None:
    async with assembly(tmp_path, clock) as held:
        answers = [
            await held.ask(Do.DROP, card="x"),
            await held.ask(Do.RENEW),
            await held.ask(Do.ISSUE, query="q", count="5"),
            await held.ask("dance"),
        ]
        assert [answer.said for answer in answers] == ["gone", "gone", "gone", "unknown"]
        assert not voices_file(held.record).exists()


async def test_number_of_codes_that_is_none_is_refused(tmp_path: Path, clock: Clock) -> None:
    async with assembly(tmp_path, clock) as held:
        query = await held.open_query(by_code=True)
        for count in ("", "0", "-1", "²", "99999", "2001"):
            assert (await held.ask(Do.ISSUE, query=query, count=count)).said == "gone"


async def test_file_that_is_damaged_is_said_to_regie(tmp_path: Path, clock: Clock) -> None:
    voices_file(tmp_path / "event.record").write_bytes(b"no database" * 1_000)
    async with assembly(tmp_path, clock) as held:
        held.regie.station.polls.open_round(RoundKind.CARDS, ["Was fehlt?"], "plenum")

        await held.regie.told.until(lambda: bool(held.voices.failure))

        assert held.voices.code == ""


async def test_whoever_types_the_code_gets_to_the_page(tmp_path: Path, clock: Clock) -> None:
    async with assembly(tmp_path, clock) as held:
        phone = Voter(Door(held.hub))
        nothing = await asyncio.to_thread(phone.get, "/")
        await held.open_query()
        code = held.voices.code

        led = [
            (await asyncio.to_thread(phone.get, path)).headers.get("location")
            for path in ("/", f"/J?code={code.lower()}", f"/V?code={code}")
        ]
        page = await asyncio.to_thread(phone.get, f"/v/{code.lower()}")

        assert nothing.status == 200
        assert led == ["/V", f"/V/{code}", f"/V/{code}"]
        assert "Was zuerst?" in page.text


async def test_two_phones_give_and_send_over_the_hub_itself(tmp_path: Path, clock: Clock) -> None:
    async with assembly(tmp_path, clock) as held:
        query = await held.open_query()
        await held.open_round()
        place = Door(held.hub)

        def act(choice: str) -> int:
            phone = Voter(place)
            phone.give(choice=choice)
            return phone.send("send", part0=f"Karte {choice}").status

        sent = await asyncio.gather(*(asyncio.to_thread(act, one) for one in ("0", "1")))

        assert sent == [200, 200]
        await held.until_cards("Karte 0", "Karte 1")
        held.regie.station.polls.reveal(query)
        await held.regie.told.until(lambda: held.queries[query].from_phones is not None)
        assert held.queries[query].from_phones == PhoneCount(ballots=2, points=(1, 1))


class Door:
    """Where a hub serves its pages."""

    def __init__(self, hub: Hub) -> None:
        self.port = hub.address.port
        self.origin = f"http://127.0.0.1:{self.port}"
        self._hub = hub

    @property
    def page(self) -> str:
        assert self._hub.voices.ledger is not None
        return f"/V/{self._hub.voices.ledger.code}"


async def test_withdrawal_that_is_not_saved_in_time_is_to_be_tried_again(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(host, "SAVE_SECONDS", 0.2)
    async with assembly(tmp_path, clock) as held:
        of = await held.open_round()
        sent = await held.send(of, SECRET)
        await held.until_cards(SECRET)
        held.take()
        await held.until_cards()
        file = hub_file(held.record)
        file.rename(tmp_path / "lost")

        async with asyncio.timeout(PATIENCE):
            with pytest.raises(TimeoutError):
                await held.hub.voices.withdraw(sent.withdrawal)

        (tmp_path / "lost").rename(file)
        await held.regie.told.until(lambda: held.regie.station.snapshot.entries[sent.id].redacted)
