"""A phone: joins, looks now and then whether anything is new, meets others and confirms them."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from random import Random

from benchmarks.phones.http import Answered, Connection

_FIELD = re.compile(r'name="(\w+)" value="([^"]*)"')
_TOKEN = re.compile(r"/B/code/(\w+)")
_TAG = re.compile(r'data-tag="([^"]*)"')
_ASK = re.compile(r'action="/B/answer">(.*?)</form>', re.DOTALL)


class Phone:
    """One participant's, with a browser that keeps cookies and one connection."""

    def __init__(self, connection: Connection, number: int, lots: Random) -> None:
        self.connection = connection
        self.token = ""
        self.failures = 0
        self.turn = asyncio.Lock()
        """A phone does one thing at a time."""
        self._number = number
        self._lots = lots
        self._tag = ""
        self._asks: list[dict[str, str]] = []

    async def join(self, code: str) -> None:
        """Open the page of the code, enter a nickname, have a card."""
        page = await self._see(await self.connection.get("page", f"/J/{code}"))
        form = dict(_FIELD.findall(page)) | {"name": f"Phone {self._number}"}
        card = await self._post("join", "/B/join", form)
        found, tag = _TOKEN.search(card), _TAG.search(card)
        self.token = found[1] if found else ""
        self._tag = unescape(tag[1]) if tag else self._tag

    async def poll(self) -> None:
        """Ask whether anything is new, and confirm what somebody asks."""
        answered = await self.connection.get("poll", "/B/live", **{"if-none-match": self._tag})
        if answered.status == 304:
            return
        # What is new is a page, and counts as one.
        took = self.connection.took
        took.setdefault("page", []).append(took["poll"].pop())
        self._tag = answered.headers.get("etag", "")
        page = await self._see(answered)
        for ask in _ASK.findall(page):
            form = dict(_FIELD.findall(ask)) | {"yes": "1"}
            await self._post("answer", "/B/answer", form)

    async def meet(self, other: Phone) -> None:
        """Scan the code of `other` and name that person for one of the open squares."""
        page = await self._see(await self.connection.get("page", f"/M/{other.token}"))
        form = page.partition('action="/B/pick"')[2].partition("</form>")[0]
        squares = re.findall(r'name="position" value="(\d+)"', form)
        if squares:
            fields = dict(_FIELD.findall(form)) | {"position": self._lots.choice(squares)}
            await self._post("pick", "/B/pick", fields)

    async def _post(self, kind: str, path: str, form: dict[str, str]) -> str:
        """Send a form and return the page that it leads to."""
        answered = await self.connection.post(kind, path, form)
        if answered.status != 303:
            self.failures += 1
            return ""
        return await self._see(await self.connection.get("page", answered.headers["location"]))

    async def _see(self, answered: Answered) -> str:
        if answered.status != 200:
            self.failures += 1
        return answered.body
