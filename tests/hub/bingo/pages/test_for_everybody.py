"""Pages for everybody: axe finds nothing, nothing is too wide or too small to tap."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from facilitator.domain.bingo.game import Game, Square
from tests.hub.bingo.pages.phone import Phone
from tests.hub.bingo.pages.serving import Served
from tests.hub.pages.looking import browsing
from tests.hub.pages.test_for_everybody import faults

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LONG = (
    "sagt dreimal hintereinander fehlerfrei „Bedarfsgemeinschaftsmitglied“",
    "kennt die Rechtsbehelfsbelehrung auswendig, samt Aufhebungs- und Erstattungsbescheid",
    "Grundsicherungsrechtsanwendungspraktikerin",
)
SMALL = """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), summary")]
  .filter((one) => one.offsetParent !== null && !one.closest(".card"))
  .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44).map(([html]) => html)"""
CUT = """() => [...document.querySelectorAll(".card .text, .squares p, .choices span")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)"""


def long_game(size: int) -> Game:
    squares = tuple(Square(text=f"{LONG[number % 3]} {number}") for number in range(40))
    return Game(size=size, squares=squares)


def wrong(page: Page) -> list[Any]:
    """Return what is wrong with what is shown."""
    return [*faults(page), *page.evaluate(SMALL), *page.evaluate(CUT)]


@pytest.mark.parametrize(
    ("language", "scheme", "width", "size"),
    [
        ("de-DE", "light", 320, 5),
        ("de-DE", "dark", 412, 4),
        ("en-GB", "light", 360, 3),
        ("en-GB", "dark", 320, 5),
    ],
)
def test_everybody_can_read_and_tap(
    served: Served, language: str, scheme: str, width: int, size: int
) -> None:
    served.begin(long_game(size))
    people = [Phone(served).join(f"Person Nummer {number} mit Namen") for number in range(size + 3)]
    phone = people[0]
    for position in range(size):
        phone.pick(people[position + 1], position)
        if phone.view.cells[position].partner:
            people[position + 1].answer(phone, position)
    phone.pick(people[-1], size)
    people[-1].pick(phone, 0)
    options = {
        "locale": language,
        "color_scheme": scheme,
        "viewport": {"width": width, "height": 568},
        "is_mobile": True,
    }
    with browsing(**options) as context:
        page = context.new_page()
        found: dict[str, list[Any]] = {}

        def look(*paths: str) -> None:
            for path in paths:
                page.goto(f"{served.origin}{path}")
                for summary in page.locator("summary").all():
                    summary.click()
                found[path] = wrong(page)

        look("/", f"/J/{served.ledger.join_code}", "/J/WRONG", "/B/back", "/R/ABC", "/T")
        cookie = {"name": "bingo", "value": phone.cookies["bingo"], "url": served.origin}
        context.add_cookies([cookie])  # type: ignore[list-item]
        look("/B", "/B?said=confirmed", "/B/rules", "/B/privacy", "/B/leave", "/M", "/M/WRONG")
        look(*(f"/M/{other.view.token}" for other in (people[1], people[-2], people[-1])))
        served.ledger.pause().result()
        look("/B", f"/M/{people[-2].view.token}")
    assert {path: list(faulty) for path, faulty in found.items() if faulty} == {}


def test_page_is_small(running: Served) -> None:
    served = running
    phone = Phone(served).join("Anna")
    page = phone.get("/B")

    files = [
        phone.get(f"/B/static/{name}") for name in ("phones.css", "play.css", "live.js", "icon.svg")
    ]

    assert sum(len(one.body) for one in (page, *files)) < 30_000
