"""A page in real Chromium, and what a note-taker does there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.hub.pages.station_desk import TOKEN

PATIENCE: Final = 60_000
"""Milliseconds after which what never came counts as a failure."""
ARGUMENTS: Final = (
    "--no-sandbox",  # as root, in CI
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
)


@contextmanager
def launched() -> Iterator[Browser]:
    """Launch Chromium: for a module, as that takes longer than most of what is looked at."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*ARGUMENTS])
        yield browser
        browser.close()


@contextmanager
def profile_of(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """Open a profile that is forgotten in the end; whatever a page complains of fails."""
    context = browser.new_context(**{"locale": "de-DE", **options})
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    wrong: list[str] = []
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("console", lambda said: _listen(said, wrong))
    yield context
    context.close()
    assert wrong == [], wrong


@contextmanager
def browsing(**options: Any) -> Iterator[BrowserContext]:
    """Open a browser of its own with one profile."""
    with launched() as browser, profile_of(browser, **options) as context:
        yield context


def chromium() -> str:
    """Return where Chromium is."""
    found = shutil.which("chromium")
    assert found is not None
    return found


def _listen(said: Any, wrong: list[str]) -> None:
    """Keep what a page complains of, save of answers: tests cut the connection, and are refused."""
    is_of_answer = "Failed to load resource" in said.text or "WebSocket connection" in said.text
    if said.type in ("error", "warning") and not is_of_answer:
        wrong.append(said.text)


def join(
    page: Page, origin: str, place: str = "ws1", name: str = "Laptop", token: str = TOKEN
) -> None:
    """Follow the link to the capture page of a place."""
    page.goto(f"{origin}/notes#{token}")
    page.fill("#name", name)
    page.click("#join button")
    page.check(f"input[value={place}]")
    page.click("form button")
    expect(page.locator("#saving")).to_have_class("good")


def write(page: Page, *lines: str) -> None:
    """Type the lines, each ended by Enter."""
    for line in lines:
        page.keyboard.type(line)
        page.keyboard.press("Enter")


def saving(page: Page) -> str:
    return page.locator("#saving").inner_text()


def listed(page: Page) -> Locator:
    """Return the texts in the list that the hub has."""
    return page.locator("#groups .text")
