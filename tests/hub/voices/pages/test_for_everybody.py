"""Coming in: the code, the languages, data protection, and what has changed meanwhile."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from facilitator.domain.plenum.query import Query
from facilitator.domain.plenum.round import Round
from tests.hub.bingo.pages.desk import PRIVACY
from tests.hub.voices.pages.desk import AT, CARDS, FEEDBACK, STORY, VOICE, mood, points, single
from tests.hub.voices.pages.serving import Served, Voter


@pytest.mark.parametrize("path", ["/V/{}", "/v/{}"])
def test_page_says_who_is_responsible_before_anything_is_entered(
    served: Served, anna: Voter, path: str
) -> None:
    served.desk.query = points()

    page = anna.get(path.format(served.ledger.code.lower()))

    for statement in (
        PRIVACY.controller,
        PRIVACY.contact,
        PRIVACY.purpose,
        PRIVACY.legal_basis,
    ):
        assert statement in page.text
    assert anna.get(f"{served.page}/privacy").status == 200


def test_without_privacy_nothing_can_be_entered(served: Served, anna: Voter) -> None:
    served.desk.query, served.desk.rounds = points(), (CARDS,)
    form = {"form": anna.get("/W").field("form"), "query": "q1", "c0": "3", "part0": "Karte"}
    served.desk.front.privacy = None

    pages = [anna.get(path) for path in (served.page, "/V", f"{served.page}/privacy")]
    pages += [
        anna.post(f"{served.page}/{step}", None, **form) for step in ("check", "give", "send")
    ]

    for page in pages:
        assert "Die Seiten sind noch nicht geöffnet" in page.text
        assert "wichtigsten" not in page.text
    assert served.count(points()).ballots == 0
    assert served.ledger.cards() == ()


def test_nothing_asked_is_said_and_changes_by_itself(served: Served, anna: Voter) -> None:
    page = anna.get(served.page)
    assert "Gerade wird nichts gefragt." in page.text
    found = re.search(r'data-url="([^"]*)" data-tag="([^"]*)"', page.body)
    assert found is not None
    url, tag = (one.replace("&#34;", '"') for one in found.groups())

    assert anna.get(url, if_none_match=tag).status == 304
    served.desk.query = points()
    news = anna.get(url, if_none_match=tag)

    assert (news.status, 'data-part="query-q1"' in news.body) == (200, True)


def test_closed_query_is_told_of_until_something_else_is_asked(served: Served, anna: Voter) -> None:
    closed = replace(points(), closed=AT)
    steps: list[dict[str, object]] = [
        {"query": points()},
        {"query": None, "closed_query": closed},
        {"closed_query": replace(closed, revealed=AT)},
        {"rounds": (CARDS,)},
        {"closed_query": closed},
        {"query": single()},
    ]
    said = (
        "Die Abfrage ist geschlossen. Das Ergebnis erscheint gleich auf der Leinwand.",
        "Das Ergebnis der Abfrage ist aufgelöst.",
        "Gerade wird nichts gefragt.",
        "Was soll als Nächstes geschehen?",
    )
    seen = []
    for step in steps:
        for name, value in step.items():
            setattr(served.desk, name, value)
        page = anna.get(served.page)
        [tag] = re.findall(r'data-tag="([^"]*)"', page.body)
        seen.append((tag, [number for number, words in enumerate(said) if words in page.text]))

    assert [shown for _, shown in seen] == [[], [0], [1], [3], [0, 3], [3]]
    assert len({tag for tag, _ in seen}) == len(steps)


def test_round_that_is_being_filled_in_stays_as_it_is_when_another_opens(
    served: Served, anna: Voter
) -> None:
    served.desk.rounds = (CARDS,)
    page = anna.get(served.page).body
    url = re.findall(r'data-url="([^"]*)"', page)[0]
    part = re.findall(r'<section data-part="round-r-cards">.*?</section>', page, re.S)[0]

    served.desk.rounds = (CARDS, FEEDBACK)

    assert part in anna.get(url).body


def test_wrong_code_leads_to_where_it_is_typed(served: Served, anna: Voter) -> None:
    served.desk.query = points()

    wrong = anna.get("/V/ABCDEF")

    assert (wrong.status, "Das ist nicht der Code." in wrong.text) == (403, True)
    assert "wichtigsten" not in wrong.text
    assert anna.get(f"/V?code={served.ledger.code.lower()}").location == served.page


def test_code_of_something_else_leads_there(served: Served, anna: Voter) -> None:
    served.desk.others["GAME22"] = "/J/GAME22"

    assert anna.get("/V?code=game22").location == "/J/GAME22"


def test_form_that_is_opened_as_a_page_leads_back(served: Served, anna: Voter) -> None:
    for step in ("check", "give", "change", "send"):
        assert anna.get(f"{served.page}/{step}").location == served.page


@pytest.mark.parametrize("query", [points(), points(most=9, points=9), single(), mood()])
@pytest.mark.parametrize("rounds", [(), (CARDS, VOICE, STORY, FEEDBACK)])
def test_pages_speak_english_to_those_who_ask_for_it(
    served: Served, query: Query, rounds: tuple[Round, ...]
) -> None:
    served.desk.query, served.desk.rounds = query, rounds
    phone = Voter(served, language="en-GB")

    page = phone.get(served.page)

    assert page.headers["content-language"] == "en"
    assert "Go on: check" in page.text
    assert "Weiter" not in page.text


def test_files_of_the_pages_are_there(served: Served, anna: Voter) -> None:
    served.desk.query = points()
    page = anna.get(served.page).body

    files = re.findall(r'(?:src|href)="(/V/static/[^"]+)"', page)

    assert len(files) == 5
    assert {anna.get(one).status for one in files} == {200}


def test_phone_that_opens_a_page_is_noted(served: Served, anna: Voter) -> None:
    anna.get(served.page)

    assert served.desk.front.seen == ["127.0.0.1"]
