"""The pages in real Chromium, at the size of a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from facilitator.domain.plenum.query import PhoneCount
from tests.formats.photos import WHO, telling
from tests.hub.pages.looking import launched, profile_of
from tests.hub.pages.test_for_everybody import faults
from tests.hub.voices.pages.desk import (
    CARDS,
    FEEDBACK,
    PHOTO,
    STORY,
    VOICE,
    mood,
    points,
    single,
)
from tests.hub.voices.pages.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "is_mobile": True,
    "has_touch": True,
    "locale": "de-DE",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """The browser of one phone."""
    with profile_of(browser, **PHONE) as context:
        yield context


def test_two_phones_give_their_points(profile: BrowserContext, served: Served) -> None:
    assert isinstance(profile.browser, Browser)
    other = profile.browser.new_context(**PHONE)
    query = served.desk.query = points()
    for page, choices in ((profile.new_page(), (3, 1)), (other.new_page(), (0, 3))):
        page.goto(f"{served.origin}{served.page}")
        left = page.locator(".pointsleft")
        expect(left).to_have_text("Noch 5 Punkte")
        for position, choice in enumerate(choices):
            page.locator(f"input[name=c{position}][value='{choice}']").check(force=True)
        expect(left).to_have_text(
            f"Noch {5 - sum(choices)} " + ("Punkt", "Punkte")[sum(choices) < 4]
        )
        page.get_by_role("button", name="Weiter: prüfen").click()
        page.get_by_role("button", name="Endgültig abgeben").click()
        expect(page.get_by_text("Ihre Stimme ist gezählt.")).to_be_visible()
        page.reload()
        expect(page.get_by_text("Ihre Stimme ist gezählt.")).to_be_visible()
    assert served.count(query) == PhoneCount(ballots=2, points=(3, 4, 0))
    other.close()


def test_too_many_points_are_said_while_they_are_given(
    profile: BrowserContext, served: Served
) -> None:
    served.desk.query = points()
    page = profile.new_page()
    page.goto(f"{served.origin}{served.page}")

    for position in range(2):
        page.locator(f"input[name=c{position}][value='3']").check(force=True)

    expect(page.locator(".pointsleft")).to_have_text("1 Punkt zu viel")


def test_what_came_back_filled_in_stays_when_something_else_is_asked(
    profile: BrowserContext, served: Served
) -> None:
    served.desk.rounds = (CARDS, VOICE)
    page = profile.new_page()
    page.goto(f"{served.origin}{served.page}")
    page.locator("textarea").last.fill("Das hat sich gelohnt.")
    page.get_by_role("button", name="Absenden").last.click()
    refused = page.get_by_text("Bitte sagen Sie, wie wir Sie zitieren dürfen.")
    expect(refused).to_be_in_viewport()

    served.desk.query = single()

    expect(page.get_by_role("button", name="Weiter: prüfen")).to_be_visible()
    expect(page.locator("textarea").last).to_have_value("Das hat sich gelohnt.")


def test_query_opens_and_closes_by_itself(profile: BrowserContext, served: Served) -> None:
    page = profile.new_page()
    page.goto(f"{served.origin}{served.page}")
    expect(page.get_by_text("Gerade wird nichts gefragt.")).to_be_visible()

    served.desk.query = single()
    expect(page.get_by_role("button", name="Weiter: prüfen")).to_be_visible()
    served.desk.query = mood()
    expect(page.get_by_text("sonnig")).to_be_visible()
    served.desk.query = None
    expect(page.get_by_text("Gerade wird nichts gefragt.")).to_be_visible()


def test_what_is_being_written_stays_when_something_else_opens(
    profile: BrowserContext, served: Served
) -> None:
    served.desk.rounds = (CARDS, VOICE)
    page = profile.new_page()
    page.goto(f"{served.origin}{served.page}")
    field = page.locator("#pr-cards-0")
    field.press_sequentially("Halb geschr")

    served.desk.query, served.desk.rounds = single(), (CARDS, FEEDBACK)
    expect(page.get_by_text("Was war gut?")).to_be_visible()
    expect(page.get_by_text("Wie dürfen wir Sie zitieren?")).to_have_count(0)

    expect(field).to_be_focused()
    field.press_sequentially("ieben")
    expect(field).to_have_value("Halb geschrieben")
    page.locator("[data-part=round-r-cards] button").click()
    expect(page.get_by_text("Angekommen.")).to_be_visible()
    assert [card.parts for card in served.ledger.cards()] == [("Halb geschrieben",)]


def test_page_waits_until_something_is_asked_at_all(
    profile: BrowserContext, served: Served
) -> None:
    served.desk.ledger, served.desk.query = None, single()
    page = profile.new_page()
    page.goto(f"{served.origin}{served.page}")
    expect(page.get_by_text("Gerade wird nichts gefragt.")).to_be_visible()

    served.desk.ledger = served.ledger

    expect(page.get_by_role("button", name="Weiter: prüfen")).to_be_visible()


def test_all_of_it_works_without_a_script(profile: BrowserContext, served: Served) -> None:
    assert isinstance(profile.browser, Browser)
    plain = profile.browser.new_context(**PHONE, java_script_enabled=False)
    query, served.desk.rounds = points(), (STORY,)
    served.desk.query = query
    page = plain.new_page()
    page.goto(f"{served.origin}/V?code={served.ledger.code}")

    for position in range(2):
        page.locator(f"input[name=c{position}][value='3']").check(force=True)
    page.get_by_role("button", name="Weiter: prüfen").click()
    expect(page.get_by_text("Das sind zu viele Punkte.")).to_be_visible()
    page.locator("input[name=c1][value='2']").check(force=True)
    page.get_by_role("button", name="Weiter: prüfen").click()
    page.get_by_role("button", name="Ändern").click()
    expect(page.locator("input[name=c0][value='3']")).to_be_checked()
    page.get_by_role("button", name="Weiter: prüfen").click()
    page.get_by_role("button", name="Endgültig abgeben").click()
    expect(page.get_by_text("Ihre Stimme ist gezählt.")).to_be_visible()
    page.locator("textarea").first.fill("Es war einmal")
    page.get_by_role("button", name="Absenden").click()
    code = page.locator(".short").inner_text()
    page.goto(f"{served.origin}/W")
    page.fill("#code", code)
    page.get_by_role("button", name="Zurückziehen").click()
    expect(page.get_by_text("Zurückgezogen.")).to_be_visible()

    assert served.count(query) == PhoneCount(ballots=1, points=(3, 2, 0))
    assert served.ledger.cards() == ()
    plain.close()


def test_keyboard_reaches_all(profile: BrowserContext, served: Served) -> None:
    query = served.desk.query = single()
    page = profile.new_page()
    page.goto(f"{served.origin}{served.page}")

    page.locator("input[name=choice]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Stimmt das so?")).to_be_visible()
    _press(page, "Endgültig abgeben")

    expect(page.get_by_text("Ihre Stimme ist gezählt.")).to_be_visible()
    assert served.count(query).points == (0, 1, 0)


def _press(page: Page, name: str) -> None:
    while page.evaluate("document.activeElement.textContent") != name:
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("script", [True, False])
def test_photo_is_chosen_described_and_sent(
    profile: BrowserContext, served: Served, tmp_path: Path, script: bool
) -> None:
    assert isinstance(profile.browser, Browser)
    phone = profile.browser.new_context(**PHONE, java_script_enabled=script)
    taken = tmp_path / "IMG_4711.jpg"
    taken.write_bytes(telling())
    served.desk.rounds = (PHOTO,)
    page = phone.new_page()
    page.goto(f"{served.origin}{served.page}")
    page.get_by_label("Foto", exact=True).set_input_files(taken)
    page.get_by_label("Was soll darunter stehen?").fill("Ergebnis von Gruppe 2")
    page.get_by_label("Was ist zu sehen?").fill(" ")
    page.get_by_label("Niemand ist zu erkennen").check(force=True)
    page.get_by_role("button", name="Absenden").click()
    expect(page.get_by_text("was zu sehen ist: für alle")).to_be_visible()
    expect(page.get_by_label("Was soll darunter stehen?")).to_have_value("Ergebnis von Gruppe 2")
    if script:
        assert faults(page) == []
    page.get_by_label("Foto", exact=True).set_input_files(taken)
    page.get_by_label("Was ist zu sehen?").fill("Ein Plakat mit drei Zetteln")
    page.get_by_label("Wer hat es aufgenommen?").fill("Foto: Muster")
    page.get_by_role("button", name="Absenden").click()
    expect(page.get_by_text("Angekommen.")).to_be_visible()
    phone.close()

    (card,) = served.ledger.cards()
    said = ("Ein Plakat mit drei Zetteln", "Ergebnis von Gruppe 2")
    assert (card.parts, card.function) == (said, "Foto: Muster")
    assert card.photo is not None
    assert (card.photo.width, card.photo.height) == (40, 20)
    assert WHO.encode() not in served.bytes()
    assert b"4711" not in served.bytes()


def test_photo_stays_chosen_while_something_is_missing(
    profile: BrowserContext, served: Served, tmp_path: Path
) -> None:
    taken = tmp_path / "IMG_4711.jpg"
    taken.write_bytes(telling())
    served.desk.rounds = (PHOTO,)
    page = profile.new_page()
    page.goto(f"{served.origin}{served.page}")
    page.get_by_label("Foto", exact=True).set_input_files(taken)

    page.get_by_role("button", name="Absenden").click()
    expect(page.get_by_label("Was ist zu sehen?")).to_be_focused()
    page.keyboard.type("Ein Plakat mit drei Zetteln")
    page.get_by_role("button", name="Absenden").click()
    expect(page.get_by_label("Wer zu erkennen ist")).to_be_focused()
    page.get_by_label("Niemand ist zu erkennen").check(force=True)
    page.get_by_role("button", name="Absenden").click()

    expect(page.get_by_text("Zuerst sieht es nur die Moderation.")).to_be_visible()
    assert [card.parts for card in served.ledger.cards()] == [("Ein Plakat mit drei Zetteln", "")]
