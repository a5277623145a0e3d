"""What proves who plays: kept by the phone alone, and guessed by nobody."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette

from facilitator.hub.bingo.pages.routes import routes
from facilitator.hub.phones.limiting import GUESSING, PLAYING
from tests.hub.bingo.pages.phone import Answer, Phone
from tests.hub.bingo.pages.serving import Served


def test_cookie_is_kept_from_scripts_and_other_sites(running: Served) -> None:
    answer = Phone(running).send_join("Anna")

    (cookie,) = (one for one in answer.cookies if one.startswith("bingo="))
    said = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/"} <= said
    assert len(cookie.split(";")[0]) == len("bingo=") + 32
    assert cookie.split("=")[1].split(";")[0] not in answer.location


@pytest.mark.parametrize("cookie", ["", "x", "0" * 32, "ä" * 16, "a" * 5_000, '"', "\\042"])
def test_guessed_cookie_is_a_stranger(running: Served, cookie: str) -> None:
    phone = Phone(running)

    answer = phone.get("/B", cookie=f"bingo={cookie}".encode().decode("latin-1"))

    assert "Zugangscode" in answer.text
    assert phone.get("/B/live", cookie=f"bingo={cookie}".encode().decode("latin-1")).status == 410


def guess(phone: Phone, path: str) -> list[Answer]:
    phone.served.stop_the_clock()
    return [phone.get(path) for _ in range(int(GUESSING.burst) + 5)]


@pytest.mark.parametrize("path", ["/J/ZZZZZZ", "/M/ZZZZZZZZZZZZ"])
def test_guesses_of_a_stranger_are_limited_and_players_play_on(
    anna: Phone, ben: Phone, running: Served, path: str
) -> None:
    answers = guess(Phone(running), path)

    assert answers[0].status in (403, 404)
    assert (answers[-1].status, "warten Sie einen Moment" in answers[-1].text) == (429, True)
    assert ben.pick(anna, 0).status == 303
    assert anna.get("/B").status == 200


def test_guesses_of_a_player_are_limited_and_others_join(anna: Phone, running: Served) -> None:
    assert guess(anna, "/M/ZZZZZ")[-1].status == 429

    assert Phone(running).send_join("Ben").status == 303


def test_guesses_of_a_player_by_forms_are_limited_like_those_by_pages(anna: Phone) -> None:
    form = anna.form
    anna.served.stop_the_clock()
    fields = {"form": form, "token": "ZZZZZ", "position": "0"}

    answers = [anna.post("/B/pick", None, **fields) for _ in range(int(GUESSING.burst) + 5)]

    assert (answers[0].status, answers[-1].status) == (409, 429)


def test_one_player_may_not_ask_for_everything_all_the_time(anna: Phone, ben: Phone) -> None:
    anna.served.stop_the_clock()

    answers = [anna.get("/B") for _ in range(int(PLAYING.burst) + 5)]

    assert (answers[0].status, answers[-1].status) == (200, 429)
    assert ben.get("/B").status == 200


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_cookies_of_a_hub_with_a_certificate_go_nowhere_else(running: Served, scheme: str) -> None:
    app = Starlette(routes=routes(running.desk))
    sent: list[dict[str, Any]] = []
    path = f"/J/{running.ledger.join_code}"
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": scheme,
        "path": path,
        "query_string": b"",
        "headers": [(b"host", running.place.encode())],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", running.port),
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))

    cookie = dict(sent[0]["headers"])[b"set-cookie"].decode()
    assert ("Secure" in cookie) == (scheme == "https")
