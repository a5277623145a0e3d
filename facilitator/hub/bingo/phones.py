"""Phones that play by themselves in a rehearsal: they open the real pages and send their forms."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import Final
from urllib.parse import urlencode

_SECONDS: Final = 30.0
_CODE: Final = "/B/code/"
"""What the address of the picture of one's own QR code begins with."""


@dataclass(slots=True)
class Form:
    """A form of a page, with its hidden fields and its buttons, each with what it says."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    quote: str = ""


class Page(HTMLParser):
    """What a phone needs of a page: its forms, and the token of its own QR code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.token = ""
        self._button: list[str] | None = None
        self._quote: list[str] | None = None
        self._last_quote = ""
        self.feed(html)

    def form(self, action: str) -> Form | None:
        """Return the first form that is sent there."""
        return next((form for form in self.forms if form.action == action), None)

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
        elif tag == "img" and given.get("src", "").startswith(_CODE):
            self.token = given["src"].removeprefix(_CODE).partition("?")[0]

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


class Phone:
    """The phone of somebody of whom `fits` says which squares are true."""

    def __init__(self, host: str, port: int, fits: Callable[[str], bool]) -> None:
        self._origin = f"http://{host}:{port}"
        self._connection = http.client.HTTPConnection(host, port, timeout=_SECONDS)
        self._cookies: dict[str, str] = {}
        self.fits = fits
        self.token = ""
        """What its own QR code holds."""

    def join(self, code: str, name: str) -> None:
        """Open the page of the QR code on the stage, and enter a nickname."""
        form = self._open(f"/J/{code}").form("/B/join")
        if form is not None:
            self._send(form, name=name)
            self.token = self._open("/B").token

    def meet(self, other: Phone) -> None:
        """Scan the phone of `other` and tap a square that fits that person, if there is one."""
        form = self._open(f"/M/{other.token}").form("/B/pick")
        fitting = [button for button in form.buttons if other.fits(button[2])] if form else []
        if form is not None and fitting:
            # One that completes a line says so, and is what everybody would tap.
            name, value, _ = max(fitting, key=lambda button: "★" in button[2])
            self._send(form, **{name: value})

    def answer(self) -> None:
        """Look at the own card and say what is true of what others say."""
        for form in self._open("/B").forms:
            if form.action == "/B/answer":
                self._send(form, yes="1" if self.fits(form.quote) else "0")

    def close(self) -> None:
        """Put the phone away."""
        self._connection.close()

    def _open(self, path: str) -> Page:
        return self._ask("GET", path)

    def _send(self, form: Form, **more: str) -> None:
        body = urlencode({**form.fields, **more})
        kind = {"content-type": "application/x-www-form-urlencoded", "origin": self._origin}
        self._ask("POST", form.action, body, kind)

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
