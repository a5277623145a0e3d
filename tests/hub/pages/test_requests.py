"""What the pages answer: to browsers, and to those who try what no page does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from facilitator.domain.agenda import Agenda
from facilitator.domain.capture import Line
from facilitator.domain.kinds import Kind
from facilitator.station import Station
from tests.hub.pages.conftest import Served, begin
from tests.hub.pages.served import now
from tests.hub.pages.station_desk import TOKEN
from tests.hub.pages.visiting import Visitor, new_name

HOSTILE = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, agenda: Agenda) -> Iterator[Served]:
    """One hub for all of these tests; every word of its event is hostile."""
    hostile = replace(
        agenda,
        title=HOSTILE,
        workshops=tuple(replace(one, title=HOSTILE, question=HOSTILE) for one in agenda.workshops),
        kinds=(*agenda.kinds, Kind(id="own", letter="k", name=HOSTILE, plural=HOSTILE)),
    )
    record = tmp_path_factory.mktemp("event") / "event.record"
    station = Station.open(record, now=now, agenda=hostile)
    begin(station)
    station.capture.file("ws1", Line(HOSTILE, "k"))
    station.capture.file("ws1", Line(f"{HOSTILE} -- {HOSTILE}", "z"))
    removed = station.capture.file("ws1", Line(HOSTILE)).entry
    assert removed is not None
    station.capture.remove(removed)
    station.devices.tell(HOSTILE)
    station.devices.tell(HOSTILE)
    station.close()
    hub = Served(record)
    yield hub
    hub.close()


@pytest.fixture
def visitor(served: Served) -> Visitor:
    return Visitor(served).join()


def entry_of(visitor: Visitor) -> str:
    return str(visitor.view().json["groups"][0][2][0])


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("path", ["", "/write", "/place", "/write?layout=kinds&q=script", "/entry"])
def test_words_of_people_are_never_markup(visitor: Visitor, path: str, language: str) -> None:
    path = f"/entry/{entry_of(visitor)}" if path == "/entry" else path
    sign = "&" if "?" in path else "?"

    answer = visitor.ask(f"/notes{path}{sign}lang={language}")

    assert answer.status == 200
    tags = Tags(answer.body)
    assert tags.names.isdisjoint({"img", "iframe", "object", "base", "style", "svg"})
    assert [name for name in tags.attributes if name.startswith("on") or name == "style"] == []
    assert all(src and src.startswith("/notes/static/") for src in tags.scripts)
    assert [url for url in tags.addresses if not url.startswith(("/notes", "?", "#"))] == []
    assert tags.language == language


class Tags(HTMLParser):
    """What stands in a page: its tags, their attributes, and where they lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.scripts: list[str | None] = []
        self.language = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.names.add(tag)
        self.attributes.update(given)
        self.addresses += [str(given[name]) for name in ("src", "href", "action") if name in given]
        if tag == "script":
            self.scripts.append(given.get("src"))
        if tag == "html":
            self.language = given["lang"] or ""


def test_view_is_html_without_markup_of_people(visitor: Visitor) -> None:
    view = visitor.view().json

    html = "".join([*view["rows"].values(), *view["parts"].values()])
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "<img" not in html


@pytest.mark.parametrize(
    "path", ["", "/write", "/static/page.js", "/static/none.js", "/entry/none", "/call"]
)
def test_every_answer_is_guarded(served: Served, path: str) -> None:
    headers = Visitor(served).ask(f"/notes{path}", "POST" if path == "/call" else "GET").headers

    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert (policy["script-src"], policy["style-src"]) == ("'self'", "'self'")
    assert (policy["frame-ancestors"], policy["base-uri"]) == ("'none'", "'none'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"


def test_join_page_tells_strangers_nothing_of_the_event(served: Served) -> None:
    body = Visitor(served).ask("/notes").body

    assert "alert(1)" not in body
    assert "WS 1" not in body


@pytest.mark.parametrize("token", ["", "falsch", TOKEN[:-1], "ä" * 22, "\x00", f"{TOKEN}x"])
def test_wrong_link_gets_a_clear_sentence(served: Served, token: str) -> None:
    visitor = Visitor(served)

    answer = visitor.post("/notes/join", token=token, name="Laptop")

    assert answer.status == 403
    assert "Dieser Link gilt nicht oder nicht mehr." in answer.body
    assert visitor.cookies == {}
    assert token not in answer.body or not token.strip()


def test_whole_link_may_be_pasted(served: Served) -> None:
    visitor = Visitor(served)

    answer = visitor.post("/notes/join", token=f"{served.origin}/notes#{TOKEN}", name="")

    assert (answer.status, answer.headers["location"]) == (303, "/notes/write")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=strict" in answer.headers["set-cookie"]
    assert "Path=/notes" in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:1"}, 403),
    ],
)
@pytest.mark.parametrize("path", ["/join", "/do", "/sit", "/leave", "/return"])
def test_forms_of_other_sites_do_nothing(
    visitor: Visitor, path: str, headers: dict[str, str], status: int
) -> None:
    answer = visitor.post(f"/notes{path}", headers, form=visitor.form, token=TOKEN, do="file")

    assert answer.status == status


@pytest.mark.parametrize("path", ["/do", "/sit", "/leave"])
def test_form_without_its_key_does_nothing(visitor: Visitor, path: str) -> None:
    answer = visitor.post(
        f"/notes{path}", form="0" * 32, do="file", sent=new_name(), place="ws2", text="x"
    )

    assert answer.status == 403
    assert visitor.page["facts"]["place"] == "ws1"


def test_cookie_alone_calls_nothing(visitor: Visitor) -> None:
    said = json.dumps({"call": "file", "sent": new_name(), "place": "ws1", "text": "x"})

    assert visitor.ask("/notes/call", "POST", said).json["barred"] == "device"
    assert visitor.ask("/notes/view?place=ws1").status == 403


@pytest.mark.parametrize("proof", ["", "Bearer", "Bearer x", "Bearer .", "Bearer a.b", "Basic a.b"])
def test_secret_must_be_right(visitor: Visitor, proof: str) -> None:
    assert visitor.ask("/notes/view?place=ws1", authorization=proof).status == 403


def test_secret_of_another_device_is_none(served: Served, visitor: Visitor) -> None:
    other = Visitor(served).join()
    device = visitor.proof.partition(".")[0]
    secret = other.proof.partition(".")[2]

    assert visitor.ask("/notes/view?place=ws1", authorization=f"{device}.{secret}").status == 403


def test_repeat_files_nothing_twice(served: Served, visitor: Visitor) -> None:
    name = new_name()
    first = visitor.call("file", text="einmal", sent=name)
    again = visitor.call("file", text="etwas anderes", sent=name)
    from_elsewhere = Visitor(served).join().call("file", text="einmal", sent=name)

    assert first.json["done"] == "filed"
    assert first.json == again.json == from_elsewhere.json
    shown = visitor.view().json["rows"]
    assert sum(">einmal<" in row for row in shown.values()) == 1


def test_form_posted_twice_files_once(visitor: Visitor) -> None:
    form, name = visitor.form, new_name()

    answers = [
        visitor.post("/notes/do", form=form, sent=name, place="ws1", text="h doppelt\r\ngeklickt")
        for _ in range(2)
    ]

    assert [answer.status for answer in answers] == [303, 303]
    assert visitor.ask("/notes/write").body.count(">doppelt\ngeklickt<") == 1


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b"\xff\xfe", 400),
        (b'{"call": "file", "text": 1}', 400),
        (b"[" * 100_000, 400),
        (b'{"event": "another"}', 409),
        (b'{"text": "' + b"x" * 300_000 + b'"}', 413),
    ],
)
def test_what_no_page_says_is_refused(visitor: Visitor, said: bytes, status: int) -> None:
    assert visitor.ask("/notes/call", "POST", said, authorization=visitor.proof).status == status


@pytest.mark.parametrize(
    ("call", "given", "status"),
    [
        ("file", {"sent": ""}, 400),
        ("file", {"sent": "x/y/" * 8}, 400),
        ("file", {"place": "nirgends"}, 409),
        ("file", {"place": "\ud800"}, 409),
        ("destroy", {}, 400),
        ("settle", {"release": "all"}, 400),
        ("edit", {"entry": "none", "text": "x"}, 409),
        ("remove", {"entry": ""}, 409),
        ("rekind", {"entry": "none", "kind": "x"}, 409),
        ("sit", {"place": "nirgends"}, 409),
    ],
)
def test_what_cannot_be_done_is_refused(
    visitor: Visitor, call: str, given: dict[str, str], status: int
) -> None:
    assert visitor.call(call, **given).status == status


def test_control_characters_and_half_characters_are_not_filed(visitor: Visitor) -> None:
    visitor.call("file", text="vor\x1b[31m\x00\ud83d nach\nZeile")

    assert ">vor[31m nach\nZeile<" in "".join(visitor.view().json["rows"].values())


def test_refused_form_keeps_what_was_typed(visitor: Visitor) -> None:
    answer = visitor.post(
        "/notes/do", form=visitor.form, sent=new_name(), place="weg", do="file", text="bleibt hier"
    )

    assert answer.status == 409
    assert "Das ist nicht mehr da." in answer.body or 'role="alert"' in answer.body
    assert "bleibt hier</textarea>" in answer.body


def test_view_is_sent_once_until_it_changes(visitor: Visitor) -> None:
    first = visitor.view()
    tag = first.headers["etag"]

    same = visitor.view(if_none_match=tag)
    visitor.call("file", text="Neues")
    changed = visitor.view(if_none_match=tag)

    assert (same.status, same.body) == (304, "")
    assert (changed.status, changed.headers["etag"] != tag) == (200, True)


def test_pages_of_another_hub_may_call_but_not_open_pages(visitor: Visitor) -> None:
    asked = {"origin": "http://10.0.0.2:20001", "access_control_request_method": "POST"}

    allowed = visitor.ask("/notes/call", "OPTIONS", **asked)
    page = visitor.ask("/notes/write", **asked)

    assert allowed.status == 204
    assert allowed.headers["access-control-allow-origin"] == "*"
    assert "authorization" in allowed.headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in allowed.headers
    assert "access-control-allow-origin" not in page.headers


def test_device_that_left_comes_in_no_more(visitor: Visitor) -> None:
    kept = dict(visitor.cookies)
    proof = visitor.proof

    left = visitor.post("/notes/leave", form=visitor.form)
    visitor.cookies = kept

    assert (left.status, "Laptop" in left.body) == (200, True)
    assert visitor.ask("/notes/write").status == 403
    assert visitor.ask("/notes/view?place=ws1", authorization=proof).json["barred"] == "left"


def test_returning_needs_the_secret(served: Served, visitor: Visitor) -> None:
    device, _, secret = visitor.proof.removeprefix("Bearer ").partition(".")
    again = Visitor(served)

    wrong = again.post("/notes/return", device=device, secret="x")
    right = again.post("/notes/return", device=device, secret=secret)

    assert (wrong.status, right.status) == (403, 303)
    assert again.page["device"] == device


def test_files_of_the_page_are_all_there(served: Served) -> None:
    folder = Path("facilitator/hub/pages/static")
    names = sorted(file.name for file in folder.iterdir())

    answers = [Visitor(served).ask(f"/notes/static/{name}") for name in names]

    assert [answer.status for answer in answers] == [200] * len(names)
    assert [answer.body for answer in answers] == [(folder / name).read_text() for name in names]


@pytest.mark.parametrize("name", ["../words.py", "..%2fwords.py", "%2e%2e/words.py", ""])
def test_no_other_file_is_served(served: Served, name: str) -> None:
    assert Visitor(served).ask(f"/notes/static/{name}").status in (404, 405)


def test_call_that_expects_another_epoch_does_nothing_and_is_told_this_one(
    visitor: Visitor,
) -> None:
    before = visitor.view().json["rows"].keys()

    answer = visitor.call("file", text="für den vorigen", epoch="7")

    assert (answer.status, answer.json) == (409, {"epoch": 0})
    assert visitor.view().json["rows"].keys() == before
    assert visitor.call("file", text="für diesen", epoch="0").json["epoch"] == 0
