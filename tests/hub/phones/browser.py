"""A phone that speaks to pages over real sockets, as a browser does or as nobody should."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Protocol
from urllib.parse import urlencode

from tests.hub.told import PATIENCE


class Place(Protocol):
    """Where pages are served."""

    @property
    def port(self) -> int: ...

    @property
    def origin(self) -> str: ...


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: str
    cookies: tuple[str, ...] = ()
    """Each as it is to be set."""

    @property
    def text(self) -> str:
        """What is read on the page."""
        return Reading(self.body).text

    def field(self, name: str) -> str:
        """What the first field of that name holds."""
        return Reading(self.body).fields[name]

    @property
    def location(self) -> str:
        return self.headers["location"]


class Reading(HTMLParser):
    """What is in a page: its text, tags, attributes, addresses, and fields of forms."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.fields: dict[str, str] = {}
        self._words: list[str] = []
        self.language = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.names.add(tag)
        self.attributes.update(given)
        self.addresses += [given[name] for name in ("src", "href", "action") if name in given]
        if tag == "input":
            self.fields.setdefault(given.get("name", ""), given.get("value", ""))
        if tag == "html":
            self.language = given["lang"]

    def handle_data(self, data: str) -> None:
        self._words += data.split()

    @property
    def text(self) -> str:
        return " ".join(self._words)


@dataclass
class Browser:
    """Keeps cookies; asks for what it is told to."""

    served: Place
    cookies: dict[str, str] = field(default_factory=dict)
    language: str = "de-DE,de;q=0.9"

    def get(self, path: str, **headers: str) -> Answer:
        """Open a page; names of headers are written with ``_``."""
        return self.ask("GET", path, "", headers)

    def follow(self, path: str) -> Answer:
        """Open a page, and that to which it leads."""
        answer = self.get(path)
        return self.get(answer.location) if answer.status == 303 else answer

    def post(self, path: str, headers: Mapping[str, str] | None = None, **fields: str) -> Answer:
        """Post a form as a page of ours does."""
        given = {"origin": self.served.origin, "sec_fetch_site": "same-origin"} | dict(
            headers or {}
        )
        given["content_type"] = "application/x-www-form-urlencoded"
        return self.ask("POST", path, urlencode(fields), given)

    def ask(self, method: str, path: str, body: str | bytes, headers: Mapping[str, str]) -> Answer:
        """Send one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=PATIENCE)
        given = {"accept-language": self.language}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            given["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = body.encode() if isinstance(body, str) else body
        connection.request(method, path, sent, given)
        got = connection.getresponse()
        cookies = tuple(value for name, value in got.getheaders() if name == "set-cookie")
        for cookie in cookies:
            self._keep(cookie)
        headers_got = {name.lower(): value for name, value in got.getheaders()}
        answer = Answer(got.status, headers_got, got.read().decode(), cookies)
        connection.close()
        return answer

    def _keep(self, cookie: str) -> None:
        name, _, value = cookie.partition(";")[0].partition("=")
        if "Max-Age=0" in cookie:
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = value
