"""Cards from phones: into the inbox, and nowhere else; taken back by their code."""

from __future__ import annotations

import re

import pytest

from facilitator.domain.entries import Release
from facilitator.ledger.voices import withdrawal_proof
from tests.hub.phones.browser import Answer, Reading
from tests.hub.voices.pages.desk import CARDS, FEEDBACK, STORY, VOICE, points
from tests.hub.voices.pages.serving import Served, Voter


def code_in(answer: Answer) -> str:
    found = re.search(r"<b>([0-9A-Z-]{14})</b>", answer.body)
    assert found is not None, answer.text
    return found[1]


def test_card_lies_in_the_inbox_and_its_code_is_shown_once(served: Served, anna: Voter) -> None:
    served.desk.rounds = (CARDS,)

    sent = anna.send("send", part0="Mehr Zeit\r\nfür Beratung")

    (card,) = served.ledger.cards()
    assert (card.round, card.parts) == (CARDS.id, ("Mehr Zeit\nfür Beratung",))
    assert card.withdrawal == withdrawal_proof(code_in(sent))
    assert code_in(sent) not in anna.get(served.page).text


def test_card_is_on_no_page(served: Served, anna: Voter, ben: Voter) -> None:
    served.desk.rounds = (CARDS, FEEDBACK)

    sent = anna.send("send", part0="Geheimnis")

    pages = [sent, *(who.get(path) for who in (anna, ben) for path in (served.page, "/W", "/V"))]
    pages.append(ben.get(f"{served.page}/live"))
    assert [page.status for page in pages if "Geheimnis" in page.body] == []


def test_same_form_again_is_the_same_card(served: Served, anna: Voter) -> None:
    served.desk.rounds = (CARDS,)
    form = Reading(anna.get(served.page).body).fields | {"part0": "Einmal"}

    codes = {code_in(anna.post(f"{served.page}/send", None, **form)) for _ in range(3)}

    assert (len(codes), len(served.ledger.cards())) == (1, 1)


def test_other_words_in_the_same_form_are_another_card(served: Served, anna: Voter) -> None:
    served.desk.rounds = (CARDS,)
    form = Reading(anna.get(served.page).body).fields

    for words in ("Eins", "Zwei"):  # gone back to the page that the browser had kept
        anna.post(f"{served.page}/send", None, **(form | {"part0": words}))

    assert {card.parts for card in served.ledger.cards()} == {("Eins",), ("Zwei",)}


def test_feedback_may_leave_out_questions_but_not_all(served: Served, anna: Voter) -> None:
    served.desk.rounds = (FEEDBACK,)

    empty = anna.send("send", part0=" ", part1="", part2="\n")
    anna.send("send", part1="Mehr Pausen")

    assert (empty.status, "Bitte schreiben Sie zuerst etwas." in empty.text) == (409, True)
    assert [card.parts for card in served.ledger.cards()] == [("", "Mehr Pausen", "")]


def test_too_long_card_comes_back_whole(served: Served, anna: Voter) -> None:
    served.desk.rounds = (CARDS,)
    words = "Wort " * 200

    refused = anna.send("send", part0=words)

    assert refused.status == 409
    assert "höchstens 400 Zeichen" in refused.text
    assert words.strip() in refused.body
    assert served.ledger.cards() == ()


class TestVoices:
    @pytest.mark.parametrize(
        ("fields", "kept"),
        [
            ({"release": "function", "function": "Teamleitung"}, ("Teamleitung", "function")),
            ({"release": "anonymous", "function": "Teamleitung"}, ("", "anonymous")),
            ({"release": "denied"}, ("", "denied")),
        ],
    )
    def test_voice_carries_its_release(
        self, served: Served, anna: Voter, fields: dict[str, str], kept: tuple[str, str]
    ) -> None:
        served.desk.rounds = (VOICE,)

        anna.send("send", part0="Das hat sich gelohnt.", **fields)

        (card,) = served.ledger.cards()
        assert (card.function, card.release) == (kept[0], Release(kept[1]))

    @pytest.mark.parametrize(
        ("fields", "why"),
        [
            ({}, "Bitte sagen Sie, wie wir Sie zitieren dürfen."),
            ({"release": "open"}, "Bitte sagen Sie, wie wir Sie zitieren dürfen."),
            ({"release": "<b>"}, "Bitte sagen Sie, wie wir Sie zitieren dürfen."),
            ({"release": "function", "function": " "}, "Bitte geben Sie Ihre Funktion an"),
        ],
    )
    def test_without_a_release_nothing_is_sent(
        self, served: Served, anna: Voter, fields: dict[str, str], why: str
    ) -> None:
        served.desk.rounds = (VOICE,)

        refused = anna.send("send", part0="Das hat sich gelohnt.", **fields)

        assert (refused.status, why in refused.text) == (409, True)
        assert "Das hat sich gelohnt." in refused.body
        assert served.ledger.cards() == ()


def test_what_is_wrong_stands_in_the_form_that_is_meant(served: Served, anna: Voter) -> None:
    served.desk.rounds = (VOICE, CARDS)

    refused = anna.send("send", part0="Ein Satz.")

    found = r'<section data-part="round-r-voice" data-kept>.*?</section>'
    [part] = re.findall(found, refused.body, re.S)
    assert "Bitte sagen Sie, wie wir Sie zitieren dürfen." in part
    assert refused.text.count("Bitte sagen Sie, wie wir Sie zitieren dürfen.") == 1
    assert 'data-part="round-r-cards">' in refused.body


def test_story_has_three_parts_and_a_contact_if_wanted(served: Served, anna: Voter) -> None:
    served.desk.rounds = (STORY,)

    anna.send("send", part0="Stau", part1="Termine online", part2="Halb so lang", function="a@b.de")

    (card,) = served.ledger.cards()
    assert (card.parts, card.function) == (("Stau", "Termine online", "Halb so lang"), "a@b.de")


def test_contact_of_a_plain_card_is_not_kept(served: Served, anna: Voter) -> None:
    served.desk.rounds = (CARDS,)

    anna.send("send", part0="Karte", function="Anna Blume", release="function")

    (card,) = served.ledger.cards()
    assert (card.function, card.release) == ("", Release.OPEN)


def test_card_for_a_closed_round_is_not_taken(served: Served, anna: Voter) -> None:
    served.desk.rounds = (CARDS,)
    form = Reading(anna.get(served.page).body).fields | {"part0": "Zu spät"}
    served.desk.rounds = ()

    late = anna.post(f"{served.page}/send", None, **form)

    assert (late.status, "inzwischen geschlossen" in late.text) == (409, True)
    assert served.ledger.cards() == ()


class TestWithdrawing:
    def test_card_is_destroyed_by_its_code(self, served: Served, anna: Voter, ben: Voter) -> None:
        served.desk.rounds = (CARDS,)
        code = code_in(anna.send("send", part0="Zurückgenommenes"))
        form = ben.get("/W").field("form")

        done = ben.post("/W", None, form=form, code=code.lower().replace("-", " "))

        assert (done.status, "Zurückgezogen." in done.text) == (200, True)
        assert "gedruckt oder in andere Worte gefasst" in done.text  # no promise about that
        assert f'href="{served.page}"' in done.body
        assert served.ledger.cards() == ()
        assert "Zurückgenommenes".encode() not in served.bytes()

    def test_looking_at_an_address_deletes_nothing(self, served: Served, anna: Voter) -> None:
        served.desk.rounds = (CARDS,)
        code = code_in(anna.send("send", part0="Bleibt"))

        page = anna.get(f"/W/{code}")

        assert f'value="{code}"' in page.body
        assert len(served.ledger.cards()) == 1

    def test_wrong_code_is_said(self, anna: Voter) -> None:
        form = anna.get("/w").field("form")

        refused = anna.post("/W", None, form=form, code="AAAA-BBBB-CCCC")

        assert (refused.status, "Zu diesem Code gibt es nichts" in refused.text) == (403, True)


def test_query_and_rounds_stand_on_one_page(served: Served, anna: Voter) -> None:
    served.desk.query, served.desk.rounds = points(), (CARDS, FEEDBACK)

    page = anna.get(served.page).text

    places = [page.index(one) for one in ("wichtigsten?", "Nächstes geschehen?", "Was war gut?")]
    assert places == sorted(places)
