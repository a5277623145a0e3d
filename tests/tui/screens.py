"""What tests of screens look at, and what they wait for."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.view import View
from tests.hub.told import LOOK_AGAIN, PATIENCE


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until every worker is done and what it found is on the screen."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def until(pilot: Pilot[Any], condition: Callable[[], bool]) -> None:
    """Wait until `condition` holds: what screens do in their own time they tell nobody."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await pilot.pause(LOOK_AGAIN)


async def write(pilot: Pilot[Any], text: str) -> None:
    """Type `text`, sign by sign."""
    await pilot.press(*("space" if sign == " " else sign for sign in text))


def shown(app: FacilitatorApp) -> list[str]:
    """Return the lines of the screen."""
    width, _ = app.size
    strips = app.screen._compositor.render_strips()
    return [strip.text[:width].rstrip() for strip in strips]


def said(app: FacilitatorApp) -> list[str]:
    """Return the notices that the user has been shown."""
    return [notice.message for notice in app._notifications]


def keys_in_footer(app: FacilitatorApp) -> list[str]:
    """Return the keys that the last line offers, in their order."""
    return [offer.split(" ")[0] for offer in re.split(r"\s{2,}", shown(app)[-1].strip())]


async def everything_saved(pilot: Pilot[Any]) -> None:
    """Wait until the disk has all of it and the header says so: a picture is of that moment."""
    assert isinstance(pilot.app, FacilitatorApp)
    pilot.app.context.station.recall()  # a read waits for all that was submitted before it
    for screen in pilot.app.screen_stack:
        if isinstance(screen, View):
            screen.refresh_moment()
    await pilot.pause()
