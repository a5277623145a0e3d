"""Codes as a renderer that is not ours draws them: the screen's SVG in real Chromium."""

from __future__ import annotations

import asyncio
import re
from math import ceil
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import pytest
from playwright.async_api import async_playwright

from facilitator.domain.event_clock import EventClock
from facilitator.domain.stage import Picture, Scene
from facilitator.link.frames import Show
from facilitator.texts import load_texts
from facilitator.tui.stage.app import StageApp
from tests.clock import Clock
from tests.hub.pages.looking import ARGUMENTS, chromium
from tests.tui.conftest import Open
from tests.tui.scanning import Image, read_by_both
from tests.tui.stage.pictures import NOW
from tests.tui.test_code_screen import JOIN, MEET, SIZES, THEMES, show_code

pytestmark = [pytest.mark.browser, pytest.mark.slow]
_SIZE: Final = re.compile(r'viewBox="0 0 (\S+) (\S+?)"')
ADDRESSES = pytest.mark.parametrize("address", [JOIN, MEET], ids=["join", "meet"])


async def photographed(svg: str, folder: Path) -> Image:
    """Return the screenshot of `svg`; it names a font from the network, which does not come."""
    picture = folder / "screen.svg"
    await asyncio.to_thread(picture.write_text, svg, encoding="utf-8")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=[*ARGUMENTS])
        wide, high = (ceil(float(side)) for side in _SIZE.findall(svg)[0])
        page = await browser.new_page(viewport={"width": wide, "height": high})
        await page.route("http*://**", lambda route: route.abort())
        await page.goto(picture.as_uri())
        shot = await page.screenshot()
        await browser.close()
    image = cv2.imdecode(np.frombuffer(shot, np.uint8), cv2.IMREAD_COLOR)
    assert image is not None
    return image.astype(np.uint8)


@SIZES
@THEMES
@ADDRESSES
async def test_code_on_the_screen_is_read_by_both_decoders(
    open_app: Open, tmp_path: Path, address: str, theme: str, size: tuple[int, int]
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
    tmp_path: Path, address: str, light: bool, size: tuple[int, int]
) -> None:
    app = StageApp(load_texts("de"), Clock(NOW).now, lambda: None)
    picture = Picture(scene=Scene.CODE, text="Jobcenter-Bingo", address=address, light=light)
    async with app.run_test(size=size) as pilot:
        app.take(Show(picture, EventClock(NOW, NOW)))
        app.look()
        await pilot.pause()
        svg = app.export_screenshot()

    assert read_by_both(await photographed(svg, tmp_path)) == (address, address)
