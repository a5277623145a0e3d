"""A phone of a rehearsal: it opens the real pages and sends their forms, as a browser does."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import Final
from urllib.parse import urlencode

_SECONDS: Final = 30.0


@dataclass(slots=True)
class Form:
    """A form of a page, with its hidden fields and its buttons, each with what it says."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    quote: str = ""
    """What was quoted last before it."""


class Page(HTMLParser):
    """What a phone needs of a page: its forms, and the addresses of its pictures."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.pictures: list[str] = []
        self._button: list[str] | None = None
        self._quote: list[str] | None = None
        self._last_quote = ""
        self.feed(html)

    def form(self, action: str, **fields: str) -> Form | None:
        """Return the first form that is sent there and holds these fields."""
        return next(
            (
                form
                for form in self.forms
                if form.action == action and fields.items() <= form.fields.items()
            ),
            None,
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See what begins."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), quote=self._last_quote))
        elif tag == "input" and given.get("type") == "hidden" and self.forms:
            self.forms[-1].fields[given["name"]] = given.get("value", "")
        elif tag == "button" and self.forms:
            self.forms[-1].buttons.append((given.get("name", ""), given.get("value", ""), ""))
            self._button = []
        elif tag == "q":
            self._quote = []
        elif tag == "img":
            self.pictures.append(given.get("src", ""))

    def handle_data(self, data: str) -> None:
        """Read what a button, or somebody's question, says."""
        for text in (self._button, self._quote):
            if text is not None:
                text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """See what ends."""
        if tag == "button" and self._button is not None:
            name, value, _ = self.forms[-1].buttons[-1]
            self.forms[-1].buttons[-1] = name, value, "".join(self._button)
            self._button = None
        elif tag == "q" and self._quote is not None:
            self._last_quote, self._quote = "".join(self._quote), None


class RehearsedPhone:
    """Keeps cookies, and one connection."""

    def __init__(self, host: str, port: int) -> None:
        self._origin = f"http://{host}:{port}"
        self._connection = http.client.HTTPConnection(host, port, timeout=_SECONDS)
        self._cookies: dict[str, str] = {}

    def close(self) -> None:
        """Put the phone away."""
        self._connection.close()

    def _open(self, path: str) -> Page:
        return self._ask("GET", path)

    def _send(self, form: Form, **more: str) -> Page:
        body = urlencode({**form.fields, **more})
        kind = {"content-type": "application/x-www-form-urlencoded", "origin": self._origin}
        return self._ask("POST", form.action, body, kind)

    def _ask(self, method: str, path: str, body: str = "", more: Mapping[str, str] = {}) -> Page:
        cookie = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = {"cookie": cookie, **more} if cookie else dict(more)
        try:
            self._connection.request(method, path, body or None, headers)
            answered = self._connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionError):
            # An idle connection was closed; every form may be sent again.
            self._connection.close()
            self._connection.request(method, path, body or None, headers)
            answered = self._connection.getresponse()
        for line in answered.headers.get_all("set-cookie", []):
            morsels = SimpleCookie(line)
            self._cookies |= {name: morsel.value for name, morsel in morsels.items()}
        text = answered.read().decode()
        return Page(text)
