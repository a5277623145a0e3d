"""The floor: Starlette and SQLite, nothing else, with the same transactions and pages as large.

    python -m benchmarks.phones.floor PORT FILE

No names, no forms to check, no cookies looked up but as a key: what could be left out is.
"""

from __future__ import annotations

import asyncio
import secrets
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

FILLER = "x" * 6_000
SCHEMA = """
CREATE TABLE player (id INTEGER PRIMARY KEY, number INTEGER UNIQUE, card TEXT UNIQUE, name TEXT,
    token TEXT UNIQUE, code TEXT UNIQUE, nonce TEXT UNIQUE, cookie TEXT UNIQUE,
    filled INTEGER DEFAULT 0, met INTEGER DEFAULT 0);
CREATE TABLE pick (owner INTEGER, position INTEGER, partner INTEGER, nth INTEGER, filled INTEGER,
    PRIMARY KEY (owner, position), UNIQUE (owner, partner, nth)) WITHOUT ROWID;
CREATE INDEX pick_partner ON pick (partner, filled);
CREATE TABLE meeting (low INTEGER, high INTEGER, PRIMARY KEY (low, high)) WITHOUT ROWID;
"""


class Floor:
    """One connection in one thread: SQLite has one writer at a time anyway."""

    def __init__(self, path: str) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._connection = self._thread.submit(_open, path).result()
        self._versions: dict[str, int] = {}

    async def work(self, job: Any, *values: Any) -> Any:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._transact, job, values)

    def _transact(self, job: Any, values: Any) -> Any:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            found = job(self._connection, *values)
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        return found

    async def page_to_join(self, _: Request) -> Response:
        return HTMLResponse(f'<input name="nonce" value="{secrets.token_hex(16)}">{FILLER}')

    async def join(self, request: Request) -> Response:
        form = await _form(request)
        cookie = secrets.token_hex(16)
        await self.work(_join, form["name"], form["nonce"], cookie)
        answered = RedirectResponse("/B", 303)
        answered.set_cookie("bingo", cookie, httponly=True, samesite="lax")
        return answered

    async def card(self, request: Request) -> Response:
        cookie = request.cookies["bingo"]
        token, asks = await self.work(_card, cookie)
        return HTMLResponse(
            f'<img src="/B/code/{token}" data-tag="{self._tag(cookie)}">{_asks(asks)}{FILLER}',
            headers={"etag": self._tag(cookie)},
        )

    async def live(self, request: Request) -> Response:
        if request.headers.get("if-none-match") == self._tag(request.cookies["bingo"]):
            return Response(status_code=304)
        return await self.card(request)

    def _tag(self, cookie: str) -> str:
        return str(self._versions.get(cookie, 0))

    def _touch(self, *cookies: str) -> None:
        for cookie in cookies:
            self._versions[cookie] = self._versions.get(cookie, 0) + 1

    async def meeting(self, request: Request) -> Response:
        token = request.path_params["token"]
        positions = await self.work(_open_squares, request.cookies["bingo"])
        buttons = "".join(f'<button name="position" value="{one}">' for one in positions)
        return HTMLResponse(
            f'<form action="/B/pick"><input name="token" value="{token}">{buttons}</form>{FILLER}'
        )

    async def pick(self, request: Request) -> Response:
        form, cookie = await _form(request), request.cookies["bingo"]
        other = await self.work(_pick, cookie, form["token"], int(form["position"]))
        self._touch(cookie, other)
        return RedirectResponse(f"/M/{form['token']}", 303)

    async def answer(self, request: Request) -> Response:
        form, cookie = await _form(request), request.cookies["bingo"]
        other = await self.work(_answer, cookie, int(form["partner"]), int(form["position"]))
        self._touch(cookie, other)
        return RedirectResponse("/B", 303)


def _open(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
    connection.executescript(SCHEMA)
    return connection


async def _form(request: Request) -> dict[str, str]:
    return dict(parse_qsl((await request.body()).decode()))


def _player(connection: sqlite3.Connection, cookie: str) -> int:
    found = connection.execute("SELECT id FROM player WHERE cookie = ?", (cookie,)).fetchone()
    return int(found[0])


def _join(connection: sqlite3.Connection, name: str, nonce: str, cookie: str) -> None:
    known = connection.execute("SELECT 1 FROM player WHERE nonce = ?", (nonce,)).fetchone()
    if known is None:
        connection.execute(
            "INSERT INTO player (number, card, name, token, code, nonce, cookie) VALUES "
            "((SELECT coalesce(max(number), 0) + 1 FROM player), ?, ?, ?, ?, ?, ?)",
            (
                secrets.token_hex(40),
                name,
                secrets.token_hex(6).upper(),
                secrets.token_hex(4),
                nonce,
                cookie,
            ),
        )


def _card(connection: sqlite3.Connection, cookie: str) -> tuple[str, list[tuple[int, int]]]:
    token, player = connection.execute(
        "SELECT token, id FROM player WHERE cookie = ?", (cookie,)
    ).fetchone()
    asks = connection.execute(
        "SELECT owner, position FROM pick WHERE partner = ? AND NOT filled", (player,)
    ).fetchall()
    connection.execute("SELECT * FROM pick WHERE owner = ?", (player,)).fetchall()
    return token, asks


def _asks(asks: list[tuple[int, int]]) -> str:
    return "".join(
        f'<form action="/B/answer"><input name="partner" value="{owner}">'
        f'<input name="position" value="{position}"></form>'
        for owner, position in asks
    )


def _open_squares(connection: sqlite3.Connection, cookie: str) -> list[int]:
    player = _player(connection, cookie)
    taken = {
        row[0] for row in connection.execute("SELECT position FROM pick WHERE owner = ?", (player,))
    }
    return [one for one in range(25) if one != 12 and one not in taken]


def _pick(connection: sqlite3.Connection, cookie: str, token: str, position: int) -> str:
    owner = _player(connection, cookie)
    partner, other = connection.execute(
        "SELECT id, cookie FROM player WHERE token = ?", (token,)
    ).fetchone()
    connection.execute(
        "INSERT OR IGNORE INTO pick VALUES (?, ?, ?, 1, 0)", (owner, position, partner)
    )
    return str(other)


def _answer(connection: sqlite3.Connection, cookie: str, owner: int, position: int) -> str:
    player = _player(connection, cookie)
    connection.execute(
        "UPDATE pick SET filled = 1 WHERE owner = ? AND position = ? AND partner = ?",
        (owner, position, player),
    )
    low, high = sorted((owner, player))
    connection.execute("INSERT OR IGNORE INTO meeting VALUES (?, ?)", (low, high))
    connection.execute("UPDATE player SET met = met + 1 WHERE id IN (?, ?)", (low, high))
    count = connection.execute(
        "SELECT count(*) FROM pick WHERE owner = ? AND filled", (owner,)
    ).fetchone()
    connection.execute("UPDATE player SET filled = ? WHERE id = ?", (count[0], owner))
    found = connection.execute("SELECT cookie FROM player WHERE id = ?", (owner,)).fetchone()
    return str(found[0])


def main() -> None:
    floor = Floor(sys.argv[2])
    app = Starlette(
        routes=[
            Route("/J/{code}", floor.page_to_join),
            Route("/B/join", floor.join, methods=["POST"]),
            Route("/B", floor.card),
            Route("/B/live", floor.live),
            Route("/M/{token}", floor.meeting),
            Route("/B/pick", floor.pick, methods=["POST"]),
            Route("/B/answer", floor.answer, methods=["POST"]),
        ]
    )
    # The hub's own protocol without TLS, so that HTTP costs both the same.
    uvicorn.run(
        app, port=int(sys.argv[1]), http="h11", access_log=False, log_config=None, backlog=2048
    )


main()
