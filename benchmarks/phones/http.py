"""One phone's connection: as little HTTP as it takes, so that what is measured is the server."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from time import perf_counter
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: str


@dataclass
class Connection:
    """Asks one thing after another; connects anew if the server has closed an idle connection."""

    port: int
    took: dict[str, list[float]]
    """Seconds by kind of request."""
    cookies: dict[str, str] = field(default_factory=dict)
    _streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, kind: str, path: str, **headers: str) -> Answered:
        """Open a page."""
        return await self._ask(kind, "GET", path, "", headers)

    async def post(self, kind: str, path: str, form: dict[str, str]) -> Answered:
        """Send a form, as the page of that server does."""
        sent = {
            "content-type": "application/x-www-form-urlencoded",
            "origin": f"http://127.0.0.1:{self.port}",
        }
        return await self._ask(kind, "POST", path, urlencode(form), sent)

    async def _ask(
        self, kind: str, method: str, path: str, body: str, headers: dict[str, str]
    ) -> Answered:
        begun = perf_counter()
        try:
            answered = await self._try(method, path, body, headers)
        except (OSError, asyncio.IncompleteReadError):
            self.close()
            answered = await self._try(method, path, body, headers)
        self.took.setdefault(kind, []).append(perf_counter() - begun)
        return answered

    async def _try(self, method: str, path: str, body: str, headers: dict[str, str]) -> Answered:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self._streams
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        said = {"host": f"127.0.0.1:{self.port}", "cookie": cookie, **headers}
        if body:
            said["content-length"] = str(len(body))
        lines = "".join(f"{name}: {value}\r\n" for name, value in said.items() if value)
        writer.write(f"{method} {path} HTTP/1.1\r\n{lines}\r\n{body}".encode())
        answered = await _read(reader)
        for name, value in _cookies(answered):
            self.cookies[name] = value
        if answered.headers.get("connection") == "close":
            self.close()
        return answered

    def close(self) -> None:
        """Hang up."""
        if self._streams is not None:
            self._streams[1].close()
        self._streams = None


async def _read(reader: asyncio.StreamReader) -> Answered:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers: dict[str, str] = {}
    for line in head[1:-2]:
        name, _, value = line.partition(": ")
        name = name.lower()
        headers[name] = f"{headers[name]}\n{value}" if name in headers else value
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Answered(int(head[0].split()[1]), headers, body.decode())


def _cookies(answered: Answered) -> list[tuple[str, str]]:
    lines = answered.headers.get("set-cookie", "").split("\n")
    pairs = (line.partition(";")[0].partition("=") for line in lines if line)
    return [(name, value) for name, _, value in pairs]
