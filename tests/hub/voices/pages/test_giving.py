"""Points from phones: chosen, checked, given for good."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.plenum.query import Candidate, PhoneCount
from facilitator.station.polling import MOST_CANDIDATES
from tests.hub.phones.browser import Reading
from tests.hub.voices.pages.desk import AT, mood, points, single
from tests.hub.voices.pages.serving import Served, Voter


def test_points_are_checked_and_then_given_for_good(served: Served, anna: Voter) -> None:
    query = served.desk.query = points()

    checked = anna.send("check", c0="3", c1="1")
    given = anna.post(f"{served.page}/give", None, **Reading(checked.body).fields)

    assert "3 Punkte Einarbeitung mit Patenschaft" in checked.text
    assert "1 Punkt ist nicht vergeben." in checked.text
    assert given.location == served.page
    page = anna.get(given.location).text
    assert "Ihre Stimme ist gezählt. Vielen Dank!" in page
    assert "Weiter: prüfen" not in page
    assert served.count(query) == PhoneCount(ballots=1, points=(3, 1, 0))


def test_nothing_counts_before_it_is_given(served: Served, anna: Voter) -> None:
    query = served.desk.query = points()

    anna.send("check", c0="3")
    changed = anna.send("change", c0="2")

    assert 'name="c0" value="2" checked' in changed.body
    assert served.count(query).ballots == 0


@pytest.mark.parametrize(
    ("choice", "why"),
    [
        ({}, "Bitte vergeben Sie mindestens einen Punkt."),
        ({"c0": "3", "c1": "3"}, "Das sind zu viele Punkte. Sie haben 5."),
        ({"c0": "4"}, "Eines kann von Ihnen höchstens 3 Punkte bekommen."),
    ],
)
def test_wrong_ballot_comes_back_as_it_was_filled_in(
    served: Served, anna: Voter, choice: dict[str, str], why: str
) -> None:
    query = served.desk.query = points()

    refused = anna.send("check", **choice)

    assert (refused.status, why in refused.text) == (409, True)
    assert refused.body.count("checked") == (2 if choice == {"c0": "4"} else 3)
    assert served.count(query).ballots == 0


def test_same_form_again_is_answered_the_same_and_counts_once(served: Served, anna: Voter) -> None:
    query = served.desk.query = points()
    fields = Reading(anna.send("check", c0="3").body).fields

    answers = [anna.post(f"{served.page}/give", None, **fields) for _ in range(3)]

    assert [one.status for one in answers] == [303] * 3
    assert served.count(query) == PhoneCount(ballots=1, points=(3, 0, 0))


def test_other_ballot_of_the_same_browser_changes_nothing(served: Served, anna: Voter) -> None:
    query = served.desk.query = points()
    fields = Reading(anna.send("check", c0="3").body).fields
    anna.post(f"{served.page}/give", None, **fields)

    anna.post(f"{served.page}/give", None, **(fields | {"c0": "0", "c1": "3"}))

    assert served.count(query) == PhoneCount(ballots=1, points=(3, 0, 0))


def test_each_browser_gives_once(served: Served, anna: Voter, ben: Voter) -> None:
    query = served.desk.query = single()

    for voter in (anna, ben):
        assert voter.give(choice="1").location == served.page

    assert served.count(query) == PhoneCount(ballots=2, points=(0, 2, 0))


def test_scale_is_one_choice_of_its_steps(served: Served, anna: Voter) -> None:
    query = served.desk.query = mood()

    page = anna.get(served.page).text
    anna.give(choice="3")

    assert "stürmisch regnerisch wolkig heiter sonnig" in page
    assert served.count(query) == PhoneCount(ballots=1, points=(0, 0, 0, 1, 0))


def test_nothing_chosen_is_said(served: Served, anna: Voter) -> None:
    served.desk.query = single()

    assert "Bitte wählen Sie eine Antwort." in anna.send("check").text


def test_ballot_for_a_closed_query_is_not_taken_for_the_next(served: Served, anna: Voter) -> None:
    first = served.desk.query = points()
    fields = Reading(anna.send("check", c0="3").body).fields
    second = served.desk.query = replace(points(), id="q9")

    late = anna.post(f"{served.page}/give", None, **fields)

    assert (late.status, "inzwischen geschlossen" in late.text) == (409, True)
    assert (served.count(first).ballots, served.count(second).ballots) == (0, 0)


def test_late_ballot_is_told_so(served: Served, anna: Voter) -> None:
    served.desk.query = points()
    fields = Reading(anna.send("check", c0="3").body).fields
    served.desk.query = None

    late = anna.post(f"{served.page}/give", None, **fields)

    assert (late.status, "inzwischen geschlossen" in late.text) == (409, True)


class TestOneTimeCodes:
    def test_each_code_gives_once_from_whichever_phone(self, served: Served, anna: Voter) -> None:
        query = served.desk.query = points(by_code=True)
        one, other = served.ledger.issue("q1", 2).result()
        fields = Reading(anna.send("check", c0="3", once=one).body).fields

        done = [anna.give(c0="3", once=code).status for code in (one.lower(), other)]
        again = anna.post(f"{served.page}/give", None, **(fields | {"c0": "2"}))

        assert done == [303, 303]
        assert (again.status, "bereits benutzt" in again.text) == (409, True)
        assert served.count(query) == PhoneCount(ballots=2, points=(6, 0, 0))

    def test_code_that_does_not_exist_is_refused(self, served: Served, anna: Voter) -> None:
        query = served.desk.query = points(by_code=True)
        (good,) = served.ledger.issue("q1", 1).result()
        fields = Reading(anna.send("check", c0="3", once=good).body).fields
        wrong = fields | {"once": "AAAABBBB"}

        refused = anna.post(f"{served.page}/give", None, **wrong)

        assert (refused.status, "Diesen Einmalcode gibt es nicht." in refused.text) == (409, True)
        assert 'value="AAAABBBB"' in refused.body
        assert served.count(query).ballots == 0

    def test_wrong_or_spent_code_is_told_before_all_is_checked(
        self, served: Served, anna: Voter
    ) -> None:
        query = served.desk.query = points(by_code=True)
        good, spent = served.ledger.issue("q1", 2).result()
        anna.give(c0="3", once=spent)

        checked = [anna.send("check", c0="3", once=code) for code in ("AAAABBBB", spent, good)]

        assert [one.status for one in checked] == [409, 409, 200]
        assert "Diesen Einmalcode gibt es nicht." in checked[0].text
        assert "bereits benutzt" in checked[1].text
        assert (anna.give(c0="3", once=good).status, served.count(query).ballots) == (303, 2)

    def test_without_a_code_nothing_is_given(self, served: Served, anna: Voter) -> None:
        query = served.desk.query = points(by_code=True)

        assert anna.send("check", c0="3").status == 409
        assert served.count(query).ballots == 0


def test_redacted_candidate_is_not_empty_on_the_phone(served: Served, anna: Voter) -> None:
    query = points()
    gone = replace(query.candidates[0], label="")
    served.desk.query = replace(query, candidates=(gone, *query.candidates[1:]))

    assert "[geschwärzt]" in anna.get(served.page).text


def test_file_holds_neither_cookie_nor_form(served: Served, anna: Voter) -> None:
    served.desk.query = points()
    anna.give(c0="3")

    secrets = [anna.cookies["voices"], Reading(anna.get("/W").body).fields["form"]]

    assert [secret for secret in secrets if secret.encode() in served.bytes()] == []
    assert served.desk.query.opened == AT


def test_as_many_can_be_chosen_from_as_can_be_asked_about(served: Served, anna: Voter) -> None:
    many = tuple(Candidate(id=f"t{at}", label=f"Thema {at}") for at in range(MOST_CANDIDATES))
    query = served.desk.query = points(candidates=many, by_code=True)
    (code,) = served.ledger.issue(query.id, 1).result()
    chosen = {f"c{at}": "0" for at in range(MOST_CANDIDATES)} | {"c59": "2"}

    assert anna.give(**chosen, once=code).status == 303

    assert served.count(query).points[-1] == 2
