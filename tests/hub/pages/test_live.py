"""The live channel: what changed is pushed; whoever is hostile, or slow, troubles nobody else."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from facilitator.hub.pages.live import MOST
from tests.hub.pages.conftest import Served
from tests.hub.pages.visiting import Visitor
from tests.hub.told import PATIENCE


@pytest.fixture
def visitor(served: Served) -> Visitor:
    return Visitor(served).join()


@pytest.fixture
def live(visitor: Visitor) -> Iterator[ClientConnection]:
    with opened(visitor) as connection:
        connection.send(hello(visitor))
        yield connection


def opened(visitor: Visitor) -> ClientConnection:
    address = f"ws://{visitor.served.place}/notes/live"
    origin = Origin(visitor.served.origin)
    return connect(address, max_size=None, origin=origin, open_timeout=PATIENCE)


def hello(visitor: Visitor, **changes: Any) -> str:
    device, _, secret = visitor.proof.removeprefix("Bearer ").partition(".")
    said = {"device": device, "secret": secret, "place": "ws1", "language": "de", "alone": 0}
    return json.dumps(said | changes)


def next_news(live: ClientConnection) -> Any:
    """Return the next frame that brings more than the time."""
    while True:
        frame = json.loads(live.recv(PATIENCE))
        if frame.keys() - {"clock", "others"}:
            return frame


def why_closed(live: ClientConnection) -> tuple[int | None, str | None]:
    with contextlib.suppress(ConnectionClosed):
        for _ in live:
            pass
    return live.close_code, live.close_reason


def test_first_frame_is_whole_and_then_what_changed(
    visitor: Visitor, live: ClientConnection
) -> None:
    whole = next_news(live)
    filed = visitor.call("file", text="Neues").json

    change = next_news(live)

    assert whole["whole"] is True
    assert len(whole["rows"]) == 3
    assert list(change["rows"]) == [filed["entry"]]
    assert change["groups"] == [["", "", [*whole["rows"], filed["entry"]]]]
    assert change.get("parts", {}) == {}
    assert change["facts"] == {"last": filed["entry"]}


def test_another_place_is_looked_at(visitor: Visitor, live: ClientConnection) -> None:
    next_news(live)

    live.send(json.dumps({"place": "ws2", "layout": "kinds"}))

    frame = next_news(live)
    assert (frame["facts"]["place"], frame["rows"]) == ("ws2", {})


def test_place_that_is_no_more_is_said(live: ClientConnection) -> None:
    next_news(live)

    live.send(json.dumps({"place": "nirgends"}))

    assert next_news(live)["gone"] is True


@pytest.mark.parametrize(
    ("first", "code"),
    [
        ("", 4000),
        ("[]", 4000),
        ("{}", 4000),
        ("x" * 10_000, 4000),
        ("[" * 4000, 4000),
        ('{"device": "a", "secret": "b"}', 4006),
        ('{"device": 1, "secret": "b"}', 4000),
        ('{"device": "\\ud800", "secret": "b"}', 4006),
    ],
)
def test_who_does_not_prove_himself_is_sent_away(visitor: Visitor, first: str, code: int) -> None:
    with opened(visitor) as stranger:
        stranger.send(first)

        assert why_closed(stranger)[0] == code


@pytest.mark.slow
def test_who_says_nothing_is_sent_away(visitor: Visitor) -> None:
    with opened(visitor) as silent:
        assert why_closed(silent)[0] == 4000


def test_who_speaks_nonsense_later_is_sent_away(visitor: Visitor, live: ClientConnection) -> None:
    next_news(live)

    live.send(b"\xff\xff")

    assert why_closed(live)[0] == 4000


def test_device_that_left_is_sent_away(visitor: Visitor, live: ClientConnection) -> None:
    next_news(live)

    visitor.post("/notes/leave", form=visitor.form)

    assert why_closed(live) == (4006, "left")


@pytest.mark.slow
def test_slow_page_holds_up_nobody(visitor: Visitor, live: ClientConnection) -> None:
    next_news(live)
    with opened(visitor) as slow:
        slow.send(hello(visitor))
        for number in range(100):
            assert visitor.call("file", text=f"{number} " + "x" * 20_000).status == 200

        while "99 xx" not in "".join(next_news(live).get("rows", {}).values()):
            pass


def test_only_so_many_are_served(visitor: Visitor) -> None:
    with contextlib.ExitStack() as crowd:

        def stay(_: int) -> ClientConnection:
            """Open a connection that says who it is: whoever says nothing is soon sent away."""
            connection = crowd.enter_context(opened(visitor))
            connection.send(hello(visitor))
            return connection

        with ThreadPoolExecutor(40) as together:
            there = list(together.map(stay, range(MOST)))

        with pytest.raises(Exception, match="403"):
            opened(visitor)

        for one in there:
            one.close_socket()
