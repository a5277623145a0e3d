"""Photograph what phones show in the bingo, in real Chromium."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pyphen
from playwright.sync_api import Browser, Page, sync_playwright

from facilitator.domain.bingo.views import Mark
from tools.drawing import browser_path, draw_side_by_side
from tools.gaming import Evening, Guest

_SIZE: Final = (360, 700)
_PHONE: Final[Mapping[str, Any]] = {
    "viewport": {"width": _SIZE[0], "height": _SIZE[1]},
    "is_mobile": True,
    "has_touch": True,
    "locale": "de-DE",
    "color_scheme": "light",
    "bypass_csp": True,
}
_FONT: Final = "body { font-family: 'Liberation Sans', sans-serif }"
"""As wide as phones' own."""
_HYPHENS: Final = pyphen.Pyphen(lang="de_DE", left=3, right=3)
_ASKS: Final = "Renate"


def draw_phones(game: Evening, target: Path) -> None:
    """Draw a card, the page of somebody just met, and the question whether something is true."""
    renate = next(guest for guest in game.guests if game.view(guest).name == _ASKS)
    others = [one for one in game.guests if one is not renate and not game.view(one).lines]
    others.sort(key=lambda guest: _filled(game, guest), reverse=True)
    asked = next(guest for guest in others if _is_asked(game, guest, renate))
    others.remove(asked)
    full, met = next(pair for pair in combinations(others, 2) if not game.have_met(*pair))
    shown = [(full, "/B"), (full, f"/M/{met.token}"), (asked, "/B")]
    with TemporaryDirectory() as folder, _browser() as browser:
        images = [
            _look(browser, game.origin + path, guest, Path(folder, f"{number}.png"))
            for number, (guest, path) in enumerate(shown)
        ]
        draw_side_by_side(images, _SIZE, target)


def _filled(game: Evening, guest: Guest) -> int:
    return sum(cell.mark is Mark.FILLED for cell in game.view(guest).cells)


def _is_asked(game: Evening, guest: Guest, by: Guest) -> bool:
    """Have `by` meet `guest`; return whether anything was found that is true."""
    if game.have_met(by, guest):
        return False
    by.meet(guest)
    return bool(game.view(guest).asks)


@contextmanager
def _browser() -> Iterator[Browser]:
    """Give a browser; it opens our own pages, so it needs no sandbox (nor has root)."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        launched = playwright.chromium.launch(executable_path=browser_path(), args=arguments)
        yield launched
        launched.close()


def _look(browser: Browser, address: str, guest: Guest, image: Path) -> Path:
    """Photograph what `guest` sees there."""
    context = browser.new_context(**_PHONE)
    for name, value in guest.cookies.items():
        context.add_cookies([{"name": name, "value": value, "url": address}])
    page = context.new_page()
    page.goto(address)
    page.add_style_tag(content=_FONT)
    _hyphenate(page)
    page.screenshot(path=image)
    context.close()
    return image


def _hyphenate(page: Page) -> None:
    """Break words of the card as phones do: Chromium on Linux has no dictionary for that."""
    for text in page.locator(".card .text").all():
        words = (text.text_content() or "").split()
        broken = " ".join(_HYPHENS.inserted(word, "\N{SOFT HYPHEN}") for word in words)
        text.evaluate("(element, said) => { element.textContent = said }", broken)
