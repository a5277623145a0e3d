"""Meeting each other: pick, confirm, take back, and a line in the end."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image

from facilitator.domain.bingo.views import Mark
from tests.hub.bingo.pages.phone import Phone, Reading
from tests.hub.bingo.pages.serving import Served
from tests.ledger.playing import small_game


def mark(phone: Phone, position: int) -> Mark:
    return phone.view.cells[position].mark


def test_code_of_a_phone_leads_to_the_meeting(anna: Phone, ben: Phone) -> None:
    page = ben.get(f"/M/{anna.view.token}")

    assert page.status == 200
    assert "Begegnung mit Anna" in page.text
    assert page.body.count('name="position"') == 8


@pytest.mark.parametrize("change", [str.lower, str.upper])
def test_short_code_leads_there_as_well(anna: Phone, ben: Phone, change: object) -> None:
    assert callable(change)

    page = ben.follow(f"/M?code={change(anna.view.code)}")

    assert "Begegnung mit Anna" in page.text


def test_both_pick_and_confirm_and_both_squares_count(anna: Phone, ben: Phone) -> None:
    assert ben.pick(anna, 0).location == f"/M/{anna.view.token}?said=picked"
    assert "Ben sagt, das trifft auf Sie zu:" in anna.get("/B").text

    asked = Reading(anna.get("/B").body).fields
    answer = anna.post(
        "/B/answer",
        form=asked["form"],
        partner=asked["partner"],
        position=asked["position"],
        token=asked["token"],
        yes="1",
    )

    assert answer.location == f"/M/{ben.view.token}?said=confirmed"
    assert mark(ben, 0) is Mark.FILLED
    assert anna.pick(ben, 4 + 1).status == 303
    assert ben.answer(anna, 5).location == "/B?said=confirmed"
    assert mark(anna, 5) is Mark.FILLED


def test_repeats_do_nothing_and_say_so(anna: Phone, ben: Phone) -> None:
    ben.pick(anna, 0)
    picked_again = ben.pick(anna, 0)
    anna.answer(ben, 0)

    confirmed_again = anna.answer(ben, 0)

    assert "Das haben Sie schon eingetragen." in ben.get(picked_again.location).text
    assert confirmed_again.location == "/B?said=confirmed_before"
    assert "Das haben Sie schon bestätigt." in anna.get(confirmed_again.location).text


def test_no_opens_the_square_again(anna: Phone, ben: Phone) -> None:
    ben.pick(anna, 0)

    anna.answer(ben, 0, yes="0")

    assert mark(ben, 0) is Mark.OPEN
    again = anna.answer(ben, 0, yes="0")
    assert (again.status, "nichts mehr zu bestätigen" in again.text) == (409, True)


def test_pick_can_be_taken_back_until_it_is_confirmed(anna: Phone, ben: Phone) -> None:
    ben.pick(anna, 0)
    taken_back = ben.post("/B/withdraw", form=ben.form, position="0", token=anna.view.token)
    assert taken_back.location == f"/M/{anna.view.token}?said=withdrawn"
    ben.pick(anna, 0)
    anna.answer(ben, 0)

    refused = ben.post("/B/withdraw", form=ben.form, position="0")

    assert (refused.status, "Das ist schon bestätigt." in refused.text) == (409, True)
    assert mark(ben, 0) is Mark.FILLED


@pytest.mark.parametrize(
    ("position", "said"),
    [
        ("4", "Dieses Feld gibt es auf Ihrer Karte nicht."),
        ("9", "Dieses Feld gibt es auf Ihrer Karte nicht."),
        ("1", "Diese Person steht schon auf Ihrer Karte."),
    ],
)
def test_what_the_rules_forbid_is_said(anna: Phone, ben: Phone, position: str, said: str) -> None:
    ben.pick(anna, 0)

    answer = ben.post("/B/pick", form=ben.form, token=anna.view.token, position=position)

    assert (answer.status, said in answer.text) == (409, True)
    assert f"/M/{anna.view.token}" in Reading(answer.body).addresses


def test_own_code_is_explained(anna: Phone) -> None:
    answer = anna.get(f"/M/{anna.view.token}")

    assert (answer.status, "Das ist Ihr eigener Code." in answer.text) == (409, True)


def test_unknown_code_is_asked_for_again(anna: Phone) -> None:
    answer = anna.get("/M/ZZZZZ")

    assert (answer.status, "Diesen Code hat niemand" in answer.text) == (404, True)
    assert "code" in Reading(answer.body).fields


def test_who_scans_before_joining_joins_and_lands_in_the_meeting(
    anna: Phone, running: Served
) -> None:
    carla = Phone(running)

    answer = carla.send_join("Carla", f"/M/{anna.view.token}")

    assert answer.location == f"/M/{anna.view.token}?said=welcome"
    assert "Begegnung mit Anna" in carla.get(answer.location).text


def test_paper_counts_at_once(anna: Phone, running: Served) -> None:
    (card,) = running.ledger.print_cards(1).result()
    page = anna.get(f"/M/{card.token}")
    assert "spielt auf Papier" in page.text
    fields = Reading(page.body).fields

    answer = anna.post("/B/pick", None, **(fields | {"position": "0"}))

    assert answer.location == f"/M/{card.token}?said=filled"
    assert mark(anna, 0) is Mark.FILLED


@pytest.mark.parametrize(("language", "said"), [("de", "Karte"), ("en", "Card")])
def test_paper_player_goes_by_the_card_wherever_named(
    anna: Phone, running: Served, language: str, said: str
) -> None:
    anna.language = language
    (card,) = running.ledger.print_cards(1).result()
    before = anna.get(f"/M/{card.token}")
    anna.post("/B/pick", None, **(Reading(before.body).fields | {"position": "0"}))

    pages = [before.text, anna.get(f"/M/{card.token}").text, anna.get("/B").text]

    assert [text.count(f"{said} {card.number}") > 0 for text in pages] == [True] * 3
    assert [f"#{card.number}" in text for text in pages] == [False] * 3


def test_game_without_confirming_fills_at_once(served: Served) -> None:
    served.begin(small_game(confirm=False))
    anna, ben = Phone(served).join("Anna"), Phone(served).join("Ben")
    fields = Reading(ben.get(f"/M/{anna.view.token}").body).fields

    answer = ben.post("/B/pick", None, **(fields | {"position": "0"}))

    assert answer.location.endswith("?said=filled")
    assert mark(ben, 0) is Mark.FILLED


def test_line_is_a_bingo_that_is_checked_confirmed_and_ranked(
    anna: Phone, ben: Phone, running: Served
) -> None:
    carla = Phone(running).join("Carla")
    assert "macht eine Reihe voll" not in anna.get(f"/M/{ben.view.token}").text
    anna.pick(ben, 3)
    ben.answer(anna, 3)
    assert "macht eine Reihe voll" in anna.get(f"/M/{carla.view.token}").text
    anna.pick(carla, 5)
    carla.answer(anna, 5)
    page = anna.get("/B").text
    assert "BINGO! Wird geprüft – zeigen Sie der Moderation Ihr Handy." in page
    assert "1 Reihe" in page

    overview = running.ledger.overview().result()
    assert overview is not None
    running.ledger.confirm(overview.wins[0].win).result()
    assert "BINGO! Platz 1" in anna.get("/B").text
    running.ledger.raffle().result()
    assert "Sie haben bei der Verlosung gewonnen!" in anna.get("/B").text


def claimed(phone: Phone, ben: Phone, carla: Phone) -> int:
    """Fill the middle row of the card; return its Bingo."""
    for other, position in ((ben, 3), (carla, 5)):
        phone.pick(other, position)
        other.answer(phone, position)
    overview = phone.served.ledger.overview().result()
    assert overview is not None
    return overview.wins[0].win


@pytest.mark.parametrize("path", ["/B", "/M/{token}"])
def test_refused_bingo_is_said(anna: Phone, ben: Phone, running: Served, path: str) -> None:
    win = claimed(anna, ben, Phone(running).join("Carla"))

    running.ledger.refuse(win).result()

    assert "Ihr Bingo wurde nicht anerkannt." in anna.get(path.format(token=ben.view.token)).text


def test_meeting_sends_to_the_moderator_while_the_bingo_is_checked(
    anna: Phone, ben: Phone, running: Served
) -> None:
    carla = Phone(running).join("Carla")
    onward = "Nun auf zur nächsten Begegnung!"
    win = claimed(anna, ben, carla)

    checking = anna.get(f"/M/{carla.view.token}").text
    running.ledger.confirm(win).result()
    confirmed = anna.get(f"/M/{carla.view.token}").text

    assert ("zeigen Sie der Moderation Ihr Handy." in checking, onward in checking) == (True, False)
    assert ("BINGO! Platz 1" in confirmed, onward in confirmed) == (True, True)


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("open", "Gleich geht es los."),
        ("paused", "Das Spiel macht Pause."),
        ("ended", "Das Spiel ist zu Ende. Danke"),
    ],
)
def test_nothing_is_picked_while_the_game_is_not_on(served: Served, stage: str, said: str) -> None:
    served.begin(start=False)
    anna, ben = Phone(served).join("Anna"), Phone(served).join("Ben")
    if stage != "open":
        served.ledger.start().result()
        (served.ledger.pause if stage == "paused" else served.ledger.end)().result()

    page = ben.get(f"/M/{anna.view.token}")
    answer = ben.pick(anna, 0)

    assert said in page.text
    assert 'name="position"' not in page.body
    assert (answer.status, "Das Spiel läuft nicht." in answer.text) == (409, True)
    assert said in ben.get("/B").text


def test_english_phone_speaks_english_about_german_squares(anna: Phone) -> None:
    anna.language = "en-GB,en;q=0.9,de;q=0.5"

    page = anna.get("/B")

    assert "My card" in page.text
    assert Reading(page.body).language == "en"
    assert 'lang="de">Feld' in page.body


def test_own_code_is_a_picture_that_leads_to_the_meeting(anna: Phone, running: Served) -> None:
    answer = anna.get(f"/B/code/{anna.view.token}?x")

    assert answer.headers["content-type"] == "image/svg+xml"
    picture = ElementTree.fromstring(answer.body)
    assert decoded(picture) == f"HTTP://{running.place}/M/{anna.view.token}"


def decoded(picture: ElementTree.Element) -> str:
    """Return what a camera reads in the picture."""
    side = int(picture.attrib["viewBox"].split()[-1])
    white, black = (path.attrib["d"] for path in picture)
    assert white == f"M0 0h{side}v{side}H0z"
    drawn = Image.new("L", (side, side), 255)
    for left, top, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", black):
        drawn.paste(0, (int(left), int(top), int(left) + int(length), int(top) + 1))
    (found,) = zxingcpp.read_barcodes(drawn.resize((side * 4, side * 4)))
    assert found.ec_level == "M"
    return str(found.text)
