"""Nicknames are anybody's: they stay text, and harmless."""

from __future__ import annotations

import pytest

from tests.hub.bingo.pages.phone import Phone, Reading
from tests.hub.bingo.pages.serving import Served

MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}[@click=x]"


@pytest.mark.parametrize(
    "name", [MARKUP, "A\u202eB\u2066\x1b[31m\x00", "x" * 3_000, "🎉👩‍🚀", "&amp;"]
)
def test_nicknames_are_never_markup(running: Served, ben: Phone, name: str) -> None:
    hostile = Phone(running).join(name)
    ben.pick(hostile, 0)
    hostile.pick(ben, 1)

    pages = [
        hostile.get("/B"),
        ben.get("/B"),
        ben.get(f"/M/{hostile.view.token}"),
        ben.get(f"/M/{hostile.view.token}/live"),
        hostile.get("/B/back"),
    ]

    for page in pages:
        tags = Reading(page.body)
        assert page.status == 200
        assert tags.names.isdisjoint({"iframe", "object", "base", "style", "svg"})
        assert page.body.count("<script") <= 1
        assert [one for one in tags.attributes if one.startswith("on") or one == "style"] == []
        assert [url for url in tags.addresses if not url.startswith(("/", "#"))] == []
        assert not set(page.body) & set("\x00\x1b\u202e\u2066")
    assert 0 < len(hostile.view.name) <= 24


@pytest.mark.parametrize("name", [MARKUP, "\u202e<b>", "x" * 2_000])
def test_refused_form_shows_what_was_typed_as_text(running: Served, name: str) -> None:
    phone = Phone(running)
    fields = Reading(phone.get(f"/J/{running.ledger.join_code}").body).fields

    answer = phone.post(
        "/B/join", None, **(fields | {"name": name, "meet": MARKUP, "nonce": MARKUP, "form": "x"})
    )

    assert Reading(answer.body).names.isdisjoint({"img", "b"})
    assert answer.body.count("<script") == 0
