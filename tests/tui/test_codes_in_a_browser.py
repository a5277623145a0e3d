"""Codes as a renderer that is not ours draws them: the screen's SVG in real Chromium."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from math import ceil
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import pytest
from playwright.sync_api import Browser

from facilitator.domain.event_clock import EventClock
from facilitator.domain.stage import Picture, Scene
from facilitator.link.frames import Show
from facilitator.texts import load_texts
from facilitator.tui.stage.app import StageApp
from tests.clock import Clock
from tests.hub.pages.looking import launched
from tests.tui.conftest import Open
from tests.tui.scanning import Image, read_by_both
from tests.tui.stage.pictures import NOW
from tests.tui.test_code_screen import JOIN, MEET, SIZES, THEMES, show_code

pytestmark = [pytest.mark.browser, pytest.mark.slow]
_SIZE: Final = re.compile(r'viewBox="0 0 (\S+) (\S+?)"')
Photographed = Callable[[str, Path], Awaitable[Image]]
ADDRESSES = pytest.mark.parametrize("address", [JOIN, MEET], ids=["join", "meet"])


@pytest.fixture(scope="module")
def beside() -> Iterator[ThreadPoolExecutor]:
    """A thread for Chromium, whose driver has a loop of its own: the screens have one here."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        yield thread


@pytest.fixture(scope="module")
def photographed(beside: ThreadPoolExecutor) -> Iterator[Photographed]:
    """Photograph an SVG, each in the same browser."""
    with ExitStack() as stack:
        browser = beside.submit(stack.enter_context, launched()).result()

        async def photograph(svg: str, folder: Path) -> Image:
            return await asyncio.wrap_future(beside.submit(_shot, browser, svg, folder))

        yield photograph
        beside.submit(stack.close).result()


def _shot(browser: Browser, svg: str, folder: Path) -> Image:
    """Return the screenshot of `svg`; it names a font from the network, which does not come."""
    picture = folder / "screen.svg"
    picture.write_text(svg, encoding="utf-8")
    wide, high = (ceil(float(side)) for side in _SIZE.findall(svg)[0])
    page = browser.new_page(viewport={"width": wide, "height": high})
    page.route("http*://**", lambda route: route.abort())
    page.goto(picture.as_uri())
    shot = page.screenshot()
    page.close()
    image = cv2.imdecode(np.frombuffer(shot, np.uint8), cv2.IMREAD_COLOR)
    assert image is not None
    return image.astype(np.uint8)


@SIZES
@THEMES
@ADDRESSES
async def test_code_on_the_screen_is_read_by_both_decoders(
    photographed: Photographed,
    open_app: Open,
    tmp_path: Path,
    address: str,
    theme: str,
    size: tuple[int, int],
) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await show_code(pilot, address, theme)
        svg = app.export_screenshot()

    assert read_by_both(await photographed(svg, tmp_path)) == (address, address)


@SIZES
@pytest.mark.parametrize("light", [False, True], ids=["black", "white"])
@ADDRESSES
async def test_code_on_the_stage_is_read_by_both_decoders(
    photographed: Photographed, tmp_path: Path, address: str, light: bool, size: tuple[int, int]
) -> None:
    app = StageApp(load_texts("de"), Clock(NOW).now, lambda: None)
    picture = Picture(scene=Scene.CODE, text="Jobcenter-Bingo", address=address, light=light)
    async with app.run_test(size=size) as pilot:
        app.take(Show(picture, EventClock(NOW, NOW)))
        app.look()
        await pilot.pause()
        svg = app.export_screenshot()

    assert read_by_both(await photographed(svg, tmp_path)) == (address, address)
