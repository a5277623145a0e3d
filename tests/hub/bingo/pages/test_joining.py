"""Coming in, and coming back."""

from __future__ import annotations

import pytest

from facilitator.domain.bingo.game import GameState
from facilitator.domain.privacy import Privacy
from tests.hub.bingo.pages.desk import PRIVACY
from tests.hub.bingo.pages.phone import Phone, Reading
from tests.hub.bingo.pages.serving import Served
from tests.ledger.playing import small_game


def names(served: Served) -> list[str]:
    return sorted(line.name for line in served.ledger.find("").result())


def test_code_of_the_screen_leads_to_a_card(running: Served) -> None:
    phone = Phone(running)

    answer = phone.send_join("Anna")

    assert (answer.status, answer.location) == (303, "/B?said=welcome")
    page = phone.get(answer.location)
    assert "Sie sind dabei." in page.text
    assert "Anna Karte 1" in page.text
    assert phone.view.name == "Anna"


def test_name_that_was_taken_is_said_to_be_another_one(anna: Phone, running: Served) -> None:
    second = Phone(running)

    answer = second.send_join("Anna")

    said = "Sie heißen hier „Anna 2“: Den Namen gab es schon."
    assert said in second.get(answer.location).text
    assert said in second.get(f"/M/{anna.view.token}?said=renamed").text
    assert "Genau so, wie er auf Ihrer Karte steht." in second.get("/B/back").text


def test_code_may_be_typed_in_any_case_and_with_spaces(running: Served) -> None:
    code = running.ledger.join_code.lower()

    answer = Phone(running).follow(f"/J?code=+{code[:3]}-{code[3:]}+")

    assert (answer.status, answer.field("code")) == (200, running.ledger.join_code)


def test_wrong_code_asks_again(running: Served) -> None:
    answer = Phone(running).get("/J/ZZZZZZ")

    assert answer.status == 403
    assert "Das ist nicht der Zugangscode." in answer.text


@pytest.mark.parametrize("code", ["", "%20", "%2e%2e%2f", "'\"<b>", "%00", "%C3%A4"])
def test_code_that_can_be_none_asks_again(running: Served, code: str) -> None:
    assert Phone(running).follow(f"/J?code={code}").status == 200


def test_form_sent_twice_is_one_player(running: Served) -> None:
    phone = Phone(running)
    page = phone.get(f"/J/{running.ledger.join_code}")
    fields = Reading(page.body).fields | {"name": "Anna"}
    before = dict(phone.cookies)

    phone.post("/B/join", None, **fields)
    first, phone.cookies = phone.cookies["bingo"], before
    again = phone.post("/B/join", None, **fields)

    assert (again.status, phone.cookies["bingo"]) == (303, first)
    assert names(running) == ["Anna"]


def test_who_plays_joins_no_second_time(anna: Phone, running: Served) -> None:
    for path in ("/", f"/J/{running.ledger.join_code}"):
        assert anna.get(path).location == "/B"

    answer = anna.post("/B/join", form=anna.form, code=running.ledger.join_code, name="Zwei")

    assert answer.location == "/B"
    assert names(running) == ["Anna"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (" \u200b\u202e ", "Bitte geben Sie einen Spitznamen"),
        ("Arschloch", "Bitte wählen Sie einen anderen Spitznamen."),
    ],
)
def test_nickname_that_is_none_is_asked_for_again(running: Served, name: str, said: str) -> None:
    phone = Phone(running)

    answer = phone.send_join(name)

    assert (answer.status, said in answer.text) == (409, True)
    assert Reading(answer.body).fields["nonce"] != ""
    assert "bingo" not in phone.cookies


def test_what_was_typed_is_kept_when_the_form_is_stale(running: Served) -> None:
    phone = Phone(running)
    page = phone.get(f"/J/{running.ledger.join_code}")
    fields = Reading(page.body).fields | {"name": "Anna"}
    phone.cookies.clear()

    answer = phone.post("/B/join", None, **fields)

    assert answer.status == 403
    kept = Reading(answer.body).fields
    assert (kept["name"], kept["nonce"]) == ("Anna", fields["nonce"])
    assert phone.post("/B/join", None, **kept).status == 303


@pytest.mark.parametrize("language", ["de", "en"])
def test_join_page_says_what_becomes_of_it_before_anything_is_entered(
    running: Served, language: str
) -> None:
    phone = Phone(running, language=language)

    page = phone.get(f"/J/{running.ledger.join_code}").text
    whole = phone.get("/B/privacy").text

    for said in (PRIVACY.controller, PRIVACY.purpose, PRIVACY.legal_basis):
        assert said in page
    for said in (PRIVACY.controller, PRIVACY.legal_basis, PRIVACY.contact, PRIVACY.purpose):
        assert said in whole
    assert {"de": "freiwillig", "en": "voluntary"}[language] in page
    assert "24" in page
    assert "24" in whole


def test_late_people_may_be_kept_out(served: Served) -> None:
    served.begin(small_game(late=False))

    answer = Phone(served).send_join("Anna")

    assert (answer.status, "Das Spiel läuft schon." in answer.text) == (409, True)


def test_full_game_sends_people_to_paper(served: Served) -> None:
    served.begin(small_game(most_players=1))
    Phone(served).join("Anna")

    answer = Phone(served).send_join("Ben")

    assert (answer.status, "Karte auf Papier" in answer.text) == (409, True)


def test_game_that_has_ended_lets_nobody_in(running: Served) -> None:
    running.ledger.end().result()

    answer = Phone(running).get(f"/J/{running.ledger.join_code}")

    assert (answer.status, "Das Spiel ist zu Ende." in answer.text) == (409, True)


@pytest.mark.parametrize("path", ["/", "/J/ABCDEF", "/B", "/M", "/M/ABC", "/B/back", "/B/rules"])
def test_no_page_opens_without_a_privacy_notice(running: Served, path: str) -> None:
    running.desk.privacy = None

    answer = Phone(running).get(path)

    assert "Es fehlen die Angaben zum Datenschutz." in answer.text
    assert "input" not in Reading(answer.body).names


def test_nobody_joins_without_a_privacy_notice(running: Served) -> None:
    phone = Phone(running)
    fields = Reading(phone.get(f"/J/{running.ledger.join_code}").body).fields
    running.desk.privacy = None

    phone.post("/B/join", None, **(fields | {"name": "Anna"}))

    assert names(running) == []


@pytest.mark.parametrize("privacy", [None, PRIVACY])
@pytest.mark.parametrize("path", ["/T", "/t"])
def test_phone_is_told_that_it_reaches_the_machine(
    served: Served, path: str, privacy: Privacy | None
) -> None:
    served.desk.privacy = privacy

    answer = Phone(served).get(path)

    assert "Dieses Handy erreicht den Rechner der Moderation." in answer.text
    assert served.desk.seen == ["127.0.0.1"]


def test_page_waits_for_a_game(served: Served) -> None:
    answer = Phone(served).get("/")

    assert "Gerade ist kein Spiel geöffnet." in answer.text
    assert "/B/live" in answer.body


def test_forgotten_game_leaves_a_page_that_says_so(anna: Phone, running: Served) -> None:
    running.desk.ledger = None

    assert "Gerade ist kein Spiel geöffnet." in anna.get("/B").text
    assert anna.get("/B/live").status == 410


# --- a cookie that is lost ---


def test_nickname_and_pin_get_the_card_back_and_away_from_the_old_phone(
    anna: Phone, running: Served
) -> None:
    view, other = anna.view, Phone(running)
    form = other.get("/B/back").field("form")

    answer = other.post("/B/back", form=form, name="anna", pin=view.pin)

    assert answer.location == "/B?said=back"
    assert other.view.token == view.token
    assert "Dieses Handy hat in diesem Spiel keine Karte (mehr)." in anna.get("/B").text


def test_wrong_pin_is_said_and_the_nickname_stays_typed(anna: Phone, running: Served) -> None:
    other = Phone(running)
    form = other.get("/B/back").field("form")
    wrong = "0000" if anna.view.pin != "0000" else "1111"

    answer = other.post("/B/back", form=form, name="Anna", pin=wrong)

    assert (answer.status, answer.field("name")) == (403, "Anna")
    assert "Spitzname und PIN passen nicht zusammen." in answer.text


def test_form_of_nickname_and_pin_sent_again_leads_to_the_card(
    anna: Phone, running: Served
) -> None:
    pin, other = anna.view.pin, Phone(running)
    form = other.get("/B/back").field("form")
    other.post("/B/back", form=form, name="Anna", pin=pin)

    again = other.post("/B/back", form=form, name="Anna", pin=pin)

    assert (again.status, again.location) == (303, "/B")


def test_recovery_sent_again_leads_to_the_card(anna: Phone, running: Served) -> None:
    token, other = running.ledger.recover(anna.view.player).result(), Phone(running)
    fields = Reading(other.get(f"/R/{token}").body).fields
    other.post(f"/R/{token}", None, **fields)

    again = other.post(f"/R/{token}", None, **fields)

    assert (again.status, again.location) == (303, "/B")


def test_second_tap_on_a_recovery_gets_the_same_card(anna: Phone, running: Served) -> None:
    token, other = running.ledger.recover(anna.view.player).result(), Phone(running)
    fields = Reading(other.get(f"/R/{token}").body).fields
    before = dict(other.cookies)
    other.post(f"/R/{token}", None, **fields)
    first, other.cookies = other.cookies["bingo"], before  # the answer has not come yet

    again = other.post(f"/R/{token}", None, **fields)

    assert (again.location, other.cookies["bingo"]) == ("/B?said=back", first)


def test_recovery_gives_the_card_once_and_only_by_its_button(anna: Phone, running: Served) -> None:
    token = running.ledger.recover(anna.view.player).result()
    card, other, third = anna.view.token, Phone(running), Phone(running)
    pages = [Reading(phone.get(f"/R/{token}").body).fields for phone in (other, third)]
    assert "bingo" not in other.cookies

    taken = other.post(f"/R/{token}", None, **pages[0])
    again = third.post(f"/r/{token.lower()}", None, **pages[1])

    assert (taken.location, other.view.token) == ("/B?said=back", card)
    assert (again.status, "schon benutzt" in again.text) == (409, True)


def test_player_who_leaves_is_deleted(anna: Phone, ben: Phone, running: Served) -> None:
    page = anna.get("/B/leave")

    answer = anna.post("/B/leave", form=page.field("form"))

    assert answer.location == "/?said=left"
    assert "bingo" not in anna.cookies
    assert "Ihre Angaben sind gelöscht." in anna.get(answer.location).text
    assert names(running) == ["Ben"]


def test_player_who_was_removed_is_led_to_the_start(anna: Phone, running: Served) -> None:
    running.ledger.remove(anna.view.player).result()

    answer = anna.get("/B")

    assert (answer.status, "keine Karte (mehr)" in answer.text) == (403, True)
    assert anna.get("/B/live").status == 410
    assert running.ledger.state is GameState.RUNNING


def test_card_that_comes_back_after_a_scan_goes_on_in_that_meeting(
    anna: Phone, ben: Phone, running: Served
) -> None:
    scanner = Phone(running)  # an app with a browser of its own
    page = scanner.get(f"/M/{anna.view.token}")
    back = next(url for url in Reading(page.body).addresses if url.startswith("/B/back"))
    fields = Reading(scanner.get(back).body).fields

    answer = scanner.post("/B/back", None, **(fields | {"name": "Ben", "pin": ben.view.pin}))

    assert answer.location == f"/M/{anna.view.token}?said=back"
