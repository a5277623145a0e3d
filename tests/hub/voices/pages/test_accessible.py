"""Pages for everybody: axe finds nothing, nothing is too wide or too small to tap."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from facilitator.domain.plenum.query import Candidate
from tests.hub.pages.looking import browsing
from tests.hub.pages.test_for_everybody import faults
from tests.hub.phones.browser import Reading
from tests.hub.voices.pages.desk import CARDS, FEEDBACK, PHOTO, STORY, VOICE, mood, points
from tests.hub.voices.pages.serving import Served, Voter

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LONG = (
    "Grundsicherungsrechtsanwendungspraktikerinnenqualifizierungsprogramm",
    "Gemeinsame Beratungstermine von Arbeitsvermittlung und Leistungsgewährung von Anfang an",
    "Patenschaft",
)
SMALL = """() => [...document.querySelectorAll("a, button, textarea, input:not([type=hidden])")]
  .filter((one) => one.offsetParent !== null)
  .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44).map(([html]) => html)"""


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("de-DE", "light", 320), ("de-DE", "dark", 412), ("en-GB", "light", 360)],
)
def test_everybody_can_read_and_tap(served: Served, language: str, scheme: str, width: int) -> None:
    candidates = tuple(Candidate(id=f"t{at}", label=label) for at, label in enumerate(LONG))
    many = points(candidates=candidates, most=5, by_code=True)
    options = {
        "locale": language,
        "color_scheme": scheme,
        "viewport": {"width": width, "height": 568},
        "is_mobile": True,
    }
    found: dict[str, list[Any]] = {}
    with browsing(**options) as context:
        page = context.new_page()

        def look(name: str, path: str = "") -> None:
            if path:
                page.goto(f"{served.origin}{path}")
            page.wait_for_load_state()
            found[name] = [*faults(page), *page.evaluate(SMALL)]

        look("nothing", served.page)
        served.desk.query = many
        look("points", served.page)
        page.locator("input[name=c0][value='5']").check(force=True)
        page.locator("button[type=submit]").first.click()
        look("check")
        page.locator("button[type=submit]").first.click()
        look("refused")
        served.desk.query = replace(many, most=9, points=9)
        look("numbers", served.page)
        served.desk.query = mood()
        look("scale", served.page)
        phone = Voter(served, {one["name"]: one["value"] for one in context.cookies()})
        phone.give(choice="4")
        look("given", f"{served.page}?said=given")
        served.desk.query, served.desk.rounds = None, (CARDS, VOICE, STORY, FEEDBACK, PHOTO)
        look("rounds", served.page)
        page.fill("#pr-cards-0", "Eine Karte")
        page.locator("[data-part=round-r-cards] button").click()
        look("sent")
        look("privacy", f"{served.page}/privacy")
        look("code", "/V")
        look("wrong code", "/V/ABCDEF")
        look("withdraw", "/W")
        page.fill("#code", "AAAABBBBCCCC")
        page.locator("button[type=submit]").click()
        look("nothing to withdraw")
        served.desk.front.privacy = None
        look("closed", served.page)
    assert {name: faulty for name, faulty in found.items() if faulty} == {}


def test_page_is_small(served: Served) -> None:
    served.desk.query, served.desk.rounds = points(), (CARDS,)
    phone = Voter(served)
    page = phone.get(served.page)

    files = [one for one in Reading(page.body).addresses if one.startswith("/V/static/")]

    assert sum(len(phone.get(one).body) for one in files) + len(page.body) < 25_000
