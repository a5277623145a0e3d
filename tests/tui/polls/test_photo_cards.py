"""Photos from phones: listed with what is said of them, fetched, taken over for good."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from facilitator.domain.photos import Consent
from facilitator.domain.plenum.card_photo import CardPhoto
from facilitator.domain.plenum.round import RoundKind
from facilitator.link.status import bearer
from facilitator.link.voicing import PHOTO_PATH, InboxCard
from facilitator.texts import load_texts
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.polls.inbox_pane import inbox_facts
from facilitator.tui.polls.standing import Standing
from tests.formats.photos import picture
from tests.tui.linked import TOKENS
from tests.tui.polls.polling import PollLink, card, open_round
from tests.tui.polls.test_cards import listed, press
from tests.tui.screens import said

SHOWN = (picture(1), picture(2))
ONE, TWO = (f"{number:032x}" for number in (1, 2))


def photo_card(number: int, round_id: str) -> InboxCard:
    made = SHOWN[number - 1]
    photo = CardPhoto(digest=made.digest, width=80, height=60, size=4_321, consent=Consent.NOBODY)
    return card(
        number,
        round_id,
        "Ein Plakat",
        "Gruppe 2",
        function="Foto: Muster",
        photo=photo,
        withdrawal=f"{number}" * 64,
    )


@contextmanager
def hub_with(contents: dict[str, bytes]) -> Iterator[int]:
    """Serve the pictures of cards as a hub does; yield the port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = contents.get(self.path.removeprefix(f"{PHOTO_PATH}/"))
            is_regie = self.headers["authorization"] == bearer(TOKENS["regie"])
            self.send_response(200 if content and is_regie else 404)
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_card_with_a_photo_shows_its_size_consent_and_credit() -> None:
    stands = Standing(waiting=(photo_card(1, "r"),))

    (row,) = inbox_facts(stands, 0, load_texts("de"), dropped=False).rows

    assert row.said == "Ein Plakat / Gruppe 2"
    assert row.beside == ("niemand zu erkennen · Foto 80 × 60, 4 kB · Bildnachweis: Foto: Muster")


async def test_photo_is_fetched_and_taken_here_or_elsewhere_and_undo_has_it_wait_again(
    app: FacilitatorApp, hub: PollLink
) -> None:
    station = app.context.station
    round_id = open_round(station, RoundKind.PHOTO, "Was ist zu sehen?", "Was steht darunter?")
    cards = tuple(photo_card(number, round_id) for number in (1, 2))
    contents = {one.id: made.content for one, made in zip(cards, SHOWN, strict=True)}
    hub.tell_of(cards=cards, waiting=2)
    with hub_with(contents) as port:
        hub.stand(replace(hub.state, host="127.0.0.1", port=port))
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            await press(pilot, "t")
            await app.workers.wait_for_complete()
            await pilot.pause()
            (first,) = station.snapshot.photos
            assert listed(app) == [TWO]

            contents[TWO] = b"something else"
            await press(pilot, "t")
            await app.workers.wait_for_complete()
            await pilot.pause()
            gone = said(app)
            contents[TWO] = SHOWN[1].content
            await press(pilot, "k", "1")
            await app.workers.wait_for_complete()
            await pilot.pause()
            second = station.snapshot.photos[-1]
            await press(pilot, "ctrl+z")

            assert listed(app) == [TWO]
            await press(pilot, "ctrl+z")
            assert listed(app) == [ONE, TWO]

    assert (first.place, first.alt, first.caption) == ("plenum", "Ein Plakat", "Gruppe 2")
    assert (first.credit, first.consent) == ("Foto: Muster", Consent.NOBODY)
    assert (first.digest, first.withdrawal) == (SHOWN[0].digest, "1" * 64)
    assert (second.place, second.digest) == ("", SHOWN[1].digest)
    assert any("Dieses Foto gibt es nicht mehr" in one for one in gone)


@pytest.mark.slow  # opens the whole program once more
async def test_photo_is_taken_in_other_words_and_belongs_to_no_theme(
    app: FacilitatorApp, hub: PollLink
) -> None:
    station = app.context.station
    round_id = open_round(station, RoundKind.PHOTO, "Was ist zu sehen?", "Was steht darunter?")
    one = photo_card(1, round_id)
    hub.tell_of(cards=(one,), waiting=1)
    with hub_with({one.id: SHOWN[0].content}) as port:
        hub.stand(replace(hub.state, host="127.0.0.1", port=port))
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            await press(pilot, "space")
            assert any("gehört zu keinem Thema" in one for one in said(app))
            await press(pilot, "e", "!", "enter", "enter", "enter")
            await app.workers.wait_for_complete()
            await pilot.pause()

    (photo,) = station.snapshot.photos
    assert (photo.alt, photo.caption) == ("Ein Plakat!", "Gruppe 2")
