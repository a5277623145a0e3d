"""What no page of ours sends."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from facilitator.hub.limits import Rate
from facilitator.hub.phones.limiting import GUESSING
from facilitator.hub.voices.pages import reception
from tests.hub.phones.browser import Reading
from tests.hub.voices.pages.desk import CARDS, STORY, VOICE, points, single
from tests.hub.voices.pages.serving import Served, Voter

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    "fields",
    [
        {"c0": "-1"},
        {"c0": "1.5"},
        {"c0": "²"},
        {"c0": "9" * 4},
        {"c0": "x"},
        {"c0": "1e1"},
    ],
)
def test_points_that_are_no_number_are_refused(
    served: Served, anna: Voter, fields: dict[str, str]
) -> None:
    query = served.desk.query = points()

    for step in ("check", "give"):
        assert anna.send(step, **fields).status == 400
    assert served.count(query).ballots == 0


def test_check_can_be_left_out_but_not_deceived(served: Served, anna: Voter) -> None:
    query = served.desk.query = points()

    assert anna.send("give", c0="99").status == 400
    assert anna.send("give", c0="3", c1="3").status == 400
    assert anna.send("give").status == 400
    assert anna.send("give", c0="3", c99="3").status == 303
    assert served.count(query).points == (3, 0, 0)


@pytest.mark.parametrize("choice", ["3", "999", "-1", "a"])
def test_choice_that_is_not_offered_is_refused(served: Served, anna: Voter, choice: str) -> None:
    served.desk.query = single()

    assert anna.send("check", choice=choice).status == 400


@pytest.mark.parametrize("step", ["check", "change", "give", "send"])
def test_forms_of_others_change_nothing(served: Served, anna: Voter, ben: Voter, step: str) -> None:
    query = served.desk.query = points()
    served.desk.rounds = (CARDS,)
    ben.get(served.page)
    form = Reading(anna.get(served.page).body).fields | {"c0": "3", "part0": "x"}

    foreign = {"origin": "http://evil.example", "sec_fetch_site": "cross-site"}
    assert anna.post(f"{served.page}/{step}", foreign, **form).status == 403
    assert ben.post(f"{served.page}/{step}", None, **form).status == 403
    assert Voter(served).post(f"{served.page}/{step}", None, **form).status == 403
    assert anna.post(f"/V/ABCDEF/{step}", None, **form).status == 403
    assert served.count(query).ballots == 0
    assert served.ledger.cards() == ()


def test_other_names_of_this_machine_are_turned_away(served: Served, anna: Voter) -> None:
    served.desk.query = points()

    answer = anna.get(served.page, host="evil.example")

    assert (answer.status, "wichtigsten" in answer.text) == (421, False)


def test_hostile_words_stay_words(served: Served, anna: Voter) -> None:
    served.desk.rounds = (VOICE,)

    refused = anna.send("send", part0=SCRIPT, function=SCRIPT)

    assert refused.status == 409
    assert "<script>alert" not in refused.body
    assert "img" not in Reading(refused.body).names
    withdrawing = anna.get(f"/W/{'%3Cscript%3E'}")
    assert "<script>" not in withdrawing.body


def test_hostile_words_in_questions_stay_words(served: Served, anna: Voter) -> None:
    served.desk.query = points(question=SCRIPT)
    served.desk.rounds = (replace(CARDS, questions=(SCRIPT,)),)

    page = anna.get(served.page)

    assert "img" not in Reading(page.body).names
    assert page.body.count("<script") == 2


@pytest.mark.parametrize(
    "words",
    ["\x00\x07", "\u202e\u2066", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")],
)
def test_invisible_and_broken_signs_do_no_harm(served: Served, anna: Voter, words: str) -> None:
    served.desk.rounds = (CARDS,)

    answer = anna.send("send", part0=f"{words} Text {words}")

    assert answer.status == 200
    (card,) = served.ledger.cards()
    assert "Text" in card.parts[0]
    assert not set("\x00\x07\u202e\u2066") & set(card.parts[0])


def test_body_without_end_is_not_read(served: Served, anna: Voter) -> None:
    served.desk.rounds = (STORY,)

    assert anna.send("send", part0="x" * (reception.MOST_BYTES + 1)).status == 413


def test_guesses_end_but_whoever_knows_the_code_comes_in(served: Served, anna: Voter) -> None:
    served.desk.query = points()
    served.stop_the_clock()

    answers = [anna.get("/V/ABCDEF").status for _ in range(int(GUESSING.burst) + 3)]

    assert (answers[0], answers[-1]) == (403, 429)
    assert anna.get(served.page).status == 200


def test_flood_of_one_browser_ends(served: Served, anna: Voter) -> None:
    served.desk.rounds = (CARDS,)
    form = Reading(anna.get(served.page).body).fields
    served.stop_the_clock()

    answers = [
        anna.post(f"{served.page}/send", None, **(form | {"part0": f"Karte {number}"})).status
        for number in range(int(reception.SENDING.burst) + 3)
    ]

    assert answers == [*[200] * int(reception.SENDING.burst), *[429] * 3]


def test_pages_may_not_be_framed_or_kept(served: Served, anna: Voter) -> None:
    headers = anna.get(served.page).headers

    assert headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "script-src 'self'" in headers["content-security-policy"]


def test_cookie_says_nothing_and_is_not_for_scripts(served: Served) -> None:
    (cookie,) = Voter(served).get(served.page).cookies

    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_one_that_sends_too_much_takes_nothing_from_others_at_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "SENDING", Rate(2, 0.001))
    monkeypatch.setattr(reception, "SENDING_FROM", Rate(10, 0.001))
    served = Served(tmp_path)
    try:
        served.desk.query = points()
        anna, ben = Voter(served), Voter(served)

        answers = [anna.send("check", c0="1").status for _ in range(12)]

        assert answers == [200, 200, *[429] * 10]
        assert ben.send("check", c0="1").status == 200
    finally:
        served.end()


def test_tag_of_a_page_helps_nobody_to_try_out_codes_at_home(served: Served, anna: Voter) -> None:
    tag = anna.get("/V/live").headers["etag"]

    said = f".False.True.de.{served.ledger.code}"
    assert sha256(said.encode()).hexdigest()[:8] not in tag
