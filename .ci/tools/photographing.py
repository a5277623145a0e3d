"""Photograph what a phone shows, in real Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from playwright.sync_api import Browser, Page, sync_playwright

from tools.drawing import browser_path, draw_side_by_side

_FONT: Final = "body { font-family: 'Liberation Sans', sans-serif }"
"""As wide as phones' own."""


@dataclass(frozen=True, slots=True)
class PhoneShot:
    """What one phone shows."""

    address: str
    prepare: Callable[[Page], object]
    """Does to the page what somebody has done to it before."""
    cookies: Mapping[str, str] = field(default_factory=dict)


def photograph(shots: Iterable[PhoneShot], size: tuple[int, int], target: Path) -> None:
    """Draw phones of that size side by side; each is looked at before the next one is asked for."""
    with TemporaryDirectory() as folder, _browser() as browser:
        images = [
            _look(browser, shot, size, Path(folder, f"{number}.png"))
            for number, shot in enumerate(shots)
        ]
        draw_side_by_side(images, size, target)


@contextmanager
def _browser() -> Iterator[Browser]:
    """Give a browser; it opens our own pages, so it needs no sandbox (nor has root)."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        launched = playwright.chromium.launch(executable_path=browser_path(), args=arguments)
        yield launched
        launched.close()


def _look(browser: Browser, shot: PhoneShot, size: tuple[int, int], image: Path) -> Path:
    context = browser.new_context(**_phone(size))
    for name, value in shot.cookies.items():
        context.add_cookies([{"name": name, "value": value, "url": shot.address}])
    page = context.new_page()
    page.goto(shot.address)
    page.add_style_tag(content=_FONT)
    shot.prepare(page)
    page.screenshot(path=image)
    context.close()
    return image


def _phone(size: tuple[int, int]) -> dict[str, Any]:
    width, height = size
    return {
        "viewport": {"width": width, "height": height},
        "is_mobile": True,
        "has_touch": True,
        "locale": "de-DE",
        "color_scheme": "light",
        "bypass_csp": True,
    }
