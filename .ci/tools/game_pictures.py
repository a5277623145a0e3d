"""Take the pictures of the bingo: Regie's screen, the stage, phones, a card on paper."""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from facilitator.domain.bingo.board import board_of
from facilitator.domain.stage import Choice, Live, Scene
from facilitator.link.playing import Playing
from facilitator.link.state import LinkState
from facilitator.station.paper_cards import Wanted, deal_cards
from facilitator.station.printing import write_printing
from tools.drawing import draw_pages, draw_screen
from tools.gaming import HOST, PORT, Evening, evening, planned
from tools.phones import draw_phones
from tools.playing import NAME, event_at, sample_event
from tools.screens import WIDE, Shot, take, take_stage
from tools.told import ToldLink

SCREEN: Final = "bingo"
STAGE: Final = "bingo-buehne"
PHONES: Final = "bingo-handy"
PAPER: Final = "bingo-karte"
LARGE: Final = (176, 50)
"""Smaller, the lesser lines of the board are hard to read."""
NAMES: Final = (SCREEN, STAGE, PHONES, PAPER)

SHEET: Final = r"Jobcenter-Bingo\s+Karte 1"
"""How the sheet begins of which the upper half is shown, in this size in px."""
_CARD: Final = (840, 580)


def take_those(wanted: list[str], folder: Path) -> None:
    """Write those pictures into `folder` that are `wanted`."""
    if PAPER in wanted:
        _draw_paper(folder / f"{PAPER}.png")
    if not {SCREEN, STAGE, PHONES} & set(wanted):
        return
    with evening() as game:
        if SCREEN in wanted:
            shot = Shot(SCREEN, game.wall, "bingo", "werden geprüft", size=WIDE)
            svg = asyncio.run(take(shot, _told(game.playing)))
            draw_screen(svg, folder / f"{SCREEN}.png")
        if STAGE in wanted:
            draw_screen(asyncio.run(_take_stage(game)), folder / f"{STAGE}.png")
        if PHONES in wanted:
            draw_phones(game, folder / f"{PHONES}.png")


async def _take_stage(game: Evening) -> str:
    playing = game.playing
    board = board_of(game.overview, address=playing.join_url, place=playing.access.place)
    with event_at(game.wall) as station:
        choice = Choice(scene=Scene.BINGO_BOARD)
        return await take_stage(station, choice, Live(board=board), LARGE)


def _told(playing: Playing) -> ToldLink:
    return ToldLink(LinkState(connected=True, host=HOST, port=PORT, playing=playing))


def _draw_paper(target: Path) -> None:
    """Draw the first sheets of what ``facilitator bingo print`` writes."""
    agenda, block = sample_event()[0].agenda, planned()
    assert block.game is not None
    with TemporaryDirectory() as name:
        folder = Path(name)
        with event_at("2025-09-09 18:00") as station:
            now = station.now()
        wanted = Wanted(
            record=folder / f"{NAME}.record", block=block, game=block.game, count=2, host=HOST
        )
        dealt = deal_cards(wanted, lambda: now)
        written = write_printing(
            dealt.printing, agenda, block=block.id, folder=folder, stem=NAME, now=now
        )
        draw_pages(written, [SHEET], target, _CARD)
