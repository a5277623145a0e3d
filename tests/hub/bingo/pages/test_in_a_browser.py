"""Two phones in real Chromium: they join, open each other's link, pick, confirm, reach a line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from facilitator.domain.bingo.views import PlayerView, WinState
from tests.hub.bingo.pages.phone import Phone
from tests.hub.bingo.pages.serving import Served
from tests.hub.pages.looking import launched, profile_of

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


@pytest.fixture
def other(profile: BrowserContext) -> Iterator[BrowserContext]:
    """The browser of another one, which knows nothing of the first."""
    assert isinstance(profile.browser, Browser)
    context = profile.browser.new_context(**PHONE)
    yield context
    context.close()


def join(page: Page, served: Served, name: str) -> PlayerView:
    page.goto(f"{served.origin}/J/{served.ledger.join_code}")
    page.fill("#name", name)
    page.get_by_role("button", name="Mitspielen").click()
    expect(page.locator("#card")).to_be_visible()
    return view_of(page.context, served)


def view_of(context: BrowserContext, served: Served) -> PlayerView:
    kept = {one["name"]: one["value"] for one in context.cookies()}
    return served.view(kept["bingo"])


def pick(page: Page, served: Served, token: str, position: int) -> None:
    """Scan somebody's code, in a new tab as a camera does, and choose a square."""
    tab = page.context.new_page()
    tab.goto(f"{served.origin}/M/{token}")
    tab.locator(f"button[name=position][value='{position}']").click()
    expect(tab.locator(".said")).to_be_visible()
    tab.close()


def test_two_phones_meet_and_reach_a_line(
    profile: BrowserContext, other: BrowserContext, running: Served
) -> None:
    mine, theirs = profile.new_page(), other.new_page()
    anna = join(mine, running, "Anna")
    ben = join(theirs, running, "Ben")
    carla = Phone(running).join("Carla")

    pick(mine, running, ben.token, 3)
    theirs.get_by_role("button", name="Ja, stimmt").click()  # it has come by itself
    expect(theirs.get_by_role("heading", name="Begegnung mit Anna")).to_be_visible()
    expect(theirs.get_by_text("Bestätigt, vielen Dank!")).to_be_visible()
    theirs.locator("button[name=position]").first.click()
    mine.get_by_role("button", name="Ja, stimmt").click()
    expect(mine.get_by_text("Bestätigt, vielen Dank!")).to_be_visible()

    pick(mine, running, carla.view.token, 5)
    mine.goto(f"{running.origin}/B")
    expect(mine.get_by_text("0 Reihen")).to_be_visible()
    carla.answer(Phone(running, {"bingo": cookie_of(profile)}), 5)

    expect(mine.get_by_text("BINGO!", exact=True)).to_be_visible()
    expect(mine.get_by_text("Wird geprüft – zeigen Sie der Moderation Ihr Handy.")).to_be_visible()
    overview = running.ledger.overview().result()
    assert overview is not None
    running.ledger.confirm(overview.wins[0].win).result()
    expect(mine.get_by_text("BINGO! Platz 1")).to_be_visible()
    assert running.ledger.view(anna.player).result().win is WinState.CONFIRMED


def cookie_of(context: BrowserContext) -> str:
    return next(one["value"] for one in context.cookies() if one["name"] == "bingo")


def test_ten_scans_in_ten_tabs_all_open_and_hear_of_what_is_new(
    profile: BrowserContext, running: Served
) -> None:
    first = profile.new_page()
    join(first, running, "Anna")
    people = [Phone(running).join(f"Person {number}") for number in range(10)]

    tabs = []
    for person in people:
        tab = profile.new_page()
        tab.goto(f"{running.origin}/M/{person.view.token}")
        expect(tab.get_by_role("heading", name="Begegnung mit")).to_be_visible()
        tabs.append(tab)
    anna = Phone(running, {"bingo": cookie_of(profile)})
    people[0].pick(anna, 0)

    # All tabs of a headless browser count as seen: that is more than a phone asks at once.
    expect(tabs[0].get_by_role("button", name="Ja, stimmt")).to_be_visible()
    tabs[9].locator("button[name=position]").first.click()
    expect(tabs[9].locator(".said")).to_be_visible()


def test_what_is_new_moves_neither_focus_nor_what_was_opened(
    profile: BrowserContext, anna: Phone, running: Served
) -> None:
    page = profile.new_page()
    ben = join(page, running, "Ben")
    page.get_by_text("Karte weg?").click()
    square = page.locator("#card a").nth(6)
    square.focus()
    scrolled = page.evaluate("scrollY")

    anna.pick(Phone(running, {"bingo": cookie_of(profile)}), 0)

    expect(page.get_by_role("button", name="Ja, stimmt")).to_be_visible()
    expect(square).to_be_focused()
    expect(page.get_by_text(ben.pin)).to_be_visible()
    grown = page.evaluate("document.querySelector('[data-part=asks]').offsetHeight")
    assert page.evaluate("scrollY") - scrolled in (0, pytest.approx(grown, abs=20))


def test_squares_that_fill_keep_the_focus_on_the_square(
    profile: BrowserContext, anna: Phone, running: Served
) -> None:
    page = profile.new_page()
    join(page, running, "Ben")
    ben = Phone(running, {"bingo": cookie_of(profile)})
    ben.pick(anna, 0)
    expect(page.locator("#card li").nth(0)).to_have_class("waiting")
    page.locator("#card a").nth(0).focus()

    anna.answer(ben, 0)

    expect(page.locator("#card li").nth(0)).to_have_class("filled")
    expect(page.locator("#card a").nth(0)).to_be_focused()


def test_hidden_page_asks_for_nothing_and_asks_at_once_when_seen(
    profile: BrowserContext, anna: Phone, running: Served
) -> None:
    page = profile.new_page()
    page.clock.install()
    join(page, running, "Ben")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    see(page, "hidden")
    last = f"{running.origin}/last"
    ask(page, last)
    asked.clear()

    # Whatever is due by then happens, and from then on nothing does by itself.
    page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))
    ask(page, last)
    assert asked == [last]

    anna.pick(Phone(running, {"bingo": cookie_of(profile)}), 0)
    see(page, "visible")

    expect(page.get_by_role("button", name="Ja, stimmt")).to_be_visible()


def ask(page: Page, address: str) -> None:
    """Have the page ask for that; what it asked for before has been heard of by then."""
    with page.expect_request(address):
        page.evaluate("(address) => fetch(address).then(() => null)", address)


def see(page: Page, state: str) -> None:
    """Have the page believe that it is seen, or not."""
    page.evaluate(
        """(state) => {
          Object.defineProperty(document, "visibilityState", {value: state, configurable: true});
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        state,
    )


def test_lost_connection_is_said_and_mends_itself(profile: BrowserContext, running: Served) -> None:
    page = profile.new_page()
    join(page, running, "Anna")

    profile.set_offline(True)
    expect(page.get_by_text("Keine Verbindung.")).to_be_visible()
    profile.set_offline(False)

    expect(page.get_by_text("Keine Verbindung.")).to_be_hidden()


def test_lost_cookie_comes_back_by_pin_and_by_recovery(
    profile: BrowserContext, running: Served
) -> None:
    page = profile.new_page()
    view = join(page, running, "Anna")
    profile.clear_cookies()

    page.get_by_role("link", name="Ich habe schon eine Karte").click()  # the poll has noticed
    page.fill("#name", "Anna")
    page.fill("#pin", view.pin)
    page.get_by_role("button", name="Karte holen").click()
    expect(page.get_by_text("Ihre Karte ist wieder da")).to_be_visible()
    assert view_of(profile, running).token == view.token

    profile.clear_cookies()
    page.goto(f"{running.origin}/R/{running.ledger.recover(view.player).result()}")
    page.get_by_role("button", name="Karte auf dieses Handy holen").click()
    expect(page.get_by_text("Ihre Karte ist wieder da")).to_be_visible()
    assert view_of(profile, running).token == view.token


def test_page_shows_a_game_as_soon_as_there_is_one(profile: BrowserContext, served: Served) -> None:
    page = profile.new_page()
    page.goto(served.origin)
    expect(page.get_by_text("Gerade ist kein Spiel geöffnet.")).to_be_visible()

    served.begin()

    expect(page.locator("#code")).to_be_visible()


def test_all_of_it_works_without_a_script(
    profile: BrowserContext, anna: Phone, running: Served
) -> None:
    assert isinstance(profile.browser, Browser)
    plain = profile.browser.new_context(**PHONE, java_script_enabled=False)
    page = plain.new_page()
    page.goto(running.origin)
    page.fill("#code", running.ledger.join_code.lower())
    page.get_by_role("button", name="Weiter").click()
    page.fill("#name", "Ben")
    page.get_by_role("button", name="Mitspielen").click()
    page.get_by_role("link", name="Code eingeben").click()
    page.fill("#code", anna.view.code)
    page.get_by_role("button", name="Begegnen").click()
    page.locator("button[name=position]").first.click()
    expect(page.get_by_text("Anna muss noch bestätigen")).to_be_visible()
    page.get_by_role("link", name="Meine Karte").click()
    anna.answer(Phone(running, {"bingo": cookie_of(plain)}), 0)
    page.get_by_role("link", name="Aktualisieren").click()
    expect(page.get_by_text("bestätigt von Anna")).to_be_visible()

    page.locator("#card a").nth(1).click()
    expect(page.locator("li:target")).to_be_in_viewport()
    page.get_by_role("link", name="Spiel verlassen").click()
    page.get_by_role("button", name="Verlassen und löschen").click()
    expect(page.get_by_text("Ihre Angaben sind gelöscht.")).to_be_visible()
    plain.close()


def test_sentence_is_said_once(profile: BrowserContext, running: Served) -> None:
    page = profile.new_page()
    join(page, running, "Anna")
    expect(page.get_by_text("Sie sind dabei.")).to_be_visible()
    expect(page).to_have_url(f"{running.origin}/B")  # the script has run

    page.reload()

    expect(page.locator("#card")).to_be_visible()
    expect(page.get_by_text("Sie sind dabei.")).to_have_count(0)


def test_sentence_goes_as_soon_as_something_has_changed(
    profile: BrowserContext, anna: Phone, running: Served
) -> None:
    page = profile.new_page()
    join(page, running, "Ben")
    page.goto(f"{running.origin}/M/{anna.view.token}")
    page.locator("button[name=position][value='0']").click()
    expect(page.get_by_text("Das Feld zählt, sobald")).to_be_visible()

    anna.answer(Phone(running, {"bingo": cookie_of(profile)}), 0)

    expect(page.get_by_text("bestätigt von Anna")).to_be_visible()
    expect(page.locator(".said")).to_have_count(0)


def test_ask_is_noticed_by_whoever_shows_the_own_code(
    profile: BrowserContext, anna: Phone, running: Served
) -> None:
    page = profile.new_page()
    join(page, running, "Ben")
    page.get_by_role("link", name="Mein Code").click()

    anna.pick(Phone(running, {"bingo": cookie_of(profile)}), 0)

    notice = page.get_by_role("link", name="Bitte bestätigen")
    expect(page.get_by_role("button", name="Ja, stimmt")).not_to_be_in_viewport()
    notice.click()
    expect(page.get_by_role("button", name="Ja, stimmt")).to_be_in_viewport()
    expect(notice).to_be_hidden()
