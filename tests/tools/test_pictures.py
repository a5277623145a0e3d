"""The pictures of README and handbook can be taken anew, and load nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools import plenum_pictures
from tools.drawing import in_font_of_this_machine
from tools.pictures import SHOTS, take_countdown
from tools.plenum_phones import draw_phones
from tools.screens import Shot, take


@pytest.mark.slow
@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
async def test_shot_shows_what_it_is_for(shot: Shot) -> None:
    svg = await take(shot)

    assert shot.shows in words_of(svg)


async def test_picture_is_drawn_without_the_web() -> None:
    svg = in_font_of_this_machine(await take(SHOTS[0]))

    assert re.findall(r"@import|@font-face|(?:url\(|href=)['\"]?http", svg) == []


async def test_stage_shows_until_when_the_phase_lasts() -> None:
    assert "Workshop-Phase" in await take_countdown()


@pytest.mark.slow
def test_plenum_shows_points_of_five_themes_of_which_one_is_confirmed() -> None:
    svg = words_of(plenum_pictures.take_plenum())

    assert len(re.findall(r"\d+ P(?:unkte|\.) ·", svg)) == 5
    assert re.findall(r"✓ [\d:]+", svg) == ["✓ 11:32"]


@pytest.mark.slow
def test_polls_show_bars_and_the_cards_that_wait() -> None:
    svg = words_of(plenum_pictures.take_polls())

    assert "230 von höchstens 270 Punkten" in svg
    assert "4 Karten warten" in svg


@pytest.mark.slow
def test_stage_reads_back_what_the_plenum_is_to_confirm() -> None:
    assert "1.15 Jedes Jobcenter benennt" in words_of(plenum_pictures.take_read_back())


@pytest.mark.slow
def test_stage_shows_points_once_they_are_revealed() -> None:
    assert "230 von höchstens 270 Punkten" in words_of(plenum_pictures.take_bars())


@pytest.mark.slow
@pytest.mark.browser
def test_phones_are_photographed(tmp_path: Path) -> None:
    target = tmp_path / "phones.png"

    draw_phones(target)

    assert target.read_bytes().startswith(b"\x89PNG")


def words_of(svg: str) -> str:
    """Return what stands on a screen."""
    return svg.replace("&#160;", " ")
