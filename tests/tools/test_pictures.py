"""The pictures of README and handbook can be taken anew, and load nothing from elsewhere."""

from __future__ import annotations

import re

import pytest

from tools.drawing import in_font_of_this_machine
from tools.pictures import SHOTS, take_stage
from tools.screens import Shot, take


@pytest.mark.slow
@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
async def test_shot_shows_what_it_is_for(shot: Shot) -> None:
    svg = await take(shot)

    assert shot.shows in svg.replace("&#160;", " ")


async def test_picture_is_drawn_without_the_web() -> None:
    svg = in_font_of_this_machine(await take(SHOTS[0]))

    assert re.findall(r"@import|@font-face|(?:url\(|href=)['\"]?http", svg) == []


async def test_stage_shows_until_when_the_phase_lasts() -> None:
    assert "Workshop-Phase" in await take_stage()
