"""What a note-taker sees and does in real Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.hub.pages.conftest import Served
from tests.hub.pages.looking import browsing, join, listed, saving, write
from tests.hub.pages.station_desk import TOKEN

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BEFORE = ["Teams sind müde", "Endlich fragt jemand – Teamleitung", "Und wer"]


@pytest.fixture(scope="module")
def browser() -> Iterator[BrowserContext]:
    with browsing() as context:
        yield context


@pytest.fixture
def page(browser: BrowserContext) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close(run_before_unload=False)
    browser.clear_cookies()
    browser.set_offline(False)


@pytest.fixture
def joined(page: Page, served: Served) -> Page:
    join(page, served.origin)
    return page


def test_line_is_filed_with_its_kind_shown_at_once(joined: Page) -> None:
    joined.keyboard.type("l Patenschaften")

    expect(joined.locator("#title")).to_have_text("Lösungsansatz — Sie schreiben")
    expect(joined.locator("#field")).to_have_value("Patenschaften")
    joined.keyboard.press("Enter")
    row = joined.locator("#groups li", has_text="Patenschaften")
    expect(row.locator(".number")).to_have_text("1.b1")
    expect(row.locator(".kind")).to_have_text("Lösungsansatz")
    expect(joined.locator("#saving")).to_have_text("alles gesichert")
    expect(joined.locator("#field")).to_be_focused()


def test_token_never_reaches_the_hub_in_an_address(browser: BrowserContext, served: Served) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    join(page, served.origin)

    assert [url for url in asked if TOKEN in url.partition("#")[0]] == []
    assert TOKEN not in page.url
    page.go_back()
    assert TOKEN not in page.url
    page.close()


def test_backspace_at_the_start_leaves_the_letter(joined: Page) -> None:
    joined.keyboard.type("l ")
    joined.keyboard.press("Backspace")
    joined.keyboard.type("amentieren")
    joined.keyboard.press("Enter")

    expect(joined.locator("#groups .text").last).to_have_text("l amentieren")


def test_what_others_file_comes_by_itself(
    browser: BrowserContext, joined: Page, served: Served
) -> None:
    other = browser.browser.new_context()  # type: ignore[union-attr]
    colleague = other.new_page()
    join(colleague, served.origin, name="Zweiter")
    write(colleague, "von drüben")

    expect(joined.locator("#groups .text").last).to_have_text("von drüben")
    other.close()


def test_entry_before_is_edited_in_the_field_and_the_line_waits(joined: Page) -> None:
    write(joined, "erster")
    expect(joined.locator("#groups .text").last).to_have_text("erster")
    joined.keyboard.type("angefangen")

    joined.keyboard.press("ArrowUp")
    expect(joined.locator("#title")).to_have_text("1.b1 bearbeiten")
    joined.keyboard.type(" Satz")
    joined.keyboard.press("Enter")

    expect(joined.locator("#groups .text").last).to_have_text("erster Satz")
    expect(joined.locator("#field")).to_have_value("angefangen")


def test_list_is_worked_through_with_keys_alone(joined: Page) -> None:
    joined.keyboard.press("Escape")
    expect(joined.locator("#groups li").last.locator("a")).to_be_focused()
    joined.keyboard.press("ArrowUp")
    joined.keyboard.press("r")
    joined.keyboard.press("f")
    quote = joined.locator("#groups li").nth(1)
    expect(quote).to_contain_text("freigegeben mit Funktion")

    expect(quote.locator("a")).to_be_focused()
    joined.keyboard.press("k")
    joined.keyboard.press("e")
    expect(quote.locator(".kind")).to_have_text("Erkenntnis")
    joined.keyboard.press("m")
    expect(quote).to_contain_text("Maßnahme")
    joined.keyboard.press("x")
    expect(joined.locator("#groups li")).to_have_count(2)
    joined.keyboard.type("weiter geht es")
    expect(joined.locator("#field")).to_have_value("weiter geht es")

    joined.get_by_text("1 entfernter Beitrag").click()
    joined.get_by_role("link", name="1.2 zurückholen").click()
    expect(joined.locator("#groups li")).to_have_count(3)


def test_open_end_is_finished(joined: Page) -> None:
    joined.get_by_role("button", name="1 offenes Ende").click()
    expect(joined.locator("#title")).to_have_text("1.3 fertig schreiben")
    joined.keyboard.type(" macht das?")
    joined.keyboard.press("Enter")

    expect(joined.locator("#groups .text").last).to_have_text("Und wer macht das?")
    expect(joined.locator("#open-ends")).to_be_hidden()


def test_message_of_regie_is_there_and_columns_and_search(joined: Page) -> None:
    expect(joined.locator("#messages")).to_contain_text("Das Plenum beginnt um 11:15.")
    expect(joined.locator("#running")).to_have_text(re.compile("^Herausforderungen · noch .* min$"))
    joined.get_by_role("link", name="Nach Art").click()
    expect(joined.locator("#groups h3").first).to_have_text("Herausforderungen (1)")

    joined.fill("#search", "müde")
    expect(joined.locator("#groups li:visible")).to_have_count(1)
    expect(joined.locator("#found")).to_have_text("1 Beitrag gefunden")


def test_two_wordings_are_both_kept_until_one_is_chosen(
    browser: BrowserContext, joined: Page, served: Served
) -> None:
    other = browser.browser.new_context()  # type: ignore[union-attr]
    colleague = other.new_page()
    join(colleague, served.origin, name="Zweiter")
    for page, wording in ((joined, "so"), (colleague, "anders")):
        page.context.set_offline(True)
        for _ in range(3):
            page.keyboard.press("ArrowUp")
        page.keyboard.press("Control+a")
        page.keyboard.type(wording)
        page.keyboard.press("Enter")
    joined.context.set_offline(False)
    expect(joined.locator("#groups .text").first).to_have_text("so")
    other.set_offline(False)
    row = joined.locator("#groups li").first
    expect(row).to_contain_text("2 Fassungen")

    row.get_by_role("link").click()
    joined.locator("button.version", has_text="anders").click()

    expect(row).not_to_contain_text("Fassungen")
    expect(row.locator(".text")).to_have_text("anders")
    other.close()


def test_other_place_has_its_own_list_and_draft(joined: Page) -> None:
    joined.keyboard.type("bleibt hier")
    joined.get_by_text("Anderswo mitschreiben").click()
    joined.select_option("#place", "ws2")
    joined.click("#sit button")
    expect(joined.locator("#name")).to_have_text("WS 2 · Topic 2")
    expect(joined.locator("#field")).to_have_value("")
    write(joined, "dort")
    expect(joined.locator("#groups .number")).to_have_text(["2.1"])

    joined.get_by_text("Anderswo mitschreiben").click()
    joined.select_option("#place", "ws1")
    joined.click("#sit button")
    expect(joined.locator("#field")).to_have_value("bleibt hier")
    expect(listed(joined)).to_have_text(BEFORE)


def test_leaving_deletes_everything(joined: Page, served: Served) -> None:
    joined.keyboard.type("Entwurf")
    joined.on("dialog", lambda dialog: dialog.accept())
    joined.get_by_text("Dieses Gerät").first.click()
    joined.get_by_role("button", name="Verlassen und löschen").click()

    expect(joined.locator("#forgotten-all")).to_be_visible()
    joined.goto(f"{served.origin}/notes/write")
    expect(joined.locator("#token")).to_be_visible()
    assert "Entwurf" not in joined.evaluate(
        """() => new Promise((resolve) => {
          indexedDB.open("facilitator-notes").onsuccess = (event) => {
            const asked = event.target.result.transaction("kept").objectStore("kept").getAll();
            asked.onsuccess = () => resolve(JSON.stringify(asked.result));
          };
        })"""
    )


def test_page_works_without_a_script(browser: BrowserContext, served: Served) -> None:
    plain = browser.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    page = plain.new_page()
    page.goto(f"{served.origin}/notes")
    page.fill("#token", f"{served.origin}/notes#{TOKEN}")
    page.click("#join button")
    page.check("input[value=ws1]")
    page.click("form button")
    page.fill("#field", "l ohne Skript #m")
    page.click("#enter")
    row = page.locator("#groups li").last
    expect(row).to_contain_text("ohne Skript")
    expect(row).to_contain_text("Maßnahme")

    row.get_by_role("link").click()
    page.fill("#wording", "mit neuem Wortlaut")
    page.get_by_role("button", name="Übernehmen").click()

    expect(page.locator("#groups .text").last).to_have_text("mit neuem Wortlaut")
    plain.close()


def test_hostile_words_stay_words(joined: Page) -> None:
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'&amp;{{7*7}}"
    write(joined, hostile)

    row = joined.locator("#groups li").last
    expect(row.locator(".text")).to_have_text(hostile)
    row.get_by_role("link").click()
    expect(joined.locator("#change-text")).to_have_text(hostile)
    expect(joined.locator("img")).to_have_count(0)
    assert saving(joined) == "alles gesichert"
