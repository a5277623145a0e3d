"""Those who try what no page does."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.hub.bingo.pages.routes import routes
from tests.hub.bingo.pages.phone import Phone, Reading
from tests.hub.bingo.pages.serving import Served

POSTS = ["/B/join", "/B/back", "/B/pick", "/B/answer", "/B/withdraw", "/B/leave", "/R/ABC"]
FORM = {"content_type": "application/x-www-form-urlencoded"}


def state_of(served: Served) -> tuple[object, ...]:
    return (served.ledger.version, served.bytes())


def test_opening_pages_writes_nothing(anna: Phone, ben: Phone, running: Served) -> None:
    ben.pick(anna, 0)
    recovery = running.ledger.recover(ben.view.player).result()
    stranger = Phone(running)
    own, code, token = anna.view, running.ledger.join_code, ben.view.token
    before = state_of(running)
    paths = [
        *(
            "/",
            "/J",
            f"/J/{code}",
            "/J/wrong",
            "/B",
            "/B/live",
            "/B/rules",
            "/B/privacy",
            "/B/back",
        ),
        *("/B/leave", f"/B/code/{own.token}", "/M", f"/M?code={ben.view.code}", f"/M/{token}"),
        *(f"/M/{token}/live", f"/M/{own.token}", "/M/ZZZZZ", f"/R/{recovery}", "/T", *POSTS),
    ]

    for phone in (anna, stranger):
        for path in paths:
            for method in ("GET", "HEAD"):
                assert phone.ask(method, path, "", {}).status < 500

    assert state_of(running) == before


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": ""},
    ],
)
def test_forms_of_other_sites_do_nothing(
    anna: Phone, running: Served, path: str, headers: dict[str, str]
) -> None:
    fields = {"form": anna.form, "code": running.ledger.join_code, "name": "Böse"}
    before = running.ledger.version

    answer = anna.post(path, headers, **fields)

    assert (answer.status, running.ledger.version) == (403, before)
    assert "Es wurde nichts geändert." in answer.text


@pytest.mark.parametrize("form", ["", "0" * 32, "ä"])
@pytest.mark.parametrize("path", ["/B/pick", "/B/answer", "/B/withdraw", "/B/leave"])
def test_form_without_its_key_does_nothing(
    anna: Phone, ben: Phone, running: Served, path: str, form: str
) -> None:
    ben.pick(anna, 0)
    before = running.ledger.version

    answer = anna.post(
        path, form=form, token=ben.view.token, position="0", partner=str(ben.view.player), yes="1"
    )

    assert (answer.status, running.ledger.version) == (403, before)
    assert "nicht mehr aktuell" in answer.text


def test_key_of_another_player_is_none(anna: Phone, ben: Phone, running: Served) -> None:
    before = running.ledger.version

    answer = anna.post("/B/leave", form=ben.form)

    assert (answer.status, running.ledger.version) == (403, before)


def test_stranger_joins_by_no_form_of_another_phone(running: Served) -> None:
    page = Phone(running).get(f"/J/{running.ledger.join_code}")

    answer = Phone(running).post("/B/join", None, **(Reading(page.body).fields | {"name": "X"}))

    assert (answer.status, running.ledger.find("").result()) == (403, ())


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "", "127.0.0.1", "localhost"])
@pytest.mark.parametrize("path", ["/", "/T", "/B", "/B/live", "/J/X"])
def test_other_names_of_this_machine_are_turned_away(
    anna: Phone, running: Served, host: str, path: str
) -> None:
    running.desk.seen.clear()

    answer = anna.get(path, host=host)

    assert answer.status == 421
    assert "Bitte scannen Sie den QR-Code auf der Leinwand noch einmal" in answer.text
    assert "Anna" not in answer.text
    assert running.desk.seen == []


@pytest.mark.parametrize("path", POSTS)
def test_body_that_is_too_large_is_refused(anna: Phone, running: Served, path: str) -> None:
    before = running.ledger.version

    answer = anna.post(path, form=anna.form, name="x" * 5_000)

    assert (answer.status, running.ledger.version) == (413, before)
    assert len(answer.text) > 20


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"", FORM, 403),
        (b"form=%ff%fe", FORM, 403),
        (b"\xff\xfe=1", FORM, 400),
        (b"{}", {"content_type": "application/json"}, 415),
        (b"a=1", {"content_type": "multipart/form-data; boundary=x"}, 415),
        (b"&".join([b"a=1"] * 100), FORM, 400),
    ],
)
def test_what_no_form_sends_is_refused(
    anna: Phone, body: bytes, headers: dict[str, str], status: int
) -> None:
    origin = {"origin": anna.served.origin}

    assert anna.ask("POST", "/B/pick", body, origin | headers).status == status


@pytest.mark.parametrize("position", ["", "-1", "x", "1e3", "٣", "9" * 30, "1 "])
def test_number_that_is_none_is_refused(anna: Phone, ben: Phone, position: str) -> None:
    answer = anna.post("/B/pick", form=anna.form, token=ben.view.token, position=position)

    assert answer.status == 400
    assert "passen hier nicht" in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_do_nothing(anna: Phone, running: Served, method: str) -> None:
    before = running.ledger.version

    assert anna.ask(method, "/B/leave", b"", {}).status == 405
    assert running.ledger.version == before


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/B",
        "/B/live",
        "/M/x",
        "/J/x",
        "/T",
        "/B/static/phones.css",
        "/B/static/none",
        "/B/pick",
    ],
)
def test_every_answer_is_guarded(anna: Phone, path: str) -> None:
    headers = anna.get(path).headers

    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert set(policy.values()) == {"'none'", "'self'"}
    assert (policy["default-src"], policy["script-src"]) == ("'none'", "'self'")
    assert policy["frame-ancestors"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == (
        "public, max-age=86400, immutable" if path.endswith(".css") else "no-store"
    )


def test_language_header_may_be_anything(running: Served) -> None:
    for accepted in ("", "*", "en;q=x", ";;;", "q=1,,", "xx," * 5_00, "EN-us", "de;q=0,en;q=0.1"):
        assert Phone(running, language=accepted).get("/").status == 200


def test_no_other_file_is_served(anna: Phone) -> None:
    for name in ("../words.py", "..%2fwords.py", "%2e%2e/words.py", "none.js"):
        assert anna.get(f"/B/static/{name}").status == 404


def test_page_of_the_capture_kind_has_no_path_of_ours(running: Served) -> None:
    paths = [getattr(route, "path", "") for route in routes(running.desk)]

    assert [path for path in paths if path.startswith(("/notes", "/link", "/status"))] == []


def test_files_are_all_there(anna: Phone) -> None:
    folders = Path("facilitator/hub/bingo/pages/static"), Path("facilitator/hub/phones/static")

    for file in sorted(file for folder in folders for file in folder.iterdir()):
        assert anna.get(f"/B/static/{file.name}").body == file.read_text()
