"""Photos from phones at a real hub: taken by Regie, let go of by the hub, withdrawn everywhere."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from facilitator.domain.devices import Role
from facilitator.domain.photos import Consent
from facilitator.domain.plenum.card_photo import CardPhoto
from facilitator.domain.plenum.round import RoundKind
from facilitator.formats.pictures import Picture
from facilitator.hub import prompt
from facilitator.hub.prompt import PromptProtocol
from facilitator.ledger.voices import Sent
from facilitator.link.address import Door
from facilitator.link.attachments_http import Attachments
from facilitator.station.photos import photo_of
from tests.clock import Clock
from tests.formats.photos import picture
from tests.hub.bingo.test_forgetting import files_with
from tests.hub.told import PATIENCE
from tests.hub.voices.polling import Assembly, assembly

SHOWN = picture(7)
SECRET = "Zwetschgendatschi auf dem Plakat"
HOUR = 3_600
"""Seconds."""


async def photograph(held: Assembly) -> Sent:
    """Open a round and let a phone send a photo."""
    of = await held.open_round(RoundKind.PHOTO)
    photo = CardPhoto(
        digest=SHOWN.digest,
        width=SHOWN.width,
        height=SHOWN.height,
        size=len(SHOWN.content),
        consent=Consent.GIVEN,
    )
    sent = await held.send(of, SECRET, photo=photo, content=SHOWN.content)
    await held.until_cards(SECRET)
    return sent


async def fetched(held: Assembly, card: str, token: str = "") -> bytes | None:
    address = held.hub.address
    door = Door("127.0.0.1", address.port, Role.REGIE, token or address.tokens[Role.REGIE])
    return await asyncio.to_thread(Attachments(door).fetch_of_card, card)


async def take(held: Assembly) -> None:
    """Take the waiting photo as Regie does, and give the hub its bytes."""
    (card,) = held.voices.cards
    content = await fetched(held, card.id)
    assert content is not None
    assert card.photo is not None
    held.regie.station.photos.add(
        Picture(content, card.photo.width, card.photo.height),
        place="plenum",
        alt=card.parts[0],
        consent=card.photo.consent,
        withdrawal=card.withdrawal,
    )
    await held.regie.told.until(lambda: held.voices.cards == ())
    held.hub.event.station.photos.take(SHOWN.digest, content)
    await held.hub.voices.tick()


def is_anywhere(content: bytes, folder: Path) -> list[str]:
    pieces = [content[at : at + 32] for at in range(0, len(content) - 32, 32)]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(one in path.read_bytes() for one in pieces)]


async def test_regie_alone_gets_the_picture(tmp_path: Path, clock: Clock) -> None:
    async with assembly(tmp_path, clock) as held:
        sent = await photograph(held)
        (card,) = held.voices.cards
        notes = held.hub.address.tokens[Role.NOTES]

        assert card.photo is not None
        assert (card.photo.digest, card.photo.consent) == (SHOWN.digest, Consent.GIVEN)
        assert await fetched(held, sent.id) == SHOWN.content
        assert await fetched(held, sent.id, notes) is None
        assert await fetched(held, "nobody") is None


async def test_hub_lets_go_of_a_taken_photo_and_has_it_wait_again_when_that_is_undone(
    tmp_path: Path, clock: Clock
) -> None:
    async with assembly(tmp_path, clock) as held:
        sent = await photograph(held)
        await take(held)
        station = held.regie.station

        (photo,) = station.snapshot.photos
        assert (photo.id, photo.alt) == (photo_of(SHOWN.digest), SECRET)
        assert (photo.place, photo.consent) == ("plenum", Consent.GIVEN)
        assert held.ledger.pictured() == frozenset()
        assert held.ledger.picture(sent.id) is None

        station.undo("poll")
        await held.until_cards(SECRET)
        assert [one.id for one in station.snapshot.photos] == []
        assert await fetched(held, sent.id) == SHOWN.content
        await take(held)
        assert [one.id for one in station.snapshot.photos] == [photo.id]


async def test_withdrawn_after_it_was_taken_it_is_destroyed_everywhere(
    tmp_path: Path, clock: Clock
) -> None:
    async with assembly(tmp_path, clock) as held:
        sent = await photograph(held)
        await take(held)
        there = is_anywhere(SHOWN.content, tmp_path)

        assert await held.hub.voices.withdraw(sent.withdrawal)
        await held.regie.told.until(lambda: held.regie.station.snapshot.photos == ())
        await held.regie.told.until(lambda: held.regie.station.redaction.confirm() or True)

        assert there
        assert held.regie.station.photos.destroyed == (photo_of(SHOWN.digest),)
        assert held.voices.cards == ()
    assert is_anywhere(SHOWN.content, tmp_path) == []
    assert files_with(SECRET, tmp_path) == []


async def test_withdrawn_after_its_taking_was_undone_it_is_destroyed_all_the_same(
    tmp_path: Path, clock: Clock
) -> None:
    async with assembly(tmp_path, clock) as held:
        sent = await photograph(held)
        await take(held)
        held.regie.station.undo("poll")
        await held.until_cards(SECRET)

        assert await held.hub.voices.withdraw(sent.withdrawal)
        await held.regie.told.until(lambda: bool(held.regie.station.photos.destroyed))
    assert is_anywhere(SHOWN.content, tmp_path) == []


async def test_photo_that_was_destroyed_waits_no_more(tmp_path: Path, clock: Clock) -> None:
    async with assembly(tmp_path, clock) as held:
        await photograph(held)
        await take(held)
        station = held.regie.station
        station.photos.destroy(station.snapshot.photos[0].id)
        await held.regie.told.until(lambda: bool(held.hub.event.station.photos.destroyed))
        await held.hub.voices.tick()

        assert held.ledger.cards() == ()
    assert is_anywhere(SHOWN.content, tmp_path) == []


async def test_photo_taken_by_somebody_who_had_not_heard_that_it_was_withdrawn_is_destroyed(
    tmp_path: Path, clock: Clock
) -> None:
    async with assembly(tmp_path, clock) as held:
        sent = await photograph(held)
        (card,) = held.voices.cards
        assert await held.hub.voices.withdraw(sent.withdrawal)
        held.regie.station.photos.add(SHOWN, alt=SECRET, withdrawal=card.withdrawal)
        await held.regie.told.until(lambda: held.regie.station.snapshot.photos == ())

        assert held.regie.station.photos.destroyed == (photo_of(SHOWN.digest),)


async def test_photo_may_come_slowly_but_not_stop_half_way(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompt, "ASK_SECONDS", HOUR)
    monkeypatch.setattr(prompt, "GROWTH", 200)
    async with assembly(tmp_path, clock) as held:
        await held.open_round(RoundKind.PHOTO)
        port = held.hub.address.port
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        head = (
            f"POST /V/{held.ledger.code}/photo HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Origin: http://127.0.0.1:{port}\r\nCookie: voices={'x' * 22}\r\n"
            "Content-Length: 1000000\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n"
        )
        writer.write(head.encode())
        await held.regie.told.until(lambda: uploads(held) != [])
        (upload,) = uploads(held)
        is_open = []
        for seconds in (HOUR, HOUR, 0):  # until it is looked at again, and nothing has come
            writer.write(b"x" * 200)
            await held.regie.told.until(lambda: upload._received >= 200)
            monkeypatch.setattr(prompt, "ANSWER_SECONDS", seconds)
            upload._look()
            is_open.append(not upload.transport.is_closing())
        async with asyncio.timeout(PATIENCE):
            rest = await reader.read()
        writer.close()

        assert (is_open, rest) == ([True] * 3, b"")


def uploads(held: Assembly) -> list[PromptProtocol]:
    """Return the connections of phones over which something has come that nobody looked at."""
    connections = held.hub._server.server_state.connections
    http = [one for one in connections if isinstance(one, PromptProtocol)]
    return [one for one in http if one._received]
