"""Pages for everybody: axe finds nothing, in both languages and colour schemes, wide and narrow."""

from __future__ import annotations

from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.hub.pages.conftest import Served
from tests.hub.pages.looking import browsing, join, write

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RULES: Final = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


def faults(page: Page) -> list[Any]:
    """Return what axe finds wrong with what is shown, and what reaches over the edge."""
    found = Axe().run(page, options=RULES).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    too_wide = [f"{wide} px too wide"] if wide > 0 else []
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] + too_wide


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("de", "light", 1280), ("de", "dark", 320), ("en", "light", 320), ("en", "dark", 1280)],
)
def test_axe_finds_nothing(served: Served, language: str, scheme: str, width: int) -> None:
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}}
    with browsing(**options) as context:
        page = context.new_page()
        page.goto(f"{served.origin}/notes?lang={language}")
        assert ("join", faults(page)) == ("join", [])
        join(page, served.origin)
        context.set_offline(True)
        write(page, "l nur hier", "<b>fett</b>")
        expect(page.locator("#outbox li")).to_have_count(2)
        for summary in page.locator("footer summary").all():
            summary.click()
        assert ("write", faults(page)) == ("write", [])
        page.locator("#groups a.change-link").nth(1).click()
        assert ("dialog", faults(page)) == ("dialog", [])
        page.click("#change-close")
        context.set_offline(False)
        expect(page.locator("#outbox li")).to_have_count(0)
        page.click("#layout")
        expect(page.locator("#groups h3").first).to_be_visible()
        assert ("columns", faults(page)) == ("columns", [])
        entry = page.locator("#groups a.change-link").first.get_attribute("href")
        page.goto(f"{served.origin}{entry}")
        assert ("entry", faults(page)) == ("entry", [])
        page.goto(f"{served.origin}/notes/place")
        assert ("place", faults(page)) == ("place", [])
        page.goto(f"{served.origin}/notes/write")
        page.on("dialog", lambda dialog: dialog.accept())
        page.locator("footer summary").last.click()
        page.click("#leave button")
        expect(page.locator("#forgotten-all")).to_be_visible()
        assert ("left", faults(page)) == ("left", [])


def test_text_of_twice_the_size_stays_on_the_page(served: Served) -> None:
    # 200 % on a window of 1280 by 800 is a window half as large.
    with browsing(viewport={"width": 640, "height": 400}, device_scale_factor=2) as context:
        page = context.new_page()
        join(page, served.origin)
        page.locator("#field").scroll_into_view_if_needed()

        expect(page.locator("#field")).to_be_in_viewport()
        assert faults(page) == []
