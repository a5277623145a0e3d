"""A device that speaks to the pages over real sockets, as a browser does or as nobody should."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlencode

from tests.hub.pages.conftest import Served
from tests.hub.pages.station_desk import TOKEN
from tests.hub.told import PATIENCE

_names = count(1)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: str

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Visitor:
    """Keeps cookies; asks for what it is told to."""

    served: Served
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, method: str = "GET", body: str | bytes = "", **headers: str) -> Answer:
        """Send one request; names of headers are written with ``_``."""
        connection = http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=PATIENCE)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            given["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = body.encode() if isinstance(body, str) else body
        connection.request(method, path, sent, given)
        answer = connection.getresponse()
        for name, value in answer.getheaders():
            if name == "set-cookie":
                cookie, _, kept = value.partition(";")[0].partition("=")
                self.cookies[cookie] = kept
        found = Answer(
            answer.status,
            {name.lower(): value for name, value in answer.getheaders()},
            answer.read().decode(),
        )
        connection.close()
        return found

    def post(self, path: str, headers: Mapping[str, str] | None = None, **fields: str) -> Answer:
        """Post a form as a page of ours does."""
        given = {"origin": self.served.origin, "sec_fetch_site": "same-origin"} | dict(
            headers or {}
        )
        given["content_type"] = "application/x-www-form-urlencoded"
        return self.ask(path, "POST", urlencode(fields), **given)

    def join(self, place: str = "ws1") -> Visitor:
        """Join by the link and sit down."""
        self.post("/notes/join", token=TOKEN, name="Laptop")
        self.post("/notes/sit", form=self.form, place=place)
        return self

    @property
    def page(self) -> Any:
        """What the page tells its script."""
        found = re.search(r'data-page="([^"]*)"', self.ask("/notes/write").body)
        assert found is not None
        return json.loads(found[1].replace("&#34;", '"').replace("&amp;", "&"))

    @property
    def form(self) -> str:
        found = re.search(r'name="form" value="([0-9a-f]+)"', self.ask("/notes/place").body)
        assert found is not None
        return found[1]

    @property
    def proof(self) -> str:
        (kept,) = self.cookies.values()
        return f"Bearer {kept}"

    def call(self, call: str, **given: Any) -> Answer:
        """Have something done as the script does."""
        event = next(iter(self.cookies)).removeprefix("notes-")
        said = {"call": call, "event": event, "sent": new_name(), "place": "ws1"} | given
        return self.ask("/notes/call", "POST", json.dumps(said), authorization=self.proof)

    def view(self, **headers: str) -> Answer:
        """Ask for what there is to see."""
        return self.ask("/notes/view?place=ws1", authorization=self.proof, **headers)


def new_name() -> str:
    return f"name-of-a-call-{next(_names):06}"
